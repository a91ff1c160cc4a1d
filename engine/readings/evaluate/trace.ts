import type { Citation } from '../../documents.ts';
import type { FactDefinition } from '../../facts/define.ts';
import type { Kind } from '../../language/kinds.ts';
import type { Resolved } from '../../parameters/book.ts';
import type { ParameterDefinition } from '../../parameters/declare.ts';
import type { RuleDefinition, RuleVariant } from '../../schemes/rule.ts';

/** A fact that was used. */
export interface FactStep {
  readonly step: 'fact';
  readonly path: string;
  readonly fact: FactDefinition;
  readonly member?: number;
  readonly value: bigint;
  /** It was not asked, because it cannot hold of this person. */
  readonly notAsked?: true;
}

/** A figure that was used, with the document behind it and the wider figures that it beat. */
export interface ParameterStep {
  readonly step: 'parameter';
  readonly parameter: ParameterDefinition;
  readonly cell: string;
  readonly value: bigint;
  /** Nothing when no figure is set for this class. */
  readonly resolved?: Resolved;
}

/** A rule that was applied; its parts stand before it. */
export interface RuleStep {
  readonly step: 'rule';
  readonly rule: RuleDefinition;
  readonly variant: RuleVariant;
  readonly article: Citation;
  readonly kind: Kind;
  readonly member?: number;
  /** Nothing while a fact is missing. */
  readonly value?: bigint;
  /** The values that its saying speaks of, by name. */
  readonly used: ReadonlyMap<string, { readonly value: bigint; readonly kind: Kind }>;
}

export type TraceStep = FactStep | ParameterStep | RuleStep;
