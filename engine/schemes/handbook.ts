import { type Citation, type Documents, holdsOn } from '../documents.ts';
import { dayBefore, findYmd, toIso, type Ymd } from '../language/day.ts';
import { type Node, partsOf } from '../language/nodes.ts';
import { type ParameterDefinition, parameterOf } from '../parameters/declare.ts';
import { type Interaction, whyUnsettled } from './interaction.ts';
import { type Procedure, type Remedy, stages } from './procedure.ts';
import type { RuleDefinition } from './rule.ts';
import { placeholdersOf, sayables } from './saying.ts';
import type { Scheme } from './scheme.ts';

/** Every scheme, how they bear on each other, and the texts they cite: checked as one. */
export interface Handbook {
  readonly schemes: ReadonlyMap<string, Scheme>;
  readonly interactions: readonly Interaction[];
  readonly documents: Documents;
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  readonly rules: ReadonlyMap<string, RuleDefinition>;
  /** By the code of the scheme. */
  readonly procedures: ReadonlyMap<string, Procedure>;
  /** Earliest first. */
  readonly remedies: readonly Remedy[];
}

export interface HandbookParts {
  readonly schemes: readonly Scheme[];
  readonly interactions: readonly Interaction[];
  readonly documents: Documents;
  /** Parameters that no amount depends on, such as limits in working days. */
  readonly furtherParameters?: readonly Node[];
  readonly procedures?: Readonly<Record<string, Procedure>>;
  readonly remedies?: readonly Remedy[];
}

/** Every node that a scheme can reach, in every text its rules ever had; each once. */
export function reachable(roots: readonly Node[]): ReadonlySet<Node> {
  const seen = new Set<Node>();
  const walk = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    partsOf(node).forEach(walk);
    if (node.op === 'rule') for (const { value } of node.rule.variants) walk(value);
    if (node.op === 'fact' && node.fact.asked) walk(node.fact.asked.when);
  };
  roots.forEach(walk);
  return seen;
}

const rootsOf = (scheme: Scheme): readonly Node[] => [
  scheme.eligible,
  scheme.amount,
  ...(scheme.memberShare ? [scheme.memberShare] : []),
];

/**
 * Puts the schemes together. A rule without an article that was in force, a scheme without a basis or an
 * example, two things of one name: the whole does not load, and the error names everything that is wrong.
 */
export function assembleHandbook(parts: HandbookParts): Handbook {
  const problems: string[] = [];
  const schemes = new Map<string, Scheme>();
  const rules = new Map<string, RuleDefinition>();
  const parameters = new Map<string, ParameterDefinition>();
  const addParameter = (definition: ParameterDefinition): void => {
    const known = parameters.get(definition.code);
    if (known && known !== definition) problems.push(`two parameters are called ${definition.code}`);
    parameters.set(definition.code, definition);
  };
  for (const scheme of parts.schemes) {
    if (schemes.has(scheme.code)) problems.push(`two schemes are called ${scheme.code}`);
    schemes.set(scheme.code, scheme);
    problems.push(...schemeProblems(scheme, parts.documents));
    for (const node of reachable(rootsOf(scheme))) {
      if (node.op === 'parameter') addParameter(node.parameter);
      if (node.op !== 'rule') continue;
      const known = rules.get(node.rule.code);
      if (known && known !== node.rule) problems.push(`two rules are called ${node.rule.code}`);
      if (known === node.rule) continue;
      rules.set(node.rule.code, node.rule);
      problems.push(...ruleProblems(node.rule, scheme, parts.documents));
    }
  }
  for (const node of parts.furtherParameters ?? []) addParameter(parameterOf(node));
  for (const interaction of parts.interactions) {
    const name = `${interaction.first} ${interaction.kind} ${interaction.second}`;
    const why = whyUnsettled(interaction, schemes);
    if (why) problems.push(`${name}: ${why}`);
    problems.push(...citationProblems(name, interaction.article, parts.documents));
  }
  const procedures = new Map(Object.entries(parts.procedures ?? {}));
  problems.push(...procedureProblems(procedures, schemes, parameters));
  for (const { from, articles } of parts.remedies ?? []) {
    for (const citation of articles)
      problems.push(...citationProblems(`the remedy of ${from}`, citation, parts.documents));
  }
  if (parts.schemes.length === 0) problems.push('there is no scheme');
  if (problems.length > 0) throw new Error(`the handbook does not load:\n- ${problems.join('\n- ')}`);
  return {
    schemes,
    interactions: parts.interactions,
    documents: parts.documents,
    parameters,
    rules,
    procedures,
    remedies: parts.remedies ?? [],
  };
}

