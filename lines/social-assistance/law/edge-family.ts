import { all, lessThan, noMoney, not, rule, scheme, text } from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { edgeFamilyExamples } from './edge-family.examples.ts';
import { familyGranted } from './granted.ts';
import { edgeLimit, edgeMeans, perPerson } from './means.ts';

const art8 = article('dibao-2021', '第八条');
const art21 = article('assistance-law-2026', '第二十一条');

const sayNotGranted = {
  zh: ['', '您家符合低保条件，按低保办理，不再另外认定低保边缘家庭。'],
  en: ['', 'Your family may have the minimum living allowance itself, which takes the place of this.'],
} as const;

const notGranted = rule({
  code: 'edge.not-granted',
  title: text('没有按户享受低保', 'the family as one has no minimum living allowance'),
  sums: true,
  since: [
    { from: '2021-07-01', article: art8, value: not(familyGranted), say: sayNotGranted },
    { from: '2026-07-01', article: art21, value: not(familyGranted), say: sayNotGranted },
  ],
});

const sayBelow = {
  zh: [
    '低保边缘家庭的收入线是每人{edge.limit}；您家每人{means.per-person}，在这条线以下。',
    '低保边缘家庭的收入线是每人{edge.limit}；您家每人{means.per-person}，不在这条线以下。',
  ],
  en: [
    'The income limit of edge families is {edge.limit} per person; your family has {means.per-person}, below it.',
    'The income limit of edge families is {edge.limit} per person; your family has {means.per-person}, not below it.',
  ],
} as const;

const belowLimit = rule({
  code: 'edge.below-limit',
  title: text('人均收入低于边缘线', 'income per person is below the limit of edge families'),
  since: [
    { from: '2021-07-01', article: art8, value: lessThan(perPerson, edgeLimit), say: sayBelow },
    { from: '2026-07-01', article: art21, value: lessThan(perPerson, edgeLimit), say: sayBelow },
  ],
});

export const edgeFamilyEligible = rule({
  code: 'edge.eligible',
  title: text('认定为低保边缘家庭', 'is confirmed as an edge family'),
  since: [
    { from: '2021-07-01', article: art8, value: all(notGranted, belowLimit, edgeMeans) },
    { from: '2026-07-01', article: art21, value: all(notGranted, belowLimit, edgeMeans) },
  ],
});

/** 低保边缘家庭认定 */
export const edgeFamily = scheme({
  code: 'edge-family',
  title: text('低保边缘家庭', 'Low-income edge family'),
  unit: 'household',
  from: '2021-07-01',
  basis: [art8, article('low-income-2023', '二、（一）'), art21],
  eligible: edgeFamilyEligible,
  amount: noMoney('month'),
  examples: edgeFamilyExamples,
});
