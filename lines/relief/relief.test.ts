import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { type Actor, getValue, type Id, newId, type Outcome, sql } from '../../platform/base/index.ts';
import { endOrder, enterOrder, openFund } from '../../platform/funds/index.ts';
import { checkBook } from '../../platform/ledger/index.ts';
import { prepareRun } from '../../platform/payments/index.ts';
import { openRegistryDesk } from '../../platform/registry/testing/desk.ts';
import {
  type DecidedRelief,
  grantRelief,
  listRelief,
  listTowns,
  takeBackRelief,
} from '../../platform/relief/index.ts';
import { reliefWords } from './follow-relief.ts';

/** 城步 in the first half of 2020: 85万元 to 13 townships beforehand, 240万元 by the county, 3645 grants of 325万元. */
const RESERVES_FEN = 85_000_000n;
const COUNTY_FEN = 240_000_000n;
const GRANTS = 3_645;
const TOWNS = 13;
const SCHEME = 'temporary-relief';
const COUNTY = '430529';
const YEAR = 2020;

const desk = await openRegistryDesk();
const { db } = desk;
const at = Temporal.Instant.from('2020-06-30T04:00:00Z');
const bureau: Actor = { ...desk.bureau, countyCode: COUNTY };
const director: Actor = { ...bureau, userId: newId(), userName: '周国平', post: 'director' };
const fundLaw = { schemes: [SCHEME], titleOf: (scheme: string) => scheme };
const write = <T>(
  work: (tx: Parameters<Parameters<typeof db.write<T>>[1]>[0]) => Promise<Outcome<T>>,
  actor = bureau,
) => db.write(actor, work);

interface Made {
  readonly town_id: Id;
  readonly village_id: Id;
  readonly person_id: Id;
  readonly case_id: Id;
  readonly case_no: string;
}

/** Townships with a village each, and somebody with a case for every grant, in round turns. */
async function makeCounty(): Promise<Made[]> {
  const owner = new pg.Client({ connectionString: desk.ownerUrl });
  await owner.connect();
  const place = (prefix: string) =>
    `(select id from division where county_code = '${COUNTY}' and code = ${prefix})`;
  await owner.query(`insert into county (code, name, province_name, city_name, source, vintage)
    values ('${COUNTY}', '城步', '', '', 'test', '2020-01-01')`);
  const columns =
    '(county_code, id, code, name, level, kind, parent_id, town_id, pinyin, initials, valid_from)';
  await owner.query(`insert into division ${columns} values ('${COUNTY}', gen_random_uuid(), '${COUNTY}', '城步', 'county',
    'county', null, null, 'x', 'x', '2000-01-01')`);
  await owner.query(`insert into division ${columns} select '${COUNTY}', gen_random_uuid(), '${COUNTY}1' || lpad(n::text, 2, '0'),
    '乡镇' || n, 'town', 'town', ${place(`'${COUNTY}'`)}, null, 'x', 'x', '2000-01-01' from generate_series(1, ${TOWNS}) n`);
  await owner.query(`insert into division ${columns} select '${COUNTY}', gen_random_uuid(), t.code || '200', '村', 'village',
    'village', t.id, t.id, 'x', 'x', '2000-01-01' from division t where t.county_code = '${COUNTY}' and t.level = 'town'`);
  await owner.query(`insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, town_id,
      village_id, id_kind, source, created_at)
    select '${COUNTY}', gen_random_uuid(), '某' || n, '某', 'mou', 'm', 1, '1970-01-01', v.town_id, v.id, 'none', 'import',
      now()
    from generate_series(1, ${GRANTS + 2}) n join (select *, row_number() over (order by code) - 1 as place from division
      where county_code = '${COUNTY}' and level = 'village') v on v.place = n % ${TOWNS}`);
  await owner.query(`insert into case_file (county_code, id, case_no, matter, person_id, applicant_name, town_id, village_id,
      phase, due_on, applied_on, last_no, last_at)
    select county_code, gen_random_uuid(), 'LS2020' || lpad(row_number() over (order by id)::text, 6, '0'), '${SCHEME}', id,
      name, town_id, village_id, 'decided', '9999-12-31', '2020-01-02', 1, now()
    from person where county_code = '${COUNTY}'`);
  const { rows } =
    await owner.query<Made>(`select f.town_id, f.village_id, f.person_id, f.id as case_id, f.case_no
    from case_file f where f.county_code = '${COUNTY}' order by f.case_no`);
  await owner.end();
  return rows;
}

