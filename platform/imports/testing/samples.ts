import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PlaceDirectory } from '../../divisions/index.ts';
import { readCountyPlaces } from '../../divisions/index.ts';
import type { CheckedTable } from '../check/check-table.ts';
import { checkTable } from '../check/check-table.ts';
import { checkContextOf } from '../check/context.ts';
import type { CheckContext } from '../check/row-reader.ts';
import type { RawFile, RawRow } from '../read/raw.ts';
import { readBytes } from '../read/read-bytes.ts';
import type { Recognition } from '../recognise/mapping.ts';
import { recognise } from '../recognise/recognise.ts';
import type { SheetSample } from '../recognise/sample.ts';
import { SAMPLE_HEAD_ROWS, SAMPLE_TAIL_ROWS } from '../recognise/sample.ts';

/** Helpers of this mechanism's tests. */
export const TESTDATA = path.join(import.meta.dirname, '../testdata');

export const readTestdata = (file: string): Buffer => readFileSync(path.join(TESTDATA, file));

/** The real places of a county as the checks see them, without a database: codes serve as ids. */
export function directoryOf(
  countyCode: string,
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
): PlaceDirectory {
  const places = readCountyPlaces(countyCode).map((place) => {
    const length = place.code.length;
    const parentId = length === 12 ? place.code.slice(0, 9) : length === 9 ? place.code.slice(0, 6) : null;
    return {
      id: place.code,
      code: place.code,
      name: place.name,
      level: place.level,
      kind: place.kind,
      parentId,
    };
  });
  const [county] = places;
  if (county === undefined) throw new Error(`no places for ${countyCode}`);
  return { county, above: [], places: new Map(places.map((place) => [place.id, place])), aliases };
}

/** Former names of the samples' villages. */
export function sampleAliases(): Map<string, string[]> {
  const lines = readTestdata('地名别名对照.csv').toString('utf8').trim().split(/\r?\n/).slice(1);
  return new Map(lines.map((line) => line.split(',')).map(([alias = '', , , code = '']) => [alias, [code]]));
}

export interface ReadFile {
  readonly file: RawFile;
  readonly sheets: readonly (SheetSample & { readonly rows: readonly RawRow[] })[];
  readonly recognition: Recognition;
}

/** Reads and recognises a whole file in memory. */
export async function readAll(bytes: Buffer, fileName: string): Promise<ReadFile> {
  let file: RawFile | undefined;
  let rows: RawRow[] = [];
  const sheets: (SheetSample & { rows: RawRow[] })[] = [];
  await readBytes(bytes, {
    file: (found) => {
      file = found;
    },
    sheet: () => {
      rows = [];
    },
    row: (row) => {
      rows.push(row);
    },
    sheetEnd: (sheet) => {
      sheets.push({
        sheet,
        rows,
        head: rows.slice(0, SAMPLE_HEAD_ROWS),
        tail: rows.slice(-SAMPLE_TAIL_ROWS),
      });
    },
  });
  if (file === undefined) throw new Error('the reader did not say what the file is');
  return { file, sheets, recognition: recognise(file, fileName, sheets) };
}

export interface CheckedSheet {
  readonly name: string;
  readonly context: CheckContext;
  readonly checked: CheckedTable;
}

/** Checks every sheet that is taken. */
export function checkAll(
  read: ReadFile,
  directory: PlaceDirectory,
  today: Temporal.PlainDate,
): CheckedSheet[] {
  return read.recognition.sheets.flatMap(({ table, notes, sheet }) => {
    if (table?.use !== true) return [];
    const context = checkContextOf({ table, notes, directory, today, format: read.file.format });
    const rows = read.sheets.find((one) => one.sheet.index === sheet.index)?.rows ?? [];
    return [{ name: sheet.name, context, checked: checkTable(context, rows, sheet.merges) }];
  });
}
