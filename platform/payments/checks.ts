import type { Sql, Tx } from '../base/index.ts';
import { joinSql, sql } from '../base/index.ts';
import type { RunFrame } from './build-lines.ts';

/**
 * What is looked at before money goes. A check finds; it never leaves anybody out by itself: somebody decides, with a
 * reason and under their name. Each gives `line_no` and `facts`, in one statement over all lines.
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

const ofRun = ({ countyCode, runId }: RunFrame): Sql =>
  sql`l.county_code = ${countyCode} and l.run_id = ${runId}`;
/** Half as much again, or half as little. */
const JUMP = sql`(l.amount_fen * 2 > before.amount * 3 or l.amount_fen * 2 < before.amount)`;
/** More back months for one person than this is looked at. */
const MANY = 6;

const checks: readonly Check[] = [
  {
    // Who died in the month of payment is still entitled for it.
    kind: 'dead',
    find: (
      run,
    ) => sql`select l.no as line_no, jsonb_build_object('diedOn', p.died_on, 'period', l.period) as facts
      from pay_line l join person p on p.county_code = l.county_code and p.id = l.payee_id
      where ${ofRun(run)} and p.died_on < l.period`,
  },
  {
    kind: 'merged-record',
    find: (run) => sql`select l.no as line_no, '{}'::jsonb as facts
      from pay_line l join person p on p.county_code = l.county_code and p.id = l.payee_id
      where ${ofRun(run)} and p.merged_into is not null`,
  },
  {
    kind: 'no-account',
    find: (run) => sql`select l.no as line_no, '{}'::jsonb as facts from pay_line l
      where ${ofRun(run)} and l.account_id is null`,
  },
  {
    kind: 'account-of-other',
    find: (run) => sql`select l.no as line_no,
        jsonb_build_object('holder', b.holder_name, 'tail', b.account_tail) as facts
      from pay_line l
        join person p on p.county_code = l.county_code and p.id = l.payee_id
        join bank_account b on b.county_code = l.county_code and b.person_id = l.payee_id and b.id = l.account_id
      where ${ofRun(run)} and b.holder_name <> p.name`,
  },
  {
    kind: 'account-shared',
    // How many different payees: the rank from below and from above, less one.
    find: (
      run,
    ) => sql`select no as line_no, jsonb_build_object('tail', account_tail, 'payees', payees) as facts
      from (select l.no, b.account_tail,
          dense_rank() over (partition by b.account_hash order by l.payee_id)
            + dense_rank() over (partition by b.account_hash order by l.payee_id desc) - 1 as payees
        from pay_line l
          join bank_account b on b.county_code = l.county_code and b.person_id = l.payee_id and b.id = l.account_id
        where ${ofRun(run)}) held
      where payees > 1`,
  },
  {
    // The same person paid in two families of one scheme and month.
    kind: 'two-families',
    find: (run) => sql`select no as line_no, jsonb_build_object('period', period) as facts
      from (select l.no, l.period, min(l.party_id::text) over same <> max(l.party_id::text) over same as is_twice
        from pay_line l where ${ofRun(run)} and l.item = 'regular'
        window same as (partition by l.payee_id, l.period)) paid
      where is_twice`,
  },
  {
    kind: 'amount-jump',
    find: (run) => sql`select l.no as line_no, jsonb_build_object('beforeFen', before.amount) as facts
      from pay_line l join ledger_leg before on before.county_code = l.county_code and before.scheme = ${run.scheme}
        and before.period = ${run.firstMonth.subtract({ months: 1 })} and before.party_id = l.party_id
        and before.item = 'regular' and before.step = 0
      where ${ofRun(run)} and l.item = 'regular' and l.period = ${run.firstMonth} and ${JUMP}`,
  },
  {
    kind: 'many-months',
    find: (run) => sql`select min(l.no) as line_no, jsonb_build_object('months', count(*)) as facts
      from pay_line l where ${ofRun(run)} and l.item <> 'regular'
      group by l.party_id having count(*) > ${MANY}`,
  },
];

/** Looks at all lines of a run and writes down what it finds, in one statement. @returns how much was found. */
export async function checkLines(tx: Tx, run: RunFrame): Promise<number> {
  const found = checks.map(
    ({ kind, find }, place) =>
      sql`select ${place}::integer as place, ${kind}::text as kind, line_no, facts from (${find(run)}) f`,
  );
  return tx.run(sql`insert into pay_finding (county_code, run_id, no, line_no, kind, facts)
    select ${run.countyCode}, ${run.runId}, row_number() over (order by line_no, place), line_no, kind, facts
    from (${joinSql(found, ' union all ')}) x`);
}
