import { type Static, Type } from 'typebox';
import { findProcedure } from '../../engine/matters/index.ts';
import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Id, Language, Outcome, Reader, Tx } from '../base/index.ts';
import { done, joinSql, newId, refuse, sql } from '../base/index.ts';
import { type Services, toPage } from '../http/index.ts';
import { pageSize, readCursor } from './cursor.ts';
import type { CaseLaw } from './law.ts';
import { MaybeText, Text } from './shapes.ts';

/** A township that decides a matter itself, as the public and the officers read it. */
export const DelegationItem = Type.Object({
  id: Text,
  matter: Text,
  matterTitle: Text,
  townId: Text,
  townName: Text,
  fromOn: Text,
  /** The last day; null until somebody ends it. */
  untilOn: MaybeText,
  document: Text,
  endDocument: MaybeText,
  madeBy: Text,
});
export type DelegationItem = Static<typeof DelegationItem>;

interface Row {
  readonly id: Id;
  readonly matter: string;
  readonly townId: Id;
  readonly townName: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly document: string;
  readonly endDocument: string | null;
  readonly madeBy: string;
}

const columns = sql`d.id, d.matter, d.town_id as "townId", t.name as "townName", d.from_on::text as "fromOn",
  d.until_on::text as "untilOn", d.document, d.end_document as "endDocument", d.made_by_name as "madeBy"`;

export interface DelegationSetting {
  readonly reader: Reader;
  readonly countyCode: string;
  readonly law: CaseLaw;
  readonly language: Language;
}

const toItem = ({ law, language }: DelegationSetting, row: Row): DelegationItem => ({
  ...row,
  matterTitle: law.matterBook.matters.get(row.matter)?.title[language] ?? row.matter,
});

