import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import {
  type Actor,
  type Database,
  fixedClock,
  getValue,
  newId,
  type Outcome,
  openDatabase,
  sql,
  systemActor,
  type Tx,
} from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import type { Act } from './acts.ts';
import { elevated } from './elevated.ts';
import { nameOn } from './history.ts';
import { loadCounty } from './load-county.ts';
import { operate } from './operate.ts';
import { type Plan, planActs } from './plan.ts';
import { insertHousehold, snapshot } from './testing.ts';
import { loadTree, type Tree } from './tree.ts';
import { assertTreeHolds } from './tree-invariants.ts';
import { undoOperation } from './undo.ts';

const COUNTY = '632323';
const clock = fixedClock('2026-06-01T02:00:00Z');
const system = systemActor(COUNTY, 'test');

interface Ground {
  readonly test: TestDatabase;
  readonly db: Database;
  readonly officer: Actor;
}

const grounds: Ground[] = [];
async function openGround(): Promise<Ground> {
  const database = await createTestDatabase();
  await loadCounty(database.ownerUrl, COUNTY);
  const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
  const officer = testActor({ countyCode: COUNTY, permissions: ['divisions.change'] });
  const ground = { test: database, db, officer };
  grounds.push(ground);
  return ground;
}
async function closeGround(ground: Ground): Promise<void> {
  await ground.db.close();
  await ground.test.drop();
}
after(async () => {
  for (const ground of grounds.splice(0)) await closeGround(ground).catch(() => undefined);
});

const now = () => ({ at: clock.now(), today: clock.today() });
const treeOf = (db: Database): Promise<Tree> => db.read(system, (reader) => loadTree(reader, COUNTY));

/** Previews and does, as an officer would. */
async function act(ground: Ground, acts: readonly Act[]): Promise<Outcome<Plan>> {
  const preview = planActs(await treeOf(ground.db), acts, clock.today());
  if (!preview.ok) return preview;
  return ground.db.write(ground.officer, (tx) =>
    operate(tx, ground.officer, now(), acts, preview.value.expected),
  );
}
async function undo(ground: Ground, operationId: string) {
  return ground.db.write(ground.officer, (tx) =>
    undoOperation(tx, ground.officer, clock.now(), { operationId, document: '更正', reason: '' }),
  );
}
async function idOf(db: Database, name: string): Promise<string> {
  const place = [...(await treeOf(db)).places.values()].find((p) => p.name === name);
  assert.ok(place, name);
  return place.id;
}
const refusalOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);
const when = (effectiveOn: string) => ({ effectiveOn, document: '泽政发〔2024〕1号', reason: '' });

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
        '2020-01-01', ${userId})`);
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

/** A step of a random story; numbers choose among what stands at that moment. */
const step = fc.record({
  kind: fc.constantFrom(
    'found',
    'rename',
    'recode',
    'move',
    'merge',
    'mergeInto',
    'mergeTowns',
    'split',
    'undo',
    'people',
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
  days: fc.integer({ min: 0, max: 40 }),
});

test('whatever is done and undone: valid on every day, records on living places, undo restores to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const ground = await openGround();
      try {
        await tell(ground, steps);
      } finally {
        grounds.splice(grounds.indexOf(ground), 1);
        await closeGround(ground);
      }
    }),
    { numRuns: Number(process.env.STORIES ?? 6) },
  );
});

async function tell(ground: Ground, steps: readonly { kind: string; a: number; b: number; days: number }[]) {
  const { db } = ground;
  /** The model: where each household should hang, told by hand. */
  const expected = new Map<string, string>();
  const undoable: { operationId: string; snapshot: string; expected: Map<string, string> }[] = [];
  let day = Temporal.PlainDate.from('2023-06-30');
  for (const [no, { kind, a, b, days }] of steps.entries()) {
    day = day.add({ days });
    const tree = await treeOf(db);
    const towns = [...tree.places.values()].filter((p) => p.level === 'town');
    const villages = [...tree.places.values()].filter((p) => p.level === 'village');
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
    const [v, w, t, u] = [pick(villages, a), pick(villages, b), pick(towns, a), pick(towns, b)];
    const date = when(day.toString());
    const before = await db.read(system, (reader) => snapshot(reader, COUNTY));
    const held = new Map(expected);
    if (kind === 'people') {
      const { householdId } = await db.change(system, (tx) => insertHousehold(tx, COUNTY, v.id, 2));
      expected.set(householdId, v.id);
      undoable.length = 0;
      continue;
    }
    if (kind === 'undo') {
      const last = undoable.pop();
      if (last === undefined) continue;
      assert.equal(refusalOf(await undo(ground, last.operationId)), 'done');
      assert.equal(await db.read(system, (reader) => snapshot(reader, COUNTY)), last.snapshot);
      expected.clear();
      for (const [key, value] of last.expected) expected.set(key, value);
      continue;
    }
    const here = [...expected].filter(([, at]) => at === v.id).map(([id]) => id);
    const acts: Record<string, Act> = {
      found: { kind: 'found', parentId: t.id, name: `新${no}村`, unitKind: 'village', ...date },
      rename: { kind: 'rename', placeId: v.id, name: `改${no}村`, ...date },
      recode: { kind: 'recode', codes: [{ placeId: t.id, code: `632323${300 + no}` }], ...date },
      move: { kind: 'move', placeIds: [v.id], toParentId: u.id, ...date },
      merge: {
        kind: 'merge',
        placeIds: [v.id, w.id],
        into: { parentId: t.id, name: `合${no}村`, unitKind: 'village' },
        ...date,
      },
      mergeInto: { kind: 'merge', placeIds: [v.id], into: { placeId: w.id }, ...date },
      mergeTowns: { kind: 'merge', placeIds: [t.id], into: { placeId: u.id }, ...date },
      split: {
        kind: 'split',
        placeId: v.id,
        keep: b % 2 === 0,
        parts: [
          { name: `分${no}甲村`, unitKind: 'village', householdIds: here.slice(0, 1) },
          { name: `分${no}乙村`, unitKind: 'village' },
        ],
        ...date,
      },
    };
    const one = acts[kind];
    assert.ok(one);
    const done = await act(ground, [one]);
    if (!done.ok) {
      assert.equal(
        await db.read(system, (reader) => snapshot(reader, COUNTY)),
        before,
        'a refusal changed something',
      );
      continue;
    }
    const idNamed = (name: string) => idOf(db, name);
    const to = { merge: `合${no}村`, split: `分${no}甲村` }[kind];
    for (const [id, at] of expected) {
      if (kind === 'merge' && to && (at === v.id || at === w.id)) expected.set(id, await idNamed(to));
      if (kind === 'mergeInto' && at === v.id) expected.set(id, w.id);
      if (kind === 'split' && to && at === v.id && (b % 2 === 1 || id === here[0]))
        expected.set(id, await idNamed(to));
    }
    undoable.push({ operationId: done.value.acts[0]?.operationId ?? '', snapshot: before, expected: held });
    await db.read(system, async (reader) => {
      await assertTreeHolds(reader, COUNTY);
      const rows = await reader.rows<{ id: string; village_id: string }>(
        sql`select id, village_id from household where county_code = ${COUNTY} order by id`,
      );
      assert.deepEqual(
        rows.map((r) => [r.id, r.village_id]),
        [...expected].sort(([x], [y]) => (x < y ? -1 : 1)),
      );
      if (kind === 'rename') {
        assert.equal(await nameOn(reader, COUNTY, v.id, day.subtract({ days: 1 })), v.name);
        assert.equal(await nameOn(reader, COUNTY, v.id, day), `改${no}村`);
      }
    });
  }
}
