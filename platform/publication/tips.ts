import type { Actor, FieldCipher, Id, Language, Outcome, Reader, Sql } from '../base/index.ts';
import { done, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { type PublicationLaw, titleOf } from './law.ts';
import { tipPlace } from './receive.ts';

export const tipStates = ['open', 'assigned', 'answered', 'closed'] as const;
export type TipState = (typeof tipStates)[number];
export const tipKinds = ['objection', 'list', 'tip'] as const;
export type TipKind = (typeof tipKinds)[number];

export interface TipItem {
  readonly id: Id;
  readonly kind: TipKind;
  readonly state: TipState;
  readonly townName: string | null;
  readonly villageName: string | null;
  readonly matterTitle: string | null;
  readonly listId: Id | null;
  readonly caseId: Id | null;
  readonly isAnonymous: boolean;
  readonly receivedAt: string;
  readonly holderName: string | null;
  readonly text: string;
  readonly lastNo: number;
}

export interface TipRecord extends TipItem {
  readonly lineNo: number | null;
  readonly answers: readonly { readonly code: string; readonly title: string }[];
  readonly acts: readonly {
    readonly no: number;
    readonly kind: string;
    readonly note: string;
    readonly at: string;
    readonly by: string;
  }[];
}

interface TipRow {
  readonly id: Id;
  readonly kind: TipKind;
  readonly state: TipState;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly matter: string | null;
  readonly step: string | null;
  readonly list_id: Id | null;
  readonly case_id: Id | null;
  readonly is_anonymous: boolean;
  readonly received_at: Temporal.Instant;
  readonly holder_name: string | null;
  readonly text_sealed: Buffer;
  readonly last_no: number;
  readonly line_no: number | null;
}

const columns = sql`x.id, x.kind, x.state, t.name as town_name, v.name as village_name, l.matter, l.step, x.list_id,
  x.case_id, x.is_anonymous, x.received_at, x.holder_name, x.text_sealed, x.last_no,
  (select e.no from publication_entry e where e.county_code = x.county_code and e.list_id = x.list_id
    and e.case_id = x.case_id) as line_no`;
const from = sql`public_tip x
  left join division t on t.county_code = x.county_code and t.id = x.town_id
  left join division v on v.county_code = x.county_code and v.id = x.village_id
  left join publication_list l on l.county_code = x.county_code and l.id = x.list_id`;

/** A tip may be about somebody of the village or of the township itself: villages see none. */
const scopeOf = (actor: Actor): Sql[] => [
  sql`x.county_code = ${actor.countyCode}`,
  ...(actor.level === 'town' ? [sql`x.town_id = ${actor.placeId}`] : []),
  ...(actor.level === 'village' ? [sql`false`] : []),
];

interface TipContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly cipher: FieldCipher;
  readonly law: PublicationLaw;
  readonly language: Language;
}

function toItem({ actor, cipher, law, language }: TipContext, row: TipRow): TipItem {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    townName: row.town_name,
    villageName: row.village_name,
    matterTitle: row.matter === null ? null : titleOf(law, row.matter, language),
    listId: row.list_id,
    caseId: row.case_id,
    isAnonymous: row.is_anonymous,
    receivedAt: row.received_at.toString(),
    holderName: row.holder_name,
    text: cipher.open(row.text_sealed, tipPlace(actor.countyCode, row.id, 'text_sealed')),
    lastNo: row.last_no,
  };
}

export interface TipFilter {
  readonly state?: TipState | undefined;
  readonly kind?: TipKind | undefined;
  readonly listId?: Id | undefined;
  readonly caseId?: Id | undefined;
}

/** What the public has told of one's area, the latest first. Refusal: `publication.list.cursor`. */
export async function listTips(
  context: TipContext,
  filter: TipFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: TipItem[]; next: string | null }>> {
  const key = page.after === undefined ? undefined : decodeCursor(page.after, 2);
  const [at, id] = key ?? [];
  const isGood = page.after === undefined || (isId(id ?? '') && !Number.isNaN(Date.parse(at ?? '')));
  if (!isGood) return refuse('publication.list.cursor', {}, { field: 'after' });
  const conditions = [
    ...scopeOf(context.actor),
    ...(filter.state ? [sql`x.state = ${filter.state}`] : []),
    ...(filter.kind ? [sql`x.kind = ${filter.kind}`] : []),
    ...(filter.listId ? [sql`x.list_id = ${filter.listId}`] : []),
    ...(filter.caseId ? [sql`x.case_id = ${filter.caseId}`] : []),
    ...(key ? [sql`(x.received_at, x.id) < (${at}::timestamptz, ${id}::uuid)`] : []),
  ];
  const rows = await context.reader.rows<TipRow>(sql`select ${columns} from ${from}
    where ${joinSql(conditions, ' and ')} order by x.received_at desc, x.id desc limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.received_at.toString(), row.id],
      (row) => toItem(context, row),
    ),
  );
}

/** Refusals: `http.missing`. */
export async function getTip(context: TipContext, id: Id): Promise<Outcome<TipRecord>> {
  const { reader, actor, cipher, law, language } = context;
  const row = await reader.find<TipRow>(sql`select ${columns} from ${from}
    where ${joinSql([...scopeOf(actor), sql`x.id = ${id}`], ' and ')}`);
  if (!row) return refuse('http.missing');
  const acts = await reader.rows<{
    no: number;
    kind: string;
    sealed: Buffer;
    at: Temporal.Instant;
    by: string;
  }>(
    sql`select no, kind, note_sealed as sealed, at, by_name as by from public_tip_action
      where county_code = ${actor.countyCode} and tip_id = ${id} order by no`,
  );
  const steps = row.matter === null ? [] : (law.cases.matterBook.matters.get(row.matter)?.procedures ?? []);
  const rule = steps
    .flatMap((one) => one.steps)
    .findLast(({ code, publicity }) => publicity && code === row.step);
  return done({
    ...toItem(context, row),
    lineNo: row.line_no,
    answers:
      row.kind === 'objection'
        ? (rule?.publicity?.answers ?? []).map(({ code, title }) => ({ code, title: title[language] }))
        : [],
    acts: acts.map(({ no, kind, sealed, at, by }) => ({
      no,
      kind,
      note: cipher.open(sealed, notePlace(actor.countyCode, id, no)),
      at: at.toString(),
      by,
    })),
  });
}

export const notePlace = (countyCode: string, tipId: Id, no: number) => ({
  countyCode,
  table: 'public_tip_action',
  column: 'note_sealed',
  rowId: `${tipId}/${no}`,
});
