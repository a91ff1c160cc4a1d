/** A label in both languages of the product; Chinese is the one that binds. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** Over which time an amount is meant. A yearly amount never meets a monthly one without a conversion. */
export type Period = 'month' | 'quarter' | 'year' | 'once';

/** Money, held as whole fen. */
export interface Money<P extends Period = Period> {
  readonly kind: 'money';
  readonly period: P;
}

/** A share or multiple, held as whole millionths: 0.2 is 200 000. At most six decimals, so always exact. */
export interface Ratio {
  readonly kind: 'ratio';
}

/** A whole number of persons, years, months, items. */
export interface Count {
  readonly kind: 'count';
}

/** Yes or no, held as 1 or 0. */
export interface Bool {
  readonly kind: 'bool';
}

/** A calendar day, held as the number 20230615. */
export interface Day {
  readonly kind: 'day';
}

/** One of a few named values, held as its place in `values`; so values may be added only at the end. */
export interface Choice<V extends string = string> {
  readonly kind: 'choice';
  readonly name: string;
  readonly values: readonly V[];
  readonly labels: Readonly<Record<V, Text>>;
}

/** Everything the language can compute with is one of these, and is held as an integer. */
export type Kind = Money | Ratio | Count | Bool | Day | Choice;

export const monthly: Money<'month'> = { kind: 'money', period: 'month' };
export const quarterly: Money<'quarter'> = { kind: 'money', period: 'quarter' };
export const yearly: Money<'year'> = { kind: 'money', period: 'year' };
export const once: Money<'once'> = { kind: 'money', period: 'once' };
export const ratioKind: Ratio = { kind: 'ratio' };
export const countKind: Count = { kind: 'count' };
export const boolKind: Bool = { kind: 'bool' };
export const dayKind: Day = { kind: 'day' };

export const RATIO_ONE = 1_000_000;

/** A choice and its labels: `choice('residence', { urban: ['城镇', 'urban'], rural: ['农村', 'rural'] })`. */
export function choice<const V extends string>(
  name: string,
  labels: Readonly<Record<V, readonly [zh: string, en: string]>>,
): Choice<V> {
  const values = Object.keys(labels) as V[];
  const texts = Object.fromEntries(values.map((v) => [v, { zh: labels[v][0], en: labels[v][1] }]));
  return { kind: 'choice', name, values, labels: texts as Record<V, Text> };
}

export const text = (zh: string, en: string): Text => ({ zh, en });