const made = await makeCounty();
const reliefOf = (row: Made | undefined, given: Partial<DecidedRelief>): DecidedRelief => {
  assert.ok(row);
  return {
    ...{
      caseId: row.case_id,
      caseNo: row.case_no,
      householdId: null,
      personId: row.person_id,
      holderName: '某',
    },
    ...{
      townId: row.town_id,
      villageId: row.village_id,
      kind: 'small',
      cause: '交通事故',
      acceptedOn: '2020-01-02',
    },
    ...{
      decidedOn: '2020-06-10',
      decidedBy: 'town',
      way: 'cash',
      what: '',
      source: 'reserve',
      amountFen: 50_000,
    },
    ...given,
  };
};
const towns = [...new Set(made.map(({ town_id }) => town_id))].sort();
/** Whole yuan, the last one taking what is left. */
const shareOf = (fen: bigint, of: number, place: number): bigint => {
  const each = (fen / BigInt(of) / 100n) * 100n;
  return place < of - 1 ? each : fen - each * BigInt(of - 1);
};

async function openMoney(): Promise<Id> {
  const wish = { name: '临时救助资金', source: 'county', year: YEAR, schemes: [SCHEME] } as const;
  const { id } = getValue(await write((tx) => openFund(tx, bureau, at, fundLaw, wish)));
  const move = async (kind: 'receive' | 'allocate', lines: Parameters<typeof enterOrder>[4]['lines']) => {
    const order = { kind, lines, document: '城财社〔2020〕5号', effectiveOn: '2020-01-08' };
    const entered = getValue(await write((tx) => enterOrder(tx, bureau, at, id, order)));
    getValue(await write((tx) => endOrder(tx, director, at, entered.id, { how: 'confirmed' }), director));
  };
  await move('receive', [{ amountFen: (RESERVES_FEN + COUNTY_FEN).toString() }]);
  await move(
    'allocate',
    towns.map((townId, place) => ({
      ...{ kind: 'reserve' as const, townId, amountFen: shareOf(RESERVES_FEN, TOWNS, place).toString() },
    })),
  );
  return id;
}
const grant = (decided: readonly DecidedRelief[], actor = bureau) =>
  write((tx) => grantRelief(tx, actor, at, SCHEME, decided), actor);
const yearOf = (actor = bureau) => db.read(actor, (reader) => listTowns(reader, actor, reliefWords, YEAR));

test('without a reserve of the year a township gives nothing out of one', async () => {
  assert.equal(desk.codeOf(await grant([reliefOf(made[0], {})])), 'relief.no-reserve');
});

