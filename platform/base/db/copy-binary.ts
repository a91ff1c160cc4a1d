import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { CopyValue } from './copy.ts';
import type { Tx } from './database.ts';

/** What rows in binary form are written for; each as PostgreSQL's own `recv` function takes it. */
export type BinaryType = 'uuid' | 'text' | 'bytea' | 'jsonb' | 'date' | 'integer' | 'smallint' | 'boolean';

const PIECE_BYTES = 512 * 1024;
const FIELD_BYTES_MAX = 64 * 1024 * 1024;
/** `PGCOPY\n\xff\r\n\0`, no flags, no extension. */
const HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const NULL_LENGTH = -1;
const END_OF_ROWS = -1;
const JSONB_VERSION = 1;

const nibbles = new Uint8Array(128);
for (let digit = 0; digit < 16; digit++) {
  nibbles[digit.toString(16).charCodeAt(0)] = digit;
  nibbles[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Where the two digits of each byte stand in the text of a UUID. */
const uuidDigits = new Uint8Array([0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]);

/** Rows as one stream of bytes, which is handed on piece by piece. */
class Pieces {
  #buffer: Buffer;
  #at = 0;

  constructor(bytes = PIECE_BYTES) {
    this.#buffer = Buffer.allocUnsafe(bytes);
  }

  get length(): number {
    return this.#at;
  }

  /** Everything so far; what comes next begins a new piece. */
  take(): Buffer {
    const piece = this.#buffer.subarray(0, this.#at);
    this.#buffer = Buffer.allocUnsafe(this.#buffer.length);
    this.#at = 0;
    return piece;
  }

  /** Everything so far; nothing comes after it. */
  last(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }

  #need(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }

  int16(value: number): void {
    this.#need(2);
    this.#buffer[this.#at++] = value >> 8;
    this.#buffer[this.#at++] = value;
  }

  int32(value: number): void {
    this.#need(4);
    this.#buffer[this.#at++] = value >> 24;
    this.#buffer[this.#at++] = value >> 16;
    this.#buffer[this.#at++] = value >> 8;
    this.#buffer[this.#at++] = value;
  }

  bytes(value: Buffer): void {
    this.#need(value.length);
    this.#at += value.copy(this.#buffer, this.#at);
  }

  /** Length and bytes. */
  field(value: Buffer): void {
    this.int32(value.length);
    this.bytes(value);
  }

  uuid(text: string): void {
    this.#need(16);
    for (let i = 0; i < 16; i++) {
      const at = uuidDigits[i] as number;
      const high = nibbles[text.charCodeAt(at)] as number;
      this.#buffer[this.#at + i] = (high << 4) | (nibbles[text.charCodeAt(at + 1)] as number);
    }
    this.#at += 16;
  }

  /** Length and UTF-8, with one byte in front of it where a version is wanted. */
  text(value: string, version?: number): void {
    if (value.length > FIELD_BYTES_MAX / 3) throw new Error('a text is too long for COPY');
    this.#need(5 + value.length * 3);
    const lengthAt = this.#at;
    this.#at += 4;
    if (version !== undefined) this.#buffer[this.#at++] = version;
    this.#at += this.#utf8(value);
    this.#buffer.writeInt32BE(this.#at - lengthAt - 4, lengthAt);
  }

  #utf8(value: string): number {
    const { length } = value;
    if (length > 40) return this.#buffer.write(value, this.#at, 'utf8');
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code > 127) return this.#buffer.write(value, this.#at, 'utf8');
      this.#buffer[this.#at + i] = code;
    }
    return length;
  }
}

function writeField(out: Pieces, type: BinaryType, value: CopyValue): void {
  if (value === null) out.int32(NULL_LENGTH);
  else if (type === 'text') out.text(textOf(value));
  else if (type === 'jsonb') out.text(textOf(value), JSONB_VERSION);
  else if (type === 'bytea') out.field(value as Buffer);
  else if (type === 'boolean') out.field(value === true ? TRUE : FALSE);
  else if (type === 'uuid') {
    out.int32(16);
    out.uuid(textOf(value));
  } else if (type === 'smallint') {
    out.int32(2);
    out.int16(Number(value));
  } else {
    out.int32(4);
    out.int32(type === 'date' ? daysOf(value) : Number(value));
  }
}

