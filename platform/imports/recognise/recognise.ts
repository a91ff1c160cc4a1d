import { hash } from 'node:crypto';
import type { RawFile, RawMerge } from '../read/raw.ts';
import { isMisnamed } from '../read/sniff.ts';
import { squeeze, textOf } from '../values/cell-text.ts';
import { assignColumns, fitToRoster } from './assign-columns.ts';
import { linesOf, readCaption } from './caption.ts';
import type { FieldName } from './fields.ts';
import { findHeader } from './header.ts';
import type { RecognisedSheet, Recognition, TableMapping } from './mapping.ts';
import type { RosterKind } from './roster-kind.ts';
import { recogniseRoster } from './roster-kind.ts';
import { rowClassifier } from './row-kind.ts';
import type { SheetSample } from './sample.ts';

const TOWN_IN_TEXT =
  /([\p{Script=Han}]{2,8}?(?:镇|乡|街道))(?:人民政府|办事处|民政|社会|[^\p{Script=Han}]|$)/u;

function townIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const bare = line
      .replace(/^.*(填报单位|单位|乡镇|编制单位)[:：]/, '')
      .replace(/^[\p{Script=Han}]{2,6}?(市|县|区)(?=[\p{Script=Han}]{2,})/u, '');
    const town = TOWN_IN_TEXT.exec(bare)?.[1];
    if (town !== undefined) return town;
  }
  return null;
}

function understand(sample: SheetSample, fileName: string): RecognisedSheet {
  const { sheet } = sample;
  const nothing = { sheet, table: null, caption: '', notes: [] };
  const filled = sample.head.filter((row) => row.cells.some((cell) => squeeze(textOf(cell)) !== ''));
  if (filled.length === 0) return { ...nothing, skip: 'empty' };
  const merges: readonly RawMerge[] = sheet.merges;
  const header = findHeader(filled, merges);
  if (header === undefined)
    return { ...nothing, skip: 'no-header', caption: linesOf(filled.slice(0, 3)).join('\n') };
  const firstHeader = Math.min(...header.rows);
  const lastHeader = Math.max(...header.rows);
  const above = filled.filter((row) => row.no < firstHeader);
  const body = filled.filter((row) => row.no > lastHeader);
  const columns = assignColumns(header, body);

  const seen = new Set(sample.head.map((row) => row.no));
  const later = sample.tail.filter((row) => !seen.has(row.no));
  const draft: TableMapping = {
    sheetIndex: sheet.index,
    sheetName: sheet.name,
    use: !sheet.hidden,
    roster: null,
    headerRows: header.rows,
    columns,
    period: null,
    lastDay: null,
    unitYuan: 1,
    town: null,
  };
  const kindOf = rowClassifier(draft);
  const notes = linesOf([...body, ...later].filter((row) => kindOf(row) === 'note'));
  const caption = readCaption(
    above,
    [...body, ...later].filter((row) => kindOf(row) === 'note'),
    sheet.name,
    fileName,
  );

  const has = new Set(columns.flatMap(({ field }): FieldName[] => (field === null ? [] : [field])));
  const townTitles = columns
    .filter(({ field }) => field === 'town' || field === 'village')
    .map(({ title }) => title)
    .join(' ');
  const roster = recogniseRoster([caption.text, sheet.name, fileName], has, townTitles) ?? null;
  const table: TableMapping = {
    ...draft,
    roster,
    columns: roster === null ? columns : fitToRoster(columns, roster),
    period: caption.period,
    lastDay: caption.lastDay,
    unitYuan: caption.unitYuan,
    town: has.has('town') || has.has('place') ? null : townIn([sheet.name, ...linesOf(above)]),
  };
  return {
    sheet,
    table,
    skip: sheet.hidden ? 'hidden' : null,
    caption: caption.text,
    notes: [...linesOf(above), ...notes],
  };
}

/** Understands a file from the samples of its sheets. Sheets of another roster than the fullest one are left out. */
export function recognise(file: RawFile, fileName: string, samples: readonly SheetSample[]): Recognition {
  const sheets = samples.map((sample) => understand(sample, fileName));
  const main = mainRoster(sheets);
  return {
    format: file.format,
    encoding: file.encoding ?? null,
    isMisnamed: isMisnamed(fileName, file.format),
    sheets: sheets.map((one) => {
      if (one.table === null || one.skip !== null || one.table.roster === main) return one;
      return { ...one, skip: 'other-roster', table: { ...one.table, use: false } };
    }),
  };
}

function mainRoster(sheets: readonly RecognisedSheet[]): RosterKind | null {
  const [fullest] = sheets
    .filter((one) => one.table?.use === true)
    .sort((a, b) => b.sheet.rowCount - a.sheet.rowCount);
  return fullest?.table?.roster ?? null;
}

/** The same header gets the same mapping next month: its titles, in order, under their roster's eyes. */
export function headerFingerprint(table: Pick<TableMapping, 'columns'>): string {
  const titles = table.columns
    .map(({ title }) => title)
    .filter((title) => title !== '' && !title.startsWith('导入问题'));
  return hash('sm3', titles.join('\n'), 'hex').slice(0, 32);
}
