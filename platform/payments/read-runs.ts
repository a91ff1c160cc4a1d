import type { Actor, Id, Outcome, Reader } from '../base/index.ts';
import { done, fileSql, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { noPayLaw, type PayLaw } from './law.ts';
import type { FindingItem, RunItem, RunRecord } from './shapes.ts';

interface RunRow {
  readonly id: Id;
  readonly run_no: string;
  readonly scheme: string;
  readonly fund_id: Id;
  readonly fund_name: string;
  readonly first_month: Temporal.PlainDate;
  readonly months: number;
  readonly care_apart: boolean;
  readonly state: string;
  readonly lines: number;
  readonly amount_fen: bigint;
  readonly open_findings: number;
  readonly prepared_at: Temporal.Instant;
  readonly prepared_by_name: string;
  readonly version: number;
  readonly digest: Buffer | null;
  readonly frozen_at: Temporal.Instant | null;
  readonly frozen_by_name: string | null;
}

const columns = sql`r.id, r.run_no, r.scheme, r.fund_id, f.name as fund_name, r.first_month, r.months, r.care_apart, r.state, r.lines,
  r.amount_fen, (select count(*)::integer from pay_finding x where x.county_code = r.county_code and x.run_id = r.id
    and x.settled_how is null) as open_findings,
  r.prepared_at, r.prepared_by_name, r.version, r.digest, r.frozen_at, r.frozen_by_name`;

const toItem = (row: RunRow): RunItem => ({
  id: row.id,
  runNo: row.run_no,
  scheme: row.scheme,
  fundId: row.fund_id,
  fundName: row.fund_name,
  firstMonth: row.first_month.toString().slice(0, 7),
  months: row.months,
  careApart: row.care_apart,
  state: row.state,
  lines: row.lines,
  amountFen: Number(row.amount_fen),
  openFindings: row.open_findings,
  preparedAt: row.prepared_at.toString(),
  preparedByName: row.prepared_by_name,
  version: row.version,
});

export interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}
export const sizeOf = ({ limit }: Page) => fileSql(String(Math.trunc(limit) + 1));
export const badCursor = () => refuse('payments.list.cursor', {}, { field: 'after' });

/** Runs of the county, the latest month first. Refusal: `payments.list.cursor`. */
export async function listRuns(
  reader: Reader,
  actor: Actor,
  filter: { readonly scheme?: string | undefined; readonly state?: string | undefined },
  page: Page,
): Promise<Outcome<{ items: RunItem[]; next: string | null }>> {
  const conditions = [
    sql`r.county_code = ${actor.countyCode}`,
    ...(filter.scheme === undefined ? [] : [sql`r.scheme = ${filter.scheme}`]),
    ...(filter.state === undefined ? [] : [sql`r.state = ${filter.state}`]),
  ];
  if (page.after !== undefined) {
    const [month, id] = decodeCursor(page.after, 2) ?? [];
    if (typeof month !== 'string' || !/^\d{4}-\d\d-01$/.test(month) || typeof id !== 'string' || !isId(id)) {
      return badCursor();
    }
    conditions.push(sql`(r.first_month, r.id) < (${month}::date, ${id}::uuid)`);
  }
  const rows = await reader.rows<RunRow>(sql`select ${columns} from pay_run r
      join fund f on f.county_code = r.county_code and f.id = r.fund_id
    where ${joinSql(conditions, ' and ')} order by r.first_month desc, r.id desc limit ${sizeOf(page)}`);
  return done(toPage(rows, page.limit, (row) => [row.first_month.toString(), row.id], toItem));
}

