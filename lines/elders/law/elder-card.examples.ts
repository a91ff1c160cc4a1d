import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('elders-law', '第五十三条（按条文手算）');

export const elderCardExamples: readonly Example[] = [
  {
    name: '没有登记本地年龄的，按法律所说的六十周岁',
    source: article('elders-law', '第二条（按条文手算）'),
    region: '420281',
    day: '2018-01-01',
    facts: family({}, { birthDate: '1958-01-01', relation: 'self' }),
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '满六十周岁前一日',
    source: article('elders-law', '第二条（按条文手算）'),
    region: '420281',
    day: '2018-01-01',
    facts: family({}, { birthDate: '1958-01-02', relation: 'self' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
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
