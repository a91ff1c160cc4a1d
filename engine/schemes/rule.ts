import type { Citation } from '../documents.ts';
import { getYmd, type Ymd } from '../language/day.ts';
import type { Kind, Text } from '../language/kinds.ts';
import type { Expr, Node, Scope } from '../language/nodes.ts';

/** How a rule's result is said. A yes-or-no rule has two sentences; `{name}` puts in a value that it used. */
export interface Saying {
  readonly zh: string | readonly [yes: string, no: string];
  readonly en: string | readonly [yes: string, no: string];
}

export interface RuleVariant {
  /** First day in force; 0 when the rule has held as long as its scheme. */
  readonly from: Ymd;
  readonly article: Citation;
  readonly value: Node;
  readonly say?: Saying;
}

/** A named step of a scheme with its article of law; its text may change from a day on. */
export interface RuleDefinition {
  readonly code: string;
  readonly title: Text;
  readonly variants: readonly RuleVariant[];
  /** Its sentence says enough: what it rests on, such as the conditions of another scheme, is not told again. */
  readonly sums?: boolean;
  /** Of a member for whom it comes out no, its sentence is told whatever is decided: who is left out, and why. */
  readonly leavesOut?: boolean;
}

interface RuleText {
  readonly code: string;
  readonly title: Text;
  readonly sums?: boolean;
  readonly leavesOut?: boolean;
}

export interface OneText<K extends Kind, S extends Scope> extends RuleText {
  readonly article: Citation;
  readonly value: Expr<K, S>;
  readonly say?: Saying;
}

export interface ChangingText<K extends Kind, S extends Scope> extends RuleText {
  readonly since: readonly {
    readonly from: string;
    readonly article: Citation;
    readonly value: Expr<K, S>;
    readonly say?: Saying;
  }[];
}

/**
 * A step of the law under a name, with its article. What holds only from a day on is written as
 * `since: [{ from: '2012-12-12', … }, { from: '2021-07-01', … }]`, earliest first.
 */
export function rule<K extends Kind, S extends Scope>(given: OneText<K, S> | ChangingText<K, S>): Expr<K, S> {
  const variants: readonly RuleVariant[] =
    'since' in given
      ? given.since.map((variant) => ({ ...variant, from: getYmd(variant.from) }))
      : [
          {
            from: 0,
            article: given.article,
            value: given.value,
            ...(given.say ? { say: given.say } : {}),
          },
        ];
  const first = variants[0];
  if (!first) throw new RangeError(`rule without a text: ${given.code}`);
  const scope: Scope = variants.some(({ value }) => value.scope === 'member') ? 'member' : 'household';
  return {
    op: 'rule',
    kind: first.value.kind,
    scope,
    rule: {
      code: given.code,
      title: given.title,
      variants,
      ...(given.sums ? { sums: true } : {}),
      ...(given.leavesOut ? { leavesOut: true } : {}),
    },
  };
}

/** The text of a rule that holds on a day; nothing before its first. */
export const findVariant = (rule: RuleDefinition, day: Ymd): RuleVariant | undefined =>
  rule.variants.findLast((variant) => variant.from <= day);
