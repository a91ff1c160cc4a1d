import { type Node, partsOf } from '../../language/nodes.ts';
import { chanceOf, EVEN } from './chances.ts';
import { rangesOf } from './ranges.ts';

/** What a relation is to make of the columns that stand there already. */
export interface Making {
  /** Values that are columns of the relation in the end. */
  readonly outputs: readonly Node[];
  /** Sums that are made of its rows. */
  readonly readers: readonly Node[];
  /** Whether a value stands in a column before anything is made. */
  readonly isGiven: (node: Node) => boolean;
}

/** The values to be made in each step, and those among them that later steps read instead of making them again. */
export interface Steps {
  readonly steps: readonly (readonly Node[])[];
  readonly kept: ReadonlySet<Node>;
}

/**
 * In operations of PostgreSQL: to read a column, to hand it on to the next step, a step by itself; and to plan and set up
 * each operation of the text, as a share of doing it for a county.
 */
const READ = 0.1;
const HAND_ON = 0.2;
const STEP = 1;
const TEXT = 0.03;

/**
 * Which values to compute once, in a step before, and which again wherever they are read: whatever costs less over all.
 * A step copies every column that is still read. Conditions decide early, so what stands behind others is expected to be
 * computed seldom. Looks for the cheapest choice by changing one value or leaving out one step at a time, once from
 * nothing kept and once from everything that is read twice.
 */
export function findSteps(making: Making): Steps {
  const graph = new Graph(making);
  const shared = graph.search(graph.shared());
  const bare = graph.search(graph.nothing());
  return graph.stepsOf(bare.cost <= shared.cost ? bare.kept : shared.kept);
}

/** Every output a step of its own, for all others to read, and nothing else. */
export function stepsOfAll(making: Making): Steps {
  const graph = new Graph(making);
  return graph.stepsOf(graph.outputs());
}

interface Priced {
  readonly kept: Uint8Array;
  readonly cost: number;
}

class Graph {
  readonly #nodes: readonly Node[];
  readonly #parts: readonly (readonly number[])[];
  readonly #own: readonly number[];
  /** How likely a condition is to hold. */
  readonly #chance: readonly number[];
  readonly #isLeaf: readonly boolean[];
  readonly #isOutput: readonly boolean[];
  readonly #readers: readonly (readonly number[])[];
  /** Of the last choice that was priced: the step in which a value is made, or what it waits for. */
  readonly #step: Int32Array;
  readonly #inner: Float64Array;
  readonly #price: Float64Array;
  readonly #size: Float64Array;
  readonly #last: Int32Array;

  constructor({ outputs, readers, isGiven }: Making) {
    const places = new Map<Node, number>();
    const isLeaf = (node: Node): boolean => isGiven(node) || partsOf(node).length === 0;
    const visit = (node: Node): void => {
      if (places.has(node)) return;
      if (!isLeaf(node)) partsOf(node).forEach(visit);
      places.set(node, places.size);
    };
    outputs.forEach(visit);
    readers.flatMap(partsOf).forEach(visit);
    const at = (node: Node): number => places.get(node) ?? 0;
    const nodes = [...places.keys()];
    this.#nodes = nodes;
    this.#isLeaf = nodes.map(isLeaf);
    this.#parts = nodes.map((node) => (isLeaf(node) ? [] : partsOf(node).map(at)));
    this.#own = nodes.map((node) => (isLeaf(node) ? 0 : ownCost(node)));
    const chances = new Map<Node, number>();
    for (const node of nodes)
      chances.set(
        node,
        chanceOf(node, (part) => chances.get(part) ?? EVEN),
      );
    this.#chance = nodes.map((node) => chances.get(node) ?? EVEN);
    this.#isOutput = nodes.map((node) => outputs.includes(node));
    this.#readers = readers.map((node) => partsOf(node).map(at));
    this.#step = new Int32Array(nodes.length);
    this.#inner = new Float64Array(nodes.length);
    this.#price = new Float64Array(nodes.length);
    this.#size = new Float64Array(nodes.length);
    this.#last = new Int32Array(nodes.length);
  }

