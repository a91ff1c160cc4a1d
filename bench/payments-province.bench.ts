import pg from 'pg';
import { giftSources } from '../lines/received/sources.ts';
import { readPersonReceived } from '../platform/awards/index.ts';
import type { Id } from '../platform/base/index.ts';
import { readParty } from '../platform/ledger/index.ts';
import { median, percentile, report } from './kit/measure.ts';
import { openPayHouse, type PayCounty, payByActs, payByHand } from './kit/pay-house.ts';
import { handWritten } from './kit/payments-by-hand.ts';

/**
 * `PAY_COUNTIES=20 PAY_LINES=50000`: a month of a province, from awards to rolls that two have signed and that stand in
 * the book, county by county on two hands; beside the same by hand, on two hands as well. Both take turns, a few counties
 * each, now one first and now the other: what the machine does besides, and the database with what was just written, falls
 * on both.
 */
const COUNTIES = Number(process.env.PAY_COUNTIES ?? 20);
const LINES = Number(process.env.PAY_LINES ?? 50_000);
const HANDS = 2;
/** Counties of a turn: each hand has two. */
const TURN = 4;
const TODAY = Temporal.PlainDate.from('2026-11-20');

const house = await openPayHouse({ counties: COUNTIES, awards: LINES, months: 2, isSealed: false });
const hands = await Promise.all(
  Array.from({ length: HANDS }, async () => {
    const client = new pg.Client({ connectionString: house.ownerUrl });
    await client.connect();
    return client;
  }),
);

type Work = (county: PayCounty, hand: number) => Promise<unknown>;

/** Each hand takes the next county as soon as it is free. */
async function timed(counties: readonly PayCounty[], work: Work) {
  await house.owner.query('checkpoint');
  const [startedAt, used] = [performance.now(), house.processorSeconds()];
  const waiting = [...counties];
  await Promise.all(
    hands.map(async (_, hand) => {
      for (let county = waiting.shift(); county !== undefined; county = waiting.shift())
        await work(county, hand);
    }),
  );
  return { seconds: (performance.now() - startedAt) / 1000, processor: house.processorSeconds() - used };
}

/** Both works over all counties in turns, and what each took together. */
async function timedInTurns(first: Work, second: Work) {
  const took = [first, second].map((work) => ({ work, seconds: 0, processor: 0 }));
  for (let from = 0; from < house.counties.length; from += TURN) {
    for (const one of took) {
      const lap = await timed(house.counties.slice(from, from + TURN), one.work);
      one.seconds += lap.seconds;
      one.processor += lap.processor;
    }
    took.reverse();
  }
  return (work: Work) => took.find((one) => one.work === work) ?? { seconds: 0, processor: 0 };
}

/** What a person ever received, out of all that ever fell due in the province. */
async function readFamilies(): Promise<void> {
  const { rows } = await house.owner.query<{ county: string; id: Id }>(
    'select county_code as county, party_id as id from award tablesample system (1) limit 300',
  );
  const { rows: all } = await house.owner.query<{ n: number }>(
    'select count(*)::integer as n from ledger_leg',
  );
  const took: number[] = [];
  const listed: number[] = [];
  for (const { county, id } of rows) {
    const officer = house.counties.find(({ code }) => code === county)?.officer;
    if (officer === undefined) throw new Error(`there is no county ${county}`);
    const at = performance.now();
    await house.db.read(officer, (reader) => readParty(reader, county, id));
    took.push(performance.now() - at);
    const listedAt = performance.now();
    await house.db.read(officer, (reader) =>
      readPersonReceived({ reader, actor: officer, today: TODAY, language: 'zh' }, giftSources, id),
    );
    listed.push(performance.now() - listedAt);
  }
  report({
    name: `payments: all that one person received, of ${all[0]?.n} legs`,
    value: percentile(took, 0.99),
    unit: 'ms p99',
    runs: took.length,
    target: '≤ 20 ms',
  });
  report({
    name: `payments: the happiness list of one person, in money, goods and services, of ${all[0]?.n} legs`,
    value: percentile(listed, 0.99),
    unit: 'ms p99',
    runs: listed.length,
  });
}

try {
  await handWritten.open(house.owner);
  // It would run over the one's tables in the other's time.
  await house.owner.query('alter system set autovacuum = off');
  await house.owner.query('select pg_reload_conf()');
  const acts = new Map<string, number[]>();
  const byHand: Work = (county, no) => payByHand(hands[no] ?? house.owner, county);
  const byActs: Work = (county) =>
    payByActs(house.db, county, (act, seconds) => acts.set(act, [...(acts.get(act) ?? []), seconds]));
  const tookOf = await timedInTurns(byHand, byActs);
  const [hand, ours] = [tookOf(byHand), tookOf(byActs)];
  const bare = await timed(house.counties, async ({ code }, no) => {
    for (const table of ['hand_pay_line', 'hand_ledger_leg']) {
      await hands[no]?.query(
        `create table bare_${code} as select * from ${table} where county_code = '${code}'`,
      );
      await hands[no]?.query(`drop table bare_${code}`);
    }
  });
  await readFamilies();
  const { rows } = await house.owner.query<{ same: boolean }>(
    `select (select sum(balance) from ledger_head) = (select sum(balance) from hand_ledger_head)
       and (select count(*) from pay_line where not is_excluded) = (select count(*) from hand_pay_line where not is_excluded)
       and (select sum(amount_fen) from pay_line where not is_excluded)
         = (select sum(amount_fen) from hand_pay_line where not is_excluded)
       and (select count(*) from pay_finding) = (select count(*) from hand_pay_finding) as same`,
  );
  if (rows[0]?.same !== true) throw new Error('by hand and by acts came to something else');
  const name = `payments: a province month, ${COUNTIES} counties of ${LINES} lines, from awards to the book`;
  for (const [key, unit] of [
    ['seconds', 's'],
    ['processor', 's of a processor'],
  ] as const) {
    const [value, baseline] = [ours[key], hand[key]];
    report({
      name: `${name}, against SQL by hand`,
      value,
      unit,
      baseline,
      ratio: value / baseline,
      runs: 1,
      target: '≤ 1.2 ×',
    });
  }
  report({ name: `${name}, the bare write alone`, value: bare.seconds, unit: 's', runs: 1 });
  for (const [act, took] of acts) {
    report({
      name: `payments: a county of a province, ${act}`,
      value: median(took),
      unit: 's',
      runs: took.length,
    });
  }
} finally {
  for (const hand of hands) await hand.end();
  await house.close();
}
