import type { Actor, Id, Language, Outcome, Reader } from '../base/index.ts';
import { done, fileSql, isId, isOwnAccount, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
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

/** Adjustments of the county, the latest first. Refusal: `awards.list.cursor`. */
export async function listAdjustments(
  context: ReadContext,
  { limit, after }: Page,
): Promise<Outcome<{ items: AdjustmentItem[]; next: string | null }>> {
  const { reader, actor } = context;
  const conditions = [sql`county_code = ${actor.countyCode}`, sql`state <> 'dropped'`];
  if (after !== undefined) {
    const [at, id] = decodeCursor(after, 2) ?? [];
    if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at)))
      return refuse('awards.list.cursor', {}, { field: 'after' });
    conditions.push(sql`(made_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await reader.rows<Row>(sql`select * from adjustment where ${joinSql(conditions, ' and ')}
    order by made_at desc, id desc limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(
    toPage(
      rows,
      limit,
      (row) => [row.made_at.toString(), row.id],
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

/** What an adjustment does to each award. Refusal: `awards.list.cursor`. */
export async function listAdjustmentLines(
  reader: Reader,
  { countyCode: county }: Actor,
  id: Id,
  { kind, scheme }: { readonly kind?: string | undefined; readonly scheme?: string | undefined },
  { limit, after }: Page,
): Promise<Outcome<{ items: AdjustmentLine[]; next: string | null }>> {
  const conditions = [sql`l.county_code = ${county}`, sql`l.adjustment_id = ${id}`];
  if (kind !== undefined) conditions.push(sql`l.kind = ${kind}`);
  if (scheme !== undefined) conditions.push(sql`l.scheme = ${scheme}`);
  if (after !== undefined) {
    const [award] = decodeCursor(after, 1) ?? [];
    if (typeof award !== 'string' || !isId(award))
      return refuse('awards.list.cursor', {}, { field: 'after' });
    conditions.push(sql`l.award_id > ${award}::uuid`);
  }
  const rows = await reader.rows<LineRow>(sql`select l.award_id, l.scheme, a.holder_name, t.name as town_name,
      v.name as village_name, l.kind, l.class, l.persons, l.from_month, l.before_fen, l.difference_fen, l.back_months
    from adjustment_line l
      join award a on a.county_code = l.county_code and a.id = l.award_id
      left join division t on t.county_code = a.county_code and t.id = a.town_id
      left join division v on v.county_code = a.county_code and v.id = a.village_id
    where ${joinSql(conditions, ' and ')} order by l.award_id limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(
    toPage(
      rows,
      limit,
      (row) => [row.award_id],
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
