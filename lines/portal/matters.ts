import { findYmd, writeCitation } from '../../engine/index.ts';
import { findRules, type Matter, procedureHere, type RulesInForce } from '../../engine/matters/index.ts';
import { matterBook } from '../handbook/law/matters.ts';
import { situations } from './law/situations.ts';
import type { Setting } from './setting.ts';

/** A matter as it is done in the place on the day. */
export interface MatterHere {
  readonly matter: Matter;
  readonly rules: RulesInForce;
}

/** Cases begin by the rules of the county itself, not of the region that its figures are read from. */
export function findMatterHere({ law, county, on }: Setting, code: string): MatterHere | undefined {
  const matter = matterBook.matters.get(code);
  const rules = matter && findRules(matter, { book: law.book, calendar: law.calendar }, county, on);
  return matter && rules ? { matter, rules } : undefined;
}

export const listMattersHere = (setting: Setting): readonly MatterHere[] =>
  [...matterBook.matters.keys()].flatMap((code) => findMatterHere(setting, code) ?? []);

/** Matters by why somebody comes; what comes under none stands last, under a title of null. */
export function mattersBySituation(setting: Setting): readonly {
  readonly code: string;
  readonly title: string | null;
  readonly matters: readonly MatterHere[];
}[] {
  const left = new Set(listMattersHere(setting));
  const groups = situations.map(({ code, title, schemes }) => {
    const matters = [...left].filter(
      ({ matter }) => matter.scheme !== undefined && schemes.includes(matter.scheme),
    );
    for (const one of matters) left.delete(one);
    return { code, title: title[setting.language], matters };
  });
  return [...groups, { code: 'others', title: null, matters: [...left] }].filter(
    ({ matters }) => matters.length > 0,
  );
}

/** What may be done against a decision, by the law of the day, with its articles. */
export function remediesOn({ law, language, on }: Setting): readonly string[] {
  const found = law.handbook.remedies.findLast(({ from }) => (findYmd(from) ?? 0) <= (findYmd(on) ?? 0));
  if (!found) return [];
  const cited = found.articles.map((one) => writeCitation(one, law.book.documents, language));
  return [found.say[language], cited.join(language === 'zh' ? '；' : '; ')];
}

/** As people of the place read it: without what only holds where others decide. */
export const rulesForReading = (rules: RulesInForce): RulesInForce => ({
  ...rules,
  procedure: procedureHere(rules.procedure, rules.isDelegated),
});

/** Working days from the acceptance to the decision, as promised or else by law; nothing where the place set none. */
export function wholeDays(rules: RulesInForce): number | undefined {
  const { limits } = procedureHere(rules.procedure, rules.isDelegated);
  const whole = limits.find(
    ({ from, to, when, counts }) =>
      from === 'acceptance' && to === 'decision' && when === undefined && counts === 'working-days',
  );
  if (!whole) return undefined;
  return (whole.promised && rules.findDays(whole.promised)?.days) ?? rules.findDays(whole.days)?.days;
}
