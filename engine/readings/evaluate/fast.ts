import type { Node } from '../../language/nodes.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FactRow } from '../../rows/complete.ts';
import { type Layout, layoutOf } from '../../rows/layout.ts';
import { remembering, sharedNodes } from './memory.ts';
import { compileNode, type Frame, type Step } from './steps.ts';

/** A plan made into functions: no trace, complete facts only. Needs no code generation, so any page may use it. */
export interface FastPlan {
  /** The columns that a row must have, in this order. */
  readonly layout: Layout;
  readonly schemes: readonly string[];
  /** What each scheme pays, in fen: one figure for a household's scheme, one a member for a person's. */
  amounts(row: FactRow): readonly (readonly number[])[];
}

export function compileFast(plan: Plan): FastPlan {
  const roots = plan.schemes.map(({ paid }) => paid);
  const layout = layoutOf(roots);
  let row: FactRow = { household: [], members: [] };
  const stepOf = createSteps(plan, layout, roots, () => row);
  const outputs = plan.schemes.map(({ settled, paid }) => ({
    unit: settled.scheme.unit,
    step: stepOf(paid),
  }));
  const frame: Frame = { place: -1, members: 0, turn: 0 };
  return {
    layout,
    schemes: plan.schemes.map(({ settled }) => settled.scheme.code),
    amounts(given) {
      row = given;
      frame.turn++;
      frame.members = given.members.length;
      return outputs.map(({ unit, step }) => {
        if (unit === 'household') return [step(frame)];
        return given.members.map((_, place) => {
          frame.place = place;
          return step(frame);
        });
      });
    },
  };
}

function createSteps(
  plan: Plan,
  layout: Layout,
  roots: readonly Node[],
  input: () => FactRow,
): (node: Node) => Step {
  const shared = sharedNodes(roots);
  const done = new Map<Node, Step>();
  const readFact = (node: Extract<Node, { op: 'fact' }>): Step => {
    const column = layout[node.scope].indexOf(node.fact);
    return node.scope === 'household'
      ? () => input().household[column] ?? Number.NaN
      : (frame) => input().members[frame.place]?.[column] ?? Number.NaN;
  };
  const stepOf = (node: Node): Step => {
    const known = done.get(node);
    if (known) return known;
    const step = compileNode(node, { plan, compile: stepOf, readFact });
    const kept = shared.has(node) && node.op !== 'fact' ? remembering(node, step) : step;
    done.set(node, kept);
    return kept;
  };
  return stepOf;
}
