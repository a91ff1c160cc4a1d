import type { Actor, Id, Outcome, Reader } from '../../base/index.ts';
import { done, fileSql, isOwnAccount, joinSql, refuse, sql } from '../../base/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';
import { lastResult } from './last-result.ts';
import type { BatchItem, BatchLineItem, ReturnFindingItem } from './shapes.ts';

interface BatchRow {
  readonly id: Id;
  readonly run_id: Id;
  readonly no: number;
  readonly batch_no: string;
  readonly bank_name: string;
  readonly format: string;
  readonly title: string;
  readonly pay_on: Temporal.PlainDate;
  readonly lines: number;
  readonly amount_fen: bigint;
  readonly file_name: string;
  readonly byte_count: number;
  readonly sha256: Buffer;
  readonly made_at: Temporal.Instant;
  readonly made_by: Id;
  readonly made_by_name: string;
  readonly paid_lines: number;
  readonly paid_fen: bigint;
  readonly failed_lines: number;
  readonly failed_fen: bigint;
  readonly left_lines: number;
  readonly open_findings: number;
}

interface ReturnRow {
  readonly id: Id;
  readonly batch_id: Id;
  readonly file_name: string;
  readonly lines: number;
  readonly sha256: Buffer;
  readonly taken_at: Temporal.Instant;
  readonly taken_by_name: string;
}

/** A finding is open until somebody ends it; silence also until something is known of the line. */
const isOpen = sql`(e.no is null and not (f.kind in ('silence', 'pending') and x.how is not null))`;
const findings = sql`pay_return_finding f
  left join pay_return_finding_end e on e.county_code = f.county_code and e.batch_id = f.batch_id and e.no = f.no
  ${lastResult('f')}`;

/** The files of a run, in the order in which they were made, with what became of their lines. */
export async function listBatches(reader: Reader, actor: Actor, runId: Id): Promise<BatchItem[]> {
  const county = actor.countyCode;
  const rows =
    await reader.rows<BatchRow>(sql`select t.id, t.run_id, t.no, t.batch_no, b.bank_name, b.format, t.title,
      t.pay_on, t.lines, t.amount_fen, t.file_name, t.byte_count, t.sha256, t.made_at, t.made_by, t.made_by_name,
      coalesce(r.paid_lines, 0) as paid_lines, coalesce(r.paid_fen, 0)::bigint as paid_fen,
      coalesce(r.failed_lines, 0) as failed_lines, coalesce(r.failed_fen, 0)::bigint as failed_fen,
      (select count(distinct i.line_no)::integer from pay_left e
          join pay_batch_item i on i.county_code = e.county_code and i.run_id = e.run_id and i.roll_no = e.roll_no
        where e.county_code = ${county} and e.run_id = t.run_id and i.batch_id = t.id and not exists (
          select 1 from pay_batch_item later where later.county_code = i.county_code and later.run_id = i.run_id
            and later.roll_no = i.roll_no and later.try > i.try)) as left_lines,
      (select count(*)::integer from ${findings} where f.county_code = ${county} and f.batch_id = t.id and ${isOpen})
        as open_findings
    from pay_batch t
      join pay_bank b on b.county_code = t.county_code and b.id = t.bank_id
      left join lateral (select count(*) filter (where x.how = 'paid')::integer as paid_lines,
          sum(l.amount_fen) filter (where x.how = 'paid') as paid_fen,
          count(*) filter (where x.how = 'failed')::integer as failed_lines,
          sum(l.amount_fen) filter (where x.how = 'failed') as failed_fen
        from pay_batch_line l ${lastResult('l')}
        where l.county_code = ${county} and l.batch_id = t.id) r on true
    where t.county_code = ${county} and t.run_id = ${runId} order by t.no`);
  const returns =
    await reader.rows<ReturnRow>(sql`select id, batch_id, file_name, lines, sha256, taken_at, taken_by_name
    from pay_return where county_code = ${county} and batch_id = any(${rows.map(({ id }) => id)}::uuid[])
    order by taken_at, id`);
  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    no: row.no,
    batchNo: row.batch_no,
    bankName: row.bank_name,
    format: row.format,
    title: row.title,
    payOn: row.pay_on.toString(),
    lines: row.lines,
    amountFen: Number(row.amount_fen),
    fileName: row.file_name,
    byteCount: row.byte_count,
    sha256: row.sha256.toString('hex'),
    madeAt: row.made_at.toString(),
    madeByName: row.made_by_name,
    isOwn: isOwnAccount(actor, row.made_by),
    paidLines: row.paid_lines,
    paidFen: Number(row.paid_fen),
    failedLines: row.failed_lines,
    failedFen: Number(row.failed_fen),
    leftLines: row.left_lines,
    openFindings: row.open_findings,
    returns: returns
      .filter(({ batch_id }) => batch_id === row.id)
      .map((one) => ({
        id: one.id,
        fileName: one.file_name,
        lines: one.lines,
        sha256: one.sha256.toString('hex'),
        takenAt: one.taken_at.toString(),
        takenByName: one.taken_by_name,
      })),
  }));
}

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}
const sizeOf = ({ limit }: Page) => fileSql(String(Math.trunc(limit) + 1));
const badCursor = () => refuse('payments.list.cursor', {}, { field: 'after' });

