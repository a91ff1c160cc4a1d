import { type Node, partsOf } from '../language/nodes.ts';
import type { Saying } from './rule.ts';

/** The names in braces that a saying puts values into. */
export function placeholdersOf(say: Saying | undefined): ReadonlySet<string> {
  if (!say) return new Set();
  const sentences = [say.zh, say.en].flat();
  return new Set(
    sentences.flatMap((sentence) => [...sentence.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')),
  );
}

/**
 * What a rule's text may speak of: the facts, parameters and rules that it uses, by name, and its own result
 * as `result`. Those behind its `when` of an aggregate belong to single members and are not offered.
 */
export function sayables(value: Node): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>([['result', value]]);
  const walk = (node: Node): void => {
    if (node.op === 'fact') found.set(node.fact.name, node);
    if (node.op === 'parameter') found.set(node.parameter.code, node);
    if (node.op === 'rule') found.set(node.rule.code, node);
    if (node.op !== 'aggregate') partsOf(node).forEach(walk);
  };
  walk(value);
  return found;
}
