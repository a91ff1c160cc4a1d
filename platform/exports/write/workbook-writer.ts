import type { Column, Row, Rows } from './cells.ts';
import { commentBoxesVml, commentsXml } from './comments.ts';
import { ROWS_MAX, type RowSource, type SheetSums, sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles.ts';
import {
  contentTypes,
  coreProperties,
  packageRelations,
  sheetRelations,
  type WrittenSheet,
  workbookRelations,
  workbookXml,
} from './workbook-parts.ts';
import { type ZipPart, zip } from './zip-writer.ts';

export interface Sheet {
  /** Made fit for a sheet: at most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  /** A line over the whole width above the header; none by default. */
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: Rows;
}

export interface WorkbookOptions {
  /** Stands in the file's properties. */
  readonly author: string;
  readonly at: Temporal.Instant;
  /** Rows of one sheet, header included; what is more goes to a further sheet. For tests. */
  readonly rowsPerSheetMax?: number;
}

const NAME_MAX = 31;

/** A name that Excel takes and that no other sheet of the workbook has. */
function sheetName(wanted: string, used: Set<string>): string {
  const tidy =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  for (let no = 1; ; no++) {
    const tail = no === 1 ? '' : ` (${no})`;
    const name = [...tidy].slice(0, NAME_MAX - tail.length).join('') + tail;
    if (!used.has(name.toLowerCase())) {
      used.add(name.toLowerCase());
      return name;
    }
  }
}

async function* partsOf(sheets: readonly Sheet[], options: WorkbookOptions): AsyncGenerator<ZipPart> {
  const written: WrittenSheet[] = [];
  const used = new Set<string>();
  for (const sheet of sheets) {
    const rows = openRows(sheet.rows);
    try {
      for (let isFull = true; isFull; ) {
        const no = written.length + 1;
        const sums: SheetSums = { rows: 0, comments: [], isFull: false };
        const head = { title: sheet.title, columns: sheet.columns };
        yield {
          name: `xl/worksheets/sheet${no}.xml`,
          content: sheetXml(head, rows, sums, options.rowsPerSheetMax ?? ROWS_MAX),
        };
        yield* commentParts(no, sums);
        const headRows = sheet.title === undefined ? 1 : 2;
        written.push({ name: sheetName(sheet.name, used), hasComments: sums.comments.length > 0, headRows });
        isFull = sums.isFull;
      }
    } finally {
      await rows.close();
    }
  }
  yield { name: 'xl/workbook.xml', content: workbookXml(written) };
  yield { name: 'xl/_rels/workbook.xml.rels', content: workbookRelations(written) };
  yield { name: 'xl/styles.xml', content: stylesXml() };
  const title = sheets[0]?.title ?? written[0]?.name ?? '';
  yield { name: 'docProps/core.xml', content: coreProperties({ ...options, title }) };
  yield { name: '_rels/.rels', content: packageRelations() };
  yield { name: '[Content_Types].xml', content: contentTypes(written) };
}

function* commentParts(no: number, sums: SheetSums): Generator<ZipPart> {
  if (sums.comments.length === 0) return;
  yield { name: `xl/worksheets/_rels/sheet${no}.xml.rels`, content: sheetRelations(no) };
  yield { name: `xl/comments${no}.xml`, content: commentsXml(sums.comments) };
  yield { name: `xl/drawings/vmlDrawing${no}.vml`, content: commentBoxesVml(sums.comments) };
}

function openRows(rows: Rows): RowSource & { close(): Promise<void> } {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let waiting: Row | undefined;
  return {
    async next() {
      if (waiting !== undefined) {
        const row = waiting;
        waiting = undefined;
        return row;
      }
      const next = await iterator.next();
      return next.done ? undefined : next.value;
    },
    putBack(row) {
      waiting = row;
    },
    async close() {
      await iterator.return?.();
    },
  };
}

/**
 * An `.xlsx` workbook, made while its rows are read: memory does not grow with them (comments aside, of which
 * there are at most some thousands a sheet). Rows beyond what a sheet holds go to further sheets.
 */
export function writeWorkbook(sheets: readonly Sheet[], options: WorkbookOptions): AsyncGenerator<Buffer> {
  if (sheets.length === 0 || sheets.some((sheet) => sheet.columns.length === 0)) {
    throw new Error('a workbook needs a sheet, and a sheet a column');
  }
  return zip(partsOf(sheets, options));
}