/** A procedure of no scheme, or a limit that nobody declared. */
function procedureProblems(
  procedures: ReadonlyMap<string, Procedure>,
  schemes: ReadonlyMap<string, Scheme>,
  parameters: ReadonlyMap<string, ParameterDefinition>,
): readonly string[] {
  return [...procedures].flatMap(([code, procedure]) => [
    ...(schemes.has(code) ? [] : [`there is a procedure of ${code}, which is no scheme`]),
    ...stages
      .flatMap((stage) => [...procedure.stages[stage].parameters, ...(procedure.stages[stage].further ?? [])])
      .filter((parameter) => !parameters.has(parameter))
      .map((parameter) => `the procedure of ${code} names ${parameter}, which is not declared`),
  ]);
}

function schemeProblems(scheme: Scheme, documents: Documents): readonly string[] {
  const problems = scheme.basis.flatMap((citation) => citationProblems(scheme.code, citation, documents));
  if (scheme.basis.length === 0) problems.push(`${scheme.code} names no law`);
  if (scheme.forCare) problems.push(...citationProblems(scheme.code, scheme.forCare.article, documents));
  if (scheme.examples.length === 0) problems.push(`${scheme.code} has no example`);
  for (const example of scheme.examples) {
    const name = `${scheme.code}, example ${example.name}`;
    problems.push(...citationProblems(name, example.source, documents));
    if (findYmd(example.day) === undefined) problems.push(`${name}: ${example.day} is no day`);
  }
  if (
    scheme.unit === 'household' &&
    (scheme.eligible.scope === 'member' || scheme.amount.scope === 'member')
  ) {
    problems.push(`${scheme.code} is of the household but speaks of one member`);
  }
  return problems;
}

function citationProblems(name: string, citation: Citation, documents: Documents): string[] {
  const problems: string[] = [];
  if (!Object.hasOwn(documents, citation.document))
    problems.push(`${name} cites ${citation.document}, which is not registered`);
  if (citation.place.trim() === '') problems.push(`${name} cites ${citation.document} without an article`);
  return problems;
}

function ruleProblems(rule: RuleDefinition, scheme: Scheme, documents: Documents): readonly string[] {
  const problems: string[] = [];
  rule.variants.forEach((variant, index) => {
    const name = `rule ${rule.code}`;
    problems.push(...citationProblems(name, variant.article, documents));
    const next = rule.variants[index + 1];
    if (next && next.from <= variant.from) problems.push(`${name}: its texts are not in order of days`);
    const first = Math.max(variant.from, scheme.from);
    const end = next?.from ?? scheme.end;
    problems.push(...validityProblems(name, variant.article, first, end, documents));
    for (const placeholder of placeholdersOf(variant.say)) {
      if (!sayables(variant.value).has(placeholder))
        problems.push(`${name} says {${placeholder}}, which it does not use`);
    }
  });
  return problems;
}

/** The article must hold from the first day of the rule's text to the day before the next text. */
function validityProblems(
  name: string,
  article: Citation,
  first: Ymd,
  end: Ymd | undefined,
  documents: Documents,
): readonly string[] {
  const cited = documents[article.document];
  if (!cited) return [];
  if (!holdsOn(cited, first)) return [`${name}: ${article.document} is not in force on ${toIso(first)}`];
  const repealed = cited.repealed === undefined ? undefined : findYmd(cited.repealed);
  if (repealed !== undefined && (end === undefined || !holdsOn(cited, dayBefore(end)))) {
    return [`${name} still cites ${article.document} after its repeal on ${cited.repealed}`];
  }
  return [];
}
