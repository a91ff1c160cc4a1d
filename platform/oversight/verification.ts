import { type AuditReport, readAnchors, verifyAudit } from '../audit/index.ts';
import type { Services } from '../http/index.ts';

export interface AnchorPlace {
  readonly file: string;
  /** `KeyRing.anchorKey`. */
  readonly key: Buffer;
}

export interface VerificationState {
  readonly isRunning: boolean;
  readonly startedAt: Temporal.Instant | null;
  readonly finishedAt: Temporal.Instant | null;
  readonly report: AuditReport | null;
}

/** Verifies a county's chain in the background: millions of rows take minutes. One run per county at a time. */
export interface Verification {
  start(countyCode: string): void;
  stateOf(countyCode: string): VerificationState;
  /** The last anchor outside the database; null while there is none, or when the file is not true. */
  findLastAnchor(countyCode: string): { seq: bigint; at: string } | null;
}

const IDLE: VerificationState = { isRunning: false, startedAt: null, finishedAt: null, report: null };

export function createVerification(
  services: Services,
  place: AnchorPlace,
  onError: (error: unknown) => void,
): Verification {
  const states = new Map<string, VerificationState>();

  async function run(countyCode: string, startedAt: Temporal.Instant): Promise<void> {
    try {
      const report = await verifyAudit(services.db, place.file, place.key, countyCode);
      states.set(countyCode, { isRunning: false, startedAt, finishedAt: services.clock.now(), report });
    } catch (error) {
      states.set(countyCode, IDLE);
      onError(error);
    }
  }

  const stateOf = (countyCode: string) => states.get(countyCode) ?? IDLE;
  return {
    stateOf,
    start(countyCode) {
      if (stateOf(countyCode).isRunning) return;
      const startedAt = services.clock.now();
      states.set(countyCode, { ...stateOf(countyCode), isRunning: true, startedAt });
      void run(countyCode, startedAt);
    },
    findLastAnchor(countyCode) {
      try {
        const own = readAnchors(place.file, place.key).anchors.filter((a) => a.countyCode === countyCode);
        const last = own.at(-1);
        return last ? { seq: last.seq, at: last.at } : null;
      } catch {
        return null;
      }
    },
  };
}
