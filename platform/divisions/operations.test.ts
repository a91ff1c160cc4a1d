import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue, newId, type Outcome, sql, type Tx } from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import type { Act } from './acts.ts';
import { elevated } from './elevated.ts';
import { nameOn } from './history.ts';
import { operate } from './operate.ts';
import { planActs } from './plan.ts';
import {
  act,
  COUNTY,
  clock,
  idOf,
  now,
  openGround,
  refusalOf,
  system,
  treeOf,
  undo,
  when,
} from './testing/ground.ts';
import { insertHousehold, snapshot } from './testing/records.ts';
import { assertTreeHolds } from './tree-invariants.ts';
import { undoOperation } from './undo.ts';

test('villages merge into a new one; records follow; the old name stands on its day', async () => {
  const ground = await openGround();
  const { db } = ground;
  const [a, b, town] = [await idOf(db, '夏德日村'), await idOf(db, '俄果村'), await idOf(db, '泽曲镇')];
  await db.change(system, (tx) => insertHousehold(tx, COUNTY, a, 3));
  const before = await db.read(system, (reader) => snapshot(reader, COUNTY));
  const done = await act(ground, [
    {
      kind: 'merge',
      placeIds: [a, b],
      into: { parentId: town, name: '俄夏村', unitKind: 'village' },
      ...when('2024-03-01'),
    },
  ]);
  assert.ok(done.ok, refusalOf(done));
  const merged = await idOf(db, '俄夏村');
  await db.read(system, async (reader) => {
    await assertTreeHolds(reader, COUNTY);
    const people = await reader.get<{ n: bigint }>(
      sql`select count(*) n from person where county_code = ${COUNTY} and village_id = ${merged}`,
    );
    assert.equal(people.n, 3n);
    assert.equal(await nameOn(reader, COUNTY, a, Temporal.PlainDate.from('2024-02-29')), '夏德日村');
    const old = await reader.get<{ valid_to: Temporal.PlainDate }>(
      sql`select valid_to from division_version where county_code = ${COUNTY} and division_id = ${a}`,
    );
    assert.equal(old.valid_to.toString(), '2024-03-01');
  });
  const operationId = done.value.acts[0]?.operationId ?? '';
  assert.equal(refusalOf(await undo(ground, operationId)), 'done');
  assert.equal(await db.read(system, (reader) => snapshot(reader, COUNTY)), before);
  assert.equal(refusalOf(await undo(ground, operationId)), 'divisions.undo.already');
});

test('a merge cannot be undone once somebody new was registered in the result', async () => {
  const ground = await openGround();
  const { db } = ground;
  const [a, b] = [await idOf(db, '夏德日村'), await idOf(db, '俄果村')];
  await db.change(system, (tx) => insertHousehold(tx, COUNTY, b, 2));
  const done = await act(ground, [
    { kind: 'merge', placeIds: [a], into: { placeId: b }, ...when('2024-03-01') },
  ]);
  assert.ok(done.ok, refusalOf(done));
  await db.change(system, (tx) => insertHousehold(tx, COUNTY, b, 1));
  const refused = await undo(ground, done.value.acts[0]?.operationId ?? '');
  assert.ok(!refused.ok);
  assert.deepEqual(
    [refused.refusal.code, refused.refusal.facts],
    ['divisions.undo.hangs-household', { count: 1, gone: 0, examples: '测试户' }],
  );
});

test('of two officers who change one village, the second is told by whom', async () => {
  const ground = await openGround();
  const placeId = await idOf(ground.db, '俄果村');
  const rename: Act = { kind: 'rename', placeId, name: '俄果新村', ...when('2024-03-01') };
  const preview = planActs(await treeOf(ground.db), [rename], clock.today());
  assert.ok(preview.ok);
  const other = { ...ground.officer, userId: newId(), userName: '才让卓玛' };
  const both = await Promise.all(
    [ground.officer, other].map((actor) =>
      ground.db.write(actor, (tx) => operate(tx, actor, now(), [rename], preview.value.expected)),
    ),
  );
  assert.deepEqual(both.map(refusalOf).sort(), ['divisions.place.changed', 'done']);
  const loser = both.find((outcome) => !outcome.ok);
  assert.ok(loser && !loser.ok);
  assert.ok(['测试员', '才让卓玛'].includes(String(loser.refusal.facts.by)));
});

test('an act is refused for tomorrow, for a taken name, for a code elsewhere and for the day of the last one', async () => {
  const ground = await openGround();
  const { db } = ground;
  const [placeId, town] = [await idOf(db, '俄果村'), await idOf(db, '泽曲镇')];
  const refusals = await Promise.all(
    [
      { kind: 'rename' as const, placeId, name: '新村', ...when('2026-06-02') },
      { kind: 'rename' as const, placeId, name: '夏德日村', ...when('2024-01-01') },
      { kind: 'rename' as const, placeId, name: '新村', ...when('2023-06-30') },
      { kind: 'recode' as const, codes: [{ placeId, code: '632323101250' }], ...when('2024-01-01') },
      { kind: 'recode' as const, codes: [{ placeId, code: '632323100200' }], ...when('2024-01-01') },
      {
        kind: 'found' as const,
        parentId: placeId,
        name: '新村',
        unitKind: 'village' as const,
        ...when('2024-01-01'),
      },
      {
        kind: 'found' as const,
        parentId: town,
        name: '新镇',
        unitKind: 'township' as const,
        ...when('2024-01-01'),
      },
    ].map((one) => act(ground, [one])),
  );
  assert.deepEqual(refusals.map(refusalOf), [
    'divisions.plan.future',
    'divisions.plan.name-taken',
    'divisions.plan.too-early',
    'divisions.plan.code-not-under-parent',
    'divisions.plan.code-taken',
    'divisions.plan.wrong-level',
    'divisions.plan.kind-of-other-level',
  ]);
});

