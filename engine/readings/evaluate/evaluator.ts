import type { KnownFacts } from '../../facts/read.ts';
import type {
  AggregateNode,
  ChooseNode,
  CompareTest,
  ListNode,
  Node,
  ScaleNode,
} from '../../language/nodes.ts';
import { divideExactly, unitsOf } from '../../language/rounding.ts';
import { cellsOf } from '../../parameters/declare.ts';
import type { Plan } from '../../plan/plan.ts';
import { findVariant } from '../../schemes/rule.ts';
import { placeholdersOf, sayables } from '../../schemes/saying.ts';
import { dayAt, monthsBetween } from './days.ts';
import type { TraceStep } from './trace.ts';
import { Unknown, type Value, whenKnown } from './value.ts';

/**
 * The reading that every other must agree with: exact big integers, each node once for the household or
 * once for each member, every fact, figure and rule written down as it is used.
 */
export class Evaluator {
  readonly trace: TraceStep[] = [];
  private readonly plan: Plan;
  private readonly facts: KnownFacts;
  private readonly household = new Map<Node, Value>();
  private readonly members: readonly Map<Node, Value>[];

  constructor(plan: Plan, facts: KnownFacts) {
    this.plan = plan;
    this.facts = facts;
    this.members = facts.members.map(() => new Map<Node, Value>());
  }

  /** The value of a node, of the household or of the member named by place. */
  value(node: Node, member?: number): Value {
    if (node.op === 'literal') return BigInt(node.value);
    const memory = node.scope === 'household' ? this.household : this.members[member ?? -1];
    if (!memory) throw new TypeError('a fact of a member is asked where no member is meant');
    const known = memory.get(node);
    if (known !== undefined) return known;
    const value = this.compute(node, node.scope === 'household' ? undefined : member);
    memory.set(node, value);
    return value;
  }

  /** The value of a node that was needed so far; nothing of one that no rule came to. */
  findKnown(node: Node, member: number | undefined): Value | undefined {
    return (node.scope === 'household' ? this.household : this.members[member ?? -1])?.get(node);
  }

  private compute(node: Node, member: number | undefined): Value {
    const of = (part: Node): Value => this.value(part, member);
    switch (node.op) {
      case 'literal':
        return BigInt(node.value);
      case 'since':
        return BigInt(this.plan.day >= node.from);
      case 'fact':
        return this.fact(node, member);
      case 'parameter':
        return this.parameter(node, member);
      case 'rule':
        return this.rule(node, member);
      case 'add':
        return whenKnown(node.items.map(of), (known) => known.reduce((a, b) => a + b, 0n));
      case 'least':
        return whenKnown(node.items.map(of), (known) => known.reduce((a, b) => (isLess(b, a) ? b : a)));
      case 'greatest':
        return whenKnown(node.items.map(of), (known) => known.reduce((a, b) => (isLess(a, b) ? b : a)));
      case 'all':
      case 'any':
        return this.logic(node, member);
      case 'subtract':
        return whenKnown([of(node.left), of(node.right)], ([a = 0n, b = 0n]) => a - b);
      case 'not':
        return whenKnown([of(node.item)], ([a]) => (a === 0n ? 1n : 0n));
      case 'compare':
        return whenKnown([of(node.left), of(node.right)], ([a = 0n, b = 0n]) =>
          BigInt(compare(node.test, a, b)),
        );
      case 'within':
        return whenKnown([of(node.item)], ([a]) => BigInt(node.places.includes(Number(a))));
      case 'scale':
        return scaled(node, of);
      case 'choose':
        return this.choose(node, member);
      case 'age':
        return whenKnown([of(node.item)], ([birth = 0n]) => {
          const years = (BigInt(dayAt(node.at, this.plan.day)) - birth) / 10_000n;
          return years > 0n ? years : 0n;
        });
      case 'months':
        return whenKnown([of(node.item)], ([from = 0n]) =>
          BigInt(monthsBetween(Number(from), this.plan.day)),
        );
      case 'aggregate':
        return this.aggregate(node);
    }
  }

  private fact(node: Extract<Node, { op: 'fact' }>, member: number | undefined): Value {
    const { fact } = node;
    const known = member === undefined ? this.facts.household : this.facts.members[member]?.facts;
    const path = `${member === undefined ? 'household' : `members[${member}]`}.${fact.name}`;
    const place = { path, fact, ...(member === undefined ? {} : { member }) };
    const given = known?.get(fact.name);
    if (given !== undefined) {
      this.trace.push({ step: 'fact', ...place, value: BigInt(given) });
      return BigInt(given);
    }
    if (fact.asked) {
      const asked = this.value(fact.asked.when, member);
      // First what decides whether it is asked at all.
      if (asked instanceof Unknown) return asked;
      if (asked === 0n) {
        const value = BigInt(fact.asked.otherwise);
        this.trace.push({ step: 'fact', ...place, value, notAsked: true });
        return value;
      }
    }
    return Unknown.ask(place);
  }

