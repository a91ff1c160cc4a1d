import { findYmd, type Ymd } from '../language/day.ts';
import { type Node, type ParameterNode, partsOf } from '../language/nodes.ts';
import type { ParameterBook, Resolved } from '../parameters/book.ts';
import { cellsOf, type ParameterDefinition } from '../parameters/declare.ts';
import type { Handbook } from '../schemes/handbook.ts';
import { type Settled, settle } from '../schemes/interaction.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { createFold, type FoldContext, NotInForce } from './fold.ts';

/** Which rules and figures judge: those of a place on a day, as far as they were known by `knownOn`. */
export interface Setting {
  readonly region: string;
  /** As in `2023-06-15`. */
  readonly day: string;
  readonly knownOn?: string;
  /** Only these schemes; all when absent. */
  readonly schemes?: readonly string[];
}

export interface Unavailable {
  readonly scheme: string;
  readonly reason: 'not-in-force' | 'missing-parameters';
  /** Codes, with the class where one class only is missing, as in `dibao.standard rural`. */
  readonly missing: readonly string[];
}

/** One scheme, made ready for a place and a day. */
export interface PlannedScheme {
  readonly settled: Settled;
  readonly eligible: Node;
  readonly claim: Node;
  readonly paid: Node;
}

export interface Plan {
  readonly handbook: Handbook;
  readonly book: ParameterBook;
  readonly region: string;
  readonly day: Ymd;
  readonly schemes: readonly PlannedScheme[];
  readonly unavailable: readonly Unavailable[];
  /** Rules that are not judged again, by code, with what was recognised before: see `withGiven`. */
  readonly given?: ReadonlyMap<string, number>;
  /** The figure of each cell of a parameter, in the order of its cells; nothing where none is set. */
  figuresOf(definition: ParameterDefinition): readonly (number | undefined)[];
  find(definition: ParameterDefinition, cell: string): Resolved | undefined;
}

/** Throws `RangeError` on a day that does not exist; an unknown region simply has only the nation's figures. */
export function makePlan(handbook: Handbook, book: ParameterBook, setting: Setting): Plan {
  const day = findYmd(setting.day);
  const knownOn = setting.knownOn === undefined ? undefined : findYmd(setting.knownOn);
  if (day === undefined || (setting.knownOn !== undefined && knownOn === undefined)) {
    throw new RangeError(`not a day of the calendar: ${setting.day} ${setting.knownOn ?? ''}`);
  }
  const resolved = new Map<string, Resolved | undefined>();
  const find = (definition: ParameterDefinition, cell: string): Resolved | undefined => {
    const key = `${definition.code} ${cell}`;
    if (!resolved.has(key)) resolved.set(key, book.find(definition.code, cell, setting.region, day, knownOn));
    return resolved.get(key);
  };
  const figures = new Map<ParameterDefinition, readonly (number | undefined)[]>();
  const figuresOf = (definition: ParameterDefinition): readonly (number | undefined)[] => {
    const known = figures.get(definition);
    if (known) return known;
    const made = cellsOf(definition).map((cell) => find(definition, cell)?.won.value);
    figures.set(definition, made);
    return made;
  };
  const context: FoldContext = { day, choose: (node) => chosenFigure(node, figuresOf) };
  const wanted = [...handbook.schemes.values()].filter(({ code }) => setting.schemes?.includes(code) ?? true);
  const fold = createFold(context);
  const reasons = new Map(
    [...handbook.schemes.values()].map((scheme) => [
      scheme,
      whyUnavailable(scheme, context.day, fold, figuresOf),
    ]),
  );
  const unavailable = wanted.flatMap((scheme) => reasons.get(scheme) ?? []);
  const available = [...handbook.schemes.values()].filter((scheme) => reasons.get(scheme) === undefined);
  const settled = settle(available, handbook.interactions);
  const schemes = wanted.flatMap(({ code }) => {
    const found = settled.get(code);
    if (!found) return [];
    return [
      { settled: found, eligible: fold(found.eligible), claim: fold(found.claim), paid: fold(found.paid) },
    ];
  });
  return { handbook, book, region: setting.region, day, schemes, unavailable, figuresOf, find };
}

/**
 * The same plan for a family of which something was decided before: the rules named are not judged again, their value is
 * the one given (1 or 0, or the place of a choice). A hospital asks by the roll, not by the income of the patient.
 */
export const withGiven = (plan: Plan, given: ReadonlyMap<string, number>): Plan => ({ ...plan, given });

type FiguresOf = (definition: ParameterDefinition) => readonly (number | undefined)[];

function chosenFigure(node: ParameterNode, figuresOf: FiguresOf): number | undefined {
  const kind = node.parameter.kind.kind;
  if (kind !== 'choice' && kind !== 'bool') return undefined;
  return node.by.length === 0 ? figuresOf(node.parameter)[0] : undefined;
}

function whyUnavailable(
  scheme: Scheme,
  day: Ymd,
  fold: (node: Node) => Node,
  figuresOf: FiguresOf,
): Unavailable | undefined {
  const inTime = scheme.from <= day && (scheme.end === undefined || day < scheme.end);
  if (!inTime) return { scheme: scheme.code, reason: 'not-in-force', missing: [] };
  try {
    const roots = [scheme.eligible, scheme.amount, ...(scheme.memberShare ? [scheme.memberShare] : [])];
    const missing = missingFigures(roots.map(fold), figuresOf);
    if (missing.length === 0) return undefined;
    return { scheme: scheme.code, reason: 'missing-parameters', missing };
  } catch (error) {
    if (error instanceof NotInForce) return { scheme: scheme.code, reason: 'not-in-force', missing: [] };
    throw error;
  }
}

/** The nodes under the roots, each once, parts before wholes; a fact brings the question when it is asked along. */
export function collect(roots: readonly Node[]): readonly Node[] {
  const seen = new Set<Node>();
  const order: Node[] = [];
  const walk = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    partsOf(node).forEach(walk);
    order.push(node);
  };
  roots.forEach(walk);
  return order;
}

function missingFigures(roots: readonly Node[], figuresOf: FiguresOf): readonly string[] {
  const missing = new Set<string>();
  for (const node of collect(roots)) {
    if (node.op !== 'parameter') continue;
    const figures = figuresOf(node.parameter);
    const { code, classes } = node.parameter;
    if (figures.every((figure) => figure === undefined)) missing.add(code);
    else if (classes === 'every') {
      cellsOf(node.parameter).forEach((cell, index) => {
        if (figures[index] === undefined) missing.add(`${code} ${cell}`);
      });
    }
  }
  return [...missing];
}
