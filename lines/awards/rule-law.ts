import { type Citation, cellsOf, getYmd, writeCitation } from '../../engine/index.ts';
import type { AgeBands, FoundRule, RuleCode, RuleLaw } from '../../platform/awards/index.ts';
import { openFundLaw } from '../funds/index.ts';
import { article } from '../handbook/law/statutes.ts';
import { type Law, openLaw } from '../policy/open-law.ts';

/** From this day on whoever is to lose is heard first (社会救助法第48条). */
const HEARING_FROM = '2026-07-01';
const ADULT = 18;

const before2026: Readonly<Record<RuleCode, Citation>> = {
  died: article('dibao-2021', '第三十一条'),
  'age-band': article('elders-law', '第三十三条'),
  'papers-expired': article('disability-subsidies-2015', '三、（二）'),
  'papers-renewed': article('disability-subsidies-2015', '三、（二）'),
  'member-died': article('dibao-2021', '第三十一条'),
  'member-left': article('dibao-2021', '第三十一条'),
  'age-reached': article('orphans-2010', '一、'),
  'review-overdue': article('dibao-2021', '第三十条'),
};
const from2026: Partial<Record<RuleCode, Citation>> = {
  'member-died': article('assistance-law-2026', '第四十八条'),
  'member-left': article('assistance-law-2026', '第四十八条'),
  'review-overdue': article('assistance-law-2026', '第四十六条'),
};

const AGES: Readonly<Record<string, number>> = {
  'from-65': 65,
  'from-70': 70,
  'from-80': 80,
  'from-90': 90,
  'from-100': 100,
};

function bandsOf({ book, handbook }: Law, county: string, day: string): readonly AgeBands[] {
  const ymd = getYmd(day);
  const definition = handbook.parameters.get('old-age.allowance');
  if (!definition) throw new Error('the allowance for the very old has no figures');
  const bands = cellsOf(definition).flatMap((cell) => {
    const won = book.find('old-age.allowance', cell, county, ymd)?.won;
    const age = AGES[cell];
    return won && age !== undefined ? [{ age, amountFen: won.value }] : [];
  });
  const isFromBirthdayMonth = book.find('old-age.from-birthday-month', '', county, ymd)?.won.value !== 0;
  return [
    { scheme: 'old-age-allowance', isFromBirthdayMonth, bands: bands.toSorted((a, b) => a.age - b.age) },
  ];
}

/** What follows from the registry by itself in a place on a day. */
export async function openRuleLaw(county: string, day: Temporal.PlainDate): Promise<RuleLaw> {
  const [law, funds] = await Promise.all([openLaw(), openFundLaw()]);
  const iso = day.toString();
  const isHeard = iso >= HEARING_FROM;
  const citationOf = (rule: RuleCode): Citation => (isHeard ? from2026[rule] : undefined) ?? before2026[rule];
  return {
    ofPersons: [...law.handbook.schemes.values()]
      .filter(({ unit, period }) => unit === 'member' && period === 'month')
      .map(({ code }) => code),
    ofFamilies: [{ scheme: 'minimum-living-allowance', matter: 'minimum-living-change' }],
    bands: bandsOf(law, county, iso),
    ofCertificates: ['disability-living-subsidy', 'disability-care-subsidy'],
    ends: [
      { scheme: 'orphan-allowance', age: ADULT },
      { scheme: 'unattended-children', age: ADULT },
    ],
    articleOf: (rule, language) => writeCitation(citationOf(rule), law.book.documents, language),
    titleOf: (scheme, language) => funds.titleOf(scheme, language) ?? scheme,
    formOf: (rule, name, happenedOn) => formOf(rule, name, happenedOn),
  };
}

/** 变动类型 is proposed as a cut; whoever reckons finds out whether it is one. */
const formOf = (rule: FoundRule, name: string, happenedOn: string) => ({
  change: 'reduce',
  cause: rule === 'member-died' ? 'died' : 'left',
  changedOn: happenedOn,
  who: [name],
});
