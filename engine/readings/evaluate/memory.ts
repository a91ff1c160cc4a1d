import { MEMBERS_MAX } from '../../facts/define.ts';
import { type Node, partsOf } from '../../language/nodes.ts';
import { countUses } from '../../plan/levels.ts';
import type { Step } from './steps.ts';

/** Computes a household's value once in a turn, a member's once for each place. */
export function remembering(node: Node, step: Step): Step {
  if (node.scope === 'household') {
    let [turn, value] = [-1, 0];
    return (frame) => {
      if (frame.turn !== turn) {
        value = step(frame);
        turn = frame.turn;
      }
      return value;
    };
  }
  const turns = new Float64Array(MEMBERS_MAX).fill(-1);
  const values = new Float64Array(MEMBERS_MAX);
  return (frame) => {
    const { place, turn } = frame;
    if (turns[place] === turn) return values[place] ?? Number.NaN;
    const value = step(frame);
    turns[place] = turn;
    values[place] = value;
    return value;
  };
}

/** What is read more than once, or for every member although it is the household's. */
export function sharedNodes(roots: readonly Node[]): ReadonlySet<Node> {
  const uses = countUses(roots);
  const shared = new Set<Node>();
  for (const [node, count] of uses) {
    if (node.op !== 'literal' && (count > 1 || node.op === 'aggregate')) shared.add(node);
    if (node.scope !== 'member' && node.op !== 'aggregate') continue;
    for (const part of partsOf(node))
      if (part.scope === 'household' && part.op !== 'literal') shared.add(part);
  }
  return shared;
}
