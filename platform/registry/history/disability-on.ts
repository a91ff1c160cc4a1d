/** A certificate by what decides on which days it counts; days as text. */
export interface Certificate {
  readonly kind: string;
  readonly grade: number;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  readonly revokedOn: string | null;
}

interface Disability {
  readonly disabilityKind: string | null;
  readonly disabilityGrade: number | null;
}

/** Issued by that day and not revoked. One whose day of issue is not known counts from the beginning. */
export const heldOn = (one: Certificate, day: string): boolean =>
  (one.issuedOn ?? '') <= day && (one.revokedOn === null || one.revokedOn > day);

/**
 * The disability by the certificate that was valid on a day: the gravest grade, among equals the one issued last.
 * Somebody of whom only kind and grade are known, and no certificate, reads as today.
 */
export function disabilityOn(now: Disability, certificates: readonly Certificate[], day: string): Disability {
  if (certificates.length === 0)
    return { disabilityKind: now.disabilityKind, disabilityGrade: now.disabilityGrade };
  const [valid] = certificates
    .filter((one) => heldOn(one, day) && (one.validUntil === null || one.validUntil >= day))
    .sort((a, b) => a.grade - b.grade || ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? 1 : -1));
  return { disabilityKind: valid?.kind ?? null, disabilityGrade: valid?.grade ?? null };
}
