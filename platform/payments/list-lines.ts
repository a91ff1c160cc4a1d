import type { Actor, Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { accountOf } from './payees/accounts-of.ts';
import { badCursor, numberAfter, type Page, sizeOf } from './read-runs.ts';
import type { LineItem } from './shapes.ts';

interface LineRow {
  readonly no: number;
  readonly award_id: Id;
  readonly period: Temporal.PlainDate;
  readonly item: string;
  readonly amount_fen: bigint;
  readonly payee_id: Id;
  readonly holder_name: string;
  readonly payee_kind: string;
  readonly payee_name: string | null;
  readonly account_tail: string | null;
  readonly bank_name: string | null;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly is_excluded: boolean;
  readonly sort_key: string;
}

/** What a roll is put in the order of; by itself its numbers, which go by township, village and name. */
export const lineOrders = ['no', 'name', 'village', 'amount', '-amount', 'state'] as const;
export type LineOrder = (typeof lineOrders)[number];

/** What of a roll is wanted; a name by its beginning, and the first number, for who looks something up in a long one. */
export interface LineFilter {
  readonly townId?: Id | undefined;
  readonly excluded?: boolean | undefined;
  readonly name?: string | undefined;
  readonly from?: number | undefined;
  readonly sort?: LineOrder | undefined;
}

/**
 * What is sorted by; of equals the number decides. The lines of one run lie together under its key, so that a page is the
 * first few of one pass over them: an index for each order would be written for every line of a month, and read by few.
 */
const textKeys = { name: sql`l.holder_name`, village: sql`coalesce(v.code, '')` } as const;
const numberKeys = {
  amount: sql`l.amount_fen`,
  '-amount': sql`-l.amount_fen`,
  // Those left out first: they are what is looked for.
  state: sql`(case when l.is_excluded then 0 else 1 end)::bigint`,
} as const;

interface Sorted {
  readonly key: Sql;
  /** Behind the last line of the page before. */
  readonly behind: Sql;
}

function sortedBy(sort: LineOrder, after: string | undefined): Sorted | undefined {
  if (sort === 'no') {
    const no = numberAfter(after);
    return no === undefined ? undefined : { key: sql`''`, behind: sql`l.no > ${no}::integer` };
  }
  const isText = sort === 'name' || sort === 'village';
  const key = isText ? textKeys[sort] : numberKeys[sort];
  if (after === undefined) return { key, behind: sql`true` };
  const [value, no] = decodeCursor(after, 2) ?? [];
  if (typeof value !== 'string' || typeof no !== 'string' || !/^\d{1,9}$/.test(no)) return undefined;
  if (!isText && !/^-?\d{1,18}$/.test(value)) return undefined;
  const last = isText ? sql`${value}::text` : sql`${value}::bigint`;
  return { key, behind: sql`(${key}, l.no) > (${last}, ${Number(no)}::integer)` };
}

/** The roll, line by line. Refusal: `payments.list.cursor`. */
export async function listLines(
  reader: Reader,
  actor: Actor,
  runId: Id,
  { townId, excluded, name, from, sort = 'no' }: LineFilter,
  page: Page,
): Promise<Outcome<{ items: LineItem[]; next: string | null }>> {
  const sorted = sortedBy(sort, page.after);
  if (sorted === undefined) return badCursor();
  const conditions = [
    sql`l.county_code = ${actor.countyCode} and l.run_id = ${runId}`,
    sorted.behind,
    ...(from === undefined ? [] : [sql`l.no >= ${from}::integer`]),
    ...(name === undefined ? [] : [sql`starts_with(l.holder_name, ${name})`]),
    ...(townId === undefined ? [] : [sql`l.town_id = ${townId}`]),
    ...(excluded === undefined ? [] : [sql`l.is_excluded = ${excluded}`]),
  ];
  const places =
    sort === 'village'
      ? sql`left join division v on v.county_code = l.county_code and v.id = l.village_id`
      : sql``;
  const order = sort === 'no' ? sql`l.no` : sql`${sorted.key}, l.no`;
  const rows =
    await reader.rows<LineRow>(sql`select l.no, l.award_id, l.period, l.item, l.amount_fen, l.payee_id, l.sort_key::text,
      l.holder_name, l.payee_kind, coalesce(p.name, m.name) as payee_name, b.account_tail, b.bank_name, t.name as town_name, v.name as village_name, l.is_excluded
    from (select l.*, ${sorted.key} as sort_key from pay_line l ${places}
      where ${joinSql(conditions, ' and ')} order by ${order} limit ${sizeOf(page)}) l
      ${accountOf('l')}
      left join person p on l.payee_kind <> 'home' and p.county_code = l.county_code and p.id = l.payee_id
      left join pay_home m on l.payee_kind = 'home' and m.county_code = l.county_code and m.id = l.payee_id
      left join division t on t.county_code = l.county_code and t.id = l.town_id
      left join division v on v.county_code = l.county_code and v.id = l.village_id
    order by l.sort_key, l.no`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => (sort === 'no' ? [String(row.no)] : [row.sort_key, String(row.no)]),
      toLine,
    ),
  );
}

const toLine = (row: LineRow): LineItem => ({
  no: row.no,
  awardId: row.award_id,
  period: row.period.toString().slice(0, 7),
  item: row.item,
  amountFen: Number(row.amount_fen),
  payeeId: row.payee_id,
  holderName: row.holder_name,
  payeeKind: row.payee_kind,
  payeeName: row.payee_name,
  accountTail: row.account_tail,
  bankName: row.bank_name,
  townName: row.town_name,
  villageName: row.village_name,
  isExcluded: row.is_excluded,
});
