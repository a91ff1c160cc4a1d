import type { RawCell, RawMerge, RawRow, RawSheet } from '../read/raw.ts';
import { parseMerge } from '../read/xlsx-parts.ts';
import { recognise } from '../recognise/recognise.ts';
import { SAMPLE_HEAD_ROWS, SAMPLE_TAIL_ROWS } from '../recognise/sample.ts';
import type { ReadFile } from './samples.ts';

/** One sheet as a grid of cells; merges as in `A1:C1`. */
export interface Grid {
  readonly name?: string;
  readonly rows: readonly (readonly (RawCell | undefined)[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

/** A workbook made of grids, recognised as if it had been read from a file. */
export function fromGrids(fileName: string, grids: readonly Grid[]): ReadFile {
  const sheets = grids.map((grid, index) => {
    const rows: RawRow[] = grid.rows.map((cells, i) => ({
      no: i + 1,
      cells: cells.map((cell) => cell ?? null),
    }));
    const merges = (grid.merges ?? [])
      .map(parseMerge)
      .filter((merge): merge is RawMerge => merge !== undefined);
    const sheet: RawSheet = {
      index,
      name: grid.name ?? `Sheet${index + 1}`,
      hidden: grid.hidden === true,
      rowCount: rows.length,
      merges,
      hiddenColumns: [],
      farCells: 0,
    };
    return { sheet, rows, head: rows.slice(0, SAMPLE_HEAD_ROWS), tail: rows.slice(-SAMPLE_TAIL_ROWS) };
  });
  const file = { format: 'xlsx' as const };
  return { file, sheets, recognition: recognise(file, fileName, sheets) };
}
