import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeAdjustment } from '../../platform/adjustments/index.ts';
import { getValue, type Id, type Outcome, sql } from '../../platform/base/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { followAdopted } from './follow-adopted.ts';
import { openAdjustHouse } from './testing/adjust-house.ts';

const DIBAO = 'minimum-living-allowance';
const TEKUN = 'extreme-poverty';
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.refusal.code);
const houses: { close(): Promise<void> }[] = [];
after(() => Promise.all(houses.map((house) => house.close())));

async function open(code: string, name: string, day: string) {
  const house = await openAdjustHouse(code, name, day);
  houses.push(house);
  return house;
}
type House = Awaited<ReturnType<typeof open>>;

/** Fen of each line of a payee in a run, as month, amount and what it is. */
async function paidTo(house: House, runId: Id, payee: Id) {
  const lines = await house.linesOf(runId);
  return lines
    .filter(({ payee_id }) => payee_id === payee)
    .map(({ period, amount_fen, item }) => [
      period,
      Number(amount_fen),
      item === 'regular' ? 'regular' : 'back',
    ])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)));
}

test('Daye from 2023-04 pays 730/634 with back pay for people told late, and the rolls of the closed months do not change', async () => {
  const house = await open('420281', '大冶市', '2023-03-10');
  const rural = await house.addFamily({ roster: 'rural-allowance', births: [1980, 1982] });
  const poorer = await house.addFamily({ roster: 'rural-allowance', births: [1980], incomeFen: 20_000 });
  const urban = await house.addFamily({ roster: 'urban-allowance', births: [1980] });
  for (const roster of ['rural-allowance', 'urban-allowance'] as const)
    await house.takeOver(roster, '2023-03-01');
  const fund = await house.openPurse(DIBAO);
  const closed = await house.pay(DIBAO, fund, '2023-03-01', 6);
  const before = await house.linesOf(closed);
  assert.deepEqual(await paidTo(house, closed, urban).then((lines) => lines[1]), [
    '2023-04',
    69_000,
    'regular',
  ]);

  house.turnTo('2023-09-05');
  const id = await house.draft('2023-04-01', [
    { code: 'dibao.standard', cell: 'urban', value: '730' },
    { code: 'dibao.standard', cell: 'rural', value: '634' },
  ]);
  getValue(await house.reckon(id));
  const sums = await house.rows<{
    kind: string;
    months: number;
    fen: bigint;
  }>(sql`select kind, back_months as months,
      sum(difference_fen)::bigint as fen
    from adjustment_line where county_code = ${house.code} and adjustment_id = ${id} group by 1, 2`);
  assert.deepEqual(
    sums.map(({ kind, months, fen }) => [kind, months, Number(fen)]),
    [['raise', 5, 3_400 * 3 + 4_000]],
  );
  assert.equal(getValue(await house.adopt(id)).raised, 3);

  const run = await house.pay(DIBAO, fund, '2023-09-01');
  const back = (fen: number) =>
    ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08'].map((month) => [month, fen, 'back']);
  assert.deepEqual(await paidTo(house, run, urban), [...back(4_000), ['2023-09', 73_000, 'regular']]);
  assert.deepEqual(await paidTo(house, run, rural), [...back(6_800), ['2023-09', 126_800, 'regular']]);
  assert.deepEqual(await paidTo(house, run, poorer), [...back(3_400), ['2023-09', 43_400, 'regular']]);
  assert.deepEqual(await house.linesOf(closed), before, 'the roll of the closed months is what it was');
});

