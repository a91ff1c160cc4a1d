import type { Actor, Id, Language, Outcome, Reader, Sql } from '../base/index.ts';
import { done, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { listPapers, type Paper } from '../papers/index.ts';
import type { ListKind, Snapshot } from './keep-list.ts';
import { digestOf } from './keep-list.ts';
import { type PublicationLaw, titleOf, whereOf } from './law.ts';

export const listStates = ['hanging', 'over', 'archive'] as const;
export type ListState = (typeof listStates)[number];

/** A list as officers see it among others. */
export interface ListItem {
  readonly id: Id;
  readonly kind: ListKind;
  readonly matter: string;
  readonly matterTitle: string;
  readonly townName: string;
  readonly villageName: string;
  readonly postedOn: string;
  readonly lastDay: string | null;
  /** Days that are left, today among them; null for what has no end or does not hang. */
  readonly daysLeft: number | null;
  readonly size: number;
  readonly proofs: number;
  readonly objectionsOpen: number;
  readonly objections: number;
  /** Cases whose publicity is over and that wait to be concluded. */
  readonly toConclude: number;
  readonly takenDownOn: string | null;
  readonly takenDownHow: 'over' | 'early' | 'replaced' | null;
}

export interface ListRecord extends ListItem {
  readonly where: string;
  readonly step: string | null;
  readonly telephone: string;
  readonly postedBy: string;
  readonly takenDownReason: string | null;
  readonly takenDownBy: string | null;
  readonly digest: string;
  /** Whether what is kept is still what was shown. */
  readonly isIntact: boolean;
  readonly shows: readonly string[];
  readonly amountPer: string | null;
  readonly lines: readonly {
    readonly no: number;
    readonly applicant: string | null;
    readonly members: number | null;
    readonly amountFen: number | null;
    /** Null of what was paid: no case stands behind such a line. */
    readonly caseId: Id | null;
    readonly removedOn: string | null;
  }[];
  readonly photos: readonly Paper[];
}

interface ListRow extends Omit<ListItem, 'matterTitle' | 'daysLeft'> {
  readonly step: string | null;
}

const columns = ({
  actor,
  today,
}: Pick<
  ListsContext,
  'actor' | 'today'
>) => sql`l.id, l.kind, l.matter, l.step, t.name as "townName", v.name as "villageName",
  l.posted_on::text as "postedOn", l.last_day::text as "lastDay", l.size,
  (select count(*)::int from paper p where p.county_code = ${actor.countyCode} and p.owner_kind = 'publication'
    and p.owner_id = l.id) as proofs,
  (select count(*)::int from public_tip x where x.county_code = l.county_code and x.list_id = l.id) as objections,
  (select count(*)::int from public_tip x where x.county_code = l.county_code and x.list_id = l.id
    and x.state in ('open', 'assigned')) as "objectionsOpen",
  case when l.last_day is null or l.last_day >= ${today} then 0 else (select count(*)::int from publication_entry e
    join case_file f on f.county_code = e.county_code and f.id = e.case_id
    where e.county_code = l.county_code and e.list_id = l.id and e.removed_on is null
      and f.step = l.step and f.ripe_on = l.last_day + 1) end as "toConclude",
  l.taken_down_on::text as "takenDownOn", l.taken_down_how as "takenDownHow"`;

const from = sql`publication_list l
  join division t on t.county_code = l.county_code and t.id = l.town_id
  join division v on v.county_code = l.county_code and v.id = l.village_id`;

const scopeOf = (actor: Actor): Sql[] => [
  sql`l.county_code = ${actor.countyCode}`,
  ...(actor.level === 'town' ? [sql`l.town_id = ${actor.placeId}`] : []),
  ...(actor.level === 'village' ? [sql`l.village_id = ${actor.placeId}`] : []),
];

/** Over is what waits to be concluded; the archive has all that does not hang any more. */
function byState(state: ListState | undefined, today: Temporal.PlainDate): Sql[] {
  const hangs = sql`(l.taken_down_on is null and (l.last_day is null or l.last_day >= ${today}))`;
  if (state === 'hanging') return [hangs];
  if (state === 'archive') return [sql`not ${hangs}`];
  if (state === undefined) return [];
  return [
    sql`l.last_day < ${today}`,
    sql`exists (select 1 from publication_entry e join case_file f on f.county_code = e.county_code and f.id = e.case_id
      where e.county_code = l.county_code and e.list_id = l.id and e.removed_on is null and f.step = l.step
        and f.ripe_on = l.last_day + 1)`,
  ];
}

export interface ListsContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: PublicationLaw;
  readonly language: Language;
  readonly today: Temporal.PlainDate;
}

function toItem({ law, language, today, actor }: ListsContext, row: ListRow): ListItem {
  const hangs =
    row.takenDownOn === null && row.lastDay !== null && row.lastDay >= today.toString() ? row.lastDay : null;
  const { step: _, ...item } = row;
  return {
    ...item,
    // Villages do not see what was told of them.
    objections: actor.level === 'village' ? 0 : row.objections,
    objectionsOpen: actor.level === 'village' ? 0 : row.objectionsOpen,
    matterTitle: titleOf(law, row.matter, language),
    daysLeft: hangs === null ? null : today.until(hangs).days + 1,
  };
}

