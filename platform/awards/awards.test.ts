import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getValue, type Id, newId, sql } from '../base/index.ts';
import { openRegistryDesk } from '../registry/testing/desk.ts';
import { type AwardWish, changeAward } from './change-award.ts';
import { type DecidedCase, followDecisions } from './follow-decisions.ts';
import { awardOrders, getAward, listAwards } from './list-awards.ts';

const desk = await openRegistryDesk();
const { db, bureau, clerkA, clerkB, county, services } = desk;
const at = services.clock.now();

async function decided(given: Partial<DecidedCase> = {}): Promise<DecidedCase> {
  const personId = (given.personId ?? (await desk.create())) as Id;
  return {
    caseId: newId(),
    scheme: 'old-age-allowance',
    kind: 'grant',
    partyId: personId,
    householdId: null,
    personId,
    holderName: '王卫华',
    townId: county.towns[0].id,
    villageId: desk.villageA,
    isGranted: true,
    amountFen: 10_000,
    fromMonth: '2026-03-01',
    decidedOn: '2026-02-20',
    ...given,
  };
}
const follow = (cases: readonly DecidedCase[], actor = bureau) =>
  db.change(actor, (tx) => followDecisions(tx, actor, at, cases));
const awardsOf = async (personId: Id, actor = bureau) =>
  getValue(await db.read(actor, (reader) => listAwards(reader, actor, { personId }, { limit: 50 }))).items;
async function award(personId: Id) {
  const [first] = await awardsOf(personId);
  assert.ok(first, 'there is an award');
  return getValue(await db.read(bureau, (reader) => getAward(reader, bureau, first.id as Id)));
}
const say = (awardId: string, wish: Partial<AwardWish> & Pick<AwardWish, 'kind' | 'lastNo'>) =>
  desk.write((tx) =>
    changeAward(tx, bureau, at, awardId as Id, {
      fromMonth: Temporal.PlainDate.from('2026-05-01'),
      cause: wish.kind === 'resume' ? 'settled' : wish.kind === 'stop' ? 'died' : 'account',
      reason: '核查',
      document: '',
      ...wish,
    }),
  );

test('a grant opens an award from its month, and following it twice changes nothing', async () => {
  const one = await decided();
  await follow([one]);
  assert.deepEqual(await follow([one]), []);
  const { spans, changes, state, amountFen } = await award(one.personId);
  assert.deepEqual([state, amountFen, changes.length], ['running', 10_000, 1]);
  assert.deepEqual(spans, [{ fromMonth: '2026-03', toMonth: null, amountFen: 10_000 }]);
});

test('what was refused, and a grant of nothing, opens none', async () => {
  const [refused, nothing] = [await decided({ isGranted: false }), await decided({ amountFen: 0 })];
  await follow([refused, nothing]);
  assert.deepEqual(await awardsOf(refused.personId), []);
  assert.deepEqual(await awardsOf(nothing.personId), []);
});

test('a change says what is given from its month on, and an amount of nothing stops', async () => {
  const one = await decided();
  await follow([one]);
  const again = { ...one, kind: 'change' as const };
  await follow([{ ...again, caseId: newId(), amountFen: 15_000, fromMonth: '2026-06-01' }]);
  await follow([{ ...again, caseId: newId(), amountFen: 0, fromMonth: '2026-09-01' }]);
  const { spans, state } = await award(one.personId);
  assert.equal(state, 'stopped');
  assert.deepEqual(spans, [
    { fromMonth: '2026-03', toMonth: '2026-06', amountFen: 10_000 },
    { fromMonth: '2026-06', toMonth: '2026-09', amountFen: 15_000 },
  ]);
});

test('what is said last of a past month holds over what was said of later months before', async () => {
  const one = await decided();
  await follow([one]);
  const again = { ...one, kind: 'change' as const };
  await follow([{ ...again, caseId: newId(), amountFen: 15_000, fromMonth: '2026-06-01' }]);
  await follow([{ ...again, caseId: newId(), amountFen: 12_000, fromMonth: '2026-04-01' }]);
  assert.deepEqual((await award(one.personId)).spans, [
    { fromMonth: '2026-03', toMonth: '2026-04', amountFen: 10_000 },
    { fromMonth: '2026-04', toMonth: null, amountFen: 12_000 },
  ]);
});

