import type { Kind, Text } from '../language/kinds.ts';
import type { Expr, Node, Scope } from '../language/nodes.ts';

/** One thing that can be known of a household or of one of its members, on the day judged. */
export interface FactDefinition {
  readonly name: string;
  readonly scope: Scope;
  readonly kind: Kind;
  readonly title: Text;
  /** The question to a family when the fact is missing. */
  readonly question: Text;
  /**
   * When it is asked at all. Of whom it is known not to hold, the fact is taken as `otherwise`, and the
   * reasoning says so; nothing else stands in for a missing fact.
   */
  readonly asked?: { readonly when: Node; readonly otherwise: number };
  /** The least value that makes sense; amounts and numbers below it are refused. */
  readonly minimum: number;
  readonly maximum: number;
}

/** 20 million yuan: more than any figure of a household here, and small enough that every sum stays exact. */
export const MONEY_FEN_MAX = 2_000_000_000;
export const MEMBERS_MAX = 40;
const COUNT_MAX = 10_000;

export interface FactText {
  readonly title: readonly [zh: string, en: string];
  readonly ask: readonly [zh: string, en: string];
  readonly maximum?: number;
}

interface AskedWhen<S extends Scope> {
  readonly when: Expr<{ readonly kind: 'bool' }, S>;
  readonly otherwise: number;
}

function limits(kind: Kind): { minimum: number; maximum: number } {
  switch (kind.kind) {
    case 'money':
      return { minimum: 0, maximum: MONEY_FEN_MAX };
    case 'choice':
      return { minimum: 0, maximum: kind.values.length - 1 };
    case 'bool':
      return { minimum: 0, maximum: 1 };
    case 'day':
      return { minimum: 18_000_101, maximum: 99_991_231 };
    default:
      return { minimum: 0, maximum: COUNT_MAX };
  }
}

function define<S extends Scope>(
  scope: Scope,
  name: string,
  kind: Kind,
  texts: FactText,
  asked?: AskedWhen<S>,
): Node {
  const fact: FactDefinition = {
    name,
    scope,
    kind,
    title: { zh: texts.title[0], en: texts.title[1] },
    question: { zh: texts.ask[0], en: texts.ask[1] },
    ...(asked ? { asked } : {}),
    ...limits(kind),
    ...(texts.maximum === undefined ? {} : { maximum: texts.maximum }),
  };
  return { op: 'fact', kind, scope, fact };
}

export const householdFact = <K extends Kind>(
  name: string,
  kind: K,
  texts: FactText,
  asked?: AskedWhen<'household'>,
): Expr<K> => define('household', name, kind, texts, asked);

export const memberFact = <K extends Kind>(
  name: string,
  kind: K,
  texts: FactText,
  asked?: AskedWhen<Scope>,
): Expr<K, Scope> => define('member', name, kind, texts, asked);

/** The definition behind a fact's expression. */
export function definitionOf(node: Node): FactDefinition {
  if (node.op !== 'fact') throw new TypeError(`not a fact: ${node.op}`);
  return node.fact;
}
