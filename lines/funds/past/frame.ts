import { type FieldCipher, type Id, newId, type Sql, sql } from '../../../platform/base/index.ts';
import type { FundMakers } from '../invent-funds.ts';

/** A scheme that the demo county has paid for years, month by month or by the quarter. */
export interface PastScheme {
  readonly scheme: string;
  /** Name of the fund that bears it, one of it for each year. */
  readonly fund: string;
  /** What the holder of an account reads in the passbook. */
  readonly memo: string;
  /** The first month that is paid, and the first that is not part of the past any more. */
  readonly first: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  /** Months of a run. */
  readonly months: 1 | 3;
}

export interface PastMakers extends FundMakers {
  readonly cipher: FieldCipher;
}

/** A run of the past: made on the fifth, at the bank on the tenth, ended before the month is over. */
export interface PastRun {
  readonly id: Id;
  readonly no: string;
  readonly scheme: string;
  readonly fund: string;
  readonly year: number;
  readonly firstMonth: Temporal.PlainDate;
  readonly months: number;
  /** The month in which it was made: the last of its months. */
  readonly madeIn: Temporal.PlainDate;
  readonly signedNo: number;
}

export function runsOf({ scheme, fund, first, end, months }: PastScheme): PastRun[] {
  const runs: PastRun[] = [];
  // A quarter is one of the calendar.
  const begin = first.add({ months: (months - ((first.month - 1) % months)) % months });
  for (let from = begin; !isAfter(from.add({ months }), end); from = from.add({ months })) {
    const id = newId();
    runs.push({
      ...{ id, no: `FF${from.toString().slice(0, 7).replace('-', '')}-${id.slice(-8)}` },
      ...{ scheme, fund, year: from.year, firstMonth: from, months, signedNo: runs.length + 1 },
      madeIn: from.add({ months: months - 1 }),
    });
  }
  return runs;
}

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) > 0;

/** A number from 0 to 255 for each key, the same whenever the county is made. */
export const lot = (key: Sql, byte: number): Sql =>
  sql`get_byte(decode(md5(${key}), 'hex'), ${byte}::integer)`;

/** A moment of a day of law. */
export const momentOf = (day: Sql, time: string): Sql =>
  sql`((${day} + ${time}::time) at time zone 'Asia/Shanghai')`;
