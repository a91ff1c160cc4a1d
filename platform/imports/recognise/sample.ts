import type { RawRow, RawSheet } from '../read/raw.ts';

/** What is kept of a sheet while it streams past, for understanding it. */
export interface SheetSample {
  readonly sheet: RawSheet;
  /** The first rows. */
  readonly head: readonly RawRow[];
  /** The last rows; they may overlap with the first. */
  readonly tail: readonly RawRow[];
}

export const SAMPLE_HEAD_ROWS = 400;
export const SAMPLE_TAIL_ROWS = 40;
