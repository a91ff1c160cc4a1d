import { cellsOf, type RuleDefinition, toIso } from '../../engine/index.ts';
import { findVariant } from '../../engine/schemes/rule.ts';
import { changeDays } from './parameters.ts';
import { sayCell, sayCitation, sayFigure } from './say-figures.ts';
import { planOf } from './schemes.ts';
import type { Setting } from './setting.ts';

/** The days on which anything of the region changes, with how much does: the marks of a time line. */
export function listDays(setting: Setting) {
  const { handbook } = setting;
  const counts = new Map<number, { figures: number; rules: number; schemes: number }>();
  const at = (day: number) => {
    const known = counts.get(day) ?? { figures: 0, rules: 0, schemes: 0 };
    counts.set(day, known);
    return known;
  };
  for (const [code] of handbook.parameters) {
    for (const day of changeDays(setting, (value) => value.parameter === code)) at(day).figures += 1;
  }
  for (const { from, end } of handbook.schemes.values()) {
    at(from).schemes += 1;
    if (end !== undefined) at(end).schemes += 1;
  }
  for (const { variants } of handbook.rules.values()) {
    for (const { from } of variants) if (from > 0) at(from).rules += 1;
  }
  return [...counts].toSorted(([a], [b]) => a - b).map(([day, count]) => ({ day: toIso(day), ...count }));
}

/** What is otherwise on the second day than it was on the first. */
export function listChanges(before: Setting, after: Setting) {
  return {
    schemes: changedSchemes(before, after),
    figures: changedFigures(before, after),
    rules: changedRules(before, after),
  };
}

function changedSchemes(before: Setting, after: Setting) {
  const [was, is] = [before, after].map((setting) => {
    const out = new Map(planOf(setting).unavailable.map((one) => [one.scheme, one.reason]));
    return (code: string) => out.get(code) ?? ('in-force' as const);
  });
  return [...after.handbook.schemes.values()].flatMap(({ code, title }) => {
    const [old, now] = [was?.(code) ?? 'in-force', is?.(code) ?? 'in-force'];
    return old === now ? [] : [{ code, title: title[after.language], before: old, after: now }];
  });
}

function changedFigures(before: Setting, after: Setting) {
  const { book, region, language } = after;
  return [...after.handbook.parameters.values()].flatMap((definition) =>
    cellsOf(definition).flatMap((cell) => {
      const [was, is] = [before, after].map(({ day }) => book.find(definition.code, cell, region, day)?.won);
      if (was?.value === is?.value && was?.region === is?.region) return [];
      const sayOne = (value: typeof was) => (value ? sayFigure(value, definition, after) : null);
      return [
        {
          code: definition.code,
          title: definition.title[language],
          kind: definition.kind.kind,
          label: sayCell(definition, cell, language),
          before: sayOne(was),
          after: sayOne(is),
        },
      ];
    }),
  );
}

function changedRules(before: Setting, after: Setting) {
  const { language, handbook, law } = after;
  const sayText = (rule: RuleDefinition, day: number) => {
    const variant = findVariant(rule, day);
    return variant ? sayCitation(variant.article, handbook.documents, language) : null;
  };
  return [...handbook.rules.values()].flatMap((rule) => {
    if (findVariant(rule, before.day) === findVariant(rule, after.day)) return [];
    const schemes = [...handbook.schemes.values()].filter(({ code }) =>
      law.reachOf.get(code)?.rules.has(rule.code),
    );
    return [
      {
        code: rule.code,
        title: rule.title[language],
        schemes: schemes.map(({ code, title }) => ({ code, title: title[language] })),
        before: sayText(rule, before.day),
        after: sayText(rule, after.day),
      },
    ];
  });
}
