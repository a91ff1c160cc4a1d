import pg from 'pg';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const NUMERIC = 1700;

/** `2026-11-23 01:02:03.4+00` is ISO but for the blank and the short offset. */
function toInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}

const parsers = new Map<number, (text: string) => unknown>([
  [DATE, (text) => Temporal.PlainDate.from(text)],
  [TIMESTAMPTZ, toInstant],
  [INT8, (text) => BigInt(text)],
  [NUMERIC, (text) => text],
]);

/**
 * How columns arrive: `date` as `Temporal.PlainDate`, `timestamptz` as `Temporal.Instant`, `int8` as
 * `bigint`, `numeric` as its exact text. Never `Date`, never a rounded number.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format as 'text');
  },
};
