import type { Actor, Id, Reader, Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import { lastResult } from './last-result.ts';
import type { CountyReconciliation } from './shapes.ts';

/**
 * What stands on accounts of schemes with runs beside those runs: handed over out of a township's reserve, or paid back by
 * a family. Told by itself, so that runs can be held against the rest to the fen.
 */
const besideRuns = (county: string): Sql => sql`select a.asset_id, a.scheme, sum(p.amount) as fen,
    sum(p.amount) filter (where a.kind = 'given') as given_fen
  from ledger_account a
    join ledger_posting p on p.county_code = a.county_code and p.account_id = a.id
    join ledger_transfer t on t.county_code = p.county_code and t.id = p.transfer_id
  where a.county_code = ${county} and a.kind in ('due', 'given') and t.kind not in ('pay.due', 'pay.given', 'pay.came-back')
    and exists (select 1 from pay_run o where o.county_code = a.county_code and o.fund_id = a.asset_id
      and o.scheme = a.scheme)
  group by a.asset_id, a.scheme`;

/** Each run that fell due with what its roll, the bank and those who left lines say: as kept at its end, or from its lines. */
const sumsOfRuns = (county: string, fromLines: boolean): Sql => sql`
  select o.fund_id, o.scheme, ${fromLines ? sql`roll.fen` : sql`o.amount_fen`} as roll_fen,
    coalesce(k.bank_fen, bank.fen) as bank_fen, coalesce(k.left_fen, gone.fen) as left_fen
  from pay_run o
    left join pay_run_sum k on k.county_code = o.county_code and k.run_id = o.id and not ${fromLines}::boolean
    ${
      fromLines
        ? sql`cross join lateral (select coalesce(sum(l.amount_fen), 0)::bigint as fen from pay_line l
      where l.county_code = o.county_code and l.run_id = o.id and not l.is_excluded) roll`
        : sql``
    }
    left join lateral (select coalesce(sum(l.amount_fen), 0)::bigint as fen
      from pay_batch t
        join pay_batch_line l on l.county_code = t.county_code and l.batch_id = t.id
        ${lastResult('l')}
      where k.run_id is null and t.county_code = o.county_code and t.run_id = o.id and x.how = 'paid') bank on true
    left join lateral (select coalesce(sum(l.amount_fen), 0)::bigint as fen
      from pay_left e join pay_line l on l.county_code = e.county_code and l.run_id = e.run_id and l.no = e.roll_no
      where k.run_id is null and e.county_code = o.county_code and e.run_id = o.id) gone on true
  where o.county_code = ${county} and o.state in ('signed', 'ended')`;

/**
 * Roll, ledger and bank of the whole county, by fund and scheme: balances of accounts against sums of runs.
 *
 * Of a run that has ended its sums stand as its end kept them, when its lines had been held against one another one by one;
 * nothing of it can change since. So what is read grows with the runs that are open, and not with all that was ever paid.
 * @param fromLines adds up every line of every run once more: for who wants to see that what was kept is what the lines say.
 */
export async function reconcileCounty(
  reader: Reader,
  actor: Actor,
  fromLines = false,
): Promise<CountyReconciliation> {
  const county = actor.countyCode;
  const rows = await reader.rows<{
    fund_id: Id;
    fund_name: string;
    scheme: string;
    runs: number;
    roll_fen: bigint;
    ledger_fen: bigint;
    given_fen: bigint;
    bank_fen: bigint;
    beside_fen: bigint;
    beside_given_fen: bigint;
    left_fen: bigint;
  }>(sql`select r.fund_id, f.year || ' ' || f.name as fund_name, r.scheme, r.runs, r.roll_fen,
      coalesce(h.due_fen + h.given_fen, 0)::bigint as ledger_fen, coalesce(h.given_fen, 0)::bigint as given_fen,
      r.bank_fen, coalesce(s.fen, 0)::bigint as beside_fen, coalesce(s.given_fen, 0)::bigint as beside_given_fen,
      r.left_fen
    from (select fund_id, scheme, count(*)::integer as runs, sum(roll_fen)::bigint as roll_fen,
          sum(bank_fen)::bigint as bank_fen, sum(left_fen)::bigint as left_fen
        from (${sumsOfRuns(county, fromLines)}) o group by fund_id, scheme) r
      join fund f on f.county_code = ${county} and f.id = r.fund_id
      left join (select a.asset_id, a.scheme, sum(p.balance) filter (where a.kind = 'due') as due_fen,
          sum(p.balance) filter (where a.kind = 'given') as given_fen
        from ledger_account a join ledger_head p on p.county_code = a.county_code and p.account_id = a.id
        where a.county_code = ${county} and a.kind in ('due', 'given') group by a.asset_id, a.scheme) h
        on h.asset_id = r.fund_id and h.scheme = r.scheme
      left join (${besideRuns(county)}) s on s.asset_id = r.fund_id and s.scheme = r.scheme
    order by f.year desc, f.name, r.scheme`);
  return {
    items: rows.map((row) => ({
      fundId: row.fund_id,
      fundName: row.fund_name,
      scheme: row.scheme,
      runs: row.runs,
      rollFen: Number(row.roll_fen),
      ledgerFen: Number(row.ledger_fen),
      givenFen: Number(row.given_fen),
      bankFen: Number(row.bank_fen),
      besideFen: Number(row.beside_fen),
      leftFen: Number(row.left_fen),
      agrees:
        row.roll_fen + row.beside_fen === row.ledger_fen &&
        row.bank_fen + row.beside_given_fen === row.given_fen,
    })),
  };
}
