import type { Warning } from './shapes.ts';

/** Whole months that a forecast looks back on. */
const LOOK_BACK = 3;

/** From the first day of the month three months ago to the first of this one, which is not whole yet. */
export function monthsBefore(today: Temporal.PlainDate): readonly [Temporal.PlainDate, Temporal.PlainDate] {
  const end = today.with({ day: 1 });
  return [end.subtract({ months: LOOK_BACK }), end];
}

export interface Standing {
  /** Fen that are still there to be given. */
  readonly left: bigint;
  /** Fen given in the last three whole months. */
  readonly recent: bigint;
  /** Fen that ever came in. */
  readonly received: bigint;
  readonly today: Temporal.PlainDate;
  /** The month up to which it has to last, as `2026-12`. */
  readonly until: string;
}

export interface Outlook {
  /** Fen given in a month, rounded down. */
  readonly meanFen: bigint;
  /** The first month that cannot be paid whole, as `2026-11`; null where nothing is given or it lasts ten years. */
  readonly runsOutIn: string | null;
  readonly warnings: readonly Extract<Warning, 'runs-out' | 'empty'>[];
}

const MONTHS_MAX = 120n;

/** Whether what is left lasts to the end of the year, when as much goes on being given as in the last three months. */
export function forecast({ left, recent, received, today, until }: Standing): Outlook {
  const meanFen = recent > 0n ? recent / BigInt(LOOK_BACK) : 0n;
  const months = meanFen === 0n ? MONTHS_MAX : left / meanFen;
  const runsOutIn =
    months >= MONTHS_MAX
      ? null
      : today
          .toPlainYearMonth()
          .add({ months: Number(months) })
          .toString();
  const isOver = today.toPlainYearMonth().toString() > until;
  if (isOver) return { meanFen, runsOutIn: null, warnings: [] };
  if (left === 0n && received > 0n) return { meanFen, runsOutIn, warnings: ['empty'] };
  const isShort = runsOutIn !== null && runsOutIn <= until;
  return { meanFen, runsOutIn, warnings: isShort ? ['runs-out'] : [] };
}
