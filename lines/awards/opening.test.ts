import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { explainAward, openAwards, prepareOpening, settleLines } from '../../platform/awards/index.ts';
import { type Actor, getValue, type Id, newId, type Outcome, sql } from '../../platform/base/index.ts';
import { openFund } from '../../platform/funds/index.ts';
import { prepareRun } from '../../platform/payments/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { openFundLaw } from '../funds/index.ts';
import { openOpeningLaw } from './opening-law.ts';
import { openSampleCounty } from './testing/sample-county.ts';

const house = await openSampleCounty();
after(() => house.close());
const { code, services, officer, director } = house;
const law = await openOpeningLaw();
const SEPTEMBER = Temporal.PlainDate.from('2023-09-01');
const now = () => services.clock.now();
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.refusal.code);

const compare = (roster: string, firstMonth = SEPTEMBER) =>
  services.db.write(officer, (tx) => prepareOpening(tx, officer, now(), law, { roster, firstMonth }));
const open = (id: Id, actor: Actor) => services.db.write(actor, (tx) => openAwards(tx, actor, now(), id));
const settle = (id: Id, wish: Omit<Parameters<typeof settleLines>[4], 'reason'>) =>
  services.db.write(officer, (tx) => settleLines(tx, officer, now(), id, { reason: '逐户核对过', ...wish }));
const rows = <T extends object>(
  query: Parameters<Parameters<Parameters<typeof services.db.read>[1]>[0]['rows']>[0],
) => services.db.read(officer, (reader) => reader.rows<T>(query));
const kindsOf = async (id: Id) =>
  Object.fromEntries(
    (
      await rows<{ kind: string; count: number }>(sql`select kind, count(*)::integer as count
        from award_opening_line where county_code = ${code} and opening_id = ${id} group by kind`)
    ).map(({ kind, count }) => [kind, count]),
  );
const reviewBy = Temporal.PlainDate.from('2024-03-31');

test('an old-age roster differs from the law where its band is not that of the day of birth, and nowhere else', async () => {
  const { id } = getValue(await compare('old-age'));
  assert.deepEqual(await kindsOf(id), { lower: 3, same: 1169, 'unknown-person': 28 });
});

test('differences of the allowance name what stands in the way, and an amount of two zeros too many is above the law', async () => {
  const { id } = getValue(await compare('rural-allowance'));
  const kinds = await kindsOf(id);
  assert.equal(kinds['unknown-class'], 1);
  assert.equal(kinds['unknown-person'], 41);
  assert.equal(kinds['no-amount'], 11);
  assert.equal(kinds.twice, 3);
  const [most] = await rows<{
    kind: string;
    roster_fen: bigint;
    law_fen: bigint;
  }>(sql`select kind, roster_fen, law_fen
    from award_opening_line where county_code = ${code} and opening_id = ${id}
    order by roster_fen - law_fen desc nulls last limit 1`);
  assert.equal(most?.kind, 'higher');
  assert.ok(most && most.roster_fen > most.law_fen * 50n);
});

test('what was settled stays settled when the roster is compared again, and what changed meanwhile does not', async () => {
  const { id } = getValue(await compare('old-age'));
  getValue(await settle(id, { kind: 'lower', how: 'law' }));
  const [changed] = await rows<{ person_id: Id }>(sql`select person_id from award_opening_line
    where county_code = ${code} and opening_id = ${id} and kind = 'lower' order by no limit 1`);
  assert.ok(changed);
  await services.db.change(officer, (tx) =>
    tx.run(sql`update roster_membership set facts = facts || '{"monthlyStandardFen": "6000"}'
      where county_code = ${code} and roster = 'old-age' and person_id = ${changed.person_id}`),
  );
  const again = getValue(await compare('old-age'));
  const [left] = await rows<{
    settled: number;
  }>(sql`select count(*) filter (where settled_how = 'law')::integer as settled
    from award_opening_line where county_code = ${code} and opening_id = ${again.id} and kind in ('lower', 'higher')`);
  assert.equal(left?.settled, 2);
});

test('settling by kind leaves what somebody has settled already, unless all of it is asked for', async () => {
  const { id } = getValue(await compare('extreme-poverty'));
  const lower = await rows<{ no: number }>(sql`select no from award_opening_line
    where county_code = ${code} and opening_id = ${id} and kind = 'lower' and settled_how is null order by no`);
  const [one] = lower;
  assert.ok(one && lower.length > 1);
  const howOfOne = async () =>
    (
      await rows<{ how: string }>(sql`select settled_how as how from award_opening_line
      where county_code = ${code} and opening_id = ${id} and no = ${one.no}`)
    )[0]?.how;
  getValue(await settle(id, { nos: [one.no], how: 'leave-out' }));
  assert.equal(getValue(await settle(id, { kind: 'lower', how: 'law' })).settled, lower.length - 1);
  assert.equal(await howOfOne(), 'leave-out');
  getValue(await settle(id, { kind: 'lower', how: 'law', again: true }));
  assert.equal(await howOfOne(), 'law');
});

