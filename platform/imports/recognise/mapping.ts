import type { RawSheet } from '../read/raw.ts';
import type { FieldName } from './fields.ts';
import type { RosterKind } from './roster-kind.ts';

/** One column as understood: what its title says, what it means, and how sure that is. */
export interface ColumnMapping {
  readonly column: number;
  readonly title: string;
  readonly field: FieldName | null;
  readonly certainty: 'title' | 'alike' | 'content' | 'officer' | 'none';
  /** Amounts in this column are in units of 10 000 yuan. */
  readonly inWan?: true;
}

/** What one sheet is understood to hold. An officer may change every part of it before anything is written. */
export interface TableMapping {
  readonly sheetIndex: number;
  readonly sheetName: string;
  /** Left out of the import when false. */
  readonly use: boolean;
  readonly roster: RosterKind | null;
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnMapping[];
  /** `2023-09`, `2023-Q3`, `2023`. */
  readonly period: string | null;
  /** Nothing that the list speaks of can lie after this day. */
  readonly lastDay: string | null;
  readonly unitYuan: 1 | 10_000;
  /** Township, when no column says it but the caption or the sheet does. */
  readonly town: string | null;
}

/** Why a sheet is not taken. */
export type SheetSkip = 'empty' | 'no-header' | 'hidden' | 'other-roster';

export interface RecognisedSheet {
  readonly sheet: RawSheet;
  readonly table: TableMapping | null;
  readonly skip: SheetSkip | null;
  readonly caption: string;
  /** Rows that the notes of the sheet speak in; rules are read from them. */
  readonly notes: readonly string[];
}

export interface Recognition {
  readonly format: string;
  readonly encoding: string | null;
  /** The name of the file says another format than its bytes. */
  readonly isMisnamed: boolean;
  readonly sheets: readonly RecognisedSheet[];
}

export function columnOfField(table: TableMapping, field: FieldName): number | undefined {
  return table.columns.find((column) => column.field === field)?.column;
}
