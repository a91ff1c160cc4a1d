import { normaliseIdentityNumber } from '../base/index.ts';

/**
 * The number of a disability certificate of the second and third generation: the holder's ID number, one digit of
 * kind, one of grade, and `B1`, `B2` … for a certificate issued again (残联发〔2018〕41号).
 */
export interface DisabilityNumber {
  readonly number: string;
  /** The eighteen characters in front; they should be the holder's own, but an ID number can have been replaced. */
  readonly idNumber: string;
  /** GB/T 26341: 1 sight … 7 multiple. */
  readonly kind: string;
  readonly grade: 1 | 2 | 3 | 4;
  readonly reissues: number;
}

const SHAPE = /^(\d{17}[\dX])([1-7])([1-4])(?:B(\d{1,2}))?$/;

export function normaliseDisabilityNumber(text: string): string {
  return normaliseIdentityNumber(text);
}

export function findDisabilityNumber(text: string): DisabilityNumber | undefined {
  const number = normaliseDisabilityNumber(text);
  const found = SHAPE.exec(number);
  const [, idNumber, kind, grade, reissues] = found ?? [];
  if (idNumber === undefined || kind === undefined) return undefined;
  return {
    number,
    idNumber,
    kind,
    grade: Number(grade) as 1 | 2 | 3 | 4,
    reissues: reissues === undefined ? 0 : Number(reissues),
  };
}
