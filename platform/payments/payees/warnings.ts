import type { Actor, Id, Outcome, Reader, Tx } from '../../base/index.ts';
import { done, fileSql, isId, joinSql, newId, refuse, sql } from '../../base/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';
import { isMoment } from './is-moment.ts';
import type { WarningItem, WarningKind } from './shapes.ts';

export interface NewWarning {
  readonly personId: Id;
  readonly kind: WarningKind;
  readonly since: Temporal.PlainDate;
  /** Which office told it, and by what. */
  readonly source: string;
}

/**
 * Writes down what another office told of somebody. It stops nothing: the next roll has it as a finding, and somebody
 * decides. Refusal: `payments.payee.who`.
 */
export async function tellWarning(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { personId, kind, since, source }: NewWarning,
): Promise<Outcome<{ id: Id }>> {
  const known = await tx.find(
    sql`select 1 from person where county_code = ${actor.countyCode} and id = ${personId} and merged_into is null`,
  );
  if (!known) return refuse('payments.payee.who', {}, { field: 'personId' });
  const id = newId();
  await tx.run(sql`insert into pay_warning (county_code, id, person_id, kind, since, source, told_at, told_by, told_by_name)
    values (${actor.countyCode}, ${id}, ${personId}, ${kind}, ${since}, ${source}, ${at}, ${actor.userId},
      ${actor.userName})`);
  return done({ id });
}

/** Says from which day it is not so any more. Refusals: `http.missing`, `payments.payee.not-held`, `payments.payee.days`. */
export async function endWarning(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  id: Id,
  { onDay, reason }: { readonly onDay: Temporal.PlainDate; readonly reason: string },
): Promise<Outcome<{ id: Id }>> {
  const row = await tx.find<{ since: Temporal.PlainDate; is_over: boolean }>(sql`select w.since,
      o.warning_id is not null as is_over
    from pay_warning w left join pay_warning_over o on o.county_code = w.county_code and o.warning_id = w.id
    where w.county_code = ${actor.countyCode} and w.id = ${id}`);
  if (!row) return refuse('http.missing');
  if (row.is_over) return refuse('payments.payee.not-held');
  if (Temporal.PlainDate.compare(onDay, row.since) < 0) {
    return refuse('payments.payee.days', {}, { field: 'onDay' });
  }
  await tx.run(sql`insert into pay_warning_over (county_code, warning_id, on_day, reason, at, by_id, by_name)
    values (${actor.countyCode}, ${id}, ${onDay}, ${reason}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ id });
}

interface Row {
  readonly id: Id;
  readonly person_id: Id;
  readonly name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly kind: WarningKind;
  readonly since: Temporal.PlainDate;
  readonly source: string;
  readonly told_at: Temporal.Instant;
  readonly told_by_name: string;
  readonly over_on: Temporal.PlainDate | null;
  readonly over_reason: string | null;
  readonly over_by_name: string | null;
  readonly is_over: boolean;
}

export interface WarningFilter {
  readonly personId?: Id | undefined;
  readonly kind?: WarningKind | undefined;
  readonly isOver?: boolean | undefined;
}

/** What other offices told, as it stands on a day, the latest first. Refusal: `payments.list.cursor`. */
export async function listWarnings(
  reader: Reader,
  actor: Actor,
  day: Temporal.PlainDate,
  filter: WarningFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: WarningItem[]; next: string | null }>> {
  const [at, id] = page.after === undefined ? [] : (decodeCursor(page.after, 2) ?? ['']);
  const isGood = isMoment(at) && typeof id === 'string' && isId(id);
  if (page.after !== undefined && !isGood) return refuse('payments.list.cursor', {}, { field: 'after' });
  const isOver = sql`coalesce(o.on_day <= ${day}, false)`;
  const conditions = [
    sql`w.county_code = ${actor.countyCode}`,
    ...(filter.personId === undefined ? [] : [sql`w.person_id = ${filter.personId}`]),
    ...(filter.kind === undefined ? [] : [sql`w.kind = ${filter.kind}`]),
    ...(filter.isOver === undefined ? [] : [sql`${isOver} = ${filter.isOver}`]),
    ...(isGood ? [sql`(w.told_at, w.id) < (${at}::timestamptz, ${id}::uuid)`] : []),
  ];
  const rows =
    await reader.rows<Row>(sql`select w.id, w.person_id, coalesce(p.name, '') as name, w.kind, w.since,
      w.source, w.told_at, w.told_by_name, o.on_day as over_on, o.reason as over_reason, o.by_name as over_by_name,
      ${isOver} as is_over, t.name as town_name, v.name as village_name
    from pay_warning w
      left join person p on p.county_code = w.county_code and p.id = w.person_id
      left join division t on t.county_code = p.county_code and t.id = p.town_id
      left join division v on v.county_code = p.county_code and v.id = p.village_id
      left join pay_warning_over o on o.county_code = w.county_code and o.warning_id = w.id
    where ${joinSql(conditions, ' and ')} order by w.told_at desc, w.id desc
    limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.told_at.toString(), row.id],
      (row) => ({
        id: row.id,
        personId: row.person_id,
        personName: row.name,
        townName: row.town_name,
        villageName: row.village_name,
        kind: row.kind,
        since: row.since.toString(),
        source: row.source,
        toldAt: row.told_at.toString(),
        toldByName: row.told_by_name,
        overOn: row.over_on?.toString() ?? null,
        overReason: row.over_reason,
        overByName: row.over_by_name,
        isOver: row.is_over,
      }),
    ),
  );
}
