import { type Cell, type Column, isMarked, type Row, type Written, writeValue } from './cells.ts';
import { widthOf } from './column-width.ts';
import { COMMENTS_MAX, type Comment } from './comments.ts';
import { disarm } from './disarm.ts';
import { HEADER_STYLE, styleIndex, TITLE_STYLE } from './styles.ts';
import { escapeXml } from './xml-text.ts';

/** ECMA-376: what one sheet, and one cell, can hold. */
export const ROWS_MAX = 1_048_576;
const CELL_CHARACTERS_MAX = 32_767;

/** What is known of a sheet once its rows have gone by. */
export interface SheetSums {
  rows: number;
  comments: Comment[];
  /** Rows are left over for another sheet. */
  isFull: boolean;
}

export interface SheetHead {
  readonly title: string | undefined;
  readonly columns: readonly Column[];
}

const PIECE_CHARACTERS = 64 * 1024;

/** Letters of a column, from 0: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function fitCell(text: string): string {
  const safe = disarm(text);
  return safe.length > CELL_CHARACTERS_MAX
    ? `${safe.slice(0, CELL_CHARACTERS_MAX - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : safe;
}

function textCell(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(fitCell(text))}</t></is></c>`;
}

type Tone = NonNullable<Parameters<typeof styleIndex>[1]>;

function cellXml(reference: string, written: Written, tone: Tone): string {
  switch (written.as) {
    case 'text':
      return textCell(reference, styleIndex('text', tone), written.text);
    case 'number':
      return `<c r="${reference}" s="${styleIndex(written.style, tone)}"><v>${written.text}</v></c>`;
    case 'boolean':
      return `<c r="${reference}" s="${styleIndex('general', tone)}" t="b"><v>${written.text}</v></c>`;
    case 'nothing':
      return tone === 'none' ? '' : `<c r="${reference}" s="${styleIndex('text', tone)}"/>`;
  }
}

function rowXml(
  row: Row,
  no: number,
  columns: readonly Column[],
  letters: readonly string[],
  sums: SheetSums,
) {
  let cells = '';
  for (const [i, column] of columns.entries()) {
    const cell: Cell = row[i] ?? null;
    const reference = `${letters[i]}${no}`;
    if (!isMarked(cell)) {
      cells += cellXml(reference, writeValue(cell, column.kind), 'none');
      continue;
    }
    cells += cellXml(reference, writeValue(cell.value, column.kind), cell.tone ?? 'none');
    if (cell.comment !== undefined && sums.comments.length < COMMENTS_MAX) {
      sums.comments.push({ row: no, column: i, reference, text: cell.comment });
    }
  }
  return `<row r="${no}">${cells}</row>`;
}

function headXml(head: SheetHead, letters: readonly string[]): string {
  const frozen = head.title === undefined ? 1 : 2;
  const widths = head.columns.map(
    (column, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  );
  const title =
    head.title === undefined
      ? ''
      : `<row r="1" ht="30" customHeight="1">${textCell('A1', TITLE_STYLE, head.title)}</row>`;
  const titles = head.columns.map((column, i) =>
    textCell(`${letters[i]}${frozen}`, HEADER_STYLE, column.title),
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">' +
    `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>${title}` +
    `<row r="${frozen}" ht="24" customHeight="1">${titles.join('')}</row>`
  );
}

function tailXml(head: SheetHead, letters: readonly string[], sums: SheetSums): string {
  const last = letters.at(-1);
  const merge =
    head.title === undefined || letters.length < 2
      ? ''
      : `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`;
  return (
    `</sheetData>${merge}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
    // Without this every ID number carries a green corner that asks to make a number of it.
    `<ignoredErrors><ignoredError sqref="A1:${last}${sums.rows}" numberStoredAsText="1"/></ignoredErrors>` +
    `${sums.comments.length > 0 ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`
  );
}

/** Rows one by one; a row that no longer fits is put back for the next sheet. */
export interface RowSource {
  next(): Promise<Row | undefined>;
  putBack(row: Row): void;
}

/** A sheet's XML, piece by piece; takes rows until there are no more or the sheet is full. */
export async function* sheetXml(
  head: SheetHead,
  source: RowSource,
  sums: SheetSums,
  rowsMax: number = ROWS_MAX,
): AsyncGenerator<string> {
  const letters = head.columns.map((_, i) => columnLetters(i));
  sums.rows = head.title === undefined ? 1 : 2;
  let piece = headXml(head, letters);
  for (;;) {
    const row = await source.next();
    if (row === undefined) break;
    if (sums.rows === rowsMax) {
      source.putBack(row);
      sums.isFull = true;
      break;
    }
    sums.rows += 1;
    piece += rowXml(row, sums.rows, head.columns, letters, sums);
    if (piece.length >= PIECE_CHARACTERS) {
      yield piece;
      piece = '';
    }
  }
  yield piece + tailXml(head, letters, sums);
}
