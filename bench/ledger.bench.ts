import path from 'node:path';
import pg from 'pg';
import {
  type Actor,
  getValue,
  type Id,
  migrate,
  newId,
  newKeyRing,
  openDatabase,
  type Sql,
  sql,
  startEmbedded,
} from '../platform/base/index.ts';
import {
  balanceAt,
  checkBook,
  type NewAccount,
  openAccounts,
  openAsset,
  post,
  postFrom,
  readParty,
} from '../platform/ledger/index.ts';
import { embeddedSettings, getAppUrl } from '../platform/server/index.ts';
import { testActor } from '../platform/testing/actors.ts';
import { handWritten, makePosted } from './kit/ledger-by-hand.ts';
import { median, percentile, report } from './kit/measure.ts';
import { makeFolder } from './kit/program.ts';

/**
 * `LEDGER_LINES=1000000 LEDGER_POSTINGS=36000000`: a month of a province into the book, beside SQL written by hand for
 * the same effect; then balances of past moments over so many postings.
 */
const LINES = Number(process.env.LEDGER_LINES ?? 1_000_000);
const POSTINGS = Number(process.env.LEDGER_POSTINGS ?? 3_600_000);
const RUNS = Number(process.env.LEDGER_RUNS ?? 3);
const COUNTY = '420281';
const TOWNS = 20;
const SCHEMES = [
  'minimum-living',
  'extreme-poverty',
  'old-age-allowance',
  'disability-care',
  'disability-living',
];
const AT = Temporal.Instant.from('2026-03-02T01:00:00Z');
const DAY = Temporal.PlainDate.from('2026-03-02');

const { folder, remove } = makeFolder('ledger');
const server = await startEmbedded({
  dataDir: path.join(folder, 'postgres'),
  password: 'bench-only',
  settings: embeddedSettings(),
});
await migrate(server.ownerUrl);
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
await owner.query(`insert into county values ($1, '大冶市', '', '', 'bench', '2026-01-01')`, [COUNTY]);
const appUrl = await getAppUrl(server.ownerUrl, newKeyRing());
const db = openDatabase({ url: appUrl, connectionsMax: 8, statementTimeoutMs: 3_600_000 });
const officer: Actor = testActor({ countyCode: COUNTY });
const asset = newId();
const outside = newId();

async function openBook(): Promise<void> {
  const pools = Array.from(
    { length: TOWNS },
    (_, n): NewAccount => ({ id: newId(), assetId: asset, kind: 'held', name: `乡镇 ${n}`, openedOn: DAY }),
  );
  const dues = SCHEMES.flatMap((scheme) =>
    pools.map(
      ({ name }): NewAccount => ({
        ...{ id: newId(), assetId: asset, kind: 'due', name, scheme, openedOn: DAY },
      }),
    ),
  );
  const source: NewAccount = { id: outside, assetId: asset, kind: 'outside', name: '省', openedOn: DAY };
  getValue(
    await db.write(officer, async (tx) => {
      await openAsset(tx, officer, { id: asset, kind: 'money', name: '资金', schemes: SCHEMES }, AT);
      return await openAccounts(tx, officer, [source, ...pools, ...dues]);
    }),
  );
  const legs = pools.map(({ id }) => ({ from: outside, to: id, amount: 10n ** 14n }));
  const head = { key: 'bench-receive', kind: 'fund.receive', effectiveOn: DAY };
  getValue(await db.write(officer, (tx) => post(tx, officer, AT, { ...head, legs })));
  // What a month is made from: whom each scheme owes what, in which township.
  await owner.query(`create table bench_award as
    select gen_random_uuid() as party_id, s.account as to_account, s.pool as from_account, s.scheme,
      (30000 + n % 20000)::bigint as amount
    from generate_series(1, ${LINES}) n
    join (select d.id as account, p.id as pool, d.scheme, row_number() over (order by d.id) - 1 as place
      from ledger_account d join ledger_account p on p.county_code = d.county_code and p.name = d.name and p.kind = 'held'
      where d.kind = 'due') s on s.place = n % ${TOWNS * SCHEMES.length}`);
  await owner.query('grant select on bench_award to minzheng_app');
  await owner.query('vacuum analyze bench_award');
}

