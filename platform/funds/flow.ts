import type { Static } from 'typebox';
import type { Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { findFund } from './find-fund.ts';
import type { FundContext } from './read-funds.ts';
import type { Flow } from './shapes.ts';

type Stage = Static<typeof Flow>['nodes'][number]['stage'];

interface NodeRow {
  readonly accountId: Id;
  readonly kind: string;
  readonly name: string;
  readonly scheme: string | null;
  readonly townName: string | null;
  readonly balance: bigint;
}

interface LinkRow {
  readonly from: Id;
  readonly to: Id;
  readonly amount: bigint;
  readonly transfers: number;
}

/**
 * Where a fund came from and where it went, account by account: what went back is taken off, so that the picture
 * shows each fen once. Of a scheme, what is due and what was given are one node. Refusal: `funds.fund.unknown`.
 */
export async function readFlow(
  { reader, actor, law, language }: FundContext,
  fundId: Id,
): Promise<Outcome<Static<typeof Flow>>> {
  const fund = await findFund(reader, actor.countyCode, fundId);
  if (!fund) return refuse('funds.fund.unknown');
  const accounts =
    await reader.rows<NodeRow>(sql`select a.id as "accountId", a.kind, a.name, a.scheme, h.balance,
      d.name as "townName"
    from ledger_account a join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
      left join division d on d.county_code = a.county_code and d.id = a.town_id
    where a.county_code = ${actor.countyCode} and a.asset_id = ${fundId} and h.seq > 0 order by a.id`);
  const links = await reader.rows<LinkRow>(sql`
    with side as (
      select p.account_id, p.other_id, sum(p.amount) as amount, count(*)::integer as transfers
      from ledger_account a
        join ledger_posting p on p.county_code = a.county_code and p.account_id = a.id
        join ledger_account o on o.county_code = p.county_code and o.id = p.other_id
      where a.county_code = ${actor.countyCode} and a.asset_id = ${fundId}
        and not (a.kind in ('due', 'given') and o.kind in ('due', 'given'))
      group by p.account_id, p.other_id)
    select other_id as "from", account_id as "to", amount::bigint, transfers from side where amount > 0
    order by amount desc`);
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const stageOf = ({ accountId, kind }: NodeRow): Stage =>
    accountId === fund.outsideId
      ? 'source'
      : accountId === fund.poolId
        ? 'county'
        : kind === 'held'
          ? 'place'
          : 'scheme';
  return done({
    nodes: accounts
      .filter(({ accountId }) => linked.has(accountId))
      .map((row) => ({
        accountId: row.accountId,
        stage: stageOf(row),
        name: row.scheme === null ? row.name : (law.titleOf(row.scheme, language) ?? row.scheme),
        scheme: row.scheme,
        // Accounts of schemes are named by the code; those of hospitals have their name.
        placeName: row.scheme === null ? null : row.name === row.scheme ? row.townName : row.name,
        balanceFen: row.balance.toString(),
      })),
    links: links.map(({ amount, ...link }) => ({ ...link, amountFen: amount.toString() })),
  });
}
