import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Language, Reader } from '../base/index.ts';
import { fillPhrase, sql } from '../base/index.ts';
import type { Finding } from './check/finding.ts';
import { maskFinding, sayFinding } from './check/finding.ts';
import type { FindingKind } from './check/kinds.ts';
import { findingKinds } from './check/kinds.ts';
import { verbsOf } from './control.ts';
import { fieldNames } from './recognise/fields.ts';
import type { TableMapping } from './recognise/mapping.ts';
import { rosterKinds } from './recognise/roster-kind.ts';
import { importsRefusals } from './refusals.ts';
import { findKinds } from './store/kinds-found.ts';
import type { ImportRecord } from './store/record.ts';
import { importStates } from './store/record.ts';

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const SaidFinding = Type.Object({
  kind: Type.String(),
  verdict: Type.Union([Type.Literal('reject'), Type.Literal('warn'), Type.Literal('accept')]),
  field: Nullable(Type.String()),
  column: Nullable(Type.Integer()),
  title: Type.String(),
  what: Type.String(),
  next: Type.String(),
  raw: Nullable(Type.String()),
  normalised: Nullable(Type.String()),
});

export const ImportItem = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  fileBytes: Type.Number(),
  state: Type.Enum([...importStates]),
  verbs: Type.Array(Type.String()),
  roster: Nullable(Type.String()),
  period: Nullable(Type.String()),
  rowsTotal: Type.Integer(),
  rowsDone: Type.Integer(),
  rowsAccepted: Type.Integer(),
  rowsWarned: Type.Integer(),
  rowsRefused: Type.Integer(),
  uploadedByName: Type.String(),
  uploadedAt: Type.String(),
  startedAt: Nullable(Type.String()),
  finishedAt: Nullable(Type.String()),
  /** Why the file cannot be read. */
  problem: Nullable(Type.Object({ code: Type.String(), what: Type.String(), next: Type.String() })),
});
export type ImportItem = Static<typeof ImportItem>;

export function toImportItem(record: ImportRecord, language: Language): ImportItem {
  return {
    id: record.id,
    fileName: record.fileName,
    fileBytes: record.fileBytes,
    state: record.state,
    verbs: verbsOf(record.state),
    roster: record.roster,
    period: record.period,
    rowsTotal: record.rowsTotal,
    rowsDone: record.rowsDone,
    rowsAccepted: record.rowsAccepted,
    rowsWarned: record.rowsWarned,
    rowsRefused: record.rowsRefused,
    uploadedByName: record.uploadedByName,
    uploadedAt: record.uploadedAt.toString(),
    startedAt: record.startedAt?.toString() ?? null,
    finishedAt: record.finishedAt?.toString() ?? null,
    problem: problemOf(record, language),
  };
}

function problemOf({ refusal }: ImportRecord, language: Language): ImportItem['problem'] {
  if (refusal === null) return null;
  const phrase = importsRefusals[refusal.code]?.[language];
  if (phrase === undefined) throw new Error(`the refusal ${refusal.code} has no text`);
  return {
    code: refusal.code,
    what: fillPhrase(phrase.what, refusal.facts),
    next: fillPhrase(phrase.next, refusal.facts),
  };
}

const TableSchema = Type.Object({
  sheetIndex: Type.Integer(),
  sheetName: Type.String(),
  use: Type.Boolean(),
  roster: Nullable(Type.Enum([...rosterKinds])),
  headerRows: Type.Array(Type.Integer()),
  period: Nullable(Type.String()),
  unitYuan: Type.Union([Type.Literal(1), Type.Literal(10_000)]),
  town: Nullable(Type.String()),
  columns: Type.Array(
    Type.Object({
      column: Type.Integer(),
      title: Type.String(),
      field: Nullable(Type.Enum([...fieldNames])),
      certainty: Type.String(),
      isHidden: Type.Boolean(),
    }),
  ),
});

