import { dayBefore, makePlan, type Node, type ParameterBook, type Plan, toIso } from '../../engine/index.ts';
import { partsOf } from '../../engine/language/nodes.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';

/** A place and a day on which some schemes are compared, over so many households. */
export interface Case {
  readonly region: string;
  readonly day: string;
  readonly schemes: readonly string[];
  readonly households: number;
  readonly why: 'first' | 'last' | 'month';
}

export interface Sizes {
  /** On the first day on which a scheme computes something in a region that it never did before. */
  readonly first: number;
  /** On the last day before it changes. */
  readonly last: number;
  /** In every month, whether anything changed or not. */
  readonly monthly: number;
}

const FIRST_YEAR = 2014;
const LAST_YEAR = 2026;

/**
 * Every month in which a scheme has its text and figures in a region, and every day on which these change. A
 * scheme whose tree and figures were there before is the same computation but for the ages; what is new on a
 * day, or ends with it, is run over more households.
 */
export function listCases(book: ParameterBook, regions: readonly string[], sizes: Sizes): readonly Case[] {
  const days = daysOf(book);
  const texts = regions.map((region) => textsOf(book, region, days));
  const monthly = days.flatMap((day, index) =>
    !day.endsWith('-01')
      ? []
      : regions.flatMap((region, place): readonly Case[] => {
          const schemes = [...(texts[place]?.[index]?.keys() ?? [])];
          return schemes.length === 0
            ? []
            : [{ region, day, schemes, households: sizes.monthly, why: 'month' }];
        }),
  );
  const changes = regions.flatMap((region, place) => {
    const ofRegion = texts[place] ?? [];
    const isNew = firstSeen(ofRegion);
    return days.flatMap((day, index): readonly Case[] => {
      const last = changedFrom(ofRegion[index], ofRegion[index + 1]);
      const cases: readonly Case[] = [
        { region, day, schemes: isNew[index] ?? [], households: sizes.first, why: 'first' },
        { region, day, schemes: last, households: sizes.last, why: 'last' },
      ];
      return cases.filter(({ schemes }) => schemes.length > 0);
    });
  });
  return [...changes, ...monthly];
}

/** On each day the schemes that compute there what they never did before in the region. */
function firstSeen(texts: readonly ReadonlyMap<string, string>[]): readonly (readonly string[])[] {
  const seen = new Set<string>();
  return texts.map((text) =>
    [...text].flatMap(([code, key]) => {
      const isNew = !seen.has(`${code} ${key}`);
      seen.add(`${code} ${key}`);
      return isNew ? [code] : [];
    }),
  );
}

/** By scheme what it computes, on each of the days. */
function textsOf(
  book: ParameterBook,
  region: string,
  days: readonly string[],
): readonly ReadonlyMap<string, string>[] {
  const keyOf = createKeys();
  return days.map((day) => {
    const plan = makePlan(handbook, book, { region, day });
    return new Map(
      plan.schemes.map(({ settled, eligible, paid }) => [
        settled.scheme.code,
        `${keyOf(plan, eligible)} ${keyOf(plan, paid)}`,
      ]),
    );
  });
}

const changedFrom = (
  own: ReadonlyMap<string, string> | undefined,
  other: ReadonlyMap<string, string> | undefined,
): readonly string[] => [...(own ?? [])].flatMap(([code, key]) => (other?.get(code) === key ? [] : [code]));

/** The first of each month, and within months the days on which a figure, a rule or a scheme begins or ends. */
function daysOf(book: ParameterBook): readonly string[] {
  const days = new Set<string>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (let month = 1; month <= 12; month++) days.add(`${year}-${String(month).padStart(2, '0')}-01`);
  const figures = book.values
    .flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]))
    .filter(inYears);
  for (const day of [...figures.map(toIso), ...ruleDays()]) {
    days.add(day);
    days.add(toIso(dayBefore(Number(day.replaceAll('-', '')))));
  }
  return [...days].toSorted();
}

const inYears = (day: number): boolean => day >= FIRST_YEAR * 10_000 && day <= LAST_YEAR * 10_000 + 1231;

/** Days from which a rule or a scheme has another text. */
export function ruleDays(): readonly string[] {
  const days = [
    ...[...handbook.rules.values()].flatMap(({ variants }) => variants.map(({ from }) => from)),
    ...[...handbook.schemes.values()].map(({ from }) => from),
  ];
  return [...new Set(days)].filter(inYears).map(toIso).toSorted();
}

/** A number for each computation: equal for trees of one shape with the same figures in them. */
function createKeys(): (plan: Plan, node: Node) => number {
  const numbers = new Map<string, number>();
  const ofPlans = new WeakMap<Plan, Map<Node, number>>();
  return (plan, root) => {
    const done = ofPlans.get(plan) ?? new Map<Node, number>();
    ofPlans.set(plan, done);
    const number = (node: Node): number => {
      const known = done.get(node);
      if (known !== undefined) return known;
      const key = `${node.op} ${ownText(plan, node)} ${partsOf(node).map(number).join()}`;
      const made = numbers.get(key) ?? numbers.size;
      numbers.set(key, made);
      done.set(node, made);
      return made;
    };
    return number(root);
  };
}

function ownText(plan: Plan, node: Node): string {
  switch (node.op) {
    case 'literal':
      return String(node.value);
    case 'fact':
      return `${node.scope}.${node.fact.name}`;
    case 'parameter':
      return `${node.parameter.code}=${plan.figuresOf(node.parameter).join()}`;
    case 'compare':
      return node.test;
    case 'within':
      return node.places.join();
    case 'scale':
      return JSON.stringify([
        Boolean(node.times),
        Boolean(node.over),
        node.multiply,
        node.divide,
        node.rounding,
      ]);
    case 'age':
      return node.at;
    case 'aggregate':
      return `${node.how} ${Boolean(node.where)}`;
    default:
      return '';
  }
}
