/**
 * What stands in a file, before anybody has said what it means. A cell keeps how it was written, because
 * how it was written decides what may be believed: a number with eighteen digits has lost three of them.
 */
export type RawCell =
  | null
  | string
  | number
  | boolean
  /** A real date cell: ISO date, or year and month when its format shows no day. */
  | { readonly d: string }
  /** An error value, as in `#REF!`. */
  | { readonly e: string }
  /** Text of which a part is formatted. */
  | { readonly r: string }
  /** A formula with its stored result; no `v` when none was stored. */
  | {
      readonly f: string;
      readonly v?: string | number | boolean | { readonly e: string } | { readonly d: string };
    };

export interface RawRow {
  /** As the program that made the file numbers it: from 1; in text files the record's number. */
  readonly no: number;
  readonly cells: readonly RawCell[];
  readonly hidden?: true;
  /** The township that a heading above the row names, in lists that have no column for it. */
  readonly headingTown?: string;
  /** Comments by column index. */
  readonly comments?: Readonly<Record<number, string>>;
}

export interface RawMerge {
  readonly fromRow: number;
  readonly fromColumn: number;
  readonly toRow: number;
  readonly toColumn: number;
}

/** What is known of a sheet once all of it was read. */
export interface RawSheet {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly merges: readonly RawMerge[];
  readonly hiddenColumns: readonly number[];
  /** Cells too far to the right to belong to a table; they were left out. */
  readonly farCells: number;
}

export type FileFormat = 'xlsx' | 'xls' | 'csv' | 'html' | 'xml';

export interface RawFile {
  readonly format: FileFormat;
  /** Of text files. */
  readonly encoding?: string;
  readonly separator?: string;
}

/** Why a file cannot be read: a code of the refusal catalogue, and its facts. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: string, facts: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.facts = facts;
  }
}

/** Where readers hand over what they find, sheet by sheet and row by row. */
export interface RawSink {
  file(file: RawFile): void;
  sheet(index: number, name: string): void;
  row(row: RawRow): void;
  sheetEnd(sheet: RawSheet): void;
}

/** A limit on everything. Sizes in bytes. */
export const limits = {
  fileBytesMax: 50 * 1024 * 1024,
  zipEntriesMax: 2_000,
  inflatedBytesMax: 1_200 * 1024 * 1024,
  /** A part that is both large and that much smaller when packed was made to do harm. */
  bombRatio: 200,
  bombBytesMin: 40 * 1024 * 1024,
  sheetsMax: 60,
  rowsMax: 400_000,
  columnsMax: 300,
  cellCharsMax: 32_767,
  rowCharsMax: 4 * 1024 * 1024,
  sharedStringsMax: 4_000_000,
  sharedStringCharsMax: 200 * 1024 * 1024,
} as const;