/** Most are text, and what makes text of anything costs more than writing it. */
const textOf = (value: CopyValue): string => (typeof value === 'string' ? value : String(value));

const TRUE = Buffer.from([1]);
const FALSE = Buffer.from([0]);

/** As the database numbers the types of elements, and how long one is about. */
const ELEMENTS: Record<BinaryType, { readonly oid: number; readonly bytes: number }> = {
  uuid: { oid: 2950, bytes: 16 },
  text: { oid: 25, bytes: 20 },
  bytea: { oid: 17, bytes: 50 },
  jsonb: { oid: 3802, bytes: 200 },
  date: { oid: 1082, bytes: 4 },
  integer: { oid: 23, bytes: 4 },
  smallint: { oid: 21, bytes: 2 },
  boolean: { oid: 16, bytes: 1 },
};

function beginList(type: BinaryType, length: number): Pieces {
  const { oid, bytes } = ELEMENTS[type];
  const out = new Pieces(20 + length * (bytes + 4));
  out.int32(1);
  // Some may be null.
  out.int32(1);
  out.int32(oid);
  out.int32(length);
  out.int32(1);
  return out;
}

/**
 * A list as one parameter in the database's own form, for thousands of values: `${binaryList('uuid', ids)}::uuid[]`.
 */
export function binaryList(type: BinaryType, values: readonly CopyValue[]): Buffer {
  const out = beginList(type, values.length);
  for (const value of values) writeField(out, type, value);
  return out.last();
}

/** Rows as one such list for each column. */
export function binaryColumns(
  types: readonly BinaryType[],
  rows: readonly (readonly CopyValue[])[],
): Buffer[] {
  return types.map((type, i) => {
    const out = beginList(type, rows.length);
    for (const row of rows) writeField(out, type, row[i] ?? null);
    return out.last();
  });
}

/** Most rows name the same few days, and what a day is made of costs more to ask than to remember. */
const knownDays = new WeakMap<Temporal.PlainDate, number>();

function daysOf(value: CopyValue): number {
  const day = value instanceof Temporal.PlainDate ? value : Temporal.PlainDate.from(String(value));
  let days = knownDays.get(day);
  if (days === undefined) {
    days = countDays(day);
    knownDays.set(day, days);
  }
  return days;
}

/** Days since 1 January 2000, as the database counts: years begin in March, so that a leap day is the last. */
function countDays(day: Temporal.PlainDate): number {
  const { year, month } = day;
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day.day - 1;
  return (
    y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - DAYS_TO_YEAR_2000
  );
}
const DAYS_TO_YEAR_2000 = 730_425;

/**
 * Streams rows into a table of this transaction, in the database's own form: neither side has to write or read text.
 * As for `copyRows`, COPY cannot write into a table with row-level security.
 * @param target table and columns; our own text, never input.
 * @param types of the columns, in order.
 * @returns how many rows went in.
 */
export async function copyBinary(
  tx: Tx,
  target: string,
  types: readonly BinaryType[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const stream = tx.client.query(copyFrom(`copy ${target} from stdin (format binary)`));
  const out = new Pieces();
  let count = 0;
  try {
    out.bytes(HEAD);
    for (const row of rows) {
      out.int16(types.length);
      for (let i = 0; i < types.length; i++) writeField(out, types[i] as BinaryType, row[i] ?? null);
      count += 1;
      if (out.length >= PIECE_BYTES - PIECE_BYTES / 8 && !stream.write(out.take()))
        await once(stream, 'drain');
    }
    out.int16(END_OF_ROWS);
    stream.end(out.take());
  } catch (error) {
    stream.destroy(error as Error);
    throw error;
  }
  await finished(stream);
  return count;
}