test('a township that is merged takes its villages, their records and its posts along, and back', async () => {
  const ground = await openGround();
  const { db } = ground;
  const [from, into, village] = [
    await idOf(db, '西卜沙乡'),
    await idOf(db, '王加乡'),
    await idOf(db, '跃进村'),
  ];
  await db.change(system, (tx) => insertHousehold(tx, COUNTY, village, 2));
  await db.change(system, async (tx) => {
    const userId = newId();
    await tx.run(sql`insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at)
      values (${COUNTY}, ${userId}, 'clerk', '文书', '', now(), now())`);
    await tx.run(sql`insert into post_holding (county_code, id, user_id, post, duty, place_id, level, held_from, given_by)
      values (${COUNTY}, ${newId()}, ${userId}, 'township-clerk', 'business', ${from}, 'town',
        '2020-01-01', ${newId()})`);
  });
  const before = await db.read(system, (reader) => snapshot(reader, COUNTY));
  const done = await act(ground, [
    { kind: 'merge', placeIds: [from], into: { placeId: into }, ...when('2024-03-01') },
  ]);
  // Both have a 团结村 and a 红旗村, and one of each pair has to be renamed first.
  assert.equal(refusalOf(done), 'divisions.plan.refused');
  const tree = await treeOf(db);
  const twins = [...tree.places.values()].filter((p) => p.parentId === from && p.name !== '跃进村');
  const renamed = await act(
    ground,
    twins.map(
      (p): Act => ({ kind: 'rename', placeId: p.id, name: `西卜沙${p.name}`, ...when('2024-02-01') }),
    ),
  );
  assert.ok(renamed.ok, refusalOf(renamed));
  const merged = await act(ground, [
    { kind: 'merge', placeIds: [from], into: { placeId: into }, ...when('2024-03-01') },
  ]);
  assert.ok(merged.ok, JSON.stringify(merged));
  await db.read(system, async (reader) => {
    await assertTreeHolds(reader, COUNTY);
    const posts = await reader.rows(
      sql`select 1 from post_holding where county_code = ${COUNTY} and place_id = ${into}`,
    );
    assert.equal(posts.length, 1);
  });
  for (const done of [merged, renamed]) {
    for (const one of done.value.acts) assert.equal(refusalOf(await undo(ground, one.operationId)), 'done');
  }
  assert.equal(await db.read(system, (reader) => snapshot(reader, COUNTY)), before);
});

test('places are changed at county level with the permission: one of the two is not enough, and raises no sight', async () => {
  const ground = await openGround();
  const placeId = await idOf(ground.db, '俄果村');
  const townId = await idOf(ground.db, '泽曲镇');
  const rename: Act = { kind: 'rename', placeId, name: '俄果新村', ...when('2024-03-01') };
  const { expected } = getValue(planActs(await treeOf(ground.db), [rename], clock.today()));
  const permissions = ['divisions.change'];
  const others = [
    testActor({ countyCode: COUNTY }),
    testActor({ countyCode: COUNTY, level: 'town', placeId: townId, permissions }),
    testActor({ countyCode: COUNTY, level: 'village', placeId, permissions }),
    testActor({ countyCode: COUNTY, duty: 'system', permissions }),
  ];
  for (const other of others) {
    const write = (work: (tx: Tx) => Promise<Outcome<unknown>>) => ground.db.write(other, work);
    assert.equal(
      refusalOf(await write((tx) => operate(tx, other, now(), [rename], expected))),
      'http.forbidden',
    );
    const given = { operationId: newId(), document: '更正', reason: '' };
    assert.equal(
      refusalOf(await write((tx) => undoOperation(tx, other, clock.now(), given))),
      'http.forbidden',
    );
    await ground.db.change(other, async (tx) => {
      await assert.rejects(
        elevated(tx, other, async () => assert.fail('it was let in')),
        /sight of the whole/,
      );
      const { level } = await tx.get<{ level: string }>(sql`select current_setting('app.level') as level`);
      assert.equal(level, other.level);
    });
  }
});

test('a code may pass from one place to another within one act', async () => {
  const ground = await openGround();
  const tree = await treeOf(ground.db);
  const [a, b] = [...tree.places.values()].filter((p) => p.level === 'village');
  assert.ok(a && b);
  const swap: Act = {
    kind: 'recode',
    codes: [
      { placeId: a.id, code: b.code },
      { placeId: b.id, code: a.code },
    ],
    ...when('2024-03-01'),
  };
  assert.equal(refusalOf(await act(ground, [swap])), 'done');
  await ground.db.read(system, (reader) => assertTreeHolds(reader, COUNTY));
});

test('what is wrong with a long plan comes back all at once, each with its row', async () => {
  const ground = await openGround();
  const [a, b] = [await idOf(ground.db, '俄果村'), await idOf(ground.db, '夏德日村')];
  const outcome = await act(ground, [
    { kind: 'merge', placeIds: [a], into: { placeId: b }, ...when('2024-03-01') },
    { kind: 'rename', placeId: a, name: '新村', ...when('2024-03-01') },
    { kind: 'rename', placeId: newId(), name: '新村', ...when('2024-03-01') },
  ]);
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refusal.details?.map(({ code, field }) => [code, field]),
    [
      ['divisions.plan.no-such-place', 'acts.1.placeId'],
      ['divisions.plan.no-such-place', 'acts.2.placeId'],
    ],
  );
});
