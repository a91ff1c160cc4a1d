import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { findYmd, readFacts } from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { type Actor, fixedClock, openDatabase } from '../../platform/base/index.ts';
import { testActor } from '../../platform/testing/actors.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { family } from '../handbook/law/example-facts.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';
import { layAdopted } from '../policy/open-law.ts';
import { readPopulation, takePopulation, writeAssessments } from '../population/index.ts';
import { asRegistered, settleFamily } from '../population/testing/settle-family.ts';
import { readVariant, type Variant } from './changes.ts';
import { checkPlans } from './check.ts';
import { DeskThread, PopulationGone } from './desk-thread.ts';
import { type Cursor, type Drill, type Selection, selectHouseholds } from './households.ts';
import { Snapshots, wishOf } from './snapshots.ts';
import { type Question, WhatIf } from './what-if.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 3 });
const law = { handbook, book: openPacks().book };
const clock = fixedClock('2023-07-01T08:00:00+08:00');
const DAY = Temporal.PlainDate.from('2023-06-01');
const context = { source: 'demo', document: '', at: clock.now() } as const;
const known = Temporal.PlainDate.from('2020-01-01');

/** The small county, worked out by hand; and one of three hundred random families. */
const tiny = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const random = await createTestCounty(database.ownerUrl, '420921', '孝昌县');
const actor = testActor({ countyCode: tiny.code });
const clerk = testActor({ countyCode: tiny.code, level: 'town', placeId: tiny.towns[0].id });

const yearly = (yuanMonthly: number) => `${yuanMonthly * 12} 元/年`;
const adult = { birthDate: '1973-03-03', relation: 'self' };
/** Name, place in the county, facts. Rural standard 634 yuan a month, urban 730; elders of 70 get 10 % on top. */
const FAMILIES = [
  // (634 − 500) = 134 → (680 − 500) = 180: 46 more.
  ['单人', 0, family({}, { ...adult, wageIncome: yearly(500), employed: true })],
  // 640 each: nothing → (680 − 640) × 2 = 80, newly.
  [
    '两人',
    0,
    family({}, { ...adult, wageIncome: yearly(1280), employed: true }, { ...adult, relation: 'spouse' }),
  ],
  // Far above.
  ['富裕', 1, family({}, { ...adult, wageIncome: yearly(6000), employed: true })],
  // (634 − 100) + 63.40 = 597.40 → (680 − 100) + 68 = 648: 50.60 more.
  ['老人', 1, family({}, { birthDate: '1945-05-05', relation: 'self', transferIncome: yearly(100) })],
  // Urban: 730 − 500 = 230, whatever the rural standard is.
  ['城镇', 'urban', family({ residence: 'urban' }, { ...adult, wageIncome: yearly(500), employed: true })],
] as const;

before(async () => {
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  for (const { towns } of [tiny, random])
    await owner.query(`update division set kind = 'community' where id = $1`, [towns[0].villages[0]]);
  await owner.end();
  await db.change(actor, async (tx) => {
    const assessments = [];
    for (const [, where, given] of FAMILIES) {
      const facts = readFacts(given, findYmd('2023-06-01') ?? 0);
      assert.ok(facts.ok);
      const town = tiny.towns[where === 'urban' ? 0 : where];
      const home = { townId: town.id, villageId: town.villages[where === 'urban' ? 0 : 1] };
      assessments.push(await settleFamily(tx, actor, home, facts.value, known));
    }
    await writeAssessments(tx, actor, context, assessments);
  });
  const other = testActor({ countyCode: random.code });
  await db.change(other, async (tx) => {
    const next = seeded(42);
    const assessments = [];
    for (let no = 0; no < 300; no++) {
      const facts = asRegistered(randomFacts(next, 20_230_601));
      const town = random.towns[no % 2];
      assert.ok(town);
      const village = facts.household.get('residence') === 0 ? random.towns[0].villages[0] : town.villages[1];
      const townId = facts.household.get('residence') === 0 ? random.towns[0].id : town.id;
      assessments.push(await settleFamily(tx, other, { townId, villageId: village }, facts, known));
    }
    await writeAssessments(tx, other, context, assessments);
  });
});
const desk = new DeskThread();
after(async () => {
  await desk.close();
  await db.close();
  await database.drop();
});

