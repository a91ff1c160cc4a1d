import { inChina } from '../../base/index.ts';
/** What a column holds; decides how its cells are written and shown. */
export type ColumnKind =
  /** Also numbers that are names of things: ID numbers, accounts, phones, codes. */
  | 'text'
  | 'integer'
  /** `bigint` fen, shown as yuan with two decimals. */
  | 'money'
  | 'date'
  /** A moment, shown as China's clock showed it. */
  | 'instant'
  /** Each cell by its own value: what was read from somebody's file. */
  | 'any';

export type CellValue = string | number | bigint | boolean | Temporal.PlainDate | Temporal.Instant | null;

/** A cell that says something about its value: red or yellow ground, and a comment that opens at a touch. */
export interface MarkedCell {
  readonly value: CellValue;
  readonly tone?: 'refused' | 'warning';
  readonly comment?: string;
}

export type Cell = CellValue | MarkedCell;
export type Row = readonly Cell[];
export type Rows = AsyncIterable<Row> | Iterable<Row>;

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
  /** In characters of half width; without it, by kind and title. */
  readonly width?: number;
  /** In print its amounts are added up, for each page and for the whole. Of `money` only. */
  readonly isSummed?: boolean;
}

/** A value as it will stand in a file: text to disarm and escape, or a number that needs neither. */
export type Written =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'number'; readonly text: string; readonly style: NumberStyle }
  | { readonly as: 'boolean'; readonly text: '0' | '1' }
  | { readonly as: 'nothing' };

export type NumberStyle = 'general' | 'integer' | 'money' | 'date' | 'instant';

const NOTHING: Written = { as: 'nothing' };
/** More digits than that, and a spreadsheet program rounds. */
const DIGITS_MAX = 15;
const DAY_SECONDS = 86_400;
const EPOCH = Temporal.PlainDate.from('1899-12-30');
/** Excel counts a 29 February 1900 that never was; earlier days have no number that all programs agree on. */
const FIRST_DAY = Temporal.PlainDate.from('1900-03-01');
const LAST_DAY = Temporal.PlainDate.from('9999-12-31');

export function isMarked(cell: Cell): cell is MarkedCell {
  return (
    typeof cell === 'object' &&
    cell !== null &&
    !(cell instanceof Temporal.PlainDate) &&
    !(cell instanceof Temporal.Instant)
  );
}

/** Fen as yuan, exactly: 123456n is `1234.56`. */
export function yuanText(amountFen: bigint): string {
  const digits = (amountFen < 0n ? -amountFen : amountFen).toString().padStart(3, '0');
  return `${amountFen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A moment as China's clock showed it: `2026-11-23 09:50:12`. */
export function chinaTimeText(at: Temporal.Instant): string {
  return inChina(at).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}

const text = (said: string): Written => ({ as: 'text', text: said });

function writeDecimal(digits: string, style: NumberStyle): Written {
  return digits.replace(/\D/g, '').length > DIGITS_MAX ? text(digits) : { as: 'number', text: digits, style };
}

const isCountable = (day: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, FIRST_DAY) >= 0 && Temporal.PlainDate.compare(day, LAST_DAY) <= 0;

const dayNumber = (day: Temporal.PlainDate) => EPOCH.until(day, { largestUnit: 'days' }).days;

function writeInstant(at: Temporal.Instant): Written {
  const local = inChina(at);
  if (!isCountable(local.toPlainDate())) return text(chinaTimeText(at));
  const seconds = local.hour * 3600 + local.minute * 60 + local.second;
  const serial = dayNumber(local.toPlainDate()) + seconds / DAY_SECONDS;
  return { as: 'number', text: serial.toFixed(9), style: 'instant' };
}

function writeNumber(value: number, kind: ColumnKind): Written {
  if (!Number.isFinite(value)) return text(String(value));
  if (kind === 'money') throw new Error('money is written from bigint fen, never from a number');
  const said = String(value);
  if (said.includes('e')) return text(said);
  return writeDecimal(said, kind === 'integer' ? 'integer' : 'general');
}

/** How a value stands in a workbook. Text in a column of numbers stays text: what was read is not guessed at. */
export function writeValue(value: CellValue, kind: ColumnKind): Written {
  if (value === null || value === '') return NOTHING;
  if (typeof value === 'string') return text(value);
  if (kind === 'text') return text(plainText(value));
  if (typeof value === 'boolean') return { as: 'boolean', text: value ? '1' : '0' };
  if (typeof value === 'number') return writeNumber(value, kind);
  if (typeof value === 'bigint') {
    return kind === 'money' ? writeDecimal(yuanText(value), 'money') : writeDecimal(String(value), 'integer');
  }
  if (value instanceof Temporal.Instant) return writeInstant(value);
  return isCountable(value)
    ? { as: 'number', text: String(dayNumber(value)), style: 'date' }
    : text(value.toString());
}

function plainText(value: Exclude<CellValue, null>): string {
  return value instanceof Temporal.Instant ? chinaTimeText(value) : String(value);
}

/** How a value stands in a text file. Numbers are bare; everything else is text. */
export function writePlain(value: CellValue, kind: ColumnKind): Written {
  const written = writeValue(value, kind);
  const isDay = written.as === 'number' && (written.style === 'date' || written.style === 'instant');
  if (isDay && value !== null) return text(plainText(value));
  return written.as === 'boolean' ? text(written.text === '1' ? 'TRUE' : 'FALSE') : written;
}
