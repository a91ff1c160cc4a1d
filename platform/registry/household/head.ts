import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { HEAD, relationCodes } from '../codes/index.ts';
import type { Fact } from '../history/facts.ts';
import { findLastChange } from '../history/facts.ts';
import type { LockedHousehold, OpenStay } from './lock.ts';

/** Who becomes head, and what the others are to them: every relation is a relation to the head. */
export const Succession = Type.Object({
  headId: Type.String({ format: 'uuid' }),
  relations: Type.Array(
    Type.Object({
      personId: Type.String({ format: 'uuid' }),
      relation: Type.String({ pattern: '^[0-9]{2}$' }),
    }),
    { maxItems: 100 },
  ),
});
export type Succession = Static<typeof Succession>;

export function checkRelation(relation: string): Outcome<null> {
  return relationCodes.has(relation)
    ? done(null)
    : refuse('registry.code.unknown', { code: relation, list: 'GB/T 4761' }, { field: 'relation' });
}

/**
 * Puts another member at the head. `stays` are the members who stay behind, the new head among them.
 * Refusals: `registry.household.head-not-member`, `.relation-missing`, `.before-joined`, `registry.code.unknown`,
 * `registry.date.before-last-change`.
 */
export async function setHead(
  tx: Tx,
  actor: Actor,
  household: LockedHousehold,
  stays: readonly OpenStay[],
  succession: Succession,
  on: Temporal.PlainDate,
): Promise<Outcome<Fact[]>> {
  const head = stays.find((stay) => stay.person_id === succession.headId);
  if (head === undefined) return refuse('registry.household.head-not-member', {}, { field: 'headId' });
  if (Temporal.PlainDate.compare(on, head.joined_on) < 0) {
    const facts = { name: head.name, on: head.joined_on.toString() };
    return refuse('registry.household.before-joined', facts, { field: 'on' });
  }
  const last = await findLastChange(tx, actor.countyCode, { kind: 'household', id: household.id }, ['head']);
  if (last && Temporal.PlainDate.compare(on, last) < 0) {
    return refuse('registry.date.before-last-change', { on: last.toString() }, { field: 'on' });
  }
  const said = new Map(succession.relations.map(({ personId, relation }) => [personId, relation]));
  const changes: { stay: OpenStay; relation: string }[] = [];
  for (const stay of stays) {
    const relation = stay === head ? HEAD : said.get(stay.person_id);
    if (relation === undefined || (stay !== head && relation === HEAD)) {
      return refuse('registry.household.relation-missing', { name: stay.name }, { field: 'relations' });
    }
    const known = checkRelation(relation);
    if (!known.ok) return known;
    if (relation !== stay.relation) changes.push({ stay, relation });
  }
  await writeHead(tx, actor, household.id, head, changes);
  const relationFacts = changes.map(({ stay, relation }) => ({
    subjectKind: 'person' as const,
    subjectId: stay.person_id,
    act: 'head' as const,
    effectiveOn: on,
    fields: [{ field: 'relation', before: stay.relation, after: relation }],
  }));
  return done([
    {
      subjectKind: 'household',
      subjectId: household.id,
      act: 'head',
      effectiveOn: on,
      fields: [
        {
          field: 'head',
          before: household.head_id === null ? null : { id: household.head_id, name: household.head_name },
          after: { id: head.person_id, name: head.name },
        },
      ],
    },
    ...relationFacts,
  ]);
}

async function writeHead(
  tx: Tx,
  actor: Actor,
  householdId: Id,
  head: OpenStay,
  changes: readonly { stay: OpenStay; relation: string }[],
): Promise<void> {
  const county = actor.countyCode;
  await tx.run(sql`update household set head_id = ${head.person_id}, head_name = ${head.name}
    where county_code = ${county} and id = ${householdId}`);
  const ids = changes.map(({ stay }) => stay.person_id);
  const relations = changes.map(({ relation }) => relation);
  await tx.run(sql`update household_member m set relation = r.relation
    from unnest(${ids}::uuid[], ${relations}::text[]) as r (person_id, relation)
    where m.county_code = ${county} and m.household_id = ${householdId} and m.person_id = r.person_id
      and m.left_on is null`);
  await tx.run(sql`update person p set relation = r.relation, version = p.version + 1
    from unnest(${ids}::uuid[], ${relations}::text[]) as r (person_id, relation)
    where p.county_code = ${county} and p.id = r.person_id`);
}

/** A former or present head may not leave before the day on which the headship last changed hands. */
export async function checkLeaveAfterHeadship(
  tx: Tx,
  actor: Actor,
  household: LockedHousehold,
  personIds: readonly Id[],
  on: Temporal.PlainDate,
): Promise<Outcome<null>> {
  const row = await tx.get<{
    on: Temporal.PlainDate | null;
  }>(sql`select max(effective_on) as on from fact_change
    where county_code = ${actor.countyCode} and subject_kind = 'household' and subject_id = ${household.id}
      and act not in ('create', 'correct')
      and exists (select 1 from jsonb_array_elements(fields) f where f ->> 'field' = 'head'
        and (f -> 'before' ->> 'id' = any (${personIds}::text[]) or f -> 'after' ->> 'id' = any (${personIds}::text[])))`);
  return row.on && Temporal.PlainDate.compare(on, row.on) < 0
    ? refuse('registry.date.before-last-change', { on: row.on.toString() }, { field: 'on' })
    : done(null);
}