  nothing(): Uint8Array {
    return new Uint8Array(this.#nodes.length);
  }

  outputs(): Uint8Array {
    return Uint8Array.from(this.#nodes, (_, place) => Number(this.#isMade(place)));
  }

  shared(): Uint8Array {
    const uses = new Int32Array(this.#nodes.length);
    for (const parts of [...this.#parts, ...this.#readers]) {
      for (const part of parts) uses[part] = (uses[part] ?? 0) + 1;
    }
    return Uint8Array.from(uses, (count, place) => Number(count > 1 && !this.#isLeaf[place]));
  }

  search(start: Uint8Array): Priced {
    const kept = start.slice();
    let cost = this.#costOf(kept);
    const take = (change: (one: Uint8Array) => void): boolean => {
      const changed = kept.slice();
      change(changed);
      const price = this.#costOf(changed);
      if (price >= cost - 0.001) return false;
      kept.set(changed);
      cost = price;
      return true;
    };
    for (let isBetter = true; isBetter; ) {
      isBetter = false;
      for (let place = kept.length - 1; place >= 0; place--) {
        if (this.#isLeaf[place]) continue;
        if (take((one) => one.fill(1 - (one[place] ?? 0), place, place + 1))) isBetter = true;
      }
      const last = this.#stepsFor(kept);
      for (let step = 1; step <= last; step++) {
        this.#stepsFor(kept);
        const steps = this.#step.slice();
        const leaveOut = (one: Uint8Array): void =>
          one.forEach((_, place) => {
            if (steps[place] === step) one[place] = 0;
          });
        if (take(leaveOut)) isBetter = true;
      }
    }
    return { kept, cost };
  }

  stepsOf(kept: Uint8Array): Steps {
    this.#stepsFor(kept);
    const made = [...this.#nodes.keys()].filter((place) => kept[place] || this.#isMade(place));
    const steps = Map.groupBy(made, (place) => this.#ownStep(place, kept));
    const nodeAt = (place: number): Node[] => this.#nodes.slice(place, place + 1);
    return {
      steps: [...steps].toSorted(([a], [b]) => a - b).map(([, places]) => places.flatMap(nodeAt)),
      kept: new Set(made.filter((place) => kept[place]).flatMap(nodeAt)),
    };
  }

  #isMade(place: number): boolean {
    return (this.#isOutput[place] ?? false) && !this.#isLeaf[place];
  }

  #ownStep(place: number, kept: Uint8Array): number {
    return (this.#step[place] ?? 0) + (kept[place] ? 0 : 1);
  }

  /** @returns the number of steps */
  #stepsFor(kept: Uint8Array): number {
    let last = 0;
    for (let place = 0; place < kept.length; place++) {
      let under = 0;
      for (const part of this.#parts[place] ?? []) under = Math.max(under, this.#step[part] ?? 0);
      this.#step[place] = under + (kept[place] ?? 0);
      if (kept[place] || this.#isMade(place)) last = Math.max(last, this.#ownStep(place, kept));
    }
    return last;
  }

  #costOf(kept: Uint8Array): number {
    const steps = this.#stepsFor(kept);
    let cost = STEP * Math.max(0, steps - 1);
    for (let place = 0; place < kept.length; place++) {
      const node = this.#nodes[place];
      if (!node) continue;
      const inner = this.#isLeaf[place] ? 0 : (this.#own[place] ?? 0) + this.#expected(node, place);
      this.#inner[place] = inner;
      const isColumn = kept[place] === 1 || (this.#isLeaf[place] && node.op !== 'literal');
      this.#price[place] = isColumn ? READ : inner;
      let size = 1;
      for (const part of this.#parts[place] ?? []) size += this.#size[part] ?? 0;
      this.#size[place] = kept[place] ? 1 : size;
      if (kept[place] || this.#isMade(place)) cost += inner + TEXT * size;
    }
    // A sum looks at its condition always, and at what it adds where that holds.
    for (const parts of this.#readers) {
      let share = 1;
      for (const part of parts) {
        cost += (this.#price[part] ?? 0) * share;
        share = this.#chance[part] ?? EVEN;
      }
    }
    return cost + HAND_ON * this.#handedOn(kept, steps);
  }

  /** How often a column is copied from one step to the next, over all columns. */
  #handedOn(kept: Uint8Array, steps: number): number {
    this.#last.fill(0);
    const readAt = (part: number, step: number): void => {
      this.#last[part] = Math.max(this.#last[part] ?? 0, step);
    };
    for (const parts of this.#readers) for (const part of parts) readAt(part, steps + 1);
    let copies = 0;
    for (let place = kept.length - 1; place >= 0; place--) {
      const isMade = this.#isMade(place);
      const own = this.#ownStep(place, kept);
      if (kept[place] && isMade) readAt(place, steps + 1);
      const last = this.#last[place] ?? 0;
      if (this.#isLeaf[place]) copies += Math.max(0, last - 1);
      else if (kept[place]) copies += last - own;
      else if (isMade) copies += steps + 1 - own;
      const step = kept[place] ? own : Math.max(last, isMade ? own : 0);
      for (const part of this.#parts[place] ?? []) readAt(part, step);
    }
    return copies;
  }

  /** What the parts are expected to cost: a condition that decides leaves the ones behind it unasked. */
  #expected(node: Node, place: number): number {
    const parts = this.#parts[place] ?? [];
    const priceOf = (part: number | undefined): number => this.#price[part ?? 0] ?? 0;
    const chanceOf = (part: number | undefined): number => this.#chance[part ?? 0] ?? EVEN;
    let sum = 0;
    let share = 1;
    if (node.op === 'all' || node.op === 'any') {
      const isAll = node.op === 'all';
      for (const part of parts.toSorted((a, b) => priceOf(a) - priceOf(b))) {
        sum += share * priceOf(part);
        share *= isAll ? chanceOf(part) : 1 - chanceOf(part);
      }
      return sum;
    }
    if (node.op !== 'choose') {
      for (const part of parts) sum += priceOf(part);
      return sum;
    }
    for (let index = 0; index < node.cases.length; index++) {
      const chance = chanceOf(parts[2 * index]);
      sum += share * (priceOf(parts[2 * index]) + chance * priceOf(parts[2 * index + 1]));
      share *= 1 - chance;
    }
    return sum + share * priceOf(parts.at(-1));
  }
}

function ownCost(node: Node): number {
  switch (node.op) {
    case 'add':
      return node.items.length;
    case 'least':
    case 'greatest':
      return 0.5 * node.items.length;
    case 'scale':
      return node.over ? 5 : node.divide === 1 ? 1 : 3;
    case 'months':
      return 8;
    case 'age':
      // Compared as a birth date, which is there.
      return 0;
    case 'parameter':
      return 1.5;
    case 'not':
      return 0.2;
    case 'all':
    case 'any':
      return 0.2 * node.items.length;
    case 'choose':
      return 0.3 * node.cases.length;
    case 'within':
      return rangesOf(node.places).reduce((sum, [from, to]) => sum + (from === to || from === 0 ? 1 : 2), 0);
    default:
      return 1;
  }
}
