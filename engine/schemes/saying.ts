import { type Node, partsOf } from '../language/nodes.ts';
import type { Saying } from './rule.ts';

const NOTHING: ReadonlySet<string> = new Set();
const placeholders = new WeakMap<Saying, ReadonlySet<string>>();

/** The names in braces that a saying puts values into. */
export function placeholdersOf(say: Saying | undefined): ReadonlySet<string> {
  if (!say) return NOTHING;
  const before = placeholders.get(say);
  if (before) return before;
  const sentences = [say.zh, say.en].flat();
  const found = new Set(
    sentences.flatMap((sentence) => [...sentence.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')),
  );
  placeholders.set(say, found);
  return found;
}

const known = new WeakMap<Node, ReadonlyMap<string, Node>>();

/**
 * What a rule's text may speak of: the facts, parameters and rules that it uses, by name, and its own result
 * as `result`. Those behind its `when` of an aggregate belong to single members and are not offered.
 */
export function sayables(value: Node): ReadonlyMap<string, Node> {
  const before = known.get(value);
  if (before) return before;
  const found = new Map<string, Node>([['result', value]]);
  const walk = (node: Node): void => {
    if (node.op === 'fact') found.set(node.fact.name, node);
    if (node.op === 'parameter') found.set(node.parameter.code, node);
    if (node.op === 'rule') found.set(node.rule.code, node);
    if (node.op !== 'aggregate') partsOf(node).forEach(walk);
  };
  walk(value);
  known.set(value, found);
  return found;
}