export interface ListFilter {
  readonly state?: ListState | undefined;
  readonly matter?: string | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
}

/** Lists of one's area, the latest first. Refusal: `publication.list.cursor`. */
export async function listLists(
  context: ListsContext,
  filter: ListFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: ListItem[]; next: string | null }>> {
  const key = page.after === undefined ? undefined : decodeCursor(page.after, 2);
  const [day, id] = key ?? [];
  const isGood =
    page.after === undefined || (isId(id ?? '') && /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && isDay(day ?? ''));
  if (!isGood) return refuse('publication.list.cursor', {}, { field: 'after' });
  const { actor, reader, today } = context;
  const conditions = [
    ...scopeOf(actor),
    ...byState(filter.state, today),
    ...(filter.matter ? [sql`l.matter = ${filter.matter}`] : []),
    ...(filter.townId ? [sql`l.town_id = ${filter.townId}`] : []),
    ...(filter.villageId ? [sql`l.village_id = ${filter.villageId}`] : []),
    ...(key ? [sql`(l.posted_on, l.id) < (${day}::date, ${id}::uuid)`] : []),
  ];
  const rows = await reader.rows<ListRow>(sql`select ${columns(context)} from ${from}
    where ${joinSql(conditions, ' and ')} order by l.posted_on desc, l.id desc limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.postedOn, row.id],
      (row) => toItem(context, row),
    ),
  );
}

const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text));

interface RecordRow extends ListRow {
  readonly snapshot: string;
  readonly digest: string;
  readonly posted_by_name: string;
  readonly taken_down_reason: string | null;
  readonly taken_down_by_name: string | null;
}

/** A list with its lines as they were shown, whether it hangs or not. Refusals: `http.missing`. */
export async function getList(context: ListsContext, id: Id): Promise<Outcome<ListRecord>> {
  const { reader, actor, law, language } = context;
  const row =
    await reader.find<RecordRow>(sql`select ${columns(context)}, l.snapshot, l.digest, l.posted_by_name,
      l.taken_down_reason, l.taken_down_by_name
    from ${from} where ${joinSql([...scopeOf(actor), sql`l.id = ${id}`], ' and ')}`);
  if (!row) return refuse('http.missing');
  const entries = await reader.rows<{
    no: number;
    caseId: Id | null;
    removedOn: string | null;
  }>(sql`select no,
      case_id as "caseId", removed_on::text as "removedOn" from publication_entry
    where county_code = ${actor.countyCode} and list_id = ${id} order by no`);
  const shown = JSON.parse(row.snapshot) as Snapshot;
  const lines = new Map(shown.rows.map((line) => [line.no, line]));
  const { snapshot, digest, posted_by_name, taken_down_reason, taken_down_by_name, ...head } = row;
  return done({
    ...toItem(context, head),
    where: whereOf(law, head.matter, head.step, language),
    step: head.step,
    telephone: shown.telephone,
    postedBy: posted_by_name,
    takenDownReason: taken_down_reason,
    takenDownBy: taken_down_by_name,
    digest,
    isIntact: digestOf(snapshot) === digest,
    shows: shown.shows,
    amountPer: shown.amountPer,
    lines: entries.map(({ no, caseId, removedOn }) => ({
      no,
      applicant: lines.get(no)?.applicant ?? null,
      members: lines.get(no)?.members ?? null,
      amountFen: lines.get(no)?.amountFen ?? null,
      caseId,
      removedOn,
    })),
    photos: await listPapers(reader, actor, { kind: 'publication', id }),
  });
}

/** Where a case hung or hangs: what its page shows. */
export function listsOfCase(reader: Reader, actor: Actor, caseId: Id) {
  return reader.rows<{
    id: Id;
    kind: ListKind;
    postedOn: string;
    lastDay: string | null;
    removedOn: string | null;
    takenDownOn: string | null;
    takenDownHow: string | null;
    proofs: number;
  }>(sql`select l.id, l.kind, l.posted_on::text as "postedOn", l.last_day::text as "lastDay",
      e.removed_on::text as "removedOn", l.taken_down_on::text as "takenDownOn", l.taken_down_how as "takenDownHow",
      (select count(*)::int from paper p where p.county_code = l.county_code and p.owner_kind = 'publication'
        and p.owner_id = l.id) as proofs
    from publication_entry e join publication_list l on l.county_code = e.county_code and l.id = e.list_id
    where e.county_code = ${actor.countyCode} and e.case_id = ${caseId} order by l.posted_on desc, l.id desc`);
}

/** The telephone that the last list of this office said, so that nobody types it twice. */
export async function findTelephone(reader: Reader, actor: Actor, villageId: Id): Promise<string | null> {
  const found = await reader.find<{ telephone: string }>(sql`select p.telephone from public_list p
    join division v on v.county_code = p.county_code and v.id = ${villageId}
    where p.county_code = ${actor.countyCode} and p.town_id = v.town_id
      and p.office_level = ${actor.level === 'county' ? 'county' : 'town'}
    order by p.posted_on desc, p.id desc limit 1`);
  return found?.telephone ?? null;
}