const raised: Variant = {
  name: '农村680',
  changes: [{ code: 'dibao.standard', cell: 'rural', value: '680', unit: '元/人/月', from: '2024-04-01' }],
};
const lowered: Variant = {
  name: '农村600',
  changes: [{ code: 'dibao.standard', cell: 'rural', value: '600', from: '2024-01-01' }],
};

function question(month: string, region: string, ...variants: readonly Variant[]): Question {
  return {
    month,
    variants: variants.map((variant) => {
      const read = readVariant(law, region, month, variant);
      assert.ok(read.ok, JSON.stringify(read));
      return { ...variant, book: read.value };
    }),
  };
}

async function open(who: Actor): Promise<WhatIf> {
  const wish = wishOf(who, DAY);
  const population = await db.change(who, async (tx) =>
    readPopulation(tx, who, wish, await takePopulation(tx, wish), 1e8),
  );
  return new WhatIf(law, who.countyCode, population);
}

test('a raised rural standard gives five families what it gives them by hand', async () => {
  const whatIf = await open(actor);
  const answer = whatIf.ask(question('2023-06', tiny.code, raised));
  const [variant] = answer.variants;
  assert.ok(variant);
  assert.equal(answer.month, '2024-04');
  assert.deepEqual(variant.total, {
    ...{ households: 5, gain: 3, lose: 0, entering: 1, leaving: 0 },
    ...{ gainFen: 4_600 + 8_000 + 5_060, loseFen: 0, recognised: 0, derecognised: 1 },
  });
  const allowance = variant.schemes.find(({ scheme }) => scheme.code === 'minimum-living-allowance');
  assert.deepEqual(
    [allowance?.basePayees, allowance?.triedPayees, allowance?.baseFen, allowance?.triedFen],
    [3, 4, 13_400 + 59_740 + 23_000, 18_000 + 8_000 + 64_800 + 23_000],
  );
  assert.equal(variant.fen - answer.baseFen, 17_660);
  // 46 and 50.60 and 80 yuan: one household up to 50, two from there to 100.
  assert.deepEqual(variant.histogram.slice(9), [0, 0, 0, 1, 2, 0, 0, 0, 0]);
});

test('townships and kinds of family add up to the whole', async () => {
  const whatIf = await open(actor);
  const [variant] = whatIf.ask(question('2023-06', tiny.code, raised)).variants;
  assert.ok(variant);
  assert.deepEqual(
    variant.towns.map(({ households, gain, gainFen }) => [households, gain, gainFen]),
    [
      [3, 2, 12_600],
      [2, 1, 5_060],
    ],
  );
  const ofType = (type: string) => variant.families.find((one) => one.type === type);
  assert.deepEqual([ofType('urban')?.households, ofType('urban')?.gain], [1, 0]);
  assert.deepEqual([ofType('rural')?.households, ofType('rural')?.gainFen], [4, 17_660]);
  assert.deepEqual([ofType('with-elder')?.households, ofType('with-elder')?.gainFen], [1, 5_060]);
  assert.deepEqual([ofType('two')?.entering, ofType('one')?.gain], [1, 2]);
});

test('a lowered standard takes, and says who is out', async () => {
  const whatIf = await open(actor);
  const [variant] = whatIf.ask(question('2023-06', tiny.code, lowered)).variants;
  // 134 → 100; 597.40 → 500 + 60 = 560.
  assert.deepEqual(variant?.total, {
    ...{ households: 5, gain: 0, lose: 2, entering: 0, leaving: 0 },
    ...{ gainFen: 0, loseFen: 3_400 + 3_740, recognised: 0, derecognised: 0 },
  });
});

