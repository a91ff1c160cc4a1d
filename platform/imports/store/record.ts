import type { Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { Finding } from '../check/finding.ts';
import type { Recognition, TableMapping } from '../recognise/mapping.ts';
import type { RosterKind } from '../recognise/roster-kind.ts';

export const importStates = [
  'reading',
  'unreadable',
  'recognised',
  'running',
  'stopping',
  'stopped',
  'finished',
  'failed',
  'discarded',
] as const;
export type ImportState = (typeof importStates)[number];

/** What an import brought in, counted as it goes. */
export interface ImportResult {
  readonly personsAdded: number;
  readonly personsChanged: number;
  readonly householdsAdded: number;
  readonly accountsAdded: number;
  readonly certificatesAdded: number;
  readonly membershipsAdded: number;
  readonly membershipsChanged: number;
  /** About rows that are no data, as the sum row; and about the file. */
  readonly others: readonly {
    readonly sheetIndex: number;
    readonly rowNo: number;
    readonly finding: Finding;
  }[];
  /** In how many rows each kind was found, by kind and verdict; nothing for an import begun before it was counted as it goes. */
  readonly kinds?: Readonly<Record<string, number>>;
}

export const emptyResult: ImportResult = {
  personsAdded: 0,
  personsChanged: 0,
  householdsAdded: 0,
  accountsAdded: 0,
  certificatesAdded: 0,
  membershipsAdded: 0,
  membershipsChanged: 0,
  others: [],
};

export interface ImportRecord {
  readonly id: Id;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly sha256: Buffer;
  readonly state: ImportState;
  readonly refusal: { readonly code: string; readonly facts: Record<string, string | number> } | null;
  readonly recognition: Recognition | null;
  readonly mapping: readonly TableMapping[] | null;
  readonly roster: RosterKind | null;
  readonly period: string | null;
  readonly checkedOn: Temporal.PlainDate | null;
  readonly result: ImportResult;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly rowsAccepted: number;
  readonly rowsWarned: number;
  readonly rowsRefused: number;
  readonly uploadedByName: string;
  readonly uploadedAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant | null;
  readonly finishedAt: Temporal.Instant | null;
  readonly version: number;
}

export const importColumns = sql`id, file_name as "fileName", file_bytes::float8 as "fileBytes", sha256, state, refusal,
  recognition, mapping, roster, period, checked_on as "checkedOn", result, rows_total as "rowsTotal",
  rows_done as "rowsDone", rows_accepted as "rowsAccepted", rows_warned as "rowsWarned",
  rows_refused as "rowsRefused", uploaded_by_name as "uploadedByName", uploaded_at as "uploadedAt",
  started_at as "startedAt", finished_at as "finishedAt", version`;

export function findImport(reader: Reader, countyCode: string, id: Id): Promise<ImportRecord | undefined> {
  return reader.find<ImportRecord>(
    sql`select ${importColumns} from data_import where county_code = ${countyCode} and id = ${id}`,
  );
}

/** Locks it until the transaction ends, so that state and counts move one step after another. */
export function lockImport(reader: Reader, countyCode: string, id: Id): Promise<ImportRecord | undefined> {
  return reader.find<ImportRecord>(
    sql`select ${importColumns} from data_import where county_code = ${countyCode} and id = ${id} for update`,
  );
}
