import { type DatedValue, type Documents, getYmd, type Text, writeCitation } from '../../engine/index.ts';
import { findProcedure, type ProcedureText, type ShownField } from '../../engine/matters/index.ts';
import type { DeclaredRhythm, PaidPublicity, PayLaw } from '../../platform/payments/index.ts';
import { rhythmCode, rhythmKinds } from '../handbook/law/limits.ts';
import { openLaw } from '../policy/open-law.ts';

/** Kinds of interaction of which a person keeps one scheme and gets nothing of the other. */
const SHUTS_OUT = new Set(['exclusive', 'exclusive-by-rule']);

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

/** Where a figure comes from: its document, or why it was put in without one. */
function saySource({ source, assumed }: DatedValue, documents: Documents): Text {
  const cited = (language: 'zh' | 'en') => (source ? writeCitation(source, documents, language) : '');
  const said = (language: 'zh' | 'en', word: string) =>
    [cited(language), ...(assumed === undefined ? [] : [`${word}${assumed}`])].filter(Boolean).join('；');
  return { zh: said('zh', '推定：'), en: said('en', 'assumed: ') };
}

/** Schemes that shut one another out, and what of payments may hang in public, as the handbook declares with its articles. */
export async function openPayLaw(): Promise<PayLaw> {
  const { handbook, book } = await openLaw();
  const findFigure = (code: string, county: string, day: Temporal.PlainDate): DatedValue | undefined =>
    book.find(code, '', county, getYmd(day.toString()))?.won;
  const { matterBook } = await import('../handbook/law/matters.ts');
  const pairs = handbook.interactions.filter(({ kind }) => SHUTS_OUT.has(kind));
  return {
    exclusiveWith: (scheme) =>
      pairs.flatMap(({ first, second }) => (first === scheme ? [second] : second === scheme ? [first] : [])),
    titleOf: (scheme, language) => handbook.schemes.get(scheme)?.title[language] ?? scheme,
    careApart(scheme) {
      const care = handbook.schemes.get(scheme)?.forCare;
      const say = (language: 'zh' | 'en') =>
        care ? writeCitation(care.article, handbook.documents, language) : '';
      return care && { zh: say('zh'), en: say('en') };
    },
    rhythmOf(scheme, county, month): DeclaredRhythm | undefined {
      const payment = handbook.procedures
        .get(scheme)
        ?.stages.payment.parameters.find((code) => code.startsWith('payment.'));
      const found = payment === undefined ? undefined : findFigure(rhythmCode(payment), county, month);
      const rhythm = found && rhythmKinds.values[found.value];
      if (!found || !rhythm) return undefined;
      return { rhythm, source: saySource(found, book.documents), isAssumed: found.assumed !== undefined };
    },
    publicity(scheme, county, day): PaidPublicity {
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
      const days = findFigure('publicity.payments', county, day)?.value;
      if (days === undefined) return { shows: null, why: unsaid };
      return { shows, days, why: { zh: say('zh'), en: say('en') } };
    },
  };
}