const monthOf = (run: number) => DAY.with({ day: 1 }).add({ months: run });

/** One transfer for each township and scheme, as rolls are. */
async function headsOf(run: number) {
  const { rows } = await owner.query<{ id: Id }>(
    `select distinct to_account as id from bench_award order by 1`,
  );
  return rows.map(({ id }) => ({
    ...{ id: newId(), inputHash: Buffer.alloc(32, run), kind: 'roll.freeze', effectiveOn: DAY },
    ...{ key: `roll/${run}/${id}`, account: id },
  }));
}

function legsOf(heads: readonly { id: Id; account: Id }[], run: number): Sql {
  const pairs = JSON.stringify(heads.map(({ id, account }) => ({ id, account })));
  return sql`select h.id as transfer_id, a.from_account, a.to_account, a.amount, a.scheme, a.party_id,
      ${monthOf(run)}::date as period, 'base'::text as item, 0::smallint as step
    from bench_award a join jsonb_to_recordset(${pairs}::jsonb) as h (id uuid, account uuid) on h.account = a.to_account`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  await owner.query('checkpoint');
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

async function measureMonth(): Promise<void> {
  const ours: number[] = [];
  const hand: number[] = [];
  const bare: number[] = [];
  await handWritten.open(owner);
  for (let run = 0; run < RUNS; run++) {
    const heads = await headsOf(run);
    const pure = `create table bench_bare as select '${COUNTY}'::text as county_code, party_id as transfer_id, 1 as no,
      from_account, to_account, amount, scheme, party_id, date '2026-03-01' as period, 'base'::text as item,
      0::smallint as step from bench_award`;
    bare.push(await timed(() => owner.query(pure)));
    await owner.query('drop table bench_bare');
    hand.push(await timed(() => handWritten.post(owner, COUNTY, heads, monthOf(run).toString())));
    const transfers = heads.map(({ account: _, ...head }) => head);
    const legs = legsOf(heads, run);
    ours.push(
      await timed(async () =>
        getValue(await db.write(officer, (tx) => postFrom(tx, officer, AT, { transfers, legs }))),
      ),
    );
    console.error(`run ${run}: bare ${bare.at(-1)}, by hand ${hand.at(-1)}, ours ${ours.at(-1)}`);
  }
  const name = `ledger: ${LINES} lines of a month as one statement`;
  const [value, baseline] = [median(ours), median(hand)];
  report({
    name: `${name}, against SQL by hand`,
    value,
    unit: 's',
    baseline,
    ratio: value / baseline,
    runs: RUNS,
  });
  report({ name: `${name}, postings per second`, value: LINES / value, unit: '/s', runs: RUNS });
  report({ name: `${name}, the bare write alone`, value: median(bare), unit: 's', runs: RUNS });
  const faults = await db.read(officer, (reader) => checkBook(reader, COUNTY));
  if (faults.length > 0) throw new Error(`the book does not add up: ${JSON.stringify(faults[0])}`);
}

async function measureSingle(): Promise<void> {
  const { rows } = await owner.query<{ id: Id; other: Id }>(
    `select p.id, d.id as other from ledger_account p join ledger_account d on d.name = p.name and d.kind = 'due' and d.scheme = 'minimum-living'
     where p.kind = 'held'`,
  );
  let no = 0;
  const one = async () => {
    const pair = rows[no % rows.length];
    if (!pair) throw new Error('there is no township');
    const payable = { partyId: newId(), period: DAY.with({ day: 1 }), item: 'base', step: 0 };
    const legs = [{ from: pair.id, to: pair.other, amount: 1n, scheme: 'minimum-living', payable }];
    const head = { key: `single/${no++}`, kind: 'test.single', effectiveOn: DAY };
    getValue(await db.write(officer, (tx) => post(tx, officer, AT, { ...head, legs })));
  };
  for (let i = 0; i < 100; i++) await one();
  const latencies: number[] = [];
  const startedAt = performance.now();
  const client = async () => {
    while (performance.now() - startedAt < 5_000) {
      const at = performance.now();
      await one();
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  const perSecond = latencies.length / ((performance.now() - startedAt) / 1000);
  report({ name: 'ledger: single transfers, 8 at once, durable', value: perSecond, unit: '/s', runs: 1 });
  report({ name: 'ledger: single transfers, p99', value: percentile(latencies, 0.99), unit: 'ms', runs: 1 });
}

async function measureBalances(): Promise<void> {
  const startedAt = performance.now();
  const made = await makePosted(owner, COUNTY, POSTINGS);
  console.error(`${POSTINGS} postings made in ${(performance.now() - startedAt) / 1000} s`);
  const random = (limit: number) => Math.floor(Math.random() * limit);
  for (const [name, accounts] of Object.entries(made)) {
    const days: number[] = [];
    const moments: number[] = [];
    const plain: number[] = [];
    const byDays: number[] = [];
    for (let i = 0; i < 200; i++) {
      const accountId = accounts[random(accounts.length)] ?? '';
      const effectiveOn = Temporal.PlainDate.from('2023-01-01').add({ days: random(1_095) });
      const bookedAt = Temporal.Instant.from('2023-01-01T00:00:00Z').add({ seconds: random(1_095 * 86_400) });
      const look = async (into: number[], moment: Parameters<typeof balanceAt>[3]) => {
        const at = performance.now();
        await db.read(officer, (reader) => balanceAt(reader, COUNTY, accountId, moment));
        into.push(performance.now() - at);
      };
      await look(days, { effectiveOn });
      await look(moments, { effectiveOn, bookedAt });
      if (i % 50 > 0) continue;
      const at = performance.now();
      await owner.query(
        `select sum(amount) from ledger_posting where county_code = $1 and account_id = $2 and effective_on <= $3 and booked_at <= $4`,
        [COUNTY, accountId, effectiveOn.toString(), bookedAt.toString()],
      );
      plain.push(performance.now() - at);
      const dayAt = performance.now();
      await owner.query(
        `select sum(amount) from ledger_day where county_code = $1 and account_id = $2 and effective_on <= $3 and booked_on <= $4`,
        [COUNTY, accountId, effectiveOn.toString(), bookedAt.toString()],
      );
      byDays.push(performance.now() - dayAt);
    }
    const say = (what: string, values: readonly number[], baseline?: number) =>
      report({
        ...{
          name: `ledger: ${what} of ${name}, ${POSTINGS} postings`,
          value: percentile(values, 0.99),
          unit: 'ms p99',
        },
        ...{ runs: values.length, target: '≤ 20 ms', ...(baseline === undefined ? {} : { baseline }) },
      });
    say('balance of a day', days);
    say('balance of a day as known at a moment, beside the sum of its postings', moments, median(plain));
    say('the same, beside the sum of its days', moments, median(byDays));
  }
}

async function measureParty(): Promise<void> {
  const { rows } = await owner.query<{ id: Id }>('select party_id as id from bench_award limit 200');
  const took: number[] = [];
  for (const { id } of rows) {
    const at = performance.now();
    await db.read(officer, (reader) => readParty(reader, COUNTY, id));
    took.push(performance.now() - at);
  }
  report({
    name: `ledger: all of one person among ${LINES * RUNS} lines`,
    value: percentile(took, 0.99),
    unit: 'ms p99',
    runs: took.length,
  });
}

try {
  await openBook();
  await measureMonth();
  await measureParty();
  await measureSingle();
  await measureBalances();
} finally {
  await db.close();
  await owner.end();
  await server.stop();
  remove();
}
