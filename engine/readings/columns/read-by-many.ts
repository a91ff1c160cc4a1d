import { type Node, partsOf } from '../../language/nodes.ts';

/** What more than one result needs of a member, without what has been made before. */
export function readByMany(results: readonly Node[], isMade: (node: Node) => boolean): readonly Node[] {
  const once = new Set<Node>();
  const many: Node[] = [];
  for (const result of results) {
    const seen = new Set<Node>();
    const walk = (node: Node): void => {
      if (seen.has(node) || node.scope !== 'member') return;
      seen.add(node);
      if (once.has(node)) many.push(node);
      once.add(node);
      if (!isMade(node)) partsOf(node).forEach(walk);
    };
    walk(result);
  }
  return many;
}