test('each change costs from its own first month on, until the end of the year', async () => {
  const whatIf = await open(actor);
  const course = await whatIf.course(question('2023-06', tiny.code, raised, lowered));
  assert.deepEqual(
    course.months.map(({ month }) => month),
    Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`),
  );
  const [first, , , april] = course.months;
  assert.deepEqual(
    first?.variantFen.map((fen) => fen - first.baseFen),
    [0, -7_140],
  );
  assert.deepEqual(
    april?.variantFen.map((fen) => fen - april.baseFen),
    [17_660, -7_140],
  );
  assert.deepEqual(
    course.variantFen.map((fen) => fen - course.baseFen),
    [17_660 * 9, -7_140 * 12],
  );
});

test('a change within a month reaches the next month', async () => {
  const whatIf = await open(actor);
  const midMonth = {
    ...raised,
    changes: raised.changes.map((change) => ({ ...change, from: '2024-04-02' })),
  };
  assert.equal(whatIf.ask(question('2023-06', tiny.code, midMonth)).month, '2024-05');
});

test('what one figure moves is the same whether the rules are made anew or only the figure is moved', async () => {
  const whatIf = await open(actor);
  const method = { code: 'dibao.method', cell: '', value: 'difference', from: '2024-04-01' };
  const anew = { name: '重建', changes: [...raised.changes, method] };
  const [fast, slow] = whatIf.ask(question('2023-06', tiny.code, raised, anew)).variants;
  assert.deepEqual(slow?.total, fast?.total);
  assert.deepEqual(
    slow?.tried.map((fen, at) => fen - (slow.base[at] ?? 0)),
    fast?.tried.map((fen, at) => fen - (fast.base[at] ?? 0)),
  );
});

test('a township clerk tries figures on the own township and sees no other', async () => {
  const whatIf = await open(clerk);
  const answer = whatIf.ask(question('2023-06', tiny.code, raised));
  assert.equal(answer.variants[0]?.total.households, 3);
  assert.deepEqual(
    whatIf.population.towns.map(({ id }) => id),
    [tiny.towns[0].id],
  );
});

test('one store of populations keeps the scopes apart', async () => {
  const snapshots = new Snapshots({ db, clock }, desk);
  const taken = [];
  for (const who of [actor, clerk, actor]) {
    const found = await snapshots.open(who, DAY);
    assert.ok(found.ok);
    taken.push(found.snapshot);
  }
  assert.deepEqual(
    taken.map(({ households }) => households),
    [5, 3, 5],
  );
  assert.equal(taken[0], taken[2], 'the same population is not taken twice');
  const [first] = taken;
  assert.ok(first);
  const asked = { month: '2023-06', variants: [raised] };
  const wish = { key: first.key, asked, withCourse: false, language: 'zh' } as const;
  const there = await desk.call('ask', wish);
  const here = (await open(actor)).ask(question('2023-06', tiny.code, raised));
  assert.deepEqual(there.variants[0]?.total, here.variants[0]?.total);
  await desk.call('close', { key: first.key });
  await assert.rejects(desk.call('ask', wish), PopulationGone);
});

test('a standard that is adopted is in the base of the next question, without any wait', async () => {
  const snapshots = new Snapshots({ db, clock }, desk);
  const totalOf = async () => {
    const found = await snapshots.open(actor, DAY);
    assert.ok(found.ok);
    const asked = { month: '2023-06', variants: [raised] };
    const wish = { key: found.snapshot.key, asked, withCourse: false, language: 'zh' } as const;
    return (await desk.call('ask', wish)).baseFen;
  };
  const before = await totalOf();
  layAdopted([
    {
      id: 'raise',
      region: tiny.code,
      document: { title: '提高标准的通知', number: '', issuer: '民政局', published: '2023-05-20' },
      figures: [
        { code: 'dibao.standard', cell: 'rural', unit: '元/人/月', value: '2000', from: '2023-06-01' },
      ],
    },
  ]);
  try {
    assert.ok(Number(await totalOf()) > Number(before));
  } finally {
    layAdopted([]);
  }
});

test('a thread that is lost takes its populations along: they are taken anew with the next', async () => {
  const other = new DeskThread();
  const snapshots = new Snapshots({ db, clock }, other);
  const before = await snapshots.open(actor, DAY);
  await other.close();
  const again = await snapshots.open(actor, DAY);
  assert.ok(before.ok && again.ok);
  assert.notEqual(before.snapshot, again.snapshot);
  const asked = { month: '2023-06', variants: [raised] };
  const { key } = again.snapshot;
  const answer = await other.call('ask', { key, asked, withCourse: false, language: 'en' });
  assert.equal(answer.variants[0]?.total.gain, 3);
  await other.close();
});

test('a population larger than the room there is for it is refused, not loaded', async () => {
  const found = await new Snapshots({ db, clock }, desk, { bytesMax: 100, freshMinutes: 1 }).open(actor, DAY);
  assert.equal(found.ok, false);
});

test('the households behind a number come page by page, in each order from the greatest down', async () => {
  const whatIf = await open(actor);
  const [variant] = whatIf.ask(question('2023-06', tiny.code, raised)).variants;
  assert.ok(variant);
  const page = (drill: Drill, after?: Cursor) =>
    selectHouseholds(whatIf, variant, drill, { limit: 2, after });
  const change = ({ items }: Selection) => items.map(({ was, is }) => is - was);
  const first = page({ group: 'gain' });
  assert.deepEqual(change(first), [8_000, 5_060]);
  assert.ok(first.next);
  const second = page({ group: 'gain' }, first.next);
  assert.deepEqual(change(second), [4_600]);
  assert.equal(second.next, null);
  assert.equal(page({ group: 'entering', family: 'two' }).items.length, 1);
  const before = page({ group: 'gain', order: 'before' });
  assert.deepEqual(
    before.items.map(({ was }) => was),
    [59_740, 13_400],
  );
  const after = before.next && page({ group: 'gain', order: 'before' }, before.next);
  assert.deepEqual(
    after?.items.map(({ was }) => was),
    [0],
  );
  assert.deepEqual(
    page({ group: 'gain', order: 'size' }).items.map(({ persons }) => persons),
    [2, 1],
  );
});

const tries: readonly Variant[] = [
  raised,
  {
    name: '增发',
    changes: [{ code: 'dibao.supplement-share', cell: 'elder', value: '20', from: '2024-04-01' }],
  },
  {
    name: '分档',
    changes: [{ code: 'dibao.method', cell: '', value: 'tiers', from: '2024-01-01' }],
  },
  {
    name: '多项',
    changes: [
      {
        code: 'extreme-poverty.basic',
        cell: 'rural/home',
        value: '1300',
        unit: '元/人/月',
        from: '2024-02-01',
      },
      { code: 'disability.care', cell: 'one', value: '180.5', unit: '元/人/月', from: '2024-03-01' },
      { code: 'edge.multiple', cell: '', value: '1.8', from: '2024-03-01' },
    ],
  },
];

test('what is adopted gives the same inside the database, household by household and to the fen', async () => {
  const other = testActor({ countyCode: random.code });
  for (const variant of tries) {
    await db.change(other, async (tx) => {
      const asked = question('2023-06', random.code, variant);
      const check = await checkPlans(tx, other, law, asked, 1e8);
      assert.ok(check.households > 250);
      assert.deepEqual(
        check.plans.flatMap(({ examples }) => examples),
        [],
        variant.name,
      );
      assert.equal(check.isEqual, true, variant.name);
      const [base, tried] = check.plans;
      assert.ok(base && tried && base.items > 100);
      assert.notEqual(base.sqlFen, tried.sqlFen, `${variant.name} moves nothing: the comparison is empty`);
    });
  }
});

test('figures that the packs would not take are refused with the place of the change', () => {
  const wrong = [
    [{ code: 'dibao.standart', cell: 'rural', value: '1', from: '2024-01-01' }, 'changes[0].code'],
    [{ code: 'dibao.standard', cell: 'country', value: '1', from: '2024-01-01' }, 'changes[0].cell'],
    [{ code: 'dibao.standard', cell: 'rural', value: 'much', from: '2024-01-01' }, 'changes[0].value'],
    [{ code: 'dibao.standard', cell: 'rural', value: '-5', from: '2024-01-01' }, 'changes[0].value'],
    [{ code: 'dibao.standard', cell: 'rural', value: '1', from: '2024-02-30' }, 'changes[0].from'],
    [{ code: 'dibao.standard', cell: 'rural', value: '1', from: '2051-01-01' }, 'changes[0].from'],
  ] as const;
  for (const [change, path] of wrong) {
    const read = readVariant(law, tiny.code, '2023-06', { name: 'x', changes: [change] });
    assert.deepEqual(
      read.ok ? [] : read.problems.map((problem) => problem.path),
      [path],
      JSON.stringify(change),
    );
  }
});
