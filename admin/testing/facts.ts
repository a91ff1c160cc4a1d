import {
  type Assessment,
  assessedFacts,
  type Facts,
  writeAssessments,
} from '../../lines/population/index.ts';
import { type Actor, newId, type Tx } from '../../platform/base/index.ts';
import type { TestHome } from './people.ts';

const nothing = (facts: typeof assessedFacts.member): Facts =>
  Object.fromEntries(facts.map(({ name }) => [name, 0]));
/** Somebody bound by law to support, and able to: the last place of the choice. */
const SUPPORTED = { legalSupport: 2 };
const MONTHS = 12;

/** What is known of the homes: nothing special, and incomes from little to plenty. The last home is not assessed. */
export async function assessHomes(
  tx: Tx,
  actor: Actor,
  homes: readonly TestHome[],
  at: Temporal.Instant,
): Promise<void> {
  const assessments = homes.slice(0, -1).map(
    ({ id: householdId, members }, index): Assessment => ({
      id: newId(),
      householdId,
      knownFrom: Temporal.PlainDate.from('2019-01-01'),
      facts: { ...nothing(assessedFacts.household), dwellings: 1 },
      members: members.map(({ id: personId }) => ({
        personId,
        facts: {
          ...nothing(assessedFacts.member),
          ...SUPPORTED,
          otherIncome: MONTHS * 100 * (300 + 45 * (index % 20)),
        },
      })),
    }),
  );
  await writeAssessments(tx, actor, { source: 'demo', document: '入户调查', at }, assessments);
}
