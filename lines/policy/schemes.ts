import type { Static } from 'typebox';
import { makePlan, type Plan, type Scheme, toIso } from '../../engine/index.ts';
import { sayCitation } from './say-figures.ts';
import type { Setting } from './setting.ts';
import type { SchemeItem, Status } from './shapes.ts';
import { summaries } from './summaries.ts';

/** Every scheme as it stands in a region on a day. */
export function listSchemes(setting: Setting): Static<typeof SchemeItem>[] {
  const plan = planOf(setting);
  return [...setting.handbook.schemes.values()].map((scheme) => sayScheme(scheme, plan, setting));
}

export const planOf = ({ handbook, book, region, on }: Setting): Plan =>
  makePlan(handbook, book, { region, day: on });

export function sayScheme(scheme: Scheme, plan: Plan, setting: Setting): Static<typeof SchemeItem> {
  const { handbook, language } = setting;
  const unavailable = plan.unavailable.find((one) => one.scheme === scheme.code);
  const cells = figuresOf(scheme, setting);
  return {
    code: scheme.code,
    title: scheme.title[language],
    summary: summaries[scheme.code]?.[language] ?? '',
    unit: scheme.unit,
    period: scheme.period,
    isStanding: isStanding(scheme),
    status: unavailable?.reason ?? 'in-force',
    missing: (unavailable?.missing ?? []).map((code) => sayMissing(code, setting)),
    from: toIso(scheme.from),
    end: scheme.end === undefined ? null : toIso(scheme.end),
    basis: scheme.basis.map((one) => sayCitation(one, handbook.documents, language)),
    figures: cells.length,
    assumed: cells.filter((one) => one.assumed !== undefined).length,
  };
}

export type SchemeStatus = Static<typeof Status>;

/** A scheme that confirms a standing and pays nothing. */
export const isStanding = ({ amount }: Scheme): boolean => amount.op === 'literal' && amount.value === 0;

/** The figures in force that the scheme can use. */
function figuresOf(scheme: Scheme, { law, book, region, day }: Setting) {
  const codes = law.reachOf.get(scheme.code)?.parameters ?? new Set();
  const keys = new Set(
    book.values.filter((one) => codes.has(one.parameter)).map((one) => `${one.parameter} ${one.cell}`),
  );
  return [...keys].flatMap((key) => {
    const [code = '', cell = ''] = key.split(' ');
    return book.find(code, cell, region, day)?.won ?? [];
  });
}

/** `dibao.standard rural` as its title with the class. */
function sayMissing(missing: string, { handbook, language }: Setting) {
  const [code = '', cell] = missing.split(' ');
  const title = handbook.parameters.get(code)?.title[language] ?? code;
  return { code, title: cell ? `${title} ${cell}` : title };
}
