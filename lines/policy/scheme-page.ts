import { type Node, toIso } from '../../engine/index.ts';
import { partsOf } from '../../engine/language/nodes.ts';
import { findVariant, type RuleDefinition, type Saying as RuleSaying } from '../../engine/schemes/rule.ts';
import { done, type Language, type Outcome, refuse } from '../../platform/base/index.ts';
import { outline } from './describe.ts';
import { listExamples } from './examples.ts';
import { isLimitOf, listLimits } from './limits.ts';
import { sayParameter } from './parameters.ts';
import { ruleWords } from './rule-words.ts';
import { sayCitation } from './say-figures.ts';
import { planOf, sayScheme } from './schemes.ts';
import type { Setting } from './setting.ts';

/** One scheme as it stands in a region on a day, with all that is known of it. */
export function tellScheme(setting: Setting, code: string) {
  const { handbook, law } = setting;
  const scheme = handbook.schemes.get(code);
  if (!scheme) return refuse('policy.scheme.unknown', { scheme: code });
  const reach = law.reachOf.get(code);
  // A scheme whose condition is that there is an amount tells of the amount where it belongs.
  const conditions = tellRules(scheme.eligible, setting, scheme.amount);
  const told = new Set(conditions.map(({ code: one }) => one));
  return done({
    scheme: sayScheme(scheme, planOf(setting), setting),
    conditions,
    // What the conditions have told is not told again.
    amounts: tellRules(scheme.amount, setting).filter(({ code: one }) => !told.has(one)),
    parameters: [...(reach?.parameters ?? [])].flatMap((one) => {
      const definition = handbook.parameters.get(one);
      return definition ? [sayParameter(definition, setting)] : [];
    }),
    interactions: tellInteractions(code, setting),
    versions: tellVersions(code, setting),
    limits: listLimits(setting).filter((limit) => isLimitOf(setting, code, limit.code)),
    examples: listExamples(scheme, setting),
  });
}

/** A rule with its article and its text; `depth` says how many rules stand above it. */
function tellRules(root: Node, setting: Setting, elsewhere?: Node) {
  const told = new Map<RuleDefinition, ReturnType<typeof tellRule>>();
  const walk = (node: Node, depth: number): void => {
    if (node.op !== 'rule') {
      for (const part of partsOf(node)) walk(part, depth);
      return;
    }
    const variant = findVariant(node.rule, setting.day);
    if (!variant || told.has(node.rule) || node === elsewhere) return;
    told.set(node.rule, tellRule(node.rule, depth, setting));
    // What another scheme's standing rests on is told on that scheme's page.
    if (!node.rule.sums) walk(variant.value, depth + 1);
  };
  walk(root, 0);
  return [...told.values()];
}

function tellRule(rule: RuleDefinition, depth: number, { handbook, day, language }: Setting) {
  const variant = findVariant(rule, day) ?? rule.variants[0];
  if (!variant) throw new Error(`the rule ${rule.code} has no text`);
  return {
    code: rule.code,
    title: rule.title[language],
    depth,
    kind: variant.value.kind.kind,
    article: sayCitation(variant.article, handbook.documents, language),
    since: variant.from === 0 ? null : toIso(variant.from),
    ...outline(variant.value, language),
    /** What a clerk says when it holds, and when it does not; names stand for the family's own figures. */
    says: sayTemplates(variant.say, variant.value, language),
  };
}

function sayTemplates(say: RuleSaying | undefined, value: Node, language: Language): string[] {
  const templates = [say?.[language] ?? []].flat().filter((one) => one !== '');
  const names = namesIn(value, language);
  return templates.map((template) =>
    template.replace(/\{([^}]+)\}/g, (_whole, name: string) => ruleWords[language].slot(names.get(name))),
  );
}

/** What the placeholders of a rule's sentence stand for. */
function namesIn(value: Node, language: Language): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const walk = (node: Node): void => {
    if (node.op === 'fact') names.set(node.fact.name, node.fact.title[language]);
    if (node.op === 'parameter') names.set(node.parameter.code, node.parameter.title[language]);
    if (node.op === 'rule') names.set(node.rule.code, node.rule.title[language]);
    for (const part of partsOf(node)) walk(part);
  };
  walk(value);
  return names;
}

function tellInteractions(code: string, { handbook, language }: Setting) {
  return handbook.interactions.flatMap((one) => {
    if (one.first !== code && one.second !== code) return [];
    const other = handbook.schemes.get(one.first === code ? one.second : one.first);
    return [
      {
        kind: one.kind,
        title: one.title[language],
        other: { code: other?.code ?? '', title: other?.title[language] ?? '' },
        isFirst: one.first === code,
        article: sayCitation(one.article, handbook.documents, language),
      },
    ];
  });
}

/** The days on which the scheme or a rule of it got another text, first day first. */
function tellVersions(code: string, { handbook, law, language }: Setting) {
  const scheme = handbook.schemes.get(code);
  const rules = [...handbook.rules.values()].filter((rule) => law.reachOf.get(code)?.rules.has(rule.code));
  const days = new Set(
    rules
      .flatMap(({ variants }) => variants.map(({ from }) => from))
      .filter((from) => from > (scheme?.from ?? 0)),
  );
  const changed = [...days]
    .toSorted((a, b) => a - b)
    .map((day) => ({
      day: toIso(day),
      kind: 'changed' as const,
      rules: rules.flatMap((rule) => {
        const at = rule.variants.findIndex(({ from }) => from === day);
        const [now, was] = [rule.variants[at], rule.variants[at - 1]];
        if (!now) return [];
        const cite = (text: typeof now) => sayCitation(text.article, handbook.documents, language);
        return [
          {
            title: rule.title[language],
            article: cite(now),
            before: was ? outline(was.value, language) : null,
            after: outline(now.value, language),
          },
        ];
      }),
    }));
  const first = { day: toIso(scheme?.from ?? 0), kind: 'begins' as const, rules: [] };
  const last =
    scheme?.end === undefined ? [] : [{ day: toIso(scheme.end), kind: 'ends' as const, rules: [] }];
  return [first, ...changed, ...last];
}

export type SchemePage = ReturnType<typeof tellScheme> extends Outcome<infer T> ? T : never;