test('Chengbu: 13 townships give 850 000 out of their reserves and the county 2 400 000, in 3 645 grants, to the fen', async () => {
  const fundId = await openMoney();
  // Every third grant is of a township; what a reserve holds is given to its own people and to the last fen.
  const byTown = Map.groupBy(made.slice(0, GRANTS), ({ town_id }) => town_id);
  const small = towns.flatMap((town, place) => {
    const people = (byTown.get(town) ?? []).filter((_, no) => no % 3 === 0);
    const fen = shareOf(RESERVES_FEN, TOWNS, place);
    return people.map((row, no) => reliefOf(row, { amountFen: Number(shareOf(fen, people.length, no)) }));
  });
  const served = new Set(small.map(({ caseId }) => caseId));
  const rest = made.slice(0, GRANTS).filter(({ case_id }) => !served.has(case_id));
  const large = rest.map((row, no) =>
    reliefOf(row, {
      ...{ kind: 'spending', cause: '突发重大疾病', decidedBy: 'county', source: 'county' },
      amountFen: Number(shareOf(COUNTY_FEN, rest.length, no)),
    }),
  );
  assert.equal(getValue(await grant([...small, ...large])).granted, GRANTS);
  assert.equal(getValue(await grant(small)).granted, 0, 'a case is granted once');
  const year = await yearOf();
  const sum = (part: 'reserveFen' | 'countyFen' | 'receivedFen' | 'leftFen') =>
    year.reduce((before, one) => before + BigInt(one[part] ?? 0), 0n);
  assert.deepEqual(
    [year.length, sum('receivedFen'), sum('reserveFen'), sum('leftFen'), sum('countyFen')],
    [TOWNS, RESERVES_FEN, RESERVES_FEN, 0n, COUNTY_FEN],
  );
  assert.equal(
    year.reduce((before, one) => before + one.reserveGrants + one.countyGrants, 0),
    GRANTS,
  );
  assert.equal(
    desk.codeOf(await grant([reliefOf(made[GRANTS], {})])),
    'relief.reserve-short',
    'the reserve is empty',
  );
  const wish = { scheme: SCHEME, fundId, firstMonth: Temporal.PlainDate.from('2020-06-01'), months: 1 };
  const run = getValue(await write((tx) => prepareRun(tx, bureau, at, wish)));
  const roll = await db.read(bureau, (reader) =>
    reader.get<{ lines: number; fen: bigint }>(
      sql`select count(*)::integer as lines, sum(amount_fen)::bigint as fen from pay_line where run_id = ${run.id}`,
    ),
  );
  assert.deepEqual(
    roll,
    { lines: rest.length, fen: COUNTY_FEN },
    'what reserves gave is not paid a second time',
  );
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, COUNTY)), []);
});

test('a township reads its own ledger of relief, line by line, and nobody else’s', async () => {
  const [town, other] = towns;
  const clerk: Actor = { ...bureau, level: 'town', placeId: town ?? null };
  const read = async (filter: object) =>
    getValue(await db.read(clerk, (reader) => listRelief(reader, clerk, reliefWords, filter, { limit: 200 })))
      .items;
  const own = await read({ year: YEAR });
  assert.ok(own.length > 100 && own.every(({ townName }) => townName === own[0]?.townName));
  assert.deepEqual(await read({ townId: other }), []);
  assert.deepEqual(
    (await yearOf(clerk)).map(({ townId }) => townId),
    [town],
  );
  assert.ok(own.filter(({ source }) => source === 'reserve').every(({ paidOn }) => paidOn === '2020-06-10'));
  assert.ok(own.filter(({ source }) => source === 'county').every(({ paidOn }) => paidOn === null));
});

test('a decision that is taken back gives the reserve its money again, and the case can be decided anew', async () => {
  const [row] = made;
  const [before] = await yearOf();
  const left = async () => (await yearOf()).find(({ townId }) => townId === row?.town_id);
  const caseIds = [row?.case_id ?? ''] as Id[];
  getValue(await write((tx) => takeBackRelief(tx, bureau, at, SCHEME, caseIds)));
  const freed = BigInt((await left())?.leftFen ?? 0);
  assert.ok(before && freed > 0n);
  getValue(await grant([reliefOf(row, { amountFen: Number(freed) })]));
  assert.equal((await left())?.leftFen, '0');
});

test('goods and referrals are kept in the ledger and cost nothing here', async () => {
  const goods = reliefOf(made[GRANTS + 1], { way: 'goods', what: '棉被两床', source: 'none', amountFen: 0 });
  getValue(await grant([goods]));
  const items = getValue(
    await db.read(bureau, (reader) =>
      listRelief(reader, bureau, reliefWords, { source: 'none' }, { limit: 10 }),
    ),
  ).items;
  assert.deepEqual(
    items.map(({ way, what, amountFen }) => [way, what, amountFen]),
    [['goods', '棉被两床', 0]],
  );
});
