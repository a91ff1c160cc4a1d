import type { RawCell } from '../read/raw.ts';
import { isoOfSerial } from '../read/serial-date.ts';
import { plainValueOf, squeeze } from './cell-text.ts';

/** How a date was written, when it was not plainly `2023-04-01`. */
export type DateForm =
  | 'cell'
  | 'serial'
  | 'compact-number'
  | 'compact-text'
  | 'dotted'
  | 'slash'
  | 'chinese'
  | 'chinese-month'
  | 'month'
  | 'two-digit-year';

export type DateReading =
  | { readonly state: 'empty' }
  | { readonly state: 'bad'; readonly problem: 'impossible' | 'not-a-date' | 'error' }
  | {
      readonly state: 'read';
      /** `2023-04-01`, or `2023-04` when only the month was given. */
      readonly iso: string;
      readonly form: DateForm | undefined;
    };

const EMPTY_WORDS = new Set(['', '-', '--', '—', '——', '/', '无', '不详', '未知', 'null', 'NULL']);

function build(
  year: number,
  month: number,
  day: number | undefined,
  form: DateForm | undefined,
): DateReading {
  if (year < 1850 || year > 2200) return { state: 'bad', problem: 'not-a-date' };
  try {
    if (day === undefined) {
      const iso = Temporal.PlainYearMonth.from({ year, month }, { overflow: 'reject' }).toString();
      return { state: 'read', iso, form };
    }
    const iso = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
    return { state: 'read', iso, form };
  } catch {
    return { state: 'bad', problem: 'impossible' };
  }
}

function readNumber(value: number): DateReading {
  if (Number.isInteger(value)) {
    if (value >= 18_500_101 && value <= 22_001_231) {
      return build(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100, 'compact-number');
    }
    if (value >= 185_001 && value <= 220_012) {
      return build(Math.floor(value / 100), value % 100, undefined, 'month');
    }
  }
  // Below ten thousand days (1927) a plain number is rather a year, an age or an amount.
  const iso = value >= 3_000 && value < 80_000 ? isoOfSerial(value) : undefined;
  return iso === undefined ? { state: 'bad', problem: 'not-a-date' } : { state: 'read', iso, form: 'serial' };
}

const CHINESE = /^(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号]?)?$/;
const SEPARATED = /^(\d{4})([-./·、])(\d{1,2})(?:[-./·、](\d{1,2}))?[日号]?$/;
const SHORT_YEAR = /^'?(\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?$/;
const SHORT_MONTH = /^'?(\d{2})年(\d{1,2})月$/;
const WITH_TIME = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ]?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

/**
 * Reads a date in any of the forms that rosters have.
 * @param latestYear the century of a two-digit year is the one that does not lie after this year.
 */
export function readDate(cell: RawCell | undefined, latestYear: number): DateReading {
  const value = plainValueOf(cell);
  if (value === null) return { state: 'empty' };
  if (typeof value === 'number') return readNumber(value);
  if (typeof value === 'boolean') return { state: 'bad', problem: 'not-a-date' };
  if (typeof value === 'object') {
    return 'd' in value ? { state: 'read', iso: value.d, form: 'cell' } : { state: 'bad', problem: 'error' };
  }
  const text = squeeze(value).replace(/[年]/g, '年');
  if (EMPTY_WORDS.has(text)) return { state: 'empty' };
  return readTextOnce(text, latestYear);
}

/** The days of a list are few, whether births or decisions. */
const known = new Map<string, DateReading>();
const KNOWN_MAX = 20_000;

function readTextOnce(text: string, latestYear: number): DateReading {
  const key = `${latestYear}|${text}`;
  let reading = known.get(key);
  if (reading === undefined) {
    reading = readText(WITH_TIME.exec(text)?.[1] ?? text, latestYear);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, reading);
  }
  return reading;
}

function readText(text: string, latestYear: number): DateReading {
  if (/^\d{8}$/.test(text)) {
    return build(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)), 'compact-text');
  }
  if (/^\d{6}$/.test(text)) return build(Number(text.slice(0, 4)), Number(text.slice(4)), undefined, 'month');
  if (/^\d{5}(\.\d+)?$/.test(text)) return readNumber(Number(text));
  const chinese = CHINESE.exec(text);
  if (chinese) {
    const day = chinese[3] === undefined ? undefined : Number(chinese[3]);
    return build(
      Number(chinese[1]),
      Number(chinese[2]),
      day,
      day === undefined ? 'chinese-month' : 'chinese',
    );
  }
  const separated = SEPARATED.exec(text);
  if (separated) {
    const [, year, mark, month, day] = separated;
    if (day === undefined) return build(Number(year), Number(month), undefined, 'month');
    const isPlain = mark === '-' && text.length === 10;
    const form = isPlain ? undefined : mark === '/' || mark === '-' ? 'slash' : 'dotted';
    return build(Number(year), Number(month), Number(day), form);
  }
  const short = SHORT_YEAR.exec(text) ?? SHORT_MONTH.exec(text);
  if (short) {
    const century = 2000 + Number(short[1]) > latestYear ? 1900 : 2000;
    const day = short[3] === undefined ? undefined : Number(short[3]);
    return build(century + Number(short[1]), Number(short[2]), day, 'two-digit-year');
  }
  return { state: 'bad', problem: 'not-a-date' };
}