/** Where a list that is numbered goes on; undefined for what is no cursor of ours. */
export function numberAfter(after: string | undefined): number | undefined {
  if (after === undefined) return 0;
  const [no] = decodeCursor(after, 1) ?? [];
  return typeof no === 'string' && /^\d{1,9}$/.test(no) ? Number(no) : undefined;
}

interface LineRow {
  readonly line_no: number;
  readonly reference: string;
  readonly payee_id: Id;
  readonly holder_name: string;
  readonly account_tail: string;
  readonly amount_fen: bigint;
  readonly how: 'paid' | 'failed' | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly at: Temporal.Instant | null;
  readonly return_id: Id | null;
}

/** Lines of a file and what became of them. Refusal: `payments.list.cursor`. */
export async function listBatchLines(
  reader: Reader,
  actor: Actor,
  batchId: Id,
  filter: { readonly state?: BatchLineItem['state'] | undefined },
  page: Page,
): Promise<Outcome<{ items: BatchLineItem[]; next: string | null }>> {
  const after = numberAfter(page.after);
  if (after === undefined) return badCursor();
  const conditions = [
    sql`l.county_code = ${actor.countyCode} and l.batch_id = ${batchId} and l.line_no > ${after}::integer`,
    ...(filter.state === undefined ? [] : [sql`coalesce(x.how, 'open') = ${filter.state}`]),
  ];
  const rows =
    await reader.rows<LineRow>(sql`select l.line_no, l.reference, l.payee_id, l.holder_name, l.account_tail,
      l.amount_fen, x.how, x.code, x.reason, x.at, x.return_id
    from pay_batch_line l ${lastResult('l')}
    where ${joinSql(conditions, ' and ')} order by l.line_no limit ${sizeOf(page)}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [String(row.line_no)],
      (row) => ({
        lineNo: row.line_no,
        reference: row.reference,
        payeeId: row.payee_id,
        holderName: row.holder_name,
        accountTail: row.account_tail,
        amountFen: Number(row.amount_fen),
        state: row.how ?? 'open',
        code: row.code ?? '',
        reason: row.reason ?? '',
        at: row.at?.toString() ?? null,
        isDecided: row.how !== null && row.return_id === null,
      }),
    ),
  );
}

interface FindingRow {
  readonly no: number;
  readonly kind: string;
  readonly line_no: number | null;
  readonly facts: ReturnFindingItem['facts'];
  readonly is_open: boolean;
  readonly how: string | null;
  readonly reason: string | null;
  readonly by_name: string | null;
  readonly found_at: Temporal.Instant;
  readonly holder_name: string | null;
  readonly account_tail: string | null;
  readonly amount_fen: bigint | null;
}

/** What did not fit in the returns of a file. Refusal: `payments.list.cursor`. */
export async function listReturnFindings(
  reader: Reader,
  actor: Actor,
  batchId: Id,
  filter: { readonly open?: boolean | undefined },
  page: Page,
): Promise<Outcome<{ items: ReturnFindingItem[]; next: string | null }>> {
  const after = numberAfter(page.after);
  if (after === undefined) return badCursor();
  const conditions = [
    sql`f.county_code = ${actor.countyCode} and f.batch_id = ${batchId} and f.no > ${after}::integer`,
    ...(filter.open === undefined ? [] : [sql`${isOpen} = ${filter.open}`]),
  ];
  const rows =
    await reader.rows<FindingRow>(sql`select f.no, f.kind, f.line_no, f.facts, ${isOpen} as is_open, e.how, e.reason,
      e.by_name, f.found_at, i.holder_name, i.account_tail, i.amount_fen
    from ${findings}
      left join pay_batch_line i on i.county_code = f.county_code and i.batch_id = f.batch_id and i.line_no = f.line_no
    where ${joinSql(conditions, ' and ')} order by f.no limit ${sizeOf(page)}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [String(row.no)],
      (row) => ({
        no: row.no,
        kind: row.kind,
        lineNo: row.line_no,
        // Whom the bank left out it does not name: the file does.
        facts:
          row.holder_name === null || 'holderName' in row.facts
            ? row.facts
            : {
                holderName: row.holder_name,
                accountTail: row.account_tail,
                dueFen: Number(row.amount_fen),
                ...row.facts,
              },
        isOpen: row.is_open,
        how: row.how,
        reason: row.reason,
        endedByName: row.by_name,
        foundAt: row.found_at.toString(),
      }),
    ),
  );
}
