import type { Actor, Id, Language, Outcome, Reader } from '../base/index.ts';
import { done, fileSql, isId, isOwnAccount, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, orderRows, type RowKey, toPage } from '../http/index.ts';
import { readFundNeeds } from './fund-needs.ts';
import type { AdjustmentLaw, Figure } from './law.ts';
import type { AdjustmentItem, AdjustmentLine, AdjustmentRecord } from './shapes.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

interface Row {
  readonly id: Id;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly published_on: Temporal.PlainDate;
  readonly from_on: Temporal.PlainDate;
  readonly state: string;
  readonly version: number;
  readonly figures: readonly Figure[];
  readonly schemes: readonly string[];
  readonly made_at: Temporal.Instant;
  readonly made_by: Id;
  readonly made_by_name: string;
  readonly reckoned_at: Temporal.Instant | null;
  readonly despite: string | null;
  readonly adopted_at: Temporal.Instant | null;
  readonly adopted_by_name: string | null;
  readonly awards_raised: number | null;
  readonly families_told: number | null;
  readonly posted_on: Temporal.PlainDate | null;
  readonly posted_where: string | null;
}

export interface ReadContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: AdjustmentLaw;
  readonly language: Language;
}

const toItem = ({ actor, law, language }: ReadContext, row: Row): AdjustmentItem => ({
  id: row.id,
  title: row.title,
  number: row.number,
  issuer: row.issuer,
  publishedOn: row.published_on.toString(),
  fromOn: row.from_on.toString(),
  state: row.state,
  version: row.version,
  figures: row.figures.map(({ code, cell, value, unit, before }) => ({
    code,
    cell,
    title: law.sayFigure(actor.countyCode, { code, cell }, language),
    value,
    unit,
    before,
  })),
  schemes: [...row.schemes],
  madeAt: row.made_at.toString(),
  madeByName: row.made_by_name,
  adoptedAt: row.adopted_at?.toString() ?? null,
  adoptedByName: row.adopted_by_name,
});

/** What adjustments are put in the order of; the latest drafted first where nothing is said. */
export const adjustmentOrders = ['recent', '-from', 'title'] as const;
type AdjustmentOrder = (typeof adjustmentOrders)[number];
const orderKeys: Readonly<Record<Exclude<AdjustmentOrder, 'recent'>, RowKey>> = {
  '-from': { key: sql`(-to_char(from_on, 'YYYYMMDD')::bigint)`, type: 'bigint' },
  title: { key: sql`title`, type: 'text' },
};

export interface AdjustmentFilter {
  readonly state?: string | undefined;
  readonly scheme?: string | undefined;
  /** Of the title or the number of the document. */
  readonly text?: string | undefined;
  readonly sort?: AdjustmentOrder | undefined;
}