/** A run with its townships, findings and signatures. Refusal: `http.missing`. */
export async function getRun(
  reader: Reader,
  actor: Actor,
  id: Id,
  law: PayLaw = noPayLaw,
): Promise<Outcome<RunRecord>> {
  const county = actor.countyCode;
  const row = await reader.find<RunRow>(sql`select ${columns} from pay_run r
      join fund f on f.county_code = r.county_code and f.id = r.fund_id
    where r.county_code = ${county} and r.id = ${id}`);
  if (!row) return refuse('http.missing');
  const towns = await reader.rows<{
    town_id: Id;
    town_name: string | null;
    lines: number;
    amount_fen: bigint;
  }>(sql`
    select l.town_id, d.name as town_name, l.lines, l.amount_fen
    from (select town_id, count(*)::integer as lines, sum(amount_fen)::bigint as amount_fen from pay_line
      where county_code = ${county} and run_id = ${id} and not is_excluded group by town_id) l
      left join division d on d.county_code = ${county} and d.id = l.town_id
    order by d.code`);
  const findings = await reader.rows<{ kind: string; open: number; all: number }>(sql`select kind,
      count(*) filter (where settled_how is null)::integer as open, count(*)::integer as all
    from pay_finding where county_code = ${county} and run_id = ${id} group by kind order by kind`);
  const signatures = await reader.rows<{
    no: number;
    by_name: string;
    post: string;
    at: Temporal.Instant;
  }>(sql`
    select no, by_name, post, at from pay_signature where county_code = ${county} and run_id = ${id} order by no`);
  return done({
    ...toItem(row),
    declared: law.rhythmOf(row.scheme, county, row.first_month) ?? null,
    careBy: row.care_apart ? (law.careApart(row.scheme) ?? null) : null,
    digest: row.digest?.toString('hex') ?? null,
    frozenAt: row.frozen_at?.toString() ?? null,
    frozenByName: row.frozen_by_name,
    signatures: signatures.map(({ no, by_name, post, at }) => ({
      no,
      byName: by_name,
      post,
      at: at.toString(),
    })),
    towns: towns.map((town) => ({
      townId: town.town_id,
      townName: town.town_name,
      lines: town.lines,
      amountFen: Number(town.amount_fen),
    })),
    findings,
  });
}

/** Where a list that is numbered goes on. */
export const numberAfter = (after: string | undefined): number | undefined => {
  if (after === undefined) return 0;
  const [no] = decodeCursor(after, 1) ?? [];
  return typeof no === 'string' && /^\d{1,9}$/.test(no) ? Number(no) : undefined;
};

interface FindingRow {
  readonly no: number;
  readonly line_no: number | null;
  readonly kind: string;
  readonly facts: FindingItem['facts'];
  readonly holder_name: string | null;
  readonly payee_id: Id | null;
  readonly amount_fen: bigint | null;
  readonly settled_how: string | null;
  readonly reason: string | null;
  readonly settled_by_name: string | null;
}

/** What was found, by line. Refusal: `payments.list.cursor`. */
export async function listFindings(
  reader: Reader,
  actor: Actor,
  runId: Id,
  filter: { readonly kind?: string | undefined; readonly open?: boolean | undefined },
  page: Page,
): Promise<Outcome<{ items: FindingItem[]; next: string | null }>> {
  const after = numberAfter(page.after);
  if (after === undefined) return badCursor();
  const conditions = [
    sql`f.county_code = ${actor.countyCode} and f.run_id = ${runId} and f.no > ${after}::integer`,
    ...(filter.kind === undefined ? [] : [sql`f.kind = ${filter.kind}`]),
    ...(filter.open === undefined ? [] : [sql`(f.settled_how is null) = ${filter.open}`]),
  ];
  const rows =
    await reader.rows<FindingRow>(sql`select f.no, f.line_no, f.kind, f.facts, l.holder_name, l.payee_id,
      l.amount_fen, f.settled_how, f.reason, f.settled_by_name
    from (select * from pay_finding f where ${joinSql(conditions, ' and ')} order by f.no limit ${sizeOf(page)}) f
      left join pay_line l on l.county_code = f.county_code and l.run_id = f.run_id and l.no = f.line_no
    order by f.no`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [String(row.no)],
      (row) => ({
        no: row.no,
        lineNo: row.line_no,
        kind: row.kind,
        facts: row.facts,
        holderName: row.holder_name,
        payeeId: row.payee_id,
        amountFen: row.amount_fen === null ? null : Number(row.amount_fen),
        settledHow: row.settled_how,
        reason: row.reason,
        settledByName: row.settled_by_name,
      }),
    ),
  );
}
