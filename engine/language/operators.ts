import { getYmd } from './day.ts';
import { findDecimal } from './decimal.ts';
import {
  type Bool,
  boolKind,
  type Choice,
  type Count,
  countKind,
  type Day,
  type Kind,
  type Money,
  monthly,
  type Period,
  RATIO_ONE,
  type Ratio,
  ratioKind,
  yearly,
} from './kinds.ts';
import type { AgeAt, CompareTest, Expr, Node, Scope } from './nodes.ts';
import { type Rounding, toFen } from './rounding.ts';

type Quantity = Money | Ratio | Count;

const widest = (nodes: readonly Node[]): Scope =>
  nodes.some((node) => node.scope === 'member') ? 'member' : 'household';

/** A constant of the law itself, such as 60 years. What a county may set differently is a parameter. */
export const count = (value: number): Expr<Count> => literal(countKind, value);

/** Nothing at all, of the period that the place asks for. */
export const noMoney = <P extends Period>(period: P): Expr<Money<P>> =>
  literal({ kind: 'money', period }, 0) as Expr<Money<P>>;

/** An exact share: `ratio('1.5')`. Throws `RangeError` beyond six decimals. */
export function ratio(decimal: string): Expr<Ratio> {
  const value = findDecimal(decimal, 6);
  if (value === undefined) throw new RangeError(`not a ratio of at most six decimals: ${decimal}`);
  return literal(ratioKind, Number(value));
}

export const yes: Expr<Bool> = literal(boolKind, 1);
export const no: Expr<Bool> = literal(boolKind, 0);

/** One value of a choice, as in `value(careLevels, 'full')`. */
export function value<V extends string>(kind: Choice<V>, name: NoInfer<V>): Expr<Choice<V>> {
  return literal(kind, kind.values.indexOf(name));
}

function literal<K extends Kind>(kind: K, value: number): Expr<K> {
  return { op: 'literal', kind, scope: 'household', value };
}

/** The sum of amounts of one kind. */
export const add = <K extends Quantity, S extends Scope>(...items: readonly Expr<K, S>[]): Expr<K, S> =>
  list('add', items);

/** The smallest of several: a cap. */
export const least = <K extends Quantity, S extends Scope>(...items: readonly Expr<K, S>[]): Expr<K, S> =>
  list('least', items);

/** The largest of several: a floor, or "the highest only". */
export const greatest = <K extends Quantity, S extends Scope>(...items: readonly Expr<K, S>[]): Expr<K, S> =>
  list('greatest', items);

/** True when every condition is; one that is known to be false decides it whatever the others are. */
export const all = <S extends Scope>(...items: readonly Expr<Bool, S>[]): Expr<Bool, S> => list('all', items);

/** True when one condition is; one that is known to be true decides it whatever the others are. */
export const any = <S extends Scope>(...items: readonly Expr<Bool, S>[]): Expr<Bool, S> => list('any', items);

function list(op: 'add' | 'least' | 'greatest' | 'all' | 'any', items: readonly Node[]): Node {
  const first = items[0];
  if (!first) throw new RangeError(`${op} of nothing`);
  return { op, kind: first.kind, scope: widest(items), items };
}

/** May be less than nothing; put it into `atLeastNothing` where an amount is meant. */
export function subtract<K extends Quantity, S extends Scope>(
  left: Expr<K, S>,
  right: Expr<K, S>,
): Expr<K, S> {
  return { op: 'subtract', kind: left.kind, scope: widest([left, right]), left, right };
}

/** The amount, but never below nothing. */
export function atLeastNothing<K extends Quantity, S extends Scope>(item: Expr<K, S>): Expr<K, S> {
  return list('greatest', [{ op: 'literal', kind: item.kind, scope: 'household', value: 0 }, item]);
}

export const not = <S extends Scope>(item: Expr<Bool, S>): Expr<Bool, S> => ({
  op: 'not',
  kind: boolKind,
  scope: item.scope,
  item,
});

const comparison =
  (test: CompareTest) =>
  <K extends Quantity | Day, S extends Scope>(left: Expr<K, S>, right: Expr<K, S>): Expr<Bool, S> => ({
    op: 'compare',
    kind: boolKind,
    scope: widest([left, right]),
    test,
    left,
    right,
  });

export const lessThan = comparison('lt');
export const atMost = comparison('le');
export const moreThan = comparison('gt');
export const atLeast = comparison('ge');
export const equals = comparison('eq');

/** Whether a choice is one of the named values: `isOneOf(facts.member.disabilityGrade, 'one', 'two')`. */
export function isOneOf<V extends string, S extends Scope>(
  item: Expr<Choice<V>, S>,
  ...values: readonly NoInfer<V>[]
): Expr<Bool, S> {
  const places = values.map((value) => placeOf(item, value));
  return { op: 'within', kind: boolKind, scope: item.scope, item, places };
}

function placeOf(item: Node, value: string): number {
  const place = item.kind.kind === 'choice' ? item.kind.values.indexOf(value) : -1;
  if (place < 0) throw new RangeError(`not a value of this choice: ${value}`);
  return place;
}

/** Money or a ratio so many times. */
export function times<K extends Money | Ratio | Count, S extends Scope>(
  item: Expr<K, S>,
  number: Expr<Count, S>,
): Expr<K, S> {
  return scale(item.kind, item, { times: number, rounding: toFen });
}