/** Which townships decide which matters, the newest first. Refusal: `cases.list.cursor`. */
export async function listDelegations(
  setting: DelegationSetting,
  filter: { readonly matter?: string | undefined; readonly on?: string | undefined },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: DelegationItem[]; next: string | null }>> {
  const cursor = readCursor(page.after);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const { reader, countyCode } = setting;
  const conditions = [
    sql`d.county_code = ${countyCode}`,
    ...(filter.matter === undefined ? [] : [sql`d.matter = ${filter.matter}`]),
    ...(filter.on === undefined
      ? []
      : [sql`d.from_on <= ${filter.on}::date and (d.until_on is null or d.until_on >= ${filter.on}::date)`]),
    ...(key ? [sql`(d.from_on, d.id) < (${key[0]}::date, ${key[1]}::uuid)`] : []),
  ];
  const rows = await reader.rows<Row>(sql`select ${columns} from case_delegation d
      join division t on t.county_code = d.county_code and t.id = d.town_id
    where ${joinSql(conditions, ' and ')} order by d.from_on desc, d.id desc limit ${pageSize(page.limit)}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.fromOn, row.id],
      (row) => toItem(setting, row),
    ),
  );
}

/** Townships that decide on a day, of all matters: for the guide and the list of powers. */
export async function delegationsOn(setting: DelegationSetting, on: string): Promise<DelegationItem[]> {
  const rows = await setting.reader.rows<Row>(sql`select ${columns} from case_delegation d
      join division t on t.county_code = d.county_code and t.id = d.town_id
    where d.county_code = ${setting.countyCode} and d.from_on <= ${on}::date
      and (d.until_on is null or d.until_on >= ${on}::date) order by d.matter, t.code, d.id`);
  return rows.map((row) => toItem(setting, row));
}

/** What the acceptance of a case keeps of it. */
export interface KeptDelegation {
  readonly id: Id;
  readonly document: string;
}

/** The delegations that hold for some cases, each on its day, by case. */
export async function findDelegations(
  tx: Tx,
  actor: Actor,
  files: readonly { readonly id: Id; readonly matter: string; readonly town_id: Id; readonly day: string }[],
): Promise<ReadonlyMap<Id, KeptDelegation>> {
  const asked = files.map(({ id, matter, town_id, day }) => ({ id, matter, town_id, day }));
  const rows = await tx.rows<KeptDelegation & { case_id: Id }>(sql`select f.id as case_id, d.id, d.document
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as f (id uuid, matter text, town_id uuid, day date)
      join case_delegation d on d.county_code = ${actor.countyCode} and d.matter = f.matter
        and d.town_id = f.town_id and d.from_on <= f.day and (d.until_on is null or d.until_on >= f.day)`);
  return new Map(rows.map(({ case_id, id, document }) => [case_id, { id, document }]));
}

interface DelegationAct {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock'>;
  readonly law: CaseLaw;
  audit(entry: AuditEntry): void;
}

export interface NewDelegation {
  readonly matter: string;
  readonly townIds: readonly Id[];
  readonly fromOn: string;
  readonly untilOn?: string | undefined;
  readonly document: string;
}

/**
 * Gives the right to decide a matter to townships, from a day that is not over. Refusals: `cases.delegation.*`.
 */
export async function delegate(
  { tx, actor, services, law, audit }: DelegationAct,
  given: NewDelegation,
): Promise<Outcome<{ ids: Id[] }>> {
  if (actor.level !== 'county') return refuse('cases.delegation.county');
  const { matter: code, fromOn, untilOn = null, document } = given;
  const matter = law.matterBook.matters.get(code);
  if (!matter || !findProcedure(matter, fromOn)?.delegation)
    return refuse('cases.delegation.matter', { on: fromOn }, { field: 'matter' });
  const today = services.clock.today().toString();
  if (fromOn < today) return refuse('cases.delegation.past', { today }, { field: 'fromOn' });
  if (untilOn !== null && untilOn < fromOn) return refuse('cases.delegation.order', {}, { field: 'untilOn' });
  const townIds = [...new Set(given.townIds)];
  // Two who delegate at once stand one behind the other, so that no day has two.
  await tx.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`delegation ${actor.countyCode} ${code}`}, 0))`,
  );
  const towns = await tx.rows<{ id: Id }>(sql`select id from division where county_code = ${actor.countyCode}
    and id = any(${townIds}::uuid[]) and level = 'town' and valid_to is null`);
  if (towns.length < townIds.length) return refuse('cases.delegation.town', {}, { field: 'townIds' });
  const there = await tx.find<{
    name: string;
    document: string;
  }>(sql`select t.name, d.document from case_delegation d
      join division t on t.county_code = d.county_code and t.id = d.town_id
    where d.county_code = ${actor.countyCode} and d.matter = ${code} and d.town_id = any(${townIds}::uuid[])
      and (d.until_on is null or d.until_on >= ${fromOn}::date)
      and (${untilOn}::date is null or d.from_on <= ${untilOn}::date) order by t.code limit 1`);
  if (there)
    return refuse(
      'cases.delegation.already',
      { town: there.name, document: there.document },
      { field: 'townIds' },
    );
  const rows = townIds.map((townId) => ({ id: newId(), town_id: townId }));
  await tx.run(sql`insert into case_delegation (county_code, id, matter, town_id, from_on, until_on, document, made_at,
      made_by, made_by_name)
    select ${actor.countyCode}, r.id, ${code}, r.town_id, ${fromOn}::date, ${untilOn}::date, ${document},
      ${services.clock.now()}, ${actor.userId}, ${actor.userName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, town_id uuid)`);
  for (const { id, town_id } of rows)
    audit({
      action: 'cases.delegate',
      subjectKind: 'division',
      subjectId: town_id,
      detail: { matter: code, delegation: id, fromOn, untilOn, document },
    });
  return done({ ids: rows.map(({ id }) => id) });
}

/** Ends a delegation with a last day that is not over. Refusals: `cases.delegation.past`, `.order`, `.ended`, `http.missing`. */
export async function endDelegation(
  { tx, actor, services, audit }: Omit<DelegationAct, 'law'>,
  id: Id,
  { lastDay, document }: { readonly lastDay: string; readonly document: string },
): Promise<Outcome<{ id: Id }>> {
  if (actor.level !== 'county') return refuse('cases.delegation.county');
  const row = await tx.find<{
    matter: string;
    town_id: Id;
    from_on: string;
    until_on: string | null;
  }>(sql`select matter,
      town_id, from_on::text as from_on, until_on::text as until_on from case_delegation
    where county_code = ${actor.countyCode} and id = ${id} for update`);
  if (!row) return refuse('http.missing');
  const today = services.clock.today().toString();
  if (row.until_on !== null && row.until_on < today)
    return refuse('cases.delegation.ended', { on: row.until_on });
  if (lastDay < today) return refuse('cases.delegation.past', { today }, { field: 'lastDay' });
  if (lastDay < row.from_on || (row.until_on !== null && lastDay > row.until_on))
    return refuse('cases.delegation.order', {}, { field: 'lastDay' });
  await tx.run(sql`update case_delegation set until_on = ${lastDay}::date, end_document = ${document},
      ended_at = ${services.clock.now()}, ended_by_name = ${actor.userName}
    where county_code = ${actor.countyCode} and id = ${id}`);
  audit({
    action: 'cases.delegation-end',
    subjectKind: 'division',
    subjectId: row.town_id,
    detail: { matter: row.matter, delegation: id, lastDay, document },
  });
  return done({ id });
}