test('the months of an award are those of a plain reading of everything that was said, in any order of months', async () => {
  const one = await decided();
  await follow([one]);
  const said = [{ month: 3, amount: 10_000 }];
  const steps = fc.sample(
    fc.record({ month: fc.integer({ min: 1, max: 12 }), amount: fc.integer({ min: 1, max: 90_000 }) }),
    { seed: 11, numRuns: 40 },
  );
  for (const step of steps) {
    said.push(step);
    const fromMonth = `2026-${String(step.month).padStart(2, '0')}-01`;
    await follow([{ ...one, kind: 'change', caseId: newId(), amountFen: step.amount, fromMonth }]);
    const { spans } = await award(one.personId);
    for (let month = 1; month <= 12; month++) {
      const expected = said.findLast((each) => each.month <= month)?.amount ?? 0;
      const key = `2026-${String(month).padStart(2, '0')}`;
      const held = spans.filter(
        (span) => span.fromMonth <= key && (span.toMonth === null || span.toMonth > key),
      );
      assert.ok(held.length <= 1, 'no month stands in two spans');
      assert.equal(held[0]?.amountFen ?? 0, expected, key);
    }
  }
});

test('a decision that is taken back takes back what followed from it, and can be made again', async () => {
  const one = await decided();
  await follow([one]);
  const change = {
    ...one,
    kind: 'change' as const,
    caseId: newId(),
    amountFen: 15_000,
    fromMonth: '2026-06-01',
  };
  await follow([change]);
  await follow([{ ...change, isGranted: false }]);
  assert.deepEqual((await award(one.personId)).spans.at(-1), {
    fromMonth: '2026-06',
    toMonth: null,
    amountFen: 10_000,
  });
  assert.deepEqual(await follow([{ ...change, isGranted: false }]), [], 'taking back twice changes nothing');
  await follow([{ ...change, amountFen: 16_000 }]);
  assert.equal((await award(one.personId)).amountFen, 16_000);
  await follow([{ ...one, isGranted: false }]);
  const gone = await award(one.personId);
  assert.deepEqual(
    [gone.state, gone.spans],
    ['stopped', []],
    'without its grant it gives nothing in any month',
  );
  await follow([one]);
  assert.deepEqual(
    (await awardsOf(one.personId)).map(({ state }) => state).sort(),
    ['running', 'stopped'],
    'granted again it is opened again',
  );
});

test('in each order every award comes once, page by page, and a name is found by its beginning', async () => {
  const scheme = 'orders-of-awards';
  for (const [place, holderName] of ['阿依古丽·买买提', '王安', '王安国', '李平', '王安'].entries())
    await follow([await decided({ scheme, holderName, amountFen: 100 * ((place * 3) % 4) + 100 })]);
  const read = async (filter: Parameters<typeof listAwards>[2]) => {
    const all: Awaited<ReturnType<typeof awardsOf>> = [];
    for (let after: string | undefined, pages = 0; pages < 9; pages++) {
      const page = getValue(
        await db.read(bureau, (reader) =>
          listAwards(reader, bureau, { scheme, ...filter }, { limit: 2, after }),
        ),
      );
      all.push(...page.items);
      if (page.next === null) return all;
      after = page.next;
    }
    throw new Error('the pages have no end');
  };
  for (const sort of awardOrders) {
    const items = await read({ sort });
    assert.equal(new Set(items.map(({ id }) => id)).size, 5, sort);
    const amounts = items.map(({ amountFen }) => amountFen);
    if (sort === 'amount')
      assert.deepEqual(
        amounts,
        amounts.toSorted((a, b) => a - b),
      );
    if (sort === '-amount')
      assert.deepEqual(
        amounts,
        amounts.toSorted((a, b) => b - a),
      );
    const names = items.map(({ holderName }) => holderName);
    if (sort === 'name') assert.equal(names.indexOf('王安') + 1, names.lastIndexOf('王安'));
  }
  assert.equal((await read({ name: '王安', sort: 'name' })).length, 3);
  assert.equal((await read({ name: '阿依古丽·' })).length, 1);
  const first = getValue(
    await db.read(bureau, (reader) => listAwards(reader, bureau, { scheme }, { limit: 2 })),
  );
  const after = first.next ?? '';
  const mixed = await db.read(bureau, (reader) =>
    listAwards(reader, bureau, { scheme, sort: 'amount' }, { limit: 2, after }),
  );
  assert.equal(
    mixed.ok ? '' : mixed.refusal.code,
    'awards.list.cursor',
    'a mark of another order is refused',
  );
});

