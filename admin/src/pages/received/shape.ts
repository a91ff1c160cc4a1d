import type { ResponseOf } from '../../api/index.ts';

export type Received = ResponseOf<'GET /api/v1/households/{householdId}/received'>;
export type ReceivedRow = Received['rows'][number];
export type ReceivedChange = Received['changes'][number];
export type Gift = Received['gifts'][number];

export interface SchemeSum {
  readonly scheme: string;
  readonly fen: number;
  readonly times: number;
  readonly first: string;
  readonly last: string;
}

const isMoney = ({ unit }: ReceivedRow): boolean => unit === 'fen';
export const yearOf = ({ period }: ReceivedRow): string => period.slice(0, 4);

/** Money by scheme, the most first. */
export function sumSchemes(rows: readonly ReceivedRow[]): readonly SchemeSum[] {
  const money = rows.filter(isMoney);
  return [...new Set(money.map(({ scheme }) => scheme))]
    .map((scheme) => {
      const of = money.filter((row) => row.scheme === scheme);
      const months = of.map(({ period }) => period).toSorted();
      return {
        scheme,
        fen: of.reduce((sum, { amount }) => sum + amount, 0),
        times: of.filter(({ amount }) => amount > 0).length,
        first: months[0] ?? '',
        last: months.at(-1) ?? '',
      };
    })
    .toSorted((a, b) => b.fen - a.fen);
}

export interface YearSum {
  readonly year: string;
  readonly fen: number;
  readonly waitingFen: number;
  /** Of each scheme of the picture, in its order; what came back makes a part smaller and never less than nothing. */
  readonly parts: readonly number[];
}

/** Every year from the first to the last, also those without anything, so that the picture keeps its pace. */
export function sumYears(rows: readonly ReceivedRow[], schemes: readonly string[]): readonly YearSum[] {
  const money = rows.filter(isMoney);
  const years = money.map(yearOf).map(Number);
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const year = String(first + place);
    const of = money.filter((row) => yearOf(row) === year);
    const sum = (list: readonly ReceivedRow[]): number => list.reduce((all, { amount }) => all + amount, 0);
    const named = schemes.map((scheme) => Math.max(0, sum(of.filter((row) => row.scheme === scheme))));
    const others = Math.max(0, sum(of.filter(({ scheme }) => !schemes.includes(scheme))));
    const waitingFen = of.reduce((all, { waiting }) => all + Math.max(0, waiting), 0);
    return { year, fen: sum(of), waitingFen, parts: [...named, others] };
  });
}

/** One scheme of one person, or of the household, month by month. */
export interface Lane {
  readonly key: string;
  readonly scheme: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly fen: number;
  /** The most of a month. */
  readonly most: number;
  /** By place in the months of the picture. */
  readonly bars: ReadonlyMap<number, { readonly fen: number; readonly waiting: number }>;
  readonly changes: readonly ReceivedChange[];
  /** What was said last of an award that gave more than a month; nothing of what was given once. */
  readonly last: ReceivedChange | undefined;
}

export const placeOf = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
};

const laneOf = ({ scheme, personId }: { scheme: string; personId: string | null }): string =>
  `${scheme} ${personId ?? ''}`;

/** Lanes of the picture, the most first; `first` and `last` are the places of its months. */
export function makeLanes(
  { rows, changes }: Received,
  today: number,
): {
  readonly lanes: readonly Lane[];
  readonly first: number;
  readonly last: number;
} {
  const money = rows.filter(isMoney);
  const places = money.map(({ period }) => placeOf(period));
  const keys = [...new Set(money.map(laneOf))];
  const lanes = keys.map((key): Lane => {
    const of = money.filter((row) => laneOf(row) === key);
    const bars = new Map<number, { fen: number; waiting: number }>();
    for (const { period, amount, waiting } of of) {
      const place = placeOf(period);
      const known = bars.get(place) ?? { fen: 0, waiting: 0 };
      bars.set(place, {
        fen: known.fen + Math.max(0, amount),
        waiting: known.waiting + Math.max(0, waiting),
      });
    }
    const said = changes.filter((change) => laneOf(change) === key);
    const [row] = of;
    return {
      ...{
        key,
        scheme: row?.scheme ?? '',
        personId: row?.personId ?? null,
        personName: row?.personName ?? null,
      },
      fen: of.reduce((sum, { amount }) => sum + amount, 0),
      most: Math.max(1, ...[...bars.values()].map(({ fen, waiting }) => fen + waiting)),
      ...{ bars, changes: said, last: isOnce(said) ? undefined : said.at(-1) },
    };
  });
  return {
    lanes: lanes.toSorted((a, b) => b.fen - a.fen),
    // A year at least, so that three months are no wall of bars.
    first: Math.min(...places, today - 11),
    // Up to today, so that what was stopped long ago is seen to be over.
    last: Math.max(...places, today),
  };
}

/** Given for one month by its very decision: that it ends is no news. */
const isOnce = (said: readonly ReceivedChange[]): boolean =>
  said.every(({ cause }) => cause === said[0]?.cause) && said.at(-1)?.kind === 'stop';

/** What was said last of a month of a lane: why it gives what it gives. */
export function reasonOf(changes: readonly ReceivedChange[], row: ReceivedRow): ReceivedChange | undefined {
  const key = laneOf(row);
  return changes.findLast(
    (change) => laneOf(change) === key && change.fromMonth <= row.period && change.amountFen > 0,
  );
}
