import type { CaseReading } from '../../engine/matters/index.ts';
import { findStep } from '../../engine/matters/index.ts';
import type { Actor, Outcome, Tx } from '../../platform/base/index.ts';
import type { DecisionMade } from '../../platform/cases/index.ts';
import { RefusalError } from '../../platform/http/index.ts';
import {
  type DecidedRelief,
  grantRelief,
  type ReliefWords,
  takeBackRelief,
} from '../../platform/relief/index.ts';

const SCHEME = 'temporary-relief';
const CAUSE_MAX = 500;

/** By what the list of relief says what a family is on besides. */
export const reliefWords: ReliefWords = {
  scheme: SCHEME,
  extreme: 'extreme-poverty',
  dibao: 'minimum-living-allowance',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The ways of the matter: cash for what is paid, goods or a referral where nothing is. */
function wayOf(value: unknown): DecidedRelief['way'] {
  return value === 'goods' || value === 'referral' ? value : 'cash';
}

function sayRelief(made: DecisionMade, reading: CaseReading): DecidedRelief | undefined {
  const { after } = made;
  if (after?.isGranted !== true) return undefined;
  const record = findStep(reading, after.step)?.record ?? {};
  const amountFen = after.amountFen ?? 0;
  const source = amountFen === 0 ? 'none' : record.fund === 'reserve' ? 'reserve' : 'county';
  return {
    caseId: made.caseId,
    caseNo: made.caseNo,
    householdId: made.householdId,
    personId: made.personId,
    holderName: made.applicantName,
    townId: made.townId,
    villageId: made.villageId,
    kind: textOf(reading.form.kind),
    cause: textOf(reading.form.event).slice(0, CAUSE_MAX),
    acceptedOn: reading.acceptedOn ?? null,
    decidedOn: after.on,
    decidedBy: after.step === 'aid-first' || after.step === 'decide-small' ? 'town' : 'county',
    way: wayOf(record.way),
    what: textOf(record.what),
    source,
    amountFen,
  };
}

/** An act is refused with what its money is refused by: nothing of it stands then. */
function must<T>(outcome: Outcome<T>): void {
  if (!outcome.ok) throw new RefusalError(outcome.refusal);
}

/** Keeps relief that was decided and makes it payable; takes back what is decided no more. */
export async function followRelief(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  made: readonly DecisionMade[],
): Promise<void> {
  const relief = made.filter(({ matter }) => matter === SCHEME);
  const gone = relief.filter(({ before, after }) => before?.isGranted && !after?.isGranted);
  if (gone.length > 0) {
    must(
      await takeBackRelief(
        tx,
        actor,
        at,
        SCHEME,
        gone.map(({ caseId }) => caseId),
      ),
    );
  }
  const given = relief.flatMap((one) => sayRelief(one, one.reading) ?? []);
  if (given.length > 0) must(await grantRelief(tx, actor, at, SCHEME, given));
}
