import { type Cell, type Column, isMarked, type Row, type Rows, writePlain } from './cells.ts';
import { fitCell } from './sheet-xml.ts';

const PIECE_CHARACTERS = 64 * 1024;
/** Without it Excel in China reads UTF-8 as GBK. */
const BYTE_ORDER_MARK = '\ufeff';

/** Always in quotes: a `;` or tab inside must not become a new cell where those are separators. */
const quoted = (text: string) => `"${fitCell(text).replaceAll('"', '""')}"`;

function field(cell: Cell, column: Column): string {
  const written = writePlain(isMarked(cell) ? cell.value : cell, column.kind);
  if (written.as === 'nothing') return '';
  return written.as === 'text' ? quoted(written.text) : written.text;
}

const line = (row: Row, columns: readonly Column[]) =>
  `${columns.map((column, i) => field(row[i] ?? null, column)).join(',')}\r\n`;

/** RFC 4180, UTF-8 with a byte order mark, made while the rows are read. */
export async function* writeCsv(columns: readonly Column[], rows: Rows): AsyncGenerator<Buffer> {
  let piece = `${BYTE_ORDER_MARK}${columns.map((column) => quoted(column.title)).join(',')}\r\n`;
  for await (const row of rows) {
    piece += line(row, columns);
    if (piece.length >= PIECE_CHARACTERS) {
      yield Buffer.from(piece, 'utf8');
      piece = '';
    }
  }
  yield Buffer.from(piece, 'utf8');
}
