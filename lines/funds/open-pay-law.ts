import { writeCitation } from '../../engine/index.ts';
import { findProcedure, type ProcedureText, type ShownField } from '../../engine/matters/index.ts';
import type { PaidPublicity, PayLaw } from '../../platform/payments/index.ts';
import { openLaw } from '../policy/open-law.ts';

/** Kinds of interaction of which a person keeps one scheme and gets nothing of the other. */
const SHUTS_OUT = new Set(['exclusive', 'exclusive-by-rule']);

/** 村民委员会组织法 of 2025-10-28: what a village puts up hangs for fifteen days at the least. */
const PAID_DAYS = 15;
/** Of what a matter lets hang in public, what a list of payments has room for. */
const PAID_FIELDS: readonly ShownField[] = ['applicant', 'amount'];

const unsaid = {
  zh: '没有规定这个项目可以公示',
  en: 'no rule lets this scheme hang in public',
};

/** What the procedure of a day lets anybody see of those who are granted. */
function publicityOf(procedure: ProcedureText): readonly ShownField[] {
  const ofSteps = procedure.steps.flatMap(({ publicity }) => publicity?.shows ?? []);
  const shown = procedure.announced?.shows ?? ofSteps;
  return PAID_FIELDS.filter((field) => shown.includes(field));
}

/** Schemes that shut one another out, and what of payments may hang in public, as the handbook declares with its articles. */
export async function openPayLaw(): Promise<PayLaw> {
  const { handbook } = await openLaw();
  const { matterBook } = await import('../handbook/law/matters.ts');
  const pairs = handbook.interactions.filter(({ kind }) => SHUTS_OUT.has(kind));
  return {
    exclusiveWith: (scheme) =>
      pairs.flatMap(({ first, second }) => (first === scheme ? [second] : second === scheme ? [first] : [])),
    titleOf: (scheme, language) => handbook.schemes.get(scheme)?.title[language] ?? scheme,
    publicity(scheme, day): PaidPublicity {
      const procedures = [...matterBook.matters.values()]
        .filter((one) => one.scheme === scheme && one.kind !== 'change')
        .flatMap((matter) => findProcedure(matter, day.toString()) ?? []);
      // One procedure that keeps it from the public keeps it for all who have the scheme.
      const kept = procedures.find(({ notPublic }) => notPublic !== undefined)?.notPublic;
      if (kept) return { shows: null, why: kept.say };
      const [procedure] = procedures;
      const shows = procedure ? publicityOf(procedure) : [];
      if (!procedure || !shows.includes('applicant')) return { shows: null, why: unsaid };
      const cited = procedure.announced?.articles ?? procedure.articles;
      const say = (language: 'zh' | 'en') =>
        cited
          .map((one) => writeCitation(one, matterBook.documents, language))
          .join(language === 'zh' ? '、' : ', ');
      return { shows, days: PAID_DAYS, why: { zh: say('zh'), en: say('en') } };
    },
  };
}
