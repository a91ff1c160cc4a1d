import type { Actor, Id, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, fileSql, refuse, sql } from '../../base/index.ts';
import { toPage } from '../../http/index.ts';
import { lastResult } from './last-result.ts';
import { numberAfter } from './read-batches.ts';
import type { CameBackItem } from './shapes.ts';

/**
 * Lines of the roll whose last try failed, with the account to which a further one would go and what speaks against it:
 * columns roll_no, try, batch_id, line_no, payee_id, holder_name, period, amount_fen, code, reason, account_tail,
 * new_id, new_tail, barred, left_reason.
 */
export const cameBack = (county: string, runId: Id): Sql => sql`
  select i.roll_no, i.try, i.batch_id, i.line_no, l.payee_id, l.holder_name, l.period, l.amount_fen, x.code, x.reason,
    t.account_tail, b.id as new_id, b.account_tail as new_tail, e.reason as left_reason,
    case when e.roll_no is not null then 'left'
      when p.merged_into is not null then 'merged-record'
      when p.died_on is not null then 'dead'
      when exists (select 1 from pay_return_finding f
          left join pay_return_finding_end d on d.county_code = f.county_code and d.batch_id = f.batch_id and d.no = f.no
        where f.county_code = i.county_code and f.batch_id = i.batch_id and f.line_no = i.line_no and d.no is null
          and f.kind not in ('silence', 'pending')) then 'finding-open'
      when b.id is null then 'no-account'
      when l.payee_kind <> 'home' and b.holder_name <> p.name and b.account_hash <> t.account_hash then 'account-of-other'
      when b.account_hash = t.account_hash then 'same-account' end as barred
  from pay_batch_item i
    join pay_line l on l.county_code = i.county_code and l.run_id = i.run_id and l.no = i.roll_no
    join pay_batch_line t on t.county_code = i.county_code and t.batch_id = i.batch_id and t.line_no = i.line_no
    ${lastResult('i')}
    left join person p on p.county_code = i.county_code and p.id = l.payee_id
    left join lateral (select a.id, a.account_tail, a.account_hash, a.holder_name, a.since from bank_account a
      where a.county_code = i.county_code and a.person_id = l.payee_id and a.closed_on is null
      union all select h.id, h.account_tail, h.account_hash, h.holder_name, null from pay_home h
      where h.county_code = i.county_code and h.id = l.payee_id
      order by 5 desc nulls last, 1 desc limit 1) b on true
    left join pay_left e on e.county_code = i.county_code and e.run_id = i.run_id and e.roll_no = i.roll_no
  where i.county_code = ${county} and i.run_id = ${runId} and x.how = 'failed' and not exists (select 1 from pay_batch_item later
    where later.county_code = i.county_code and later.run_id = i.run_id and later.roll_no = i.roll_no
      and later.try > i.try)`;

interface Row {
  readonly roll_no: number;
  readonly try: number;
  readonly batch_id: Id;
  readonly line_no: number;
  readonly payee_id: Id;
  readonly holder_name: string;
  readonly period: Temporal.PlainDate;
  readonly amount_fen: bigint;
  readonly code: string;
  readonly reason: string;
  readonly account_tail: string;
  readonly new_tail: string | null;
  readonly barred: string | null;
  readonly left_reason: string | null;
}

/** What came back of a run and has not gone out again, by line of the roll. Refusal: `payments.list.cursor`. */
export async function listCameBack(
  reader: Reader,
  actor: Actor,
  runId: Id,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: CameBackItem[]; next: string | null }>> {
  const after = numberAfter(page.after);
  if (after === undefined) return refuse('payments.list.cursor', {}, { field: 'after' });
  const rows = await reader.rows<Row>(sql`select * from (${cameBack(actor.countyCode, runId)}) c
    where roll_no > ${after}::integer order by roll_no limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  return done(toPage(rows, page.limit, (row) => [String(row.roll_no)], toItem));
}

const toItem = (row: Row): CameBackItem => ({
  rollNo: row.roll_no,
  try: row.try,
  batchId: row.batch_id,
  lineNo: row.line_no,
  payeeId: row.payee_id,
  holderName: row.holder_name,
  period: row.period.toString().slice(0, 7),
  amountFen: Number(row.amount_fen),
  code: row.code,
  reason: row.reason,
  accountTail: row.account_tail,
  newAccountTail: row.new_tail,
  barred: row.barred,
  leftReason: row.left_reason,
});
