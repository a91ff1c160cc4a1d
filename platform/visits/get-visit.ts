import { type Static, Type } from 'typebox';
import type { VisitRecord } from '../../engine/visits/index.ts';
import { findChecklistText } from '../../engine/visits/index.ts';
import type { Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { type ListContext, toVisitItem, visitColumns, withPlaces } from './list-visits.ts';
import { type ActionRow, readActions, readingOf } from './rows.ts';
import { Maybe, Text, VisitItem } from './shapes.ts';

const Told = Type.Object({
  id: Text,
  bases: Type.Array(Text),
  outcome: Text,
  visitedOn: Text,
  endedAt: Text,
  arrivedAt: Text,
  byName: Text,
  team: Type.Array(Type.Object({ userId: Maybe(Text), name: Text })),
  position: Maybe(
    Type.Object({ latitude: Type.Number(), longitude: Type.Number(), accuracyMetres: Type.Integer() }),
  ),
  answers: Type.Record(Text, Type.Unknown()),
  remark: Text,
  photos: Type.Array(Text),
  signatures: Type.Array(Type.Object({ name: Text, photoId: Text })),
});

export const FindingShape = Type.Object({
  code: Text,
  say: Text,
  article: Maybe(Text),
  state: Text,
  dueOn: Text,
  closedOn: Maybe(Text),
  acts: Type.Array(
    Type.Object({
      kind: Text,
      on: Text,
      byId: Text,
      byName: Text,
      note: Text,
      passed: Maybe(Type.Boolean()),
      photos: Type.Array(Text),
    }),
  ),
});

export const VisitPage = Type.Object({
  visit: VisitItem,
  today: Text,
  heads: Type.Array(Told),
  /** What holds; null while nothing was told, or while two differ. */
  current: Maybe(Told),
  findings: Type.Array(FindingShape),
  cancelled: Maybe(Type.Object({ reason: Text, byName: Text, on: Text })),
  /** Everything that was ever told, the last first. */
  history: Type.Array(Type.Object({ no: Type.Integer(), kind: Text, at: Text, byName: Text, post: Text })),
  /** The checklist as it was asked on that day: the pages read answers and ask again by it. */
  text: Type.Unknown(),
});

function toTold(record: VisitRecord, rows: readonly ActionRow[]): Static<typeof Told> {
  const row = rows.find(({ id }) => id === record.id);
  return {
    ...record,
    bases: [...record.bases],
    team: record.team.map((one) => ({ ...one })),
    photos: [...record.photos],
    signatures: record.signatures.map((one) => ({ ...one })),
    answers: { ...record.answers },
    arrivedAt: row?.at.toString() ?? record.endedAt,
    byName: row?.by_name ?? '',
  };
}

/** One visit: where it stands, both tellings where two differ, what was found and put right. Refusal: `http.missing`. */
export async function getVisit(
  { reader, actor, law, language, today }: ListContext,
  visitId: Id,
): Promise<Outcome<Static<typeof VisitPage>>> {
  const inner = sql`select ${visitColumns} from visit v where v.county_code = ${actor.countyCode} and v.id = ${visitId}`;
  const row = await reader.find<Parameters<typeof toVisitItem>[0]>(withPlaces(actor, inner));
  if (!row) return refuse('http.missing');
  const rows = await readActions(reader, actor, [visitId]);
  const reading = readingOf(law, row.checklist, rows);
  const cancel = rows.findLast(({ kind }) => kind === 'cancel');
  const checklist = law.book.checklists.get(row.checklist);
  const day = reading.heads.at(-1)?.visitedOn ?? (today < row.fromOn ? row.fromOn : today);
  return done({
    visit: toVisitItem(row, law, language),
    today,
    heads: reading.heads.map((head) => toTold(head, rows)),
    current: reading.current && toTold(reading.current, rows),
    findings: reading.findings.map((one) => ({
      code: one.code,
      say: one.say[language],
      article: one.article && law.cite(one.article, language),
      state: one.state,
      dueOn: one.dueOn,
      closedOn: one.closedOn,
      acts: one.acts.map((act) => ({
        kind: act.kind,
        on: act.on,
        byId: act.byId,
        byName: act.byName,
        note: act.note,
        passed: act.kind === 'recheck' ? act.passed : null,
        photos: [...act.photos],
      })),
    })),
    cancelled:
      cancel && reading.phase === 'cancelled'
        ? { reason: String(cancel.body.reason), byName: cancel.by_name, on: cancel.on_day }
        : null,
    history: rows.toReversed().map(({ no, kind, at, by_name: byName, post }) => ({
      no,
      kind,
      at: at.toString(),
      byName,
      post,
    })),
    text: (checklist && findChecklistText(checklist, day)) ?? null,
  });
}