test('nobody opens while a difference is open, nor what they settled themselves; opening twice opens once', async () => {
  const { id } = getValue(await compare('extreme-poverty'));
  assert.equal(codeOf(await open(id, director)), 'awards.opening.unsettled');
  assert.equal(codeOf(await settle(id, { kind: 'higher', how: 'keep' })), 'awards.opening.review');
  assert.equal(codeOf(await settle(id, { kind: 'not-entitled', how: 'law' })), 'awards.opening.cannot');
  assert.equal(
    codeOf(await settle(id, { kind: 'unknown-person', how: 'keep', reviewBy })),
    'awards.opening.cannot',
  );
  for (const kind of ['higher', 'lower']) getValue(await settle(id, { kind, how: 'law' }));
  for (const kind of ['twice', 'unknown-person', 'not-entitled'])
    getValue(await settle(id, { kind, how: 'leave-out' }));
  getValue(await settle(id, { kind: 'unknown-class', how: 'keep', reviewBy }));
  assert.equal(codeOf(await open(id, officer)), 'awards.opening.own-work');
  const both = await Promise.all([open(id, director), open(id, director)]);
  assert.deepEqual(
    both.map(getValue).map(({ awards }) => awards),
    [112, 112],
  );
  const [count] = await rows<{ awards: number; review: number }>(sql`select count(*)::integer as awards,
      count(review_by)::integer as review
    from award_state where county_code = ${code} and scheme = 'extreme-poverty'`);
  assert.deepEqual(count, { awards: 112, review: 1 });
  assert.equal(codeOf(await settle(id, { kind: 'higher', how: 'law' })), 'awards.opening.ended');
  const again = getValue(await compare('extreme-poverty'));
  assert.equal((await kindsOf(again.id)).running, 112, 'who has it already is not opened again');
});

test('an award says why it gives its amount: what the law made of the line, beside what was kept instead', async () => {
  const laws = { cases: await openCaseLaw(), openings: law };
  const held = await rows<{ id: Id; how: string; fen: bigint }>(sql`select distinct on (l.settled_how) a.id,
      l.settled_how as how, s.amount_fen as fen
    from award_opening_line l join award a on a.county_code = l.county_code and a.id = l.award_id
      join award_state s on s.county_code = a.county_code and s.award_id = a.id
    where l.county_code = ${code} and a.scheme = 'extreme-poverty' order by l.settled_how, a.id`);
  assert.ok(held.length > 1);
  for (const { id, how, fen } of held) {
    const told = getValue(
      await services.db.read(officer, (reader) => explainAward(reader, officer, laws, id, now(), 'zh')),
    );
    assert.equal(told.givenFen, Number(fen));
    assert.equal(told.source, 'line');
    if (how !== 'law') continue;
    assert.equal(told.lawFen, told.givenFen);
    assert.ok(told.sentences.length > 1 && told.sentences.every((one) => /[\u4e00-\u9fff]/.test(one)));
  }
});

test('no statement of the program opens the dead, or changes what was settled of an opening that has ended', async () => {
  const [ended] = await rows<{ id: Id }>(sql`select id from award_opening
    where county_code = ${code} and state = 'opened' limit 1`);
  assert.ok(ended);
  await assert.rejects(
    () =>
      services.db.change(officer, (tx) =>
        tx.run(sql`update award_opening_line set reason = '改一改' where county_code = ${code}
          and opening_id = ${ended.id}`),
      ),
    /has ended/,
  );
  await assert.rejects(
    () =>
      services.db.change(officer, (tx) =>
        tx.run(sql`update award_opening_line set settled_how = 'keep', review_by = '2024-01-01', reason = '有理由',
            settled_at = now(), settled_by = ${newId()}, settled_by_name = '某'
          where county_code = ${code} and kind = 'unknown-person' and settled_how is null`),
      ),
    /violates check constraint/,
  );
});

test('the six rosters become a paying county: every line is opened or left out by name, and the roll is their sum', async () => {
  for (const { code: roster } of law.rosters) {
    const { id } = getValue(await compare(roster));
    const kinds = await kindsOf(id);
    for (const kind of Object.keys(kinds)) {
      if (['same', 'running'].includes(kind)) continue;
      const how = ['higher', 'lower', 'no-amount'].includes(kind) ? 'law' : 'leave-out';
      getValue(await settle(id, { kind, how }));
    }
    const { awards, amountFen } = getValue(await open(id, director));
    const [sum] = await rows<{ awards: number; fen: bigint }>(sql`select count(*)::integer as awards,
        coalesce(sum(s.amount_fen), 0)::bigint as fen
      from award a join award_state s on s.county_code = a.county_code and s.award_id = a.id
      where a.county_code = ${code} and a.source_id = ${id}`);
    assert.deepEqual([sum?.awards, sum?.fen], [awards, amountFen], roster);
  }
  const schemes = await rows<{ scheme: string; fen: bigint; awards: number }>(sql`select scheme,
      sum(amount_fen)::bigint as fen, count(*)::integer as awards
    from award_state where county_code = ${code} and state = 'running' group by scheme order by scheme`);
  assert.equal(schemes.length, 5);
  const fundLaw = await openFundLaw();
  for (const { scheme, fen, awards } of schemes) {
    const wish = { name: `${scheme}资金`, source: 'county' as const, year: 2023, schemes: [scheme] };
    const fund = getValue(
      await services.db.write(officer, (tx) => openFund(tx, officer, now(), fundLaw, wish)),
    );
    const run = getValue(
      await services.db.write(officer, (tx) =>
        prepareRun(tx, officer, now(), { scheme, fundId: fund.id, firstMonth: SEPTEMBER, months: 1 }),
      ),
    );
    const [roll] = await rows<{ fen: bigint }>(sql`select sum(amount_fen)::bigint as fen from pay_line
      where county_code = ${code} and run_id = ${run.id}`);
    assert.deepEqual([run.lines, roll?.fen], [awards, fen], scheme);
  }
});
