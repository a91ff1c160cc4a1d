import { chinaDay, chinaMoment, getValue, type Id, sql, type Tx } from '../../../platform/base/index.ts';
import { openFund, planFund } from '../../../platform/funds/index.ts';
import { orderConfirmed } from '../confirmed-order.ts';
import { demoFunds } from '../demo-funds.ts';
import { openFundLaw } from '../open-fund-law.ts';
import type { PastMakers } from './frame.ts';

/** The fund of a year, opened where it is not there yet. */
export async function fundOfYear(
  tx: Tx,
  makers: PastMakers,
  name: string,
  year: number,
): Promise<{ readonly id: Id; readonly isNew: boolean }> {
  const { officer } = makers;
  const known = await tx.find<{ id: Id }>(sql`select id from fund
    where county_code = ${officer.countyCode} and name = ${name} and year = ${year}::integer`);
  if (known) return { id: known.id, isNew: false };
  const like = demoFunds.find((fund) => fund.name === name);
  if (!like) throw new Error(`the demo county has no fund ${name}`);
  const { source, schemes } = like;
  const at = chinaMoment(Temporal.PlainDate.from({ year, month: 1, day: 4 }), '09:00');
  const wish = { name, source, year, schemes };
  return { id: getValue(await openFund(tx, officer, at, await openFundLaw(), wish)).id, isNew: true };
}

const DOCUMENTS = {
  centre: '鄂财社发',
  province: '鄂财社发',
  city: '黄财社',
  county: '冶财社',
  charity: '慈善',
};

/** What a past fund got: as much as its year gave and a little more, planned scheme by scheme. */
export async function fillFund(
  tx: Tx,
  makers: PastMakers,
  name: string,
  fundId: Id,
  year: number,
): Promise<void> {
  const { officer } = makers;
  const spent = await tx.rows<{ scheme: string; fen: bigint }>(sql`select l.scheme, sum(l.fen)::bigint as fen
    from past_roll l join past_run r on r.id = l.run_id where r.fund_id = ${fundId} group by 1 order by 1`);
  const given = spent.reduce((sum, { fen }) => sum + fen, 0n);
  // This year is not over: there has to be as much again for what is left of it.
  const total = year < chinaDay(makers.now).year ? given : given * 2n;
  if (total === 0n) return;
  const at = chinaMoment(Temporal.PlainDate.from({ year, month: 1, day: 8 }), '09:00');
  const lines = spent.map(({ scheme, fen }) => ({
    scheme,
    amountFen: roundUp((fen * 102n) / 100n).toString(),
  }));
  getValue(await planFund(tx, officer, at, fundId, lines));
  await receive(tx, makers, { name, id: fundId, year, at }, roundUp((total * 103n) / 100n));
}

/** This year's fund had what a county of its size takes; where its families take more, the rest came in later. */
export async function topUpFund(
  tx: Tx,
  makers: PastMakers,
  name: string,
  fundId: Id,
  year: number,
): Promise<void> {
  const { given, left } = await tx.get<{ given: bigint; left: bigint }>(sql`select
      (select coalesce(sum(l.fen), 0)::bigint from past_roll l join past_run r on r.id = l.run_id
        where r.fund_id = f.id) as given, h.balance as left
    from fund f join ledger_head h on h.county_code = f.county_code and h.account_id = f.pool_id
    where f.county_code = ${makers.officer.countyCode} and f.id = ${fundId}`);
  if (left >= given) return;
  const at = chinaMoment(Temporal.PlainDate.from({ year, month: 1, day: 9 }), '09:00');
  await receive(tx, makers, { name, id: fundId, year, at }, roundUp(given + given / 4n - left));
}

interface Filled {
  readonly name: string;
  readonly id: Id;
  readonly year: number;
  readonly at: Temporal.Instant;
}

async function receive(tx: Tx, makers: PastMakers, fund: Filled, amountFen: bigint): Promise<void> {
  const source = demoFunds.find(({ name }) => name === fund.name)?.source ?? 'county';
  const order = {
    kind: 'receive' as const,
    document: `${DOCUMENTS[source]}〔${fund.year}〕${1 + (fund.name.length % 9)}号`,
    effectiveOn: chinaDay(fund.at).toString(),
    lines: [{ amountFen: amountFen.toString() }],
  };
  await orderConfirmed(tx, makers, fund.at, fund.id, order);
}

/** Whole hundreds of yuan, as documents say it. */
const roundUp = (fen: bigint): bigint => ((fen + 9_999n) / 10_000n) * 10_000n;

/** What was left at the end of a year is carried over into the fund of the next, for the same and nothing else. */
export async function carryOver(
  tx: Tx,
  makers: PastMakers,
  fromId: Id,
  toId: Id,
  year: number,
): Promise<void> {
  const { left } = await tx.get<{ left: bigint }>(sql`select h.balance as left from fund f
    join ledger_head h on h.county_code = f.county_code and h.account_id = f.pool_id
    where f.county_code = ${makers.officer.countyCode} and f.id = ${fromId}`);
  if (left <= 0n) return;
  const at = chinaMoment(Temporal.PlainDate.from({ year: year + 1, month: 1, day: 15 }), '10:00');
  // In the first days of a year the last one is not closed yet.
  if (Temporal.Instant.compare(at, makers.now) > 0) return;
  const order = {
    ...{
      kind: 'carry-over' as const,
      toFundId: toId,
      document: `冶财社〔${year + 1}〕1号`,
      reason: '上年结余结转',
    },
    ...{ effectiveOn: `${year + 1}-01-15`, lines: [{ amountFen: left.toString() }] },
  };
  await orderConfirmed(tx, makers, at, fromId, order);
}
