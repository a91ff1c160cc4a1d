import type { Id, Tx } from '../base/index.ts';
import { emptySql, fileSql, sql } from '../base/index.ts';
import type { PlannedAct } from './draft.ts';
import { type Follower, followers, placements } from './hangings.ts';

/**
 * Carries what hangs on places along with them: a fixed number of statements per kind of record, however
 * many places change and however many records follow.
 */

interface Carried {
  readonly operationIds: Id[];
  readonly fromIds: Id[];
  readonly toIds: Id[];
}

const collect = (rows: readonly (readonly [operationId: Id, fromId: Id, toId: Id])[]): Carried => ({
  operationIds: rows.map(([operationId]) => operationId),
  fromIds: rows.map(([, fromId]) => fromId),
  toIds: rows.map(([, , toId]) => toId),
});

const placeColumn = (hanging: Follower) => fileSql(placements[hanging.placed].key);
const standing = (hanging: Follower) => (hanging.standing ? fileSql(` and ${hanging.standing}`) : emptySql);

/** Remembers and moves. The places themselves must be written already: townships are read from them. */
export async function carryRecords(tx: Tx, countyCode: string, acts: readonly PlannedAct[]): Promise<void> {
  const follows = collect(
    acts.flatMap((act) => act.follows.map((f) => [act.operationId, f.fromId, f.toId] as const)),
  );
  const households = acts.flatMap((act) =>
    act.households.map((h) => ({ operationId: act.operationId, ...h })),
  );
  const moved = acts.flatMap((act) =>
    act.changes.filter((c) => c.level === 'village' && c.after !== null).map(({ divisionId }) => divisionId),
  );
  for (const hanging of followers) {
    if (households.length > 0 && hanging.household)
      await rememberHouseholds(tx, countyCode, hanging, households);
    if (follows.fromIds.length > 0) await remember(tx, countyCode, hanging, follows);
  }
  for (const hanging of followers) await putWhereRemembered(tx, countyCode, hanging, acts, 'to_id');
  await followTownships(tx, countyCode, moved);
}

async function remember(tx: Tx, countyCode: string, hanging: Follower, follows: Carried): Promise<void> {
  await tx.run(sql`
    insert into division_follow (county_code, operation_id, subject_kind, subject_id, from_id, to_id)
    select ${countyCode}, f.operation_id, ${hanging.subjectKind}, t.id, f.from_id, f.to_id
    from ${fileSql(hanging.table)} t
    join unnest(${follows.operationIds}::uuid[], ${follows.fromIds}::uuid[], ${follows.toIds}::uuid[])
      f(operation_id, from_id, to_id) on f.from_id = ${placeColumn(hanging)}
    where t.county_code = ${countyCode}${standing(hanging)}
    on conflict do nothing`);
}

/** Runs before `remember`, whose rows for the rest of the village then leave these alone. */
async function rememberHouseholds(
  tx: Tx,
  countyCode: string,
  hanging: Follower,
  households: readonly { operationId: Id; householdId: Id; fromId: Id; toId: Id }[],
): Promise<void> {
  await tx.run(sql`
    insert into division_follow (county_code, operation_id, subject_kind, subject_id, from_id, to_id)
    select ${countyCode}, f.operation_id, ${hanging.subjectKind}, t.id, f.from_id, f.to_id
    from ${fileSql(hanging.table)} t
    join unnest(${households.map((h) => h.operationId)}::uuid[], ${households.map((h) => h.householdId)}::uuid[],
      ${households.map((h) => h.fromId)}::uuid[], ${households.map((h) => h.toId)}::uuid[])
      f(operation_id, household_id, from_id, to_id)
      on f.household_id = ${fileSql(hanging.household ?? 'null')} and f.from_id = ${placeColumn(hanging)}
    where t.county_code = ${countyCode}${standing(hanging)}`);
}

/** Puts each remembered record on one side of what is remembered: `to_id` to do, `from_id` to undo. */
export async function putWhereRemembered(
  tx: Tx,
  countyCode: string,
  hanging: Follower,
  acts: readonly { readonly operationId: Id }[],
  side: 'to_id' | 'from_id',
): Promise<void> {
  const operationIds = acts.map(({ operationId }) => operationId);
  const target = fileSql(side);
  const set = fileSql(placements[hanging.placed].set);
  const moved = sql`from division_follow f
    join division d on d.county_code = f.county_code and d.id = f.${target}
    where f.county_code = ${countyCode} and f.operation_id = any(${operationIds}::uuid[])
      and f.subject_kind = ${hanging.subjectKind} and f.from_id <> f.to_id
      and t.county_code = ${countyCode}`;
  await tx.run(sql`update ${fileSql(hanging.table)} t set ${set} ${moved} and t.id = f.subject_id`);
  for (const copy of hanging.copies ?? []) {
    await tx.run(
      sql`update ${fileSql(copy.table)} t set ${set} ${moved} and t.${fileSql(copy.key)} = f.subject_id`,
    );
  }
}

/** Villages that changed township take their records with them. */
export async function followTownships(tx: Tx, countyCode: string, villageIds: readonly Id[]): Promise<void> {
  if (villageIds.length === 0) return;
  const tables = followers
    .filter(({ placed }) => placed === 'village' || placed === 'area')
    .flatMap(({ table, copies }) => [table, ...(copies ?? []).map((copy) => copy.table)]);
  for (const table of tables) {
    await tx.run(sql`update ${fileSql(table)} t set town_id = d.town_id from division d
      where d.county_code = ${countyCode} and d.id = any(${villageIds}::uuid[])
        and t.county_code = ${countyCode} and t.village_id = d.id and t.town_id <> d.town_id`);
  }
}
