import type { Actor, FieldCipher, Language, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { Cell, CellValue, Sheet } from '../exports/index.ts';
import type { Finding } from './check/finding.ts';
import { sayFinding } from './check/finding.ts';
import type { RawCell, RawRow } from './read/raw.ts';
import { REASON_TITLE } from './recognise/assign-columns.ts';
import type { TableMapping } from './recognise/mapping.ts';
import { readRows } from './store/pages.ts';
import type { ImportRecord } from './store/record.ts';
import { textOf } from './values/cell-text.ts';

/** Digits that a spreadsheet keeps of a number: what has more is written as text. */
const SAFE_NUMBER_MAX = 1e15;

function valueOfCell(cell: RawCell | undefined): CellValue {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'number') return Math.abs(cell) < SAFE_NUMBER_MAX ? cell : String(cell);
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'object' && 'd' in cell && cell.d.length === 10) return Temporal.PlainDate.from(cell.d);
  if (typeof cell === 'object' && 'f' in cell) return valueOfCell(cell.v ?? null);
  return textOf(cell);
}

type StoredFindings = ReadonlyMap<number, readonly Finding[]>;

async function findingsOf(
  reader: Reader,
  actor: Actor,
  record: ImportRecord,
  sheetIndex: number,
): Promise<StoredFindings> {
  const rows = await reader.rows<{
    row_no: number;
    findings: Finding[];
  }>(sql`select row_no, findings from import_row
    where county_code = ${actor.countyCode} and import_id = ${record.id} and sheet_index = ${sheetIndex}
      and (verdict = 'refused' or is_partial) order by row_no`);
  return new Map(rows.map(({ row_no, findings }) => [row_no, findings]));
}

/** Titles under which the columns are known again: the lowest one where that is enough. */
function titlesOf(table: TableMapping): string[] {
  const leaves = table.columns.map(({ title }) => title.split('/').at(-1) ?? '');
  return table.columns.map(({ title }, i) =>
    leaves.filter((leaf) => leaf === leaves[i]).length > 1 ? title : (leaves[i] ?? ''),
  );
}

/**
 * The rows that were refused, wholly or in a value, in the layout of the file they came from: what is wrong stands
 * beside them and at each cell, and once mended the workbook can be imported as it is.
 */
export async function refusedSheets(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  record: ImportRecord,
  language: Language,
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const table of record.mapping ?? []) {
    if (!table.use) continue;
    const findings = await findingsOf(reader, actor, record, table.sheetIndex);
    if (findings.size === 0) continue;
    const known = record.recognition?.sheets.find(({ sheet }) => sheet.index === table.sheetIndex);
    const title = (known?.caption ?? '').split('\n').join('　');
    sheets.push({
      name: table.sheetName || 'Sheet1',
      ...(title === '' ? {} : { title }),
      columns: [
        ...titlesOf(table).map((one) => ({ title: one, kind: 'any' as const })),
        { title: REASON_TITLE, kind: 'text' as const, width: 60 },
      ],
      rows: rowsOf(reader, actor, cipher, record, table, findings, language, known?.notes ?? []),
    });
  }
  return sheets;
}

async function* rowsOf(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  record: ImportRecord,
  table: TableMapping,
  findings: StoredFindings,
  language: Language,
  notes: readonly string[],
): AsyncGenerator<Cell[]> {
  for await (const raw of readRows(reader, cipher, actor.countyCode, record.id, table.sheetIndex)) {
    const found = findings.get(raw.no);
    if (found !== undefined) yield rowOf(raw, table, found, language);
  }
  // The rules that the sheet states come along, so that the mended rows are judged by them too.
  for (const note of notes.filter((line) => /^(注|说明|备注)/.test(line))) yield [note];
}

function rowOf(raw: RawRow, table: TableMapping, found: readonly Finding[], language: Language): Cell[] {
  const asked = found.filter(({ verdict }) => verdict !== 'accept');
  const say = (one: Finding) => {
    const { what, next } = sayFinding(one, language);
    return `${what}${next}`;
  };
  const cells = table.columns.map(({ column }): Cell => {
    const value = valueOfCell(raw.cells[column]);
    const here = asked.filter((one) => one.column === column);
    if (here.length === 0) return value;
    return {
      value,
      tone: here.some(({ verdict }) => verdict === 'reject') ? 'refused' : 'warning',
      comment: here.map(say).join('\n'),
    };
  });
  const reasons = asked.map((one) => {
    const title = table.columns.find(({ column }) => column === one.column)?.title ?? '';
    return title === '' ? say(one) : `${title}：${say(one)}`;
  });
  return [...cells, reasons.join('\n')];
}