/** A share of an amount: `portion(standard, ratio('0.2'), toYuan)`. */
export function portion<K extends Money | Ratio, S extends Scope>(
  item: Expr<K, S>,
  share: Expr<Ratio, S>,
  rounding: Rounding,
): Expr<K, S> {
  return scale(item.kind, item, { times: share, divide: RATIO_ONE, rounding });
}

/** An amount shared among so many; among nobody it is nothing. */
export function sharedBy<K extends Money | Ratio, S extends Scope>(
  item: Expr<K, S>,
  number: Expr<Count, S>,
  rounding: Rounding,
): Expr<K, S> {
  return scale(item.kind, item, { over: number, rounding });
}

/** What share one amount is of another, in whole millionths; of nothing it is nothing. */
export function shareOf<P extends Period, S extends Scope>(
  item: Expr<Money<P>, S>,
  whole: Expr<Money<P>, S>,
  mode: Rounding['mode'],
): Expr<Ratio, S> {
  return scale(ratioKind, item, { over: whole, multiply: RATIO_ONE, rounding: { mode, to: 'fen' } });
}

/** A year's amount as a month's, shared among `persons` in the same step, so that it is rounded once. */
export function monthlyOf<S extends Scope>(
  item: Expr<Money<'year'>, S>,
  rounding: Rounding,
  persons?: Expr<Count, S>,
): Expr<Money<'month'>, S> {
  return scale(monthly, item, { divide: 12, rounding, ...(persons ? { over: persons } : {}) });
}

/** A month's amount over twelve months: exact. */
export const yearlyOf = <S extends Scope>(item: Expr<Money<'month'>, S>): Expr<Money<'year'>, S> =>
  scale(yearly, item, { multiply: 12, rounding: toFen });

/** The same amount, said of another period on purpose: a month's standard as the measure of a single grant. */
export const asPeriod = <P extends Period, S extends Scope>(
  item: Expr<Money, S> | Expr<Money<'month'>, S> | Expr<Money<'year'>, S> | Expr<Money<'once'>, S>,
  period: P,
): Expr<Money<P>, S> => scale({ kind: 'money', period }, item, { rounding: toFen });

/** An amount brought to whole jiao or yuan. */
export const rounded = <K extends Money, S extends Scope>(item: Expr<K, S>, rounding: Rounding): Expr<K, S> =>
  scale(item.kind, item, { rounding });

interface Scaling {
  readonly times?: Node;
  readonly over?: Node;
  readonly multiply?: number;
  readonly divide?: number;
  readonly rounding: Rounding;
}

function scale(kind: Kind, item: Node, how: Scaling): Node {
  const parts = [item, ...(how.times ? [how.times] : []), ...(how.over ? [how.over] : [])];
  return { op: 'scale', kind, scope: widest(parts), item, multiply: 1, divide: 1, ...how };
}

/** The value of the first case whose condition holds. */
export function choose<K extends Kind, S extends Scope>(
  cases: readonly (readonly [when: Expr<Bool, S>, then: Expr<K, S>])[],
  otherwise: Expr<K, S>,
): Expr<K, S> {
  return {
    op: 'choose',
    kind: otherwise.kind,
    scope: widest([...cases.flat(), otherwise]),
    cases,
    otherwise,
  };
}

/** Shorthand for one condition. */
export const when = <K extends Kind, S extends Scope>(
  condition: Expr<Bool, S>,
  then: Expr<K, S>,
  otherwise: Expr<K, S>,
): Expr<K, S> => choose([[condition, then]], otherwise);

/** One value for each class; the checker asks for every class. */
export function byClass<V extends string, K extends Kind, S extends Scope>(
  item: Expr<Choice<V>, S>,
  values: Readonly<Record<NoInfer<V>, Expr<K, S>>>,
): Expr<K, S> {
  const entries = Object.entries(values) as [V, Expr<K, S>][];
  const last = entries.pop();
  if (!last) throw new RangeError('a class without values');
  return choose(
    entries.map(([value, then]) => [isOneOf(item, value), then] as const),
    last[1],
  );
}

/**
 * Bands from the highest down: `bracket(age, [[ninety, a], [eighty, b]], nothing)` gives `a` from 90 on, `b`
 * from 80, nothing below.
 */
export function bracket<Q extends Quantity, K extends Kind, S extends Scope>(
  item: Expr<Q, S>,
  bands: readonly (readonly [from: Expr<Q, S>, then: Expr<K, S>])[],
  below: Expr<K, S>,
): Expr<K, S> {
  return choose(
    bands.map(([from, then]) => [atLeast(item, from), then] as const),
    below,
  );
}

/**
 * Completed years on the day judged. Where the law counts by months: at the end of the month (paid from the
 * month of the birthday) or at the end of the last one (paid from the month after).
 */
export const ageYears = <S extends Scope>(birth: Expr<Day, S>, at: AgeAt = 'day'): Expr<Count, S> => ({
  op: 'age',
  kind: countKind,
  scope: birth.scope,
  item: birth,
  at,
});

/** Completed months from a day to the day judged. */
export const monthsSince = <S extends Scope>(day: Expr<Day, S>): Expr<Count, S> => ({
  op: 'months',
  kind: countKind,
  scope: day.scope,
  item: day,
});

/** True when the day judged is this day or a later one. */
export const since = (iso: string): Expr<Bool> => ({
  op: 'since',
  kind: boolKind,
  scope: 'household',
  from: getYmd(iso),
});
