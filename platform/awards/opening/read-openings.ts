import type { Actor, Id, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, fileSql, isId, joinSql, refuse, sql } from '../../base/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';
import type { DifferenceKind } from './compare.ts';
import type { OpeningItem, OpeningLine, OpeningRecord } from './shapes.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

interface OpeningRow {
  readonly id: Id;
  readonly roster: string;
  readonly first_month: Temporal.PlainDate;
  readonly state: string;
  readonly lines: number;
  readonly made_at: Temporal.Instant;
  readonly made_by_name: string;
  readonly ended_at: Temporal.Instant | null;
  readonly ended_by_name: string | null;
  readonly awards: number;
  readonly amount_fen: bigint;
}

const columns = sql`id, roster, first_month, state, lines, made_at, made_by_name, ended_at, ended_by_name, awards,
  amount_fen`;

const toItem = (row: OpeningRow): OpeningItem => ({
  id: row.id,
  roster: row.roster,
  firstMonth: row.first_month.toString().slice(0, 7),
  state: row.state,
  lines: row.lines,
  madeAt: row.made_at.toString(),
  madeByName: row.made_by_name,
  endedAt: row.ended_at?.toString() ?? null,
  endedByName: row.ended_by_name,
  awards: row.awards,
  amountFen: Number(row.amount_fen),
});

/** Openings of the county, the latest first. Refusal: `awards.list.cursor`. */
export async function listOpenings(
  reader: Reader,
  { countyCode }: Actor,
  { limit, after }: Page,
): Promise<Outcome<{ items: OpeningItem[]; next: string | null }>> {
  const conditions = [sql`county_code = ${countyCode}`];
  if (after !== undefined) {
    const [at, id] = decodeCursor(after, 2) ?? [];
    if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at))) {
      return refuse('awards.list.cursor', {}, { field: 'after' });
    }
    conditions.push(sql`(made_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await reader.rows<OpeningRow>(sql`select ${columns} from award_opening
    where ${joinSql(conditions, ' and ')} order by made_at desc, id desc
    limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(toPage(rows, limit, (row) => [row.made_at.toString(), row.id], toItem));
}

/** An opening with how many lines differ in which way. Refusal: `http.missing`. */
export async function getOpening(
  reader: Reader,
  { countyCode: county }: Actor,
  id: Id,
): Promise<Outcome<OpeningRecord>> {
  const row = await reader.find<OpeningRow>(
    sql`select ${columns} from award_opening where county_code = ${county} and id = ${id}`,
  );
  if (!row) return refuse('http.missing');
  const kinds = await reader.rows<{
    kind: string;
    lines: number;
    roster_fen: bigint;
    law_fen: bigint;
    settled: number;
    opens_fen: bigint;
  }>(sql`select kind, count(*)::integer as lines, coalesce(sum(roster_fen), 0)::bigint as roster_fen,
      coalesce(sum(law_fen), 0)::bigint as law_fen, count(settled_how)::integer as settled,
      coalesce(sum(case settled_how when 'keep' then roster_fen when 'law' then law_fen end), 0)::bigint as opens_fen
    from award_opening_line where county_code = ${county} and opening_id = ${id} group by kind order by kind`);
  return done({
    ...toItem(row),
    kinds: kinds.map((one) => ({
      kind: one.kind,
      lines: one.lines,
      rosterFen: Number(one.roster_fen),
      lawFen: Number(one.law_fen),
      settled: one.settled,
      opensFen: Number(one.opens_fen),
    })),
  });
}

export interface LineFilter {
  readonly kind?: string | undefined;
  readonly isSettled?: boolean | undefined;
  readonly townId?: Id | undefined;
  readonly scheme?: string | undefined;
  /** `place`: by township and village. `difference`: what the law gives most above the roster first. */
  readonly sort?: 'place' | 'more-by-law' | 'less-by-law' | undefined;
}

interface LineRow {
  readonly no: number;
  readonly scheme: string;
  readonly household_id: Id | null;
  readonly person_id: Id | null;
  readonly holder_name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly kind: DifferenceKind;
  readonly roster_fen: bigint | null;
  readonly law_fen: bigint | null;
  readonly difference_fen: bigint;
  readonly told: Readonly<Record<string, string | number>>;
  readonly import_id: Id | null;
  readonly settled_how: string | null;
  readonly review_by: Temporal.PlainDate | null;
  readonly reason: string | null;
  readonly settled_by_name: string | null;
}

const toLine = (row: LineRow): OpeningLine => ({
  no: row.no,
  scheme: row.scheme,
  householdId: row.household_id,
  personId: row.person_id,
  holderName: row.holder_name,
  townName: row.town_name,
  villageName: row.village_name,
  kind: row.kind,
  rosterFen: row.roster_fen === null ? null : Number(row.roster_fen),
  lawFen: row.law_fen === null ? null : Number(row.law_fen),
  differenceFen: Number(row.difference_fen),
  told: row.told,
  importId: row.import_id,
  settledHow: row.settled_how,
  reviewBy: row.review_by?.toString() ?? null,
  reason: row.reason,
  settledByName: row.settled_by_name,
});

const difference = sql`(coalesce(l.law_fen, 0) - coalesce(l.roster_fen, 0))`;
/** What is sorted by: a number and the line’s own, both rising. */
const orders = {
  place: sql`0::bigint`,
  'more-by-law': sql`-${difference}`,
  'less-by-law': difference,
} as const;

/** Lines of an opening. Refusal: `awards.list.cursor`. */
export async function listOpeningLines(
  reader: Reader,
  { countyCode: county }: Actor,
  openingId: Id,
  { kind, isSettled, townId, scheme, sort = 'place' }: LineFilter,
  { limit, after }: Page,
): Promise<Outcome<{ items: OpeningLine[]; next: string | null }>> {
  const by = orders[sort];
  const conditions: Sql[] = [sql`l.county_code = ${county}`, sql`l.opening_id = ${openingId}`];
  if (kind !== undefined) conditions.push(sql`l.kind = ${kind}`);
  if (scheme !== undefined) conditions.push(sql`l.scheme = ${scheme}`);
  if (townId !== undefined) conditions.push(sql`l.town_id = ${townId}`);
  if (isSettled !== undefined)
    conditions.push(isSettled ? sql`l.settled_how is not null` : sql`l.settled_how is null`);
  if (after !== undefined) {
    const [value, no] = (decodeCursor(after, 2) ?? []).map(Number);
    if (!Number.isSafeInteger(value) || !Number.isSafeInteger(no))
      return refuse('awards.list.cursor', {}, { field: 'after' });
    conditions.push(sql`(${by}, l.no) > (${value}::bigint, ${no}::integer)`);
  }
  const rows = await reader.rows<
    LineRow & { sorted: bigint }
  >(sql`select l.no, l.scheme, l.household_id, l.person_id,
      l.holder_name, t.name as town_name, v.name as village_name, l.kind, l.roster_fen, l.law_fen,
      ${difference} as difference_fen, l.told, l.import_id, l.settled_how, l.review_by, l.reason, l.settled_by_name,
      ${by} as sorted
    from award_opening_line l
      left join division t on t.county_code = l.county_code and t.id = l.town_id
      left join division v on v.county_code = l.county_code and v.id = l.village_id
    where ${joinSql(conditions, ' and ')}
    order by ${by}, l.no limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(toPage(rows, limit, (row) => [row.sorted.toString(), String(row.no)], toLine));
}
