import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('elders-law', '第五章（按条文手算）');

export const elderCardExamples: readonly Example[] = [
  {
    name: '满六十五周岁当日，不看收入',
    source: by,
    region: '430529',
    day: '2020-05-20',
    facts: family({}, { birthDate: '1955-05-20', relation: 'self', transferIncome: '90000 元/年' }),
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '满六十五周岁前一日',
    source: by,
    region: '430529',
    day: '2020-05-19',
    facts: family({}, { birthDate: '1955-05-20', relation: 'self' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
];
