import { type Static, Type } from 'typebox';
import type { Actor, FieldCipher, Id, Language, Outcome, Reader, Sql } from '../base/index.ts';
import { done, fileSql, isId, refuse, sql } from '../base/index.ts';
import { readActions, readingOf, toAction } from '../cases/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { documentCode, hashOfCode, readCode } from './code.ts';
import { resultsOf } from './due-documents.ts';
import type { DocumentLaw, DocumentSays } from './law.ts';

const Text = Type.String();
const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });

export const DocumentItem = Type.Object({
  id: Text,
  caseId: Text,
  caseNo: Text,
  documentNo: Text,
  form: Text,
  title: Text,
  matterTitle: Text,
  office: Text,
  holder: Text,
  townName: MaybeText,
  villageName: MaybeText,
  issuedOn: Text,
  issuedBy: Text,
  validUntil: MaybeText,
  state: Text,
  deliveredOn: MaybeText,
  deliveredWay: MaybeText,
  receivedBy: MaybeText,
  revokedReason: MaybeText,
});

/** A document as lists show it, with the last that became of it. */
const documentColumns = (
  today: Temporal.PlainDate,
): Sql => sql`d.id, d.case_id as "caseId", f.case_no as "caseNo",
  d.document_no as "documentNo", d.form, d.title, d.matter_title as "matterTitle", d.office, d.holder_name as holder,
  town.name as "townName", village.name as "villageName", d.issued_on::text as "issuedOn",
  d.issued_by_name as "issuedBy", d.valid_until::text as "validUntil",
  app.document_state(d.county_code, d.id, ${today}) as state,
  delivered.on_day::text as "deliveredOn", delivered.way as "deliveredWay", delivered.received_by as "receivedBy",
  revoked.reason as "revokedReason"`;

const lastEvent = (
  kind: 'delivered' | 'revoked',
): Sql => sql`left join lateral (select e.on_day, e.way, e.received_by,
    e.reason from document_event e where e.county_code = d.county_code and e.document_id = d.id
      and e.kind = ${kind} order by e.no desc limit 1) ${fileSql(kind)} on true`;

const documentJoins: Sql = sql`join case_file f on f.county_code = d.county_code and f.id = d.case_id
  left join division town on town.county_code = d.county_code and town.id = d.town_id
  left join division village on village.county_code = d.county_code and village.id = d.village_id
  ${lastEvent('delivered')} ${lastEvent('revoked')}`;

export interface DocumentContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly today: Temporal.PlainDate;
}

export interface DocumentFilter {
  readonly townId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly undelivered?: boolean | undefined;
}

/** Documents of one’s area, the latest first. Refusal: `documents.cursor`. */
export async function listDocuments(
  { reader, actor, today }: DocumentContext,
  { townId, villageId, undelivered }: DocumentFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof DocumentItem>[]; next: string | null }>> {
  const [at, id] = after === undefined ? [] : (decodeCursor(after, 2) ?? ['']);
  const isGood =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && isId(id);
  if (after !== undefined && !isGood) return refuse('documents.cursor', {}, { field: 'after' });
  const town = townId ?? (actor.level === 'town' ? actor.placeId : null);
  const village = villageId ?? (actor.level === 'village' ? actor.placeId : null);
  const rows = await reader.rows<Static<typeof DocumentItem> & { issuedAt: Temporal.Instant }>(sql`
    select ${documentColumns(today)}, d.issued_at as "issuedAt" from result_document d ${documentJoins}
    where d.county_code = ${actor.countyCode}
      ${town === null ? sql`` : sql`and d.town_id = ${town}`}
      ${village === null ? sql`` : sql`and d.village_id = ${village}`}
      ${undelivered ? sql`and delivered.on_day is null and revoked.reason is null` : sql``}
      ${isGood ? sql`and (d.issued_at, d.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by d.issued_at desc, d.id desc limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  const keyOf = ({ issuedAt, id: last }: (typeof rows)[number]) => [issuedAt.toString(), last];
  return done(toPage(rows, limit, keyOf, ({ issuedAt: _, ...item }) => item));
}

/** What was given out for a case, and what follows from its decision and was not. Refusal: `http.missing`. */
export async function caseDocuments(
  { reader, actor, today }: DocumentContext,
  law: DocumentLaw,
  caseId: Id,
  language: Language,
): Promise<Outcome<{ due: { code: string; title: string }[]; items: Static<typeof DocumentItem>[] }>> {
  const file = await reader.find<{ matter: string }>(sql`select matter from case_file
    where county_code = ${actor.countyCode} and id = ${caseId}`);
  if (!file) return refuse('http.missing');
  const rows = (await readActions(reader, actor, [caseId])).get(caseId) ?? [];
  const reading = readingOf(law.cases, file.matter, actor.countyCode, rows.map(toAction));
  const found = await reader.rows<Static<typeof DocumentItem> & { code: string; decisionNo: number }>(sql`
    select ${documentColumns(today)}, d.code, d.decision_no as "decisionNo" from result_document d ${documentJoins}
    where d.county_code = ${actor.countyCode} and d.case_id = ${caseId} order by d.issued_at, d.document_no`);
  const due = resultsOf(reading).filter(
    ({ code }) =>
      !found.some(
        (one) => one.code === code && one.decisionNo === reading.decision?.no && one.revokedReason === null,
      ),
  );
  return done({
    due: due.map(({ code, title }) => ({ code, title: title[language] })),
    items: found.map(({ code: _, decisionNo: __, ...item }) => item),
  });
}

export interface PrintedDocument {
  readonly id: Id;
  readonly caseId: Id;
  readonly form: 'notice' | 'certificate';
  readonly state: string;
  readonly code: string;
  readonly says: DocumentSays;
}

/** Documents as they were given out, in the order asked for, with the code that goes into the QR. Refusal: `http.missing`. */
export async function openDocuments(
  { reader, actor, today }: DocumentContext,
  cipher: FieldCipher,
  ids: readonly Id[],
): Promise<Outcome<readonly PrintedDocument[]>> {
  const rows = await reader.rows<
    Omit<PrintedDocument, 'code'>
  >(sql`select d.id, d.case_id as "caseId", d.form, d.says,
      app.document_state(d.county_code, d.id, ${today}) as state
    from result_document d where d.county_code = ${actor.countyCode} and d.id = any(${[...ids]}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  if (found.length < ids.length) return refuse('http.missing');
  return done(found.map((row) => ({ ...row, code: documentCode(cipher, actor.countyCode, row.id) })));
}

/** What the public learns from a code. */
export interface Verified {
  readonly title: string;
  readonly matterTitle: string;
  readonly maskedName: string;
  readonly office: string;
  readonly issuedOn: string;
  readonly validUntil: string | null;
  readonly state: string;
}

/** Undefined for a code that is none and for one that nobody gave out: they are told alike. */
export async function verifyDocument(
  reader: Reader,
  typed: string,
  today: Temporal.PlainDate,
): Promise<Verified | undefined> {
  const code = readCode(typed);
  return await reader.find<Verified>(sql`select title, matter_title as "matterTitle", masked_name as "maskedName",
      office, issued_on::text as "issuedOn", valid_until::text as "validUntil", state
    from app.verify_document(${hashOfCode(code ?? '')}, ${today})`);
}
