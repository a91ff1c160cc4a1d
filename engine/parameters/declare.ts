import type { Choice, Kind, Text } from '../language/kinds.ts';
import type { Expr, Node, Scope } from '../language/nodes.ts';

/** The first day of a figure that holds at all times. */
export const ALWAYS = 19_000_101;

/** A figure that the law leaves to a document of some level: what it is, in which kind, for which classes. */
export interface ParameterDefinition {
  /** As in `dibao.standard`: the name by which a county's value beats the province's and the nation's. */
  readonly code: string;
  readonly kind: Kind;
  readonly by: readonly Choice[];
  readonly title: Text;
  /**
   * Whether every class must have a figure. Where only `some` have, as in a table of those whom a county
   * provides for, a class without one is given nothing, and the reasoning says that none is set.
   */
  readonly classes: 'every' | 'some';
}

/** One figure for everybody: `parameter('edge.multiple', ratioKind, text('低保边缘倍数', '…'))`. */
export function parameter<K extends Kind>(code: string, kind: K, title: Text): Expr<K> {
  return {
    op: 'parameter',
    kind,
    scope: 'household',
    parameter: { code, kind, by: [], title, classes: 'every' },
    by: [],
  };
}

/** One figure for each class: `standard(facts.household.residence)` picks the urban or the rural one. */
export function parameterBy<K extends Kind, V extends string>(
  code: string,
  kind: K,
  by: Choice<V>,
  title: Text,
  classes: 'every' | 'some' = 'every',
): <S extends Scope>(item: Expr<Choice<V>, S>) => Expr<K, S> {
  const definition: ParameterDefinition = { code, kind, by: [by], title, classes };
  return (item) => ({ op: 'parameter', kind, scope: item.scope, parameter: definition, by: [item] });
}

/** One figure for each pair of classes. */
export function parameterByTwo<K extends Kind, V extends string, W extends string>(
  code: string,
  kind: K,
  by: readonly [Choice<V>, Choice<W>],
  title: Text,
  classes: 'every' | 'some' = 'every',
): <S extends Scope>(first: Expr<Choice<V>, S>, second: Expr<Choice<W>, S>) => Expr<K, S> {
  const definition: ParameterDefinition = { code, kind, by, title, classes };
  return (first, second) => ({
    op: 'parameter',
    kind,
    scope: first.scope === 'member' ? 'member' : second.scope,
    parameter: definition,
    by: [first, second],
  });
}

/** The names of a parameter's cells, in order: `['']`, `['urban', 'rural']` or `['urban/home', …]`. */
export function cellsOf(definition: ParameterDefinition): readonly string[] {
  const [first, second] = definition.by;
  if (!first) return [''];
  if (!second) return first.values;
  return first.values.flatMap((one) => second.values.map((two) => `${one}/${two}`));
}

/** The definition behind a parameter's expression. */
export function parameterOf(node: Node): ParameterDefinition {
  if (node.op !== 'parameter') throw new TypeError(`not a parameter: ${node.op}`);
  return node.parameter;
}
