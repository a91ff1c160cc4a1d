import type { BodyOf, ItemOf, ResponseOf } from '../../api/index.ts';

export type Question = BodyOf<'POST /api/v1/what-if/checks'>;
export type Answer = ResponseOf<'POST /api/v1/what-if/ask'>;
export type VariantAnswer = Answer['variants'][number];
export type Parameter = ItemOf<'GET /api/v1/what-if/parameters'>;
export type HouseholdRow = ItemOf<'POST /api/v1/what-if/households'>;
type DrillBody = BodyOf<'POST /api/v1/what-if/households'>;
export type Order = NonNullable<DrillBody['order']>;
export type Family = NonNullable<DrillBody['family']>;
export type Group = BodyOf<'POST /api/v1/what-if/households'>['group'];

/** A figure that is tried, from a month on. */
export interface Change {
  readonly code: string;
  readonly cell: string;
  readonly value: string;
  readonly from: string;
}
export type Changes = readonly [readonly Change[], readonly Change[]];

export const keyOf = ({ code, cell }: Pick<Change, 'code' | 'cell'>): string => `${code}/${cell}`;

/** `dibao.standard/rural=680@2024-04;…`, as it stands in the address. */
export const writeChanges = (changes: readonly Change[]): string =>
  changes.map(({ code, cell, value, from }) => `${code}/${cell}=${value}@${from}`).join(';');

const WRITTEN = /^([^/=]+)\/([^=]*)=([^@]+)@(\d{4}-\d{2})$/;

/** What of it can be read; the rest of an address that somebody changed is left out. */
export function readChanges(text: string | null): Change[] {
  return (text ?? '').split(';').flatMap((part) => {
    const [, code, cell, value, from] = WRITTEN.exec(part) ?? [];
    return code !== undefined && cell !== undefined && value !== undefined && from !== undefined
      ? [{ code, cell, value, from }]
      : [];
  });
}

/** Variants that move nothing are not asked; the others keep the place they have on the page. */
export function questionOf(month: string, changes: Changes, names: readonly string[]) {
  const places = changes.flatMap((one, place) => (one.length > 0 ? [place] : []));
  const question: Question = {
    month,
    variants: places.map((place) => ({
      name: names[place] ?? '',
      changes: (changes[place] ?? []).map((change) => ({ ...change, from: `${change.from}-01` })),
    })),
  };
  return { question, places };
}

/** Whether the same figures are tried on the same month, under whatever names. */
export const isSameQuestion = (a: Question, b: Question): boolean => figuresOf(a) === figuresOf(b);

const figuresOf = ({ month, variants }: Question): string =>
  JSON.stringify([
    month,
    variants.map(({ changes }) => changes.map(({ code, cell, value, from }) => [code, cell, value, from])),
  ]);

/** The figures of a question that was asked before, as the page has them. */
export function changesOf({ variants }: Question): Changes {
  const of = (place: number) =>
    (variants[place]?.changes ?? []).map(({ code, cell, value, from }) => ({
      ...{ code, cell, value },
      from: from.slice(0, 7),
    }));
  return [of(0), of(1)];
}

/** So many months from one on. */
export function monthsFrom(month: string, count: number): string[] {
  const [year = 2000, first = 1] = month.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const at = year * 12 + first - 1 + index;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
