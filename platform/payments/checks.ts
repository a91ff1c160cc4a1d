import type { Sql, Tx } from '../base/index.ts';
import { joinSql, sql } from '../base/index.ts';
import type { RunFrame } from './owed.ts';

/**
 * What is looked at before money goes. A check finds; it never leaves anybody out by itself: somebody decides, with a
 * reason and under their name. Each gives `line_no` and `facts` from `looked`: the lines with their payees and accounts,
 * which are put together once for all checks.
 */
interface Check {
  readonly kind: FindingKind;
  readonly find: (run: RunFrame) => Sql;
}

export const findingKinds = [
  'dead',
  'merged-record',
  'no-account',
  'account-of-other',
  'account-shared',
  'two-families',
  'amount-jump',
  'many-months',
] as const;
export type FindingKind = (typeof findingKinds)[number];

const looked = ({ countyCode, runId }: RunFrame): Sql => sql`looked as materialized (
  select l.no, l.period, l.item, l.amount_fen, l.party_id, l.payee_id, l.account_id, p.name, p.died_on, p.merged_into,
    b.id is not null as has_account, b.holder_name, b.account_tail, b.account_hash
  from pay_line l
    left join person p on p.county_code = l.county_code and p.id = l.payee_id
    left join bank_account b on b.county_code = l.county_code and b.person_id = l.payee_id and b.id = l.account_id
  where l.county_code = ${countyCode} and l.run_id = ${runId})`;
const NONE = sql`'{}'::jsonb`;
/** Half as much again, or half as little. */
const JUMP = sql`(l.amount_fen * 2 > before.amount * 3 or l.amount_fen * 2 < before.amount)`;
/** More back months for one person than this is looked at. */
const MANY = 6;

const checks: readonly Check[] = [
  {
    // Who died in the month of payment is still entitled for it.
    kind: 'dead',
    find: () => sql`select no as line_no, jsonb_build_object('diedOn', died_on, 'period', period) as facts
      from looked where died_on < period`,
  },
  {
    kind: 'merged-record',
    find: () => sql`select no as line_no, ${NONE} as facts from looked where merged_into is not null`,
  },
  {
    kind: 'no-account',
    find: () => sql`select no as line_no, ${NONE} as facts from looked where account_id is null`,
  },
  {
    kind: 'account-of-other',
    find: () => sql`select no as line_no, jsonb_build_object('holder', holder_name, 'tail', account_tail) as facts
      from looked where holder_name <> name`,
  },
  {
    kind: 'account-shared',
    // How many different payees: the rank from below and from above, less one.
    find: () => sql`select no as line_no, jsonb_build_object('tail', account_tail, 'payees', payees) as facts
      from (select no, account_tail, dense_rank() over (partition by account_hash order by payee_id)
          + dense_rank() over (partition by account_hash order by payee_id desc) - 1 as payees
        from looked where has_account) held
      where payees > 1`,
  },
  {
    // The same person paid in two families of one scheme and month.
    kind: 'two-families',
    find: () => sql`select no as line_no, jsonb_build_object('period', period) as facts
      from (select no, period, first_value(party_id) over (partition by payee_id, period order by party_id)
          <> first_value(party_id) over (partition by payee_id, period order by party_id desc) as is_twice
        from looked where item = 'regular') paid
      where is_twice`,
  },
  {
    kind: 'amount-jump',
    find: (run) => sql`select l.no as line_no, jsonb_build_object('beforeFen', before.amount) as facts
      from looked l join ledger_leg before on before.county_code = ${run.countyCode} and before.scheme = ${run.scheme}
        and before.period = ${run.firstMonth.subtract({ months: 1 })} and before.party_id = l.party_id
        and before.item = 'regular' and before.step = 0
      where l.item = 'regular' and l.period = ${run.firstMonth} and ${JUMP}`,
  },
  {
    kind: 'many-months',
    find: () => sql`select min(no) as line_no, jsonb_build_object('months', count(*)) as facts
      from looked where item <> 'regular' group by party_id having count(*) > ${MANY}`,
  },
];

/** Looks at all lines of a run and writes down what it finds, in one statement. @returns how much was found. */
export async function checkLines(tx: Tx, run: RunFrame): Promise<number> {
  const found = checks.map(
    ({ kind, find }, place) =>
      sql`select ${place}::integer as place, ${kind}::text as kind, line_no, facts from (${find(run)}) f`,
  );
  return tx.run(sql`insert into pay_finding (county_code, run_id, no, line_no, kind, facts)
    with ${looked(run)}
    select ${run.countyCode}, ${run.runId}, row_number() over (order by line_no, place), line_no, kind, facts
    from (${joinSql(found, ' union all ')}) x`);
}
