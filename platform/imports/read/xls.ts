import XLSX from '@e965/xlsx';
import type { FileFormat, RawCell, RawRow, RawSink } from './raw.ts';
import { limits, UnreadableFile } from './raw.ts';
import { isoOfSerial } from './serial-date.ts';

type Cell = XLSX.CellObject;

/** Reads what older programs wrote: BIFF workbooks, and HTML or XML tables that call themselves .xls. */
export function readXls(
  bytes: Buffer,
  format: Extract<FileFormat, 'xls' | 'html' | 'xml'>,
  sink: RawSink,
): void {
  let book: XLSX.WorkBook;
  try {
    // `raw` keeps the text of HTML cells: without it an ID number would become a rounded number.
    book = XLSX.read(bytes, {
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: true,
      raw: true,
      sheetRows: limits.rowsMax + 1,
    });
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new UnreadableFile(isLocked ? 'imports.file.encrypted' : 'imports.file.damaged');
  }
  if (book.SheetNames.length === 0 || book.SheetNames.length > limits.sheetsMax) {
    throw new UnreadableFile('imports.file.damaged');
  }
  sink.file({ format });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name] ?? {};
    sink.sheet(index, name);
    const grid = (sheet['!data'] ?? []) as (Cell[] | undefined)[];
    if (grid.length > limits.rowsMax)
      throw new UnreadableFile('imports.file.too-many-rows', { max: limits.rowsMax });
    let rowCount = 0;
    for (let i = 0; i < grid.length; i++) {
      const cells = grid[i];
      if (cells === undefined) continue;
      rowCount++;
      sink.row(rowOf(i, cells, sheet['!rows']?.[i]?.hidden === true, date1904));
    }
    sink.sheetEnd({
      index,
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      rowCount,
      merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
        fromRow: s.r + 1,
        fromColumn: s.c,
        toRow: e.r + 1,
        toColumn: e.c,
      })),
      hiddenColumns: (sheet['!cols'] ?? []).flatMap((column, i) => (column?.hidden ? [i] : [])),
      farCells: 0,
    });
  }
}

function rowOf(
  i: number,
  source: readonly (Cell | undefined)[],
  isHidden: boolean,
  date1904: boolean,
): RawRow {
  const cells: RawCell[] = [];
  let comments: Record<number, string> | undefined;
  const width = Math.min(source.length, limits.columnsMax);
  for (let column = 0; column < width; column++) {
    const cell = source[column];
    cells.push(cell === undefined ? null : cellOf(cell, date1904));
    const comment = cell?.c?.map((part) => part.t).join('\n');
    if (comment) {
      comments ??= {};
      comments[column] = comment;
    }
  }
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return {
    no: i + 1,
    cells,
    ...(isHidden ? { hidden: true as const } : {}),
    ...(comments ? { comments } : {}),
  };
}

function cellOf(cell: Cell, date1904: boolean): RawCell {
  const value = plainValueOf(cell, date1904);
  if (cell.f !== undefined) return { f: cell.f, ...(value === null ? {} : { v: value }) };
  if (typeof value === 'string' && typeof cell.h === 'string' && cell.h.includes('<span'))
    return { r: value };
  return value;
}

function plainValueOf(
  cell: Cell,
  date1904: boolean,
): string | number | boolean | { d: string } | { e: string } | null {
  if (cell.t === 'z' || cell.v === undefined || cell.v === null) return null;
  if (cell.t === 'e') return { e: typeof cell.w === 'string' ? cell.w : '#ERROR!' };
  if (cell.t === 'b') return cell.v === true;
  if (cell.t === 'd' || cell.v instanceof Date)
    return { d: new Date(cell.v as Date).toISOString().slice(0, 10) };
  if (typeof cell.v === 'number') {
    const shows = typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z) && /y/i.test(cell.z);
    const iso = shows ? isoOfSerial(cell.v, date1904) : undefined;
    return iso === undefined ? cell.v : { d: iso };
  }
  const text = String(cell.v).slice(0, limits.cellCharsMax);
  return text === '' ? null : text;
}