/** Adjustments of the county, the latest first or in the order that is wanted. Refusal: `awards.list.cursor`. */
export async function listAdjustments(
  context: ReadContext,
  { state, scheme, text, sort = 'recent' }: AdjustmentFilter,
  { limit, after }: Page,
): Promise<Outcome<{ items: AdjustmentItem[]; next: string | null }>> {
  const { reader, actor } = context;
  const { key, type }: RowKey =
    sort === 'recent'
      ? { key: sql`(-(extract(epoch from made_at) * 1000000)::bigint)`, type: 'bigint' }
      : orderKeys[sort];
  const sorted = orderRows({ key, type }, sql`id`, after);
  if (sorted === undefined) return refuse('awards.list.cursor', {}, { field: 'after' });
  const conditions = [
    sql`county_code = ${actor.countyCode}`,
    sql`state <> 'dropped'`,
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(scheme === undefined ? [] : [sql`${scheme} = any(schemes)`]),
    ...(text === undefined ? [] : [sql`position(${text} in title || ' ' || number) > 0`]),
    ...sorted.behind,
  ];
  const rows = await reader.rows<
    Row & { sort_key: string }
  >(sql`select *, ${key}::text as sort_key from adjustment where ${joinSql(conditions, ' and ')}
    order by ${sorted.order} limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(
    toPage(
      rows,
      limit,
      (row) => [row.sort_key, row.id],
      (row) => toItem(context, row),
    ),
  );
}

/** An adjustment with what it needs beside what its funds have. Refusal: `http.missing`. */
export async function getAdjustment(
  context: ReadContext,
  at: Temporal.Instant,
  id: Id,
): Promise<Outcome<AdjustmentRecord>> {
  const { reader, actor } = context;
  const row = await reader.find<Row>(
    sql`select * from adjustment where county_code = ${actor.countyCode} and id = ${id}`,
  );
  if (!row) return refuse('http.missing');
  const needs = row.state === 'draft' ? [] : await readFundNeeds(reader, actor, row, at);
  return done({
    ...toItem(context, row),
    isOwn: isOwnAccount(actor, row.made_by),
    reckonedAt: row.reckoned_at?.toString() ?? null,
    despite: row.despite,
    awardsRaised: row.awards_raised,
    familiesTold: row.families_told,
    postedOn: row.posted_on?.toString() ?? null,
    postedWhere: row.posted_where,
    needs: needs.map(({ beforeFen, extraFen, backFen, neededFen, availableFen, ...rest }) => ({
      ...rest,
      beforeFen: Number(beforeFen),
      extraFen: Number(extraFen),
      backFen: Number(backFen),
      neededFen: Number(neededFen),
      availableFen: Number(availableFen),
    })),
  });
}

interface LineRow {
  readonly award_id: Id;
  readonly scheme: string;
  readonly holder_name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly kind: string;
  readonly class: string | null;
  readonly persons: number | null;
  readonly from_month: Temporal.PlainDate;
  readonly before_fen: bigint;
  readonly difference_fen: bigint;
  readonly back_months: number;
}

/** What its lines are put in the order of; as the awards were opened where nothing is said. */
export const adjustmentLineOrders = ['opened', 'name', '-more', 'more', '-back'] as const;
type LineOrder = (typeof adjustmentLineOrders)[number];
const lineKeys: Readonly<Record<LineOrder, RowKey>> = {
  opened: { key: sql`''`, type: 'text' },
  name: { key: sql`a.holder_name`, type: 'text' },
  more: { key: sql`l.difference_fen`, type: 'bigint' },
  '-more': { key: sql`(-l.difference_fen)`, type: 'bigint' },
  '-back': { key: sql`(-l.back_months)::bigint`, type: 'bigint' },
};

export interface AdjustmentLineFilter {
  readonly kind?: string | undefined;
  readonly scheme?: string | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
  /** The beginning of the payee’s name. */
  readonly name?: string | undefined;
  readonly sort?: LineOrder | undefined;
}

/** What an adjustment does to each award. Refusal: `awards.list.cursor`. */
export async function listAdjustmentLines(
  reader: Reader,
  { countyCode: county }: Actor,
  id: Id,
  { kind, scheme, townId, villageId, name, sort = 'opened' }: AdjustmentLineFilter,
  { limit, after }: Page,
): Promise<Outcome<{ items: AdjustmentLine[]; next: string | null }>> {
  const sorted = linesSorted(sort, after);
  if (sorted === undefined) return refuse('awards.list.cursor', {}, { field: 'after' });
  const conditions = [
    sql`l.county_code = ${county}`,
    sql`l.adjustment_id = ${id}`,
    ...(kind === undefined ? [] : [sql`l.kind = ${kind}`]),
    ...(scheme === undefined ? [] : [sql`l.scheme = ${scheme}`]),
    ...(townId === undefined ? [] : [sql`a.town_id = ${townId}`]),
    ...(villageId === undefined ? [] : [sql`a.village_id = ${villageId}`]),
    ...(name === undefined ? [] : [sql`starts_with(a.holder_name, ${name})`]),
    ...sorted.behind,
  ];
  const rows = await reader.rows<
    LineRow & { sort_key: string }
  >(sql`select l.award_id, l.scheme, a.holder_name, t.name as town_name,
      v.name as village_name, l.kind, l.class, l.persons, l.from_month, l.before_fen, l.difference_fen, l.back_months,
      ${lineKeys[sort].key}::text as sort_key
    from adjustment_line l
      join award a on a.county_code = l.county_code and a.id = l.award_id
      left join division t on t.county_code = a.county_code and t.id = a.town_id
      left join division v on v.county_code = a.county_code and v.id = a.village_id
    where ${joinSql(conditions, ' and ')} order by ${sorted.order} limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(
    toPage(
      rows,
      limit,
      (row) => [row.sort_key, row.award_id],
      (row) => ({
        awardId: row.award_id,
        scheme: row.scheme,
        holderName: row.holder_name,
        townName: row.town_name,
        villageName: row.village_name,
        kind: row.kind,
        class: row.class,
        persons: row.persons,
        fromMonth: row.from_month.toString().slice(0, 7),
        beforeFen: Number(row.before_fen),
        differenceFen: Number(row.difference_fen),
        backMonths: row.back_months,
      }),
    ),
  );
}

/** Without an order that is wanted, lines lie as they are read: by the key of the table. */
function linesSorted(sort: LineOrder, after: string | undefined) {
  const id = sql`l.award_id`;
  if (sort !== 'opened') return orderRows(lineKeys[sort], id, after);
  const [, award] = after === undefined ? [] : (decodeCursor(after, 2) ?? []);
  if (after === undefined) return { order: id, behind: [] };
  return typeof award === 'string' && isId(award)
    ? { order: id, behind: [sql`l.award_id > ${award}::uuid`] }
    : undefined;
}

/** Figures that were adopted, of all counties that the reader sees: what the law is laid with. */
export interface AdoptedRow {
  readonly id: Id;
  readonly county_code: string;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly published_on: Temporal.PlainDate;
  readonly from_on: Temporal.PlainDate;
  readonly figures: readonly Figure[];
}

/** In the order in which they were adopted. */
export const readAdopted = (reader: Reader, county: string): Promise<readonly AdoptedRow[]> =>
  reader.rows<AdoptedRow>(sql`select id, county_code, title, number, issuer, published_on, from_on, figures from adjustment
    where county_code = ${county} and adopted_at is not null order by adopted_at, id`);