test('Xiaochang’s +25, +40 and +70 give the differences that the report states, and the rolls of the closed months do not change', async () => {
  const house = await open('420921', '孝昌县', '2018-02-10');
  const general = await house.addFamily({
    roster: 'rural-allowance',
    births: [1975, 1978, 2001],
    incomeFen: 30_000,
  });
  const fallback = await house.addFamily({ roster: 'rural-allowance', births: [1940, 1942] });
  const urban = await house.addFamily({ roster: 'urban-allowance', births: [1975] });
  const supported = await house.addFamily({ roster: 'extreme-poverty', births: [1945] });
  for (const roster of ['rural-allowance', 'urban-allowance', 'extreme-poverty'] as const)
    await house.takeOver(roster, '2018-02-01');
  const [dibao, tekun] = [await house.openPurse(DIBAO), await house.openPurse(TEKUN)];
  const closed = [
    await house.pay(DIBAO, dibao, '2018-02-01', 4),
    await house.pay(TEKUN, tekun, '2018-02-01', 4),
  ];
  const before = await Promise.all(closed.map(house.linesOf));

  house.turnTo('2018-06-20');
  const id = await house.draft('2018-04-01', [
    { code: 'dibao.standard', cell: 'rural', value: '4680' },
    { code: 'dibao.raise', cell: 'general', value: '25' },
    { code: 'dibao.raise', cell: 'fallback', value: '40' },
    { code: 'extreme-poverty.basic', cell: 'rural/home', value: '8880' },
    { code: 'extreme-poverty.raise', cell: '', value: '70' },
  ]);
  getValue(await house.reckon(id));
  const lines = await house.rows<{ person_id: Id; fen: bigint; persons: number }>(sql`select a.person_id,
      l.difference_fen as fen, l.persons
    from adjustment_line l join award a on a.county_code = l.county_code and a.id = l.award_id
    where l.county_code = ${house.code} and l.adjustment_id = ${id}`);
  const of = (head: Id) =>
    lines.filter(({ person_id }) => person_id === head).map(({ fen, persons }) => [Number(fen), persons]);
  assert.deepEqual(of(general), [[7_500, 3]], '25 yuan for each of three');
  assert.deepEqual(
    of(fallback),
    [[8_000, 2]],
    '40 yuan for each of two whom nobody of their family can support',
  );
  assert.deepEqual(of(supported), [[7_000, 1]], '70 yuan');
  assert.deepEqual(of(urban), [[0, 1]], 'the document raises the country alone');
  assert.equal(getValue(await house.adopt(id)).raised, 3);

  const [june, juneTekun] = [
    await house.pay(DIBAO, dibao, '2018-06-01'),
    await house.pay(TEKUN, tekun, '2018-06-01'),
  ];
  const backOf = async (run: Id, head: Id) =>
    (await paidTo(house, run, head))
      .filter(([, , what]) => what === 'back')
      .map(([month, fen]) => [month, fen]);
  assert.deepEqual(await backOf(june, general), [
    ['2018-04', 7_500],
    ['2018-05', 7_500],
  ]);
  assert.deepEqual(await backOf(june, fallback), [
    ['2018-04', 8_000],
    ['2018-05', 8_000],
  ]);
  assert.deepEqual(await backOf(juneTekun, supported), [
    ['2018-04', 7_000],
    ['2018-05', 7_000],
  ]);
  assert.deepEqual(await backOf(june, urban), []);
  assert.deepEqual(
    await Promise.all(closed.map(house.linesOf)),
    before,
    'the rolls of the closed months are what they were',
  );
});

