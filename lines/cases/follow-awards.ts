import type { CaseDecision, CaseReading, MatterBook } from '../../engine/matters/index.ts';
import { type DecidedCase, followDecisions } from '../../platform/awards/index.ts';
import { type Actor, type Id, isId, type Tx } from '../../platform/base/index.ts';
import type { DecisionMade } from '../../platform/cases/index.ts';

/** A decision by which something is paid month by month. Help that is given once is no award. */
const isPaid = (decision: CaseDecision | undefined): boolean =>
  decision?.isGranted === true && decision.paidFrom !== undefined;

const recordOf = ({ steps }: CaseReading) =>
  steps.find(({ step, state }) => step.kind === 'calculation' && state === 'done')?.record;

/** What of the amount is for care, as it was calculated. */
function careOf(reading: CaseReading): number {
  const said = recordOf(reading)?.careFen;
  return typeof said === 'number' ? said : 0;
}

/** For whom the calculation gives something; nobody where the case was not calculated person by person. */
function givenFor(reading: CaseReading): readonly Id[] {
  const record = recordOf(reading);
  const members: readonly unknown[] = Array.isArray(record?.members) ? record.members : [];
  return members.flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('id' in one) || !('amountFen' in one)) return [];
    const { id, amountFen } = one;
    return typeof id === 'string' && isId(id) && typeof amountFen === 'number' && amountFen > 0 ? [id] : [];
  });
}

/** Opens, changes or takes back the awards of cases that were decided, all in one go. */
export async function followAwards(
  matterBook: MatterBook,
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  made: readonly DecisionMade[],
): Promise<void> {
  const cases = made.flatMap(({ matter: code, before, after, ...one }): DecidedCase[] => {
    const matter = matterBook.matters.get(code);
    if (matter?.scheme === undefined) return [];
    const decision = isPaid(after) ? after : isPaid(before) ? before : undefined;
    if (decision === undefined) return [];
    const partyId = matter.applicant.of === 'household' ? one.householdId : one.personId;
    if (partyId === null) throw new Error(`${code} is of a household, and case ${one.caseId} has none`);
    return [
      {
        caseId: one.caseId,
        scheme: matter.scheme,
        kind: matter.kind === 'change' ? 'change' : 'grant',
        partyId,
        householdId: one.householdId,
        personId: one.personId,
        holderName: one.applicantName,
        townId: one.townId,
        villageId: one.villageId,
        isGranted: decision === after,
        amountFen: decision.amountFen ?? 0,
        careFen: decision.amountFen ? careOf(one.reading) : 0,
        fromMonth: `${decision.paidFrom}-01`,
        decidedOn: decision.on,
        members: matter.applicant.of === 'household' && decision === after ? givenFor(one.reading) : [],
      },
    ];
  });
  if (cases.length > 0) await followDecisions(tx, actor, at, cases);
}
