import {
  add,
  all,
  any,
  asPeriod,
  atLeast,
  atLeastNothing,
  atMost,
  count,
  countOf,
  facts,
  isOneOf,
  lessThan,
  monthlyOf,
  no,
  not,
  portion,
  rule,
  subtract,
  sumOver,
  text,
  times,
  toFen,
} from '../../../engine/index.ts';
import { orphan } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from './extreme-poverty.ts';
import { assetMonths, dwellingsMost, edgeMultiple, standard, vehiclesMost } from './standards.ts';

const { household, member } = facts;

const together = isOneOf(member.living, 'together');

const sayApart = {
  zh: ['', '{living}，按规定不计入共同生活的家庭成员，收入和人数都不算进来。'],
  en: ['', '{living}: not counted as a member of the family, neither in income nor in number.'],
} as const;

/** Whoever does not live with the family is not of it, as the law of the day says. */
const livesTogether = rule({
  code: 'means.lives-together',
  title: text('与家庭共同生活', 'lives with the family'),
  leavesOut: true,
  since: [
    { from: '2012-12-12', article: article('dibao-2012', '第五条'), value: together, say: sayApart },
    { from: '2021-07-01', article: article('dibao-2021', '第七条'), value: together, say: sayApart },
  ],
});

/** Orphans have a living allowance of their own, which is not doubled. */
const noOrphan = rule({
  code: 'means.no-orphan',
  title: text('不是另外保障的孤儿', 'is no orphan with an allowance of their own'),
  leavesOut: true,
  article: article('orphans-2010', '一、'),
  value: not(orphan),
  say: {
    zh: ['', '按孤儿另外发给基本生活费，不在这里重复计入。'],
    en: ['', 'An orphan, who has an allowance of their own and is not counted twice.'],
  },
});

const notExtremelyPoor = rule({
  code: 'means.not-extremely-poor',
  title: text('不是特困人员', 'is not extremely poor in the sense of the law'),
  leavesOut: true,
  article: article('assistance-measures-2014', '第十四条'),
  value: not(extremelyPoor),
  say: {
    zh: ['', '符合特困人员条件，由特困人员救助供养保障，不在这里重复计入。'],
    en: ['', 'Supported as extremely poor, and not counted twice.'],
  },
});

const isCounted = all(livesTogether, noOrphan, notExtremelyPoor);

/** Who counts as a member of the family that is judged. */
export const counted = rule({
  code: 'means.counted',
  title: text('计入共同生活成员', 'counts as a member of the family'),
  since: [
    { from: '2012-12-12', article: article('dibao-2012', '第五条'), value: isCounted },
    { from: '2021-07-01', article: article('dibao-2021', '第七条'), value: isCounted },
  ],
});

export const persons = rule({
  code: 'means.persons',
  title: text('保障人数', 'persons counted'),
  since: [
    { from: '2012-12-12', article: article('dibao-2012', '第五条'), value: countOf(counted) },
    { from: '2021-07-01', article: article('dibao-2021', '第七条'), value: countOf(counted) },
  ],
});

const gross = add(
  member.wageIncome,
  member.businessIncome,
  member.propertyIncome,
  member.transferIncome,
  member.otherIncome,
);
const deducted = add(member.exemptIncome, member.supportPaid, member.employmentCosts);
const withPension = subtract(sumOver(gross, counted), sumOver(deducted, counted));
const withoutPension = subtract(
  sumOver(gross, counted),
  sumOver(add(deducted, member.basicPension), counted),
);

/** What counts as the family's income of the last twelve months. */
export const netIncome = rule({
  code: 'means.net-income',
  title: text('家庭可计年收入', 'family income that counts, in twelve months'),
  since: [
    { from: '2012-12-12', article: article('dibao-2012', '第十六条'), value: atLeastNothing(withPension) },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第十三条'),
      value: atLeastNothing(withoutPension),
    },
  ],
});

export const perPerson = rule({
  code: 'means.per-person',
  title: text('家庭人均月收入', 'income per person and month'),
  since: [
    {
      from: '2012-12-12',
      article: article('dibao-2012', '第十六条'),
      value: monthlyOf(netIncome, toFen, persons),
      say: {
        zh: '家里按{means.persons}人计算，一年可计收入{means.net-income}，平均每人{result}。',
        en: '{means.persons} persons count; the income that counts is {means.net-income}: {result} per person.',
      },
    },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第十三条'),
      value: monthlyOf(netIncome, toFen, persons),
      say: {
        zh: '家里按{means.persons}人计算，一年可计收入{means.net-income}，平均每人{result}。',
        en: '{means.persons} persons count; the income that counts is {means.net-income}: {result} per person.',
      },
    },
  ],
});

export const localStandard = standard(household.residence);

const withinLimits = all(
  atMost(household.financialAssets, asPeriod(times(times(localStandard, assetMonths), persons), 'once')),
  atMost(household.vehicles, vehiclesMost),
  atMost(household.dwellings, dwellingsMost),
);

export const propertyWithin = rule({
  code: 'means.property',
  title: text('家庭财产符合规定', 'family property is within the limits'),
  since: [
    { from: '2012-12-12', article: article('dibao-2012', '第十七条'), value: withinLimits },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第十四条'),
      value: withinLimits,
      say: {
        zh: ['家庭财产在规定的限额以内。', '家庭财产超过了规定的限额。'],
        en: [
          'The property of the family is within the limits.',
          'The property of the family exceeds the limits.',
        ],
      },
    },
  ],
});

const upToEdge = portion(localStandard, edgeMultiple, toFen);

/** The income below which a family is an edge family. From the law on it is the province that sets the multiple. */
export const edgeLimit = rule({
  code: 'edge.limit',
  title: text('低保边缘家庭收入线', 'income limit of edge families'),
  since: [
    { from: '2021-07-01', article: article('dibao-2021', '第八条'), value: upToEdge },
    { from: '2026-07-01', article: article('assistance-law-2026', '第二十一条'), value: upToEdge },
  ],
});

/** Low in income although above the standard: the measure of edge families. */
export const edgeMeans = rule({
  code: 'means.edge',
  title: text('符合低保边缘家庭条件', 'meets the conditions of an edge family'),
  since: [
    { from: '2012-12-12', article: article('assistance-measures-2014', '第九条'), value: no },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第八条'),
      value: all(atLeast(persons, count(1)), lessThan(perPerson, edgeLimit), propertyWithin),
    },
    {
      from: '2026-07-01',
      article: article('assistance-law-2026', '第二十一条'),
      value: all(atLeast(persons, count(1)), lessThan(perPerson, edgeLimit), propertyWithin),
    },
  ],
});

export const severelyDisabled = rule({
  code: 'means.severely-disabled',
  title: text('重度残疾', 'severely disabled'),
  since: [
    {
      from: '2012-12-12',
      article: article('dibao-2012', '第二十八条'),
      value: isOneOf(member.disabilityGrade, 'one', 'two'),
    },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第八条'),
      value: any(
        isOneOf(member.disabilityGrade, 'one', 'two'),
        all(
          isOneOf(member.disabilityKind, 'intellectual', 'mental'),
          isOneOf(member.disabilityGrade, 'three'),
        ),
      ),
    },
  ],
});
