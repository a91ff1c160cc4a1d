import { chinaDay, chinaMoment, getValue, type Id, sql, type Tx } from '../../../platform/base/index.ts';
import { endOrder, enterOrder, openFund, planFund } from '../../../platform/funds/index.ts';
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
  const { officer, director } = makers;
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
  const source = demoFunds.find((fund) => fund.name === name)?.source ?? 'county';
  const order = {
    kind: 'receive' as const,
    document: `${DOCUMENTS[source]}〔${year}〕${1 + (name.length % 9)}号`,
    effectiveOn: `${year}-01-08`,
    lines: [{ amountFen: roundUp((total * 103n) / 100n).toString() }],
  };
  const { id } = getValue(await enterOrder(tx, officer, at, fundId, order));
  getValue(await endOrder(tx, director, at.add({ hours: 2 }), id, { how: 'confirmed' }));
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
  const { officer, director } = makers;
  const { left } = await tx.get<{ left: bigint }>(sql`select h.balance as left from fund f
    join ledger_head h on h.county_code = f.county_code and h.account_id = f.pool_id
    where f.county_code = ${officer.countyCode} and f.id = ${fromId}`);
  if (left <= 0n) return;
  const at = chinaMoment(Temporal.PlainDate.from({ year: year + 1, month: 1, day: 15 }), '10:00');
  const order = {
    ...{
      kind: 'carry-over' as const,
      toFundId: toId,
      document: `冶财社〔${year + 1}〕1号`,
      reason: '上年结余结转',
    },
    ...{ effectiveOn: `${year + 1}-01-15`, lines: [{ amountFen: left.toString() }] },
  };
  const { id } = getValue(await enterOrder(tx, officer, at, fromId, order));
  getValue(await endOrder(tx, director, at.add({ hours: 2 }), id, { how: 'confirmed' }));
}