export const ImportDetail = Type.Object({
  ...ImportItem.properties,
  ...Type.Object({
    format: Nullable(Type.String()),
    encoding: Nullable(Type.String()),
    isMisnamed: Type.Boolean(),
    isConfirmed: Type.Boolean(),
    sheets: Type.Array(
      Type.Object({
        index: Type.Integer(),
        name: Type.String(),
        rowCount: Type.Integer(),
        skip: Nullable(Type.String()),
        caption: Type.String(),
        notes: Type.Array(Type.String()),
        farCells: Type.Integer(),
        table: Nullable(TableSchema),
      }),
    ),
    counts: Type.Object({
      personsAdded: Type.Integer(),
      personsChanged: Type.Integer(),
      householdsAdded: Type.Integer(),
      accountsAdded: Type.Integer(),
      certificatesAdded: Type.Integer(),
      membershipsAdded: Type.Integer(),
      membershipsChanged: Type.Integer(),
    }),
    /** About the sum row and the file. */
    others: Type.Array(Type.Object({ rowNo: Type.Integer(), finding: SaidFinding })),
    /** How many rows each kind was found in, the most frequent first. */
    kinds: Type.Array(
      Type.Object({ kind: Type.String(), verdict: Type.String(), rows: Type.Integer(), what: Type.String() }),
    ),
    /** The same bytes were brought in before. */
    sameFile: Nullable(Type.Object({ id: Type.String(), uploadedAt: Type.String(), state: Type.String() })),
  }).properties,
});
export type ImportDetail = Static<typeof ImportDetail>;

export async function describeImport(
  reader: Reader,
  actor: Actor,
  record: ImportRecord,
  language: Language,
): Promise<ImportDetail> {
  const { recognition, mapping, result } = record;
  const kinds = await findKinds(reader, actor.countyCode, record);
  const same = await reader.rows<{
    id: string;
    uploaded_at: Temporal.Instant;
    state: string;
  }>(sql`select id, uploaded_at, state
    from data_import where county_code = ${actor.countyCode} and sha256 = ${record.sha256} and id <> ${record.id}
      and uploaded_at < ${record.uploadedAt} order by uploaded_at desc limit 1`);
  const [before] = same;
  return {
    ...toImportItem(record, language),
    format: recognition?.format ?? null,
    encoding: recognition?.encoding ?? null,
    isMisnamed: recognition?.isMisnamed ?? false,
    isConfirmed: mapping !== null,
    sheets: (recognition?.sheets ?? []).map((one) => {
      const table = mapping?.find(({ sheetIndex }) => sheetIndex === one.sheet.index) ?? one.table;
      return {
        index: one.sheet.index,
        name: one.sheet.name,
        rowCount: one.sheet.rowCount,
        skip: one.skip,
        caption: one.caption,
        notes: [...one.notes],
        farCells: one.sheet.farCells,
        table: table === null ? null : toTable(table, one.sheet.hiddenColumns),
      };
    }),
    counts: {
      personsAdded: result.personsAdded ?? 0,
      personsChanged: result.personsChanged ?? 0,
      householdsAdded: result.householdsAdded ?? 0,
      accountsAdded: result.accountsAdded ?? 0,
      certificatesAdded: result.certificatesAdded ?? 0,
      membershipsAdded: result.membershipsAdded ?? 0,
      membershipsChanged: result.membershipsChanged ?? 0,
    },
    others: (result.others ?? []).map(({ rowNo, finding }) => ({ rowNo, finding: sayOf(finding, language) })),
    kinds: kinds.map(({ kind, verdict, rows }) => ({ kind, verdict, rows, what: kindTitle(kind, language) })),
    sameFile:
      before === undefined
        ? null
        : { id: before.id, uploadedAt: before.uploaded_at.toString(), state: before.state },
  };
}

/** A finding as the API says it: with secrets masked, in the words of the language. */
export function sayOf(finding: Finding, language: Language): Static<typeof SaidFinding> {
  const masked = maskFinding(finding);
  const said = sayFinding(masked, language);
  const { kind, verdict, field, column, raw, normalised } = masked;
  return { kind, verdict, field, column, raw, normalised, ...said };
}

/** What a kind means, whoever it was found with. */
export const kindTitle = (kind: string, language: Language): string =>
  findingKinds[kind as FindingKind][language].what.replace(/\{\w+\}/g, '…');

function toTable(table: TableMapping, hiddenColumns: readonly number[]): Static<typeof TableSchema> {
  return {
    ...table,
    headerRows: [...table.headerRows],
    columns: table.columns.map(({ column, title, field, certainty }) => ({
      column,
      title,
      field,
      certainty,
      isHidden: hiddenColumns.includes(column),
    })),
  };
}
