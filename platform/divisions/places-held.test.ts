import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, newId, sql, type Tx } from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import type { Act } from './acts.ts';
import { followers, placements } from './hangings.ts';
import { act, COUNTY, idOf, openGround, refusalOf, system, undo, when } from './testing/ground.ts';

/** Columns that hold a place and are left as they are by an act, each with its reason. */
const historic: Readonly<Record<string, string>> = {
  'division.parent_id': 'the tree itself',
  'division.town_id': 'the tree itself',
  'division_version.division_id': 'the history of the tree',
  'division_version.parent_id': 'the history of the tree',
  'division_change.division_id': 'what an act did',
  'division_change.before_parent_id': 'what an act did',
  'division_change.after_parent_id': 'what an act did',
  'division_change.into_id': 'what an act did',
  'division_alias.division_id': 'former names, written and taken away by the act itself',
  'case_action.place_id': 'where it was done',
  'pay_line.town_id': 'a roll stands as it was signed',
  'pay_line.village_id': 'a roll stands as it was signed',
  'award_opening_line.town_id':
    'where it was when the roster was compared; an award takes the place of its payee',
  'award_opening_line.village_id': 'where it was when the roster was compared',
  'fund_share.town_id': 'to whom money was allocated; its account is carried along',
  'review_due.town_id': 'follows roster_membership by a trigger',
  'case_delegation.town_id': 'given to the township that the document names; another needs its own',
  'review_due.village_id': 'follows roster_membership by a trigger',
  'division_follow.from_id': 'what an act found',
  'division_follow.to_id': 'what an act found',
};

const columnsOf = {
  village: ['town_id', 'village_id'],
  area: ['town_id', 'village_id'],
  place: ['place_id'],
};
const carried = new Set(
  followers.flatMap(({ table, placed, copies }) =>
    [table, ...(copies ?? []).map((copy) => copy.table)].flatMap((name) =>
      placed === 'actor' ? [`${name}.actor`] : columnsOf[placed].map((column) => `${name}.${column}`),
    ),
  ),
);

test('every column that holds a place follows acts on places, or is listed as history', async () => {
  const { db } = await openGround();
  const columns = await db.read(system, (reader) =>
    reader.rows<{ name: string }>(sql`
      select distinct c.relname || '.' || a.attname as name
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'division'::regclass
          and a.attnum = any (k.conkey) and a.attname <> 'county_code'
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not like 'pg_%'
        and (k.oid is not null
          or (a.atttypid = 'uuid'::regtype and a.attname ~ '(^|_)(town|village|place|division|parent|from|to|into)_id$')
          or (a.atttypid = 'jsonb'::regtype and a.attname ~ '(^|_)(actor|place|places)$'))
      order by 1`),
  );
  const found = columns.map(({ name }) => name);
  assert.deepEqual(
    found.filter((name) => !carried.has(name) && !(name in historic)),
    [],
    'a place that is neither carried along (hangings.ts) nor history',
  );
  const known = new Set(found);
  assert.deepEqual(
    [...carried, ...Object.keys(historic)].filter((name) => !known.has(name)),
    [],
    'named here, and no such column',
  );
  assert.deepEqual(Object.keys(placements).sort(), ['actor', 'area', 'place', 'village']);
});

/** What an officer of a place leaves there: an import, a finished export, one that expired, an open job, a done one. */
async function insertWork(tx: Tx, actor: Actor, townId: string): Promise<void> {
  const village = actor.level === 'village' ? actor.placeId : null;
  await tx.run(sql`insert into data_import (county_code, id, town_id, village_id, upload_key, file_name, file_bytes,
      sha256, state, uploaded_by, uploaded_by_name, uploaded_at)
    values (${COUNTY}, ${newId()}, ${townId}, ${village}, 'key', '低保.xlsx', 1, '00', 'finished', ${actor.userId},
      ${actor.userName}, now())`);
  for (const state of ['done', 'expired']) {
    await tx.run(sql`insert into export_file (county_code, id, list, format, language, columns, filter_shown, file_name,
        state, sha256, user_id, user_name, post_holding_id, post, duty, level, place_id, requested_at, expires_at)
      values (${COUNTY}, ${newId()}, 'persons', 'xlsx', 'zh', '{}', '{}', '人员.xlsx', ${state}, decode('00', 'hex'), ${actor.userId},
        ${actor.userName}, ${actor.postHoldingId}, ${actor.post}, ${actor.duty}, ${actor.level}, ${actor.placeId},
        now(), now())`);
  }
  for (const state of ['running', 'done']) {
    const stored = JSON.stringify({ ...actor, permissions: [...actor.permissions] });
    await tx.run(sql`insert into job (county_code, id, kind, subject_id, state, actor, run_after, queued_at)
      values (${COUNTY}, ${newId()}, 'run-import', ${newId()}, ${state}, ${stored}::jsonb, now(), now())`);
  }
}

test('imports, files and open jobs go with the place of their officer, are no obstacle to an undo, and come back', async () => {
  const ground = await openGround();
  const { db } = ground;
  const [from, into, village] = [
    await idOf(db, '西卜沙乡'),
    await idOf(db, '王加乡'),
    await idOf(db, '跃进村'),
  ];
  const clerk = testActor({ countyCode: COUNTY, level: 'town', placeId: from });
  const worker = testActor({ countyCode: COUNTY, level: 'village', placeId: village });
  await db.change(system, async (tx) => {
    for (const actor of [clerk, worker]) await insertWork(tx, actor, from);
    await tx.run(sql`update division set name = '西卜沙' || name where county_code = ${COUNTY}
      and parent_id = ${from} and id <> ${village}`);
  });
  const work = () =>
    db.read(system, async (reader) => [
      await reader.rows(sql`select to_jsonb(i) from data_import i order by id`),
      await reader.rows(sql`select to_jsonb(e) from export_file e order by id`),
      await reader.rows(sql`select to_jsonb(j) from job j order by id`),
    ]);
  const before = await work();
  const merge: Act = { kind: 'merge', placeIds: [from], into: { placeId: into }, ...when('2024-03-01') };
  const done = await act(ground, [merge]);
  assert.ok(done.ok, refusalOf(done));

  const seen = (actor: Actor) =>
    db.read(actor, async (reader) => [
      (await reader.rows(sql`select 1 from data_import`)).length,
      (await reader.rows(sql`select 1 from export_file where state = 'done'`)).length,
    ]);
  assert.deepEqual(await seen({ ...clerk, placeId: into }), [2, 1]);
  assert.deepEqual(await seen(worker), [1, 1]);
  const jobs = await db.read(system, (reader) =>
    reader.rows<{ state: string; place: string }>(sql`select state, actor ->> 'placeId' as place from job
      where actor ->> 'level' = 'town' order by state`),
  );
  assert.deepEqual(jobs, [
    { state: 'done', place: from },
    { state: 'running', place: into },
  ]);
  assert.equal(refusalOf(await undo(ground, done.value.acts[0]?.operationId ?? '')), 'done');
  assert.deepEqual(await work(), before);

  const again = await act(ground, [merge]);
  assert.ok(again.ok, refusalOf(again));
  await db.change(system, (tx) => insertWork(tx, { ...clerk, userId: newId(), placeId: into }, into));
  assert.equal(refusalOf(await undo(ground, again.value.acts[0]?.operationId ?? '')), 'done');
  assert.deepEqual(await seen(clerk), [2, 1]);
});
