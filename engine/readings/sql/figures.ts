import type { Node, ParameterNode } from '../../language/nodes.ts';
import { cellsOf } from '../../parameters/declare.ts';
import type { Plan } from '../../plan/plan.ts';

/**
 * The figures of a group of regions. What is the same in all of them is written in place; the rest are
 * columns `p0, p1, …` of a small joined table, one row a region.
 */
export class Figures {
  readonly #group: readonly Plan[];
  readonly #columns = new Map<
    string,
    { readonly name: string; readonly node: ParameterNode; readonly cell: number }
  >();

  constructor(group: readonly Plan[]) {
    this.#group = group;
  }

  readonly write = (node: ParameterNode, cell: number): string => {
    const only = this.only(node, cell);
    if (only !== undefined) return String(only);
    const key = `${node.parameter.code} ${cellsOf(node.parameter)[cell]}`;
    const known = this.#columns.get(key);
    if (known) return known.name;
    const name = `p${this.#columns.size}`;
    this.#columns.set(key, { name, node, cell });
    return name;
  };

  /** The figure of a cell where all regions have the same one. */
  readonly only = ({ parameter }: ParameterNode, cell: number): number | undefined => {
    const [first, ...others] = this.#group.map((plan) => plan.figuresOf(parameter)[cell] ?? 0);
    return others.every((figure) => figure === first) ? first : undefined;
  };

  readonly most = ({ parameter }: ParameterNode): number =>
    Math.max(
      0,
      ...this.#group.flatMap((plan) => plan.figuresOf(parameter).map((figure) => Math.abs(figure ?? 0))),
    );

  /** The columns that the given nodes read themselves. */
  namesFor(nodes: Iterable<Node>): readonly string[] {
    const names = [...nodes].flatMap((node) =>
      node.op === 'parameter' ? cellsOf(node.parameter).map((_, cell) => this.write(node, cell)) : [],
    );
    return [...new Set(names)].filter((name) => name.startsWith('p'));
  }

  /** `(values ('420281', 73000), …) p(county_code, p0)`. */
  table(names: readonly string[]): string {
    const columns = [...this.#columns.values()].filter(({ name }) => names.includes(name));
    const rows = this.#group.map((plan) => {
      const figures = columns.map(({ node, cell }) => `${plan.figuresOf(node.parameter)[cell] ?? 0}::bigint`);
      return `('${plan.region}'::text, ${figures.join(', ')})`;
    });
    return `(values ${rows.join(', ')}) p(county_code, ${columns.map(({ name }) => name).join(', ')})`;
  }
}