  private parameter(node: Extract<Node, { op: 'parameter' }>, member: number | undefined): Value {
    const { parameter } = node;
    const classes = node.by.map((by) => this.value(by, member));
    return whenKnown(classes, (places) => {
      const index = places.reduce(
        (sum, place, at) => sum * (parameter.by[at]?.values.length ?? 1) + Number(place),
        0,
      );
      const cell = cellsOf(parameter)[index] ?? '';
      const resolved = this.plan.find(parameter, cell);
      const value = BigInt(resolved?.won.value ?? 0);
      this.trace.push({ step: 'parameter', parameter, cell, value, ...(resolved ? { resolved } : {}) });
      return value;
    });
  }

  private rule(node: Extract<Node, { op: 'rule' }>, member: number | undefined): Value {
    const variant = findVariant(node.rule, this.plan.day);
    if (!variant) throw new TypeError(`rule ${node.rule.code} has no text on this day`);
    const given = this.plan.given?.get(node.rule.code);
    const value = given === undefined ? this.value(variant.value, member) : BigInt(given);
    const used = new Map<string, { value: bigint; kind: Node['kind'] }>();
    for (const name of placeholdersOf(variant.say)) {
      const part = sayables(variant.value).get(name);
      if (!part) continue;
      const memory = part.scope === 'household' ? this.household : this.members[member ?? -1];
      const known = part.op === 'literal' ? BigInt(part.value) : memory?.get(part);
      if (typeof known === 'bigint') used.set(name, { value: known, kind: part.kind });
    }
    this.trace.push({
      step: 'rule',
      rule: node.rule,
      variant,
      article: variant.article,
      kind: node.kind,
      ...(member === undefined || node.scope === 'household' ? {} : { member }),
      ...(value instanceof Unknown ? {} : { value }),
      used,
    });
    return value;
  }

  /**
   * Stops at the first part that decides. Only the named conditions of an `all` are looked at to the end, so
   * that a family hears every reason at once.
   */
  private logic(node: ListNode, member: number | undefined): Value {
    const deciding = node.op === 'all' ? 0n : 1n;
    let unknown: Unknown | undefined;
    let decided = false;
    for (const item of node.items) {
      if (decided && !(node.op === 'all' && item.op === 'rule')) continue;
      const value = this.value(item, member);
      if (value instanceof Unknown) unknown = unknown ? unknown.and(value) : value;
      else if (value === deciding) decided = true;
    }
    return decided ? deciding : (unknown ?? 1n - deciding);
  }

  private choose(node: ChooseNode, member: number | undefined): Value {
    for (const [condition, then] of node.cases) {
      const value = this.value(condition, member);
      if (value instanceof Unknown) return value;
      if (value !== 0n) return this.value(then, member);
    }
    return this.value(node.otherwise, member);
  }

  private aggregate(node: AggregateNode): Value {
    const deciding = node.how === 'any' ? 1n : node.how === 'every' ? 0n : undefined;
    let unknown: Unknown | undefined;
    let result = node.how === 'every' ? 1n : 0n;
    for (let member = 0; member < this.members.length; member++) {
      const where = node.where ? this.value(node.where, member) : 1n;
      if (where === 0n) continue;
      const value = this.value(node.item, member);
      if (where instanceof Unknown || value instanceof Unknown) {
        const one = where instanceof Unknown ? where.and(value) : (value as Unknown);
        unknown = unknown ? unknown.and(one) : one;
      } else if (value === deciding) return value;
      else if (node.how === 'sum' || node.how === 'count') result += node.how === 'count' ? 1n : value;
      else if (node.how === 'highest' && value > result) result = value;
    }
    return unknown ?? result;
  }
}

const isLess = (a: bigint, b: bigint): boolean => a < b;

function compare(test: CompareTest, a: bigint, b: bigint): boolean {
  switch (test) {
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
  }
}

function scaled(node: ScaleNode, of: (part: Node) => Value): Value {
  const parts = [of(node.item), node.times ? of(node.times) : 1n, node.over ? of(node.over) : 1n];
  return whenKnown(parts, ([item = 0n, times = 1n, over = 1n]) => {
    const unit = BigInt(unitsOf[node.rounding.to]);
    const under = over * BigInt(node.divide) * unit;
    return divideExactly(item * times * BigInt(node.multiply), under, node.rounding.mode) * unit;
  });
}
