import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('children-in-difficulty-2016', '二、（一）（按条文手算）');
const region = '320904';
const day = '2019-09-15';
const parent = { birthDate: '1985-01-01', relation: 'self', wageIncome: '60000 元/年' } as const;
const child = { birthDate: '2012-03-10', relation: 'child', student: 'compulsory' } as const;

export const inDifficultyExamples: readonly Example[] = [
  {
    name: '重病儿童',
    source: by,
    region,
    day,
    facts: family({}, parent, { ...child, seriousIllness: true }),
    expect: { eligible: true, amount: '280 元/月' },
  },
  {
    name: '重残并且监护缺失的，只领高的一类',
    source: by,
    region,
    day,
    facts: family({}, parent, {
      ...child,
      disabilityKind: 'limb',
      disabilityGrade: 'one',
      guardianship: 'lacking',
    }),
    expect: { eligible: true, amount: '290 元/月' },
  },
  {
    name: '孤儿按孤儿标准保障，不再领这一项',
    source: by,
    region,
    day,
    facts: family({}, { ...child, guardianship: 'orphan', seriousIllness: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '满十八周岁当日不再领',
    source: by,
    region,
    day: '2030-03-10',
    facts: family({}, parent, { ...child, student: 'none', seriousIllness: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
];
