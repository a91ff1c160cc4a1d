import type { KnownFacts } from '../facts/read.ts';
import { type Node, partsOf } from '../language/nodes.ts';
import type { Plan } from '../plan/plan.ts';
import { Evaluator } from '../readings/evaluate/evaluator.ts';
import { findVariant } from '../schemes/rule.ts';

/** How often something came out as nothing (no, zero) and as something. */
export interface Seen {
  nothing: number;
  something: number;
}

type Choose = Extract<Node, { op: 'choose' }>;

/** A rule's text of the day with its own choices between branches. */
interface Text {
  readonly key: string;
  readonly node: Node;
  readonly choices: readonly Choose[];
}

/** What a set of families really brings about in the rules: without it an agreement may be one about nothing. */
export class Coverage {
  /** By `rule since day`; a rule is looked at only where some scheme comes to it. */
  readonly rules = new Map<string, Seen>();
  /** By scheme: households of which nobody and somebody was eligible. */
  readonly eligible = new Map<string, Seen>();
  /** By scheme: households to which it gave nothing and something. */
  readonly paid = new Map<string, Seen>();
  readonly #isYesOrNo = new Set<string>();
  readonly #branches = new Map<string, number[]>();
  readonly #texts = new Map<Plan, readonly Text[]>();

  /** Judges one family by every scheme of the plan and notes what came out of every rule that was needed. */
  add(plan: Plan, facts: KnownFacts): void {
    const evaluator = new Evaluator(plan, facts);
    const everybody = facts.members.map((_, place) => place);
    for (const { settled } of plan.schemes) {
      const places = settled.scheme.unit === 'household' ? [undefined] : everybody;
      const isSomething = (root: Node): boolean =>
        places.some((place) => {
          const value = evaluator.value(root, place);
          return typeof value === 'bigint' && value > 0n;
        });
      note(this.eligible, settled.scheme.code, isSomething(settled.eligible));
      note(this.paid, settled.scheme.code, isSomething(settled.paid));
    }
    for (const { key, node, choices } of this.#textsOf(plan)) {
      for (const place of placesOf(node, everybody)) {
        const value = evaluator.findKnown(node, place);
        if (typeof value === 'bigint') note(this.rules, key, value !== 0n);
      }
      choices.forEach((choice, index) => {
        const taken = this.#takenOf(`${key} choice ${index + 1}`, choice);
        for (const place of placesOf(choice, everybody)) noteBranch(taken, evaluator, choice, place);
      });
    }
  }

  /** Conditions that never held or always did, and other rules that never came to anything. */
  findLopsided(): readonly string[] {
    return [...this.rules].flatMap(([key, { nothing, something }]) => {
      if (nothing + something === 0) return [`${key}: never asked`];
      if (something === 0) return [`${key}: always nothing`];
      return nothing === 0 && this.#isYesOrNo.has(key) ? [`${key}: always yes`] : [];
    });
  }

  findBranchesNotTaken(): readonly string[] {
    return [...this.#branches].flatMap(([key, taken]) =>
      taken.flatMap((count, index) =>
        count > 0 ? [] : [`${key}: ${index === taken.length - 1 ? 'otherwise' : `case ${index + 1}`}`],
      ),
    );
  }

  #takenOf(key: string, choice: Choose): number[] {
    const known = this.#branches.get(key);
    if (known) return known;
    const taken = new Array<number>(choice.cases.length + 1).fill(0);
    this.#branches.set(key, taken);
    return taken;
  }

  #textsOf(plan: Plan): readonly Text[] {
    const known = this.#texts.get(plan);
    if (known) return known;
    const texts: Text[] = [];
    const seen = new Set<Node>();
    const walk = (node: Node, choices: Choose[]): void => {
      if (node.op === 'choose') {
        if (choices.includes(node)) return;
        choices.push(node);
      }
      if (node.op !== 'rule') {
        for (const part of partsOf(node)) walk(part, choices);
        return;
      }
      const variant = findVariant(node.rule, plan.day);
      if (!variant || seen.has(node)) return;
      seen.add(node);
      const own: Choose[] = [];
      walk(variant.value, own);
      const key = `${node.rule.code} since ${variant.from}`;
      if (!this.rules.has(key)) this.rules.set(key, { nothing: 0, something: 0 });
      if (node.kind.kind === 'bool') this.#isYesOrNo.add(key);
      texts.push({ key, node, choices: own });
    };
    for (const { settled } of plan.schemes)
      for (const root of [settled.eligible, settled.paid]) walk(root, []);
    this.#texts.set(plan, texts);
    return texts;
  }
}

const placesOf = (node: Node, everybody: readonly number[]): readonly (number | undefined)[] =>
  node.scope === 'household' ? [undefined] : everybody;

function noteBranch(taken: number[], evaluator: Evaluator, choice: Choose, place: number | undefined): void {
  if (evaluator.findKnown(choice, place) === undefined) return;
  const found = choice.cases.findIndex(([condition]) => evaluator.value(condition, place) === 1n);
  const index = found < 0 ? choice.cases.length : found;
  taken[index] = (taken[index] ?? 0) + 1;
}

function note(map: Map<string, Seen>, key: string, isSomething: boolean): void {
  const seen = map.get(key) ?? { nothing: 0, something: 0 };
  seen[isSomething ? 'something' : 'nothing']++;
  map.set(key, seen);
}
