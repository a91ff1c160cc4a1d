import { randomFillSync } from 'node:crypto';

/** A row's id: UUID v7, made by the program so that rows can be spread over counties without a sequence. */
export type Id = string;

const UUID_BYTES = 16;
/** Of the 16 bytes the first six tell the time; the others are asked of the system many at a time. */
const TIME_BYTES = 6;
const IDS_AT_ONCE = 256;
const random = Buffer.allocUnsafe(UUID_BYTES * IDS_AT_ONCE);
let at = random.length;

const digits = Buffer.from('0123456789abcdef');
const DASH = '-'.charCodeAt(0);
const text = Buffer.alloc(36, DASH);
/** Where the first digit of each byte stands in the text. */
const digitAt = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

function putByte(no: number, byte: number): void {
  const place = digitAt[no] as number;
  text[place] = digits[byte >> 4] as number;
  text[place + 1] = digits[byte & 15] as number;
}

/**
 * As `randomUUIDv7` of the runtime makes them (RFC 9562), in one piece: the runtime's are put together of twenty, which
 * are held until somebody reads them, and an import makes half a million.
 */
export function newId(): Id {
  if (at === random.length) {
    randomFillSync(random);
    at = 0;
  }
  const now = Date.now();
  const high = Math.floor(now / 2 ** 32);
  putByte(0, (high >> 8) & 255);
  putByte(1, high & 255);
  for (let no = 2; no < TIME_BYTES; no++) putByte(no, (now / 2 ** (8 * (TIME_BYTES - 1 - no))) & 255);
  for (let no = TIME_BYTES; no < UUID_BYTES; no++) putByte(no, random[at + no] as number);
  putByte(6, 0x70 | ((random[at + 6] as number) & 15));
  putByte(8, 0x80 | ((random[at + 8] as number) & 63));
  at += UUID_BYTES;
  return text.toString('latin1');
}

const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): text is Id {
  return ID_PATTERN.test(text);
}
