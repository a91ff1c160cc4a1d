import type { ResponseOf } from '../../api/index.ts';

export type Received = ResponseOf<'GET /api/v1/households/{householdId}/received'>;
export type ReceivedRow = Received['rows'][number];

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
