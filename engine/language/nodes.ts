import type { FactDefinition } from '../facts/define.ts';
import type { ParameterDefinition } from '../parameters/declare.ts';
import type { RuleDefinition } from '../schemes/rule.ts';
import type { Ymd } from './day.ts';
import type { Kind } from './kinds.ts';
import type { Rounding } from './rounding.ts';

/** Of whom an expression speaks. What is known of a household is known of each of its members too. */
export type Scope = 'household' | 'member';
/** The scope of an expression that needs to know which member is meant. */
export type AnyScope = Scope;

interface NodeBase {
  readonly kind: Kind;
  readonly scope: Scope;
}

export type CompareTest = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne';
export type AggregateKind = 'sum' | 'count' | 'any' | 'every' | 'highest';
export type AgeAt = 'day' | 'end-of-month' | 'end-of-last-month';

export interface LiteralNode extends NodeBase {
  readonly op: 'literal';
  readonly value: number;
}
export interface FactNode extends NodeBase {
  readonly op: 'fact';
  readonly fact: FactDefinition;
}
export interface ParameterNode extends NodeBase {
  readonly op: 'parameter';
  readonly parameter: ParameterDefinition;
  /** The classes of the family or person that pick the cell, one for each dimension of the parameter. */
  readonly by: readonly Node[];
}
export interface RuleNode extends NodeBase {
  readonly op: 'rule';
  readonly rule: RuleDefinition;
}
export interface ListNode extends NodeBase {
  readonly op: 'add' | 'least' | 'greatest' | 'all' | 'any';
  readonly items: readonly Node[];
}
export interface SubtractNode extends NodeBase {
  readonly op: 'subtract';
  readonly left: Node;
  readonly right: Node;
}
export interface NotNode extends NodeBase {
  readonly op: 'not';
  readonly item: Node;
}
export interface CompareNode extends NodeBase {
  readonly op: 'compare';
  readonly test: CompareTest;
  readonly left: Node;
  readonly right: Node;
}
export interface WithinNode extends NodeBase {
  readonly op: 'within';
  readonly item: Node;
  readonly places: readonly number[];
}
/** `round(item × times × multiply ÷ (over × divide))`: the one place where anything is divided. */
export interface ScaleNode extends NodeBase {
  readonly op: 'scale';
  readonly item: Node;
  readonly times?: Node;
  readonly over?: Node;
  readonly multiply: number;
  readonly divide: number;
  readonly rounding: Rounding;
}
export interface ChooseNode extends NodeBase {
  readonly op: 'choose';
  readonly cases: readonly (readonly [when: Node, then: Node])[];
  readonly otherwise: Node;
}
export interface AgeNode extends NodeBase {
  readonly op: 'age';
  readonly item: Node;
  readonly at: AgeAt;
}
export interface MonthsNode extends NodeBase {
  readonly op: 'months';
  readonly item: Node;
}
export interface SinceNode extends NodeBase {
  readonly op: 'since';
  readonly from: Ymd;
}
export interface AggregateNode extends NodeBase {
  readonly op: 'aggregate';
  readonly how: AggregateKind;
  readonly item: Node;
  readonly where?: Node;
}

export type Node =
  | LiteralNode
  | FactNode
  | ParameterNode
  | RuleNode
  | ListNode
  | SubtractNode
  | NotNode
  | CompareNode
  | WithinNode
  | ScaleNode
  | ChooseNode
  | AgeNode
  | MonthsNode
  | SinceNode
  | AggregateNode;

declare const meaning: unique symbol;

/**
 * What an author writes: a node whose kind and scope the type checker knows. The kind must match exactly
 * (money per month is not money per year); what is known of the household may stand where a member's is
 * asked, not the other way round.
 */
export type Expr<K extends Kind, S extends Scope = 'household'> = Node & {
  readonly [meaning]?: { readonly exactly: (kind: K) => K; readonly scope: S };
};

/** An expression of any kind, where the kind does not matter. */
export type AnyExpr = Node;

/** The direct parts of a node, in the order in which a reader meets them. A rule's value is not a part. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.op) {
    case 'literal':
    case 'fact':
    case 'rule':
    case 'since':
      return [];
    case 'parameter':
      return node.by;
    case 'add':
    case 'least':
    case 'greatest':
    case 'all':
    case 'any':
      return node.items;
    case 'subtract':
    case 'compare':
      return [node.left, node.right];
    case 'not':
    case 'within':
    case 'age':
    case 'months':
      return [node.item];
    case 'scale':
      return [node.item, ...(node.times ? [node.times] : []), ...(node.over ? [node.over] : [])];
    case 'choose':
      return [...node.cases.flat(), node.otherwise];
    case 'aggregate':
      return node.where ? [node.where, node.item] : [node.item];
  }
}
