import type { PlaceDirectory } from '../../divisions/index.ts';
import type { RawCell, RawRow } from '../read/raw.ts';
import type { FieldName } from '../recognise/fields.ts';
import type { TableMapping } from '../recognise/mapping.ts';
import { textOf } from '../values/cell-text.ts';
import type { Facts, Finding } from './finding.ts';
import type { FindingKind, Verdict } from './kinds.ts';
import { findingKinds } from './kinds.ts';
import type { SheetRules } from './rules.ts';
import type { RowValues } from './values.ts';

/** What the checks of a table know besides the row itself. */
export interface CheckContext {
  readonly table: TableMapping;
  readonly directory: PlaceDirectory;
  readonly today: Temporal.PlainDate;
  /** The day on which ages are counted: when the list was filled in, or the end of its period. */
  readonly ageDay: Temporal.PlainDate;
  /** Nothing in the list lies after it. */
  readonly lastDay: Temporal.PlainDate;
  readonly isText: boolean;
  /** Our own workbook of refused rows, mended: its households are not whole, the rest of them came in before. */
  readonly isMended: boolean;
  /** Rules that the notes of the sheet state. */
  readonly rules: SheetRules;
}

export interface CheckedRow {
  readonly sheetIndex: number;
  readonly no: number;
  readonly values: RowValues;
  readonly findings: Finding[];
}

/** Reads the cells of one row by what their columns mean, and collects what is found. */
export class RowReader {
  readonly context: CheckContext;
  readonly row: RawRow;
  readonly findings: Finding[] = [];
  readonly values: RowValues = { amounts: {}, counts: {}, dates: {}, words: {} };
  readonly #columns: ReadonlyMap<FieldName, number>;

  constructor(context: CheckContext, columns: ReadonlyMap<FieldName, number>, row: RawRow) {
    this.context = context;
    this.#columns = columns;
    this.row = row;
  }

  has(field: FieldName): boolean {
    return this.#columns.has(field);
  }

  cell(field: FieldName): RawCell {
    const column = this.#columns.get(field);
    return column === undefined ? null : (this.row.cells[column] ?? null);
  }

  text(field: FieldName): string {
    return textOf(this.cell(field));
  }

  add(
    kind: FindingKind,
    field: FieldName | null,
    more: {
      normalised?: string | null;
      facts?: Facts;
      verdict?: Verdict;
      related?: readonly number[];
      raw?: string;
    } = {},
  ): undefined {
    this.findings.push({
      kind,
      verdict: more.verdict ?? findingKinds[kind].verdict,
      field,
      column: field === null ? null : (this.#columns.get(field) ?? null),
      raw: more.raw ?? (field === null ? null : this.text(field)),
      normalised: more.normalised ?? null,
      ...(more.facts ? { facts: more.facts } : {}),
      ...(more.related ? { related: more.related } : {}),
    });
  }
}

export function columnsOf(table: TableMapping): Map<FieldName, number> {
  const columns = new Map<FieldName, number>();
  for (const { field, column } of table.columns) if (field !== null) columns.set(field, column);
  return columns;
}
