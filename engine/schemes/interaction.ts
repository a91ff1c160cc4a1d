import type { Citation } from '../documents.ts';
import { boolKind, type Kind, type Money, type Text } from '../language/kinds.ts';
import type { Node } from '../language/nodes.ts';
import type { RuleDefinition } from './rule.ts';
import type { Scheme } from './scheme.ts';

/**
 * How two schemes bear on each other.
 * - `exclusive`: who is eligible for `first` gets nothing of `second`.
 * - `deduct`: `second` is paid only as far as it exceeds what `first` gives.
 * - `choose-higher`: only the higher of the two is paid; of equals, `first`.
 * - `stack`: both are paid in full; declared so that the reasoning can say so.
 * - `exclusive-by-rule`: a rule of one of them already leaves out who has the other; declared so that the
 *   reasoning can say so and tests can hold the rule to it.
 */
export interface Interaction {
  readonly kind: 'exclusive' | 'exclusive-by-rule' | 'deduct' | 'choose-higher' | 'stack';
  readonly first: string;
  readonly second: string;
  readonly title: Text;
  readonly article: Citation;
}

/** What a scheme finally gives, after the others had their say. */
export interface Settled {
  readonly scheme: Scheme;
  readonly eligible: Node;
  /** Nothing for whom the scheme's own rules refuse. */
  readonly claim: Node;
  /** What remains after the interactions; equal to `claim` when there are none. */
  readonly paid: Node;
  readonly interactions: readonly Interaction[];
}

const nothing = (kind: Kind): Node => ({ op: 'literal', kind, scope: 'household', value: 0 });

const chooseNode = (condition: Node, then: Node, otherwise: Node): Node => ({
  op: 'choose',
  kind: then.kind,
  scope: [condition, then, otherwise].some((node) => node.scope === 'member') ? 'member' : 'household',
  cases: [[condition, then]],
  otherwise,
});

const compareNode = (test: 'ge' | 'gt', left: Node, right: Node): Node => ({
  op: 'compare',
  kind: boolKind,
  scope: left.scope === 'member' ? 'member' : right.scope,
  test,
  left,
  right,
});

/** The rule under which what remains of the second scheme stands in the reasoning. */
export const interactionRule = ({ first, second }: Interaction): string => `${second}.after.${first}`;

function asRule(code: string, interaction: Interaction, value: Node): Node {
  const definition: RuleDefinition = {
    code,
    title: interaction.title,
    variants: [{ from: 0, article: interaction.article, value }],
  };
  return { op: 'rule', kind: value.kind, scope: value.scope, rule: definition };
}

/** The amounts of all schemes with their interactions applied, in the order in which they are declared. */
export function settle(
  schemes: readonly Scheme[],
  interactions: readonly Interaction[],
): ReadonlyMap<string, Settled> {
  const settled = new Map<string, Settled>(
    schemes.map((scheme) => {
      const claim = chooseNode(scheme.eligible, scheme.amount, nothing(scheme.amount.kind));
      return [scheme.code, { scheme, eligible: scheme.eligible, claim, paid: claim, interactions: [] }];
    }),
  );
  for (const interaction of interactions) apply(interaction, settled);
  return settled;
}

function apply(interaction: Interaction, settled: Map<string, Settled>): void {
  const first = settled.get(interaction.first);
  const second = settled.get(interaction.second);
  if (!first || !second) return;
  const code = interactionRule(interaction);
  const none = nothing(second.paid.kind);
  const given = givenTo(first, second);
  const put = (side: Settled, paid: Node): void => {
    settled.set(side.scheme.code, { ...side, paid, interactions: [...side.interactions, interaction] });
  };
  switch (interaction.kind) {
    case 'stack':
    case 'exclusive-by-rule':
      put(first, first.paid);
      put(second, second.paid);
      return;
    case 'exclusive':
      put(second, asRule(code, interaction, chooseNode(given.holds, none, second.paid)));
      return;
    case 'deduct': {
      const rest: Node = {
        op: 'subtract',
        kind: second.paid.kind,
        scope: second.paid.scope,
        left: second.paid,
        right: given.amount,
      };
      const paid: Node = { op: 'greatest', kind: second.paid.kind, scope: rest.scope, items: [none, rest] };
      put(second, asRule(code, interaction, paid));
      return;
    }
    case 'choose-higher': {
      const firstWins = compareNode('ge', first.paid, second.paid);
      const secondWins = compareNode('gt', second.paid, first.paid);
      put(
        first,
        asRule(
          `${interaction.first}.against.${interaction.second}`,
          interaction,
          chooseNode(firstWins, first.paid, nothing(first.paid.kind)),
        ),
      );
      put(second, asRule(code, interaction, chooseNode(secondWins, second.paid, none)));
    }
  }
}

/** What the first scheme gives to him who claims the second: a household's grant counts by its member share. */
function givenTo(first: Settled, second: Settled): { holds: Node; amount: Node } {
  const same = first.scheme.unit === second.scheme.unit;
  const share = first.scheme.memberShare;
  const amount = same || !share ? first.paid : chooseNode(first.eligible, share, nothing(share.kind));
  const holds: Node =
    same || !share
      ? first.eligible
      : compareNode('gt', amount, { op: 'literal', kind: share.kind, scope: 'household', value: 0 });
  return { holds, amount };
}

/** Pairs that cannot be settled: unknown schemes, unlike periods, a person's scheme over a household's. */
export function whyUnsettled(
  interaction: Interaction,
  schemes: ReadonlyMap<string, Scheme>,
): string | undefined {
  const first = schemes.get(interaction.first);
  const second = schemes.get(interaction.second);
  if (!first || !second) return 'it names a scheme that does not exist';
  if (interaction.kind === 'stack' || interaction.kind === 'exclusive-by-rule') return undefined;
  if (first.unit === 'member' && second.unit === 'household') {
    return 'a person’s scheme cannot cut a household’s: leave the person out in the rule that counts members';
  }
  if (first.unit !== second.unit && !first.memberShare) return `${first.code} has no memberShare`;
  if (interaction.kind === 'choose-higher' && first.unit !== second.unit)
    return 'the two are not of one unit';
  const periods = [first, second].map(({ amount }) => (amount.kind as Money).period);
  if (interaction.kind !== 'exclusive' && periods[0] !== periods[1]) return 'the two are not of one period';
  return undefined;
}