test('who was stopped meanwhile gets the difference for the months before, and stays stopped', async () => {
  const house = await open('420281', '大冶市', '2023-03-10');
  const head = await house.addFamily({ roster: 'urban-allowance', births: [1980] });
  await house.takeOver('urban-allowance', '2023-03-01');
  await house.change(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause,
      decided_on, made_at, by_id, by_name)
    select county_code, id, 2, 'stop', '2023-07-01', 0, 'moved-out', '2023-06-20', ${house.now()}, ${house.officer.userId}, '某'
    from award where county_code = ${house.code} and person_id = ${head}`);
  house.turnTo('2023-09-05');
  await house.openPurse(DIBAO);
  const id = await house.draft('2023-04-01', [{ code: 'dibao.standard', cell: 'urban', value: '730' }]);
  getValue(await house.reckon(id));
  getValue(await house.adopt(id));
  const spans = await house.rows<{
    from: string;
    to: string;
    fen: bigint;
  }>(sql`select to_char(s.from_month, 'YYYY-MM') as from,
      to_char(s.to_month, 'YYYY-MM') as to, s.amount_fen as fen
    from award a join award_span s on s.county_code = a.county_code and s.award_id = a.id
    where a.county_code = ${house.code} and a.person_id = ${head} order by 1`);
  assert.deepEqual(
    spans.map(({ from, to, fen }) => [from, to, Number(fen)]),
    [
      ['2023-03', '2023-04', 69_000],
      ['2023-04', '2023-07', 73_000],
    ],
  );
  const [state] = await house.rows<{ state: string }>(sql`select s.state from award a
    join award_state s on s.county_code = a.county_code and s.award_id = a.id
    where a.county_code = ${house.code} and a.person_id = ${head}`);
  assert.equal(state?.state, 'stopped');
});

test('whoever drafted cannot adopt, funds that do not last want a reason, nobody is cut, and what was adopted stays', async () => {
  const house = await open('420281', '大冶市', '2023-09-05');
  const head = await house.addFamily({ roster: 'urban-allowance', births: [1980] });
  await house.takeOver('urban-allowance', '2023-09-01');
  for (const value of ['0', '0.00', '-730'])
    await assert.rejects(
      () => house.draft('2023-09-01', [{ code: 'dibao.standard', cell: 'urban', value }]),
      /adjustments\.figure\.nothing/,
      'a standard of nothing would be law once it is adopted',
    );
  const id = await house.draft('2023-09-01', [{ code: 'dibao.standard', cell: 'urban', value: '750' }]);
  getValue(await house.reckon(id));
  const [line] = await house.rows<{ kind: string }>(sql`select kind from adjustment_line
    where county_code = ${house.code} and adjustment_id = ${id}`);
  assert.equal(line?.kind, 'raise');
  assert.equal(codeOf(await house.adopt(id, house.officer)), 'adjustments.own-work');
  await house.draft('2023-09-01', [{ code: 'dibao.standard', cell: 'urban', value: '750' }], {
    id,
    actor: house.director,
  });
  getValue(await house.reckon(id));
  assert.equal(codeOf(await house.adopt(id)), 'adjustments.own-work', 'the director wrote it last');
  await house.draft('2023-09-01', [{ code: 'dibao.standard', cell: 'urban', value: '750' }], {
    id,
    actor: house.officer,
  });
  getValue(await house.reckon(id));
  assert.equal(codeOf(await house.adopt(id)), 'adjustments.funds');
  getValue(await house.adopt(id, house.director, '市财政已承诺追加资金'));
  assert.equal(codeOf(await house.adopt(id)), 'adjustments.state');
  const post = (postedOn: string) =>
    house.services.db.write(house.officer, async (tx) => {
      const { version } = await tx.get<{ version: number }>(sql`select version from adjustment
        where county_code = ${house.code} and id = ${id}`);
      const on = Temporal.PlainDate.from(postedOn);
      return closeAdjustment(tx, house.officer, house.now(), { id, version, postedOn: on, where: '公示栏' });
    });
  assert.equal(codeOf(await post('2023-09-06')), 'adjustments.posted', 'nobody reads what hangs tomorrow');
  getValue(await post('2023-09-05'));
  await assert.rejects(
    () =>
      house.change(
        sql`update adjustment set figures = '[]' where county_code = ${house.code} and id = ${id}`,
      ),
    /is not changed/,
  );

  const lower = await house.draft('2023-10-01', [{ code: 'dibao.standard', cell: 'urban', value: '600' }]);
  getValue(await house.reckon(lower));
  assert.equal(getValue(await house.adopt(lower, house.director, '市财政已承诺追加资金')).raised, 0);
  const [award] = await house.rows<{ last_no: number }>(sql`select s.last_no from award a
    join award_state s on s.county_code = a.county_code and s.award_id = a.id
    where a.county_code = ${house.code} and a.person_id = ${head}`);
  assert.equal(award?.last_no, 2, 'a lower standard says nothing of an award by itself');
});

test('an adopted figure is the law of its county from its first day on, and of no other', async () => {
  const house = await open('420281', '大冶市', '2030-01-10');
  const head = await house.addFamily({ roster: 'rural-allowance', births: [1990] });
  assert.ok(head);
  await house.takeOver('rural-allowance', '2030-01-01');
  const id = await house.draft('2030-02-01', [{ code: 'dibao.standard', cell: 'rural', value: '999' }]);
  getValue(await house.reckon(id));
  getValue(await house.adopt(id, house.director, '市财政已承诺追加资金'));
  await followAdopted(house.services.db, house.code);
  const { book } = await openLaw();
  const standard = (region: string, day: number) =>
    book.find('dibao.standard', 'rural', region, day)?.won.value;
  assert.equal(standard('420281', 20300201), 99_900);
  assert.notEqual(standard('420281', 20300131), 99_900);
  assert.notEqual(standard('420921', 20300201), 99_900);
});

test('a figure that is no figure, or that no award depends on, is refused with its place', async () => {
  const house = await open('420281', '大冶市', '2023-09-05');
  const draft = async (code: string, value: string) => {
    try {
      return (await house.draft('2023-10-01', [{ code, cell: '', value }])).toString();
    } catch (error) {
      return String(error);
    }
  };
  assert.match(await draft('no.such', '1'), /adjustments\.figure/);
  assert.match(await draft('relief.cap', '8000'), /adjustments\.figure\.nobody/);
});
