import { getYmd, readFacts } from '../../engine/index.ts';
import { type Actor, type Id, newId, sql, type Tx } from '../../platform/base/index.ts';
import type { DecidedFacts } from '../../platform/cases/index.ts';
import { type Assessment, assessedFacts, type Facts, writeAssessments } from '../population/index.ts';

const assessed = {
  household: new Set(assessedFacts.household.map(({ name }) => name)),
  member: new Set(assessedFacts.member.map(({ name }) => name)),
};

const keep = (known: ReadonlyMap<string, number>, names: ReadonlySet<string>): Facts =>
  Object.fromEntries([...known].filter(([name]) => names.has(name)));

/**
 * Writes what a decision stood on as the household's dated facts, known from the day of the decision: the next
 * calculation and every what-if go on from there. What the registry knows itself, and whoever is no member, is left out.
 */
export async function keepFacts(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  decided: readonly DecidedFacts[],
): Promise<void> {
  if (decided.length === 0) return;
  const members = await membersOf(
    tx,
    actor,
    decided.map(({ householdId }) => householdId),
  );
  const assessments = decided.flatMap((each) =>
    toAssessment(each, members.get(each.householdId) ?? new Set()),
  );
  await writeAssessments(tx, actor, { source: 'case', document: '', at }, assessments);
}

function toAssessment(decided: DecidedFacts, members: ReadonlySet<Id>): Assessment[] {
  const read = readFacts(decided.facts, getYmd(decided.day));
  if (!read.ok) return [];
  return [
    {
      id: newId(),
      householdId: decided.householdId,
      document: decided.caseNo,
      knownFrom: Temporal.PlainDate.from(decided.on),
      facts: keep(read.value.household, assessed.household),
      members: read.value.members.flatMap(({ id, facts }) =>
        members.has(id) ? [{ personId: id, facts: keep(facts, assessed.member) }] : [],
      ),
    },
  ];
}

async function membersOf(tx: Tx, actor: Actor, householdIds: readonly Id[]): Promise<Map<Id, Set<Id>>> {
  const rows = await tx.rows<{ household_id: Id; person_id: Id }>(sql`select household_id, person_id
    from household_member where county_code = ${actor.countyCode}
      and household_id = any(${[...new Set(householdIds)]}::uuid[]) and left_on is null`);
  return new Map(
    [...Map.groupBy(rows, ({ household_id }) => household_id)].map(([id, found]) => [
      id,
      new Set(found.map(({ person_id }) => person_id)),
    ]),
  );
}
