import type { RawRow } from '../read/raw.ts';
import { isBlank, textOf } from '../values/cell-text.ts';

/** What the lines around a table say about it. */
export interface Caption {
  readonly text: string;
  /** Month `2023-09`, quarter `2023-Q3`, year `2023`; null when nothing says it. */
  readonly period: string | null;
  /** Last day of the period, and of the day on which the list was filled in when that is later. */
  readonly lastDay: string | null;
  readonly filledOn: string | null;
  readonly unitYuan: 1 | 10_000;
}

const FILLED =
  /(?:填报|填表|制表|编制|上报|报送)(?:日期|时间)?[:：]?\s*(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?/;
const BARE_DAY = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;
const MONTH = /(20\d{2})\s*(?:年|[.\-_/])\s*(\d{1,2})\s*月(?!\s*\d{1,2}\s*日)/;
const QUARTER = /(20\d{2})\s*年?\s*第?\s*([一二三四1-4])\s*季度/;
const YEAR = /(20\d{2})\s*年(?!\s*\d)/;
const COMPACT = /(?:^|\D)(20\d{2})[-_.]?(0[1-9]|1[0-2])(?:\D|$)/;
const QUARTERS = '一二三四';

export const linesOf = (rows: readonly RawRow[]): string[] =>
  rows
    .map((row) =>
      row.cells
        .filter((cell) => !isBlank(cell))
        .map(textOf)
        .join(' '),
    )
    .filter((line) => line !== '');

function periodIn(text: string): string | undefined {
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const at = QUARTERS.indexOf(quarter[2] ?? '');
    return `${quarter[1]}-Q${at >= 0 ? at + 1 : quarter[2]}`;
  }
  const month = MONTH.exec(text) ?? COMPACT.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return `${month[1]}-${String(month[2]).padStart(2, '0')}`;
  return YEAR.exec(text)?.[1];
}

/** Last day of a period such as `2023-09`, `2023-Q3` or `2023`. */
export function lastDayOf(period: string): Temporal.PlainDate {
  const [year = '', part] = period.split('-');
  const month = part === undefined ? 12 : part.startsWith('Q') ? Number(part.slice(1)) * 3 : Number(part);
  const first = Temporal.PlainDate.from({ year: Number(year), month, day: 1 });
  return first.with({ day: first.daysInMonth });
}

function dayIn(match: RegExpExecArray | null): string | null {
  if (!match) return null;
  try {
    const [, year, month, day] = match.map(Number);
    return Temporal.PlainDate.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return null;
  }
}

/** The day on which the list was filled in, where a line says it. */
export function readCaptionDay(lines: readonly string[]): string | null {
  const all = lines.join('\n');
  return dayIn(FILLED.exec(all)) ?? dayIn(BARE_DAY.exec(all));
}

/**
 * Reads the lines above and below a table, then the names of the sheet and the file, for the period it speaks of,
 * the day it was filled in, and its unit of money.
 */
export function readCaption(
  above: readonly RawRow[],
  below: readonly RawRow[],
  sheetName: string,
  fileName: string,
): Caption {
  const lines = linesOf(above);
  const all = [...lines, ...linesOf(below)].join('\n');
  const filledOn = readCaptionDay([all]);
  const spoken = [...lines, sheetName, fileName].map((line) => line.replace(FILLED, ''));
  const period = spoken.map(periodIn).find((found) => found !== undefined) ?? filledOn?.slice(0, 7) ?? null;
  const lastOfPeriod = period === null ? null : lastDayOf(period).toString();
  const lastDay =
    [lastOfPeriod, filledOn]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  const unitYuan = /单位[:：][^\n]*万元/.test(all.replace(/填报单位[:：][^\n]*?(?=单位|$)/g, ''))
    ? 10_000
    : 1;
  return { text: lines.join('\n'), period, lastDay, filledOn, unitYuan };
}