test('a family has a scheme once: a second grant says anew what its award gives', async () => {
  const one = await decided();
  await follow([one]);
  await follow([{ ...one, caseId: newId(), amountFen: 20_000, fromMonth: '2026-08-01' }]);
  const awards = await awardsOf(one.personId);
  assert.deepEqual(
    awards.map(({ amountFen }) => amountFen),
    [20_000],
  );
});

test('two decisions for one family in one go are said one after the other', async () => {
  const one = await decided();
  await follow([
    one,
    { ...one, caseId: newId(), amountFen: 20_000, fromMonth: '2026-05-01', decidedOn: '2026-02-21' },
  ]);
  const { changes, spans } = await award(one.personId);
  assert.deepEqual(
    changes.map(({ no, kind }) => [no, kind]),
    [
      [1, 'open'],
      [2, 'adjust'],
    ],
  );
  assert.deepEqual(
    spans.map(({ fromMonth, amountFen }) => [fromMonth, amountFen]),
    [
      ['2026-03', 10_000],
      ['2026-05', 20_000],
    ],
  );
});

test('an officer suspends, resumes and stops with a cause, sees who was faster, and cannot name an amount', async () => {
  const one = await decided();
  await follow([one]);
  const { id } = await award(one.personId);
  assert.equal(desk.codeOf(await say(id, { kind: 'resume', lastNo: 1 })), 'awards.state');
  assert.equal(desk.codeOf(await say(id, { kind: 'suspend', lastNo: 1, cause: 'died' })), 'awards.cause');
  assert.equal(desk.codeOf(await say(id, { kind: 'suspend', lastNo: 1 })), 'accepted');
  assert.equal(desk.codeOf(await say(id, { kind: 'stop', lastNo: 1 })), 'awards.moved-on');
  const fromMonth = Temporal.PlainDate.from('2026-07-01');
  assert.equal(desk.codeOf(await say(id, { kind: 'resume', lastNo: 2, fromMonth })), 'accepted');
  assert.deepEqual((await award(one.personId)).spans, [
    { fromMonth: '2026-03', toMonth: '2026-05', amountFen: 10_000 },
    { fromMonth: '2026-07', toMonth: null, amountFen: 10_000 },
  ]);
  assert.equal(desk.codeOf(await say(id, { kind: 'stop', lastNo: 3, fromMonth })), 'accepted');
  assert.equal(desk.codeOf(await say(id, { kind: 'resume', lastNo: 4 })), 'awards.state');
});

test('two who change an award at once: one does, the other is told', async () => {
  const one = await decided();
  await follow([one]);
  const { id } = await award(one.personId);
  const outcomes = await Promise.all(
    Array.from({ length: 4 }, () => say(id, { kind: 'suspend', lastNo: 1 })),
  );
  const codes = outcomes.map(desk.codeOf).sort();
  assert.deepEqual(codes, ['accepted', 'awards.moved-on', 'awards.moved-on', 'awards.moved-on']);
});

test('a township sees the awards of its own villages and no others', async () => {
  const one = await decided();
  await follow([one]);
  assert.equal((await awardsOf(one.personId, clerkA)).length, 1);
  assert.deepEqual(await awardsOf(one.personId, clerkB), []);
});

test('nothing that was said of an award can be changed or deleted by the program', async () => {
  for (const statement of [
    sql`update award_change set amount_fen = 1`,
    sql`delete from award_change`,
    sql`update award_span set amount_fen = 1`,
    sql`update award_state set state = 'running'`,
    sql`delete from award`,
  ]) {
    await assert.rejects(() => db.change(bureau, (tx) => tx.run(statement)), /permission denied/);
  }
});
