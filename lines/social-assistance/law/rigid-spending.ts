import {
  add,
  all,
  asPeriod,
  atLeast,
  count,
  countKind,
  facts,
  lessThan,
  moreThan,
  noMoney,
  not,
  parameter,
  portion,
  ratioKind,
  rule,
  scheme,
  sharedBy,
  text,
  times,
  toFen,
  toFenDown,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { minimumLivingEligible } from './granted.ts';
import { edgeMeans, localStandard, netIncome, persons, propertyWithin } from './means.ts';
import { rigidSpendingExamples } from './rigid-spending.examples.ts';
import { disposableIncome } from './standards.ts';

const { household } = facts;

const spendingShare = parameter(
  'rigid.spending-share',
  ratioKind,
  text('刚性支出占家庭收入的比例线', 'share of income that unavoidable spending must exceed'),
);
const livingMonths = parameter(
  'rigid.living-months',
  countKind,
  text('基本生活支出按低保标准计算的月数', 'months of the standard that count as spending on living'),
);

/** What the family cannot help spending in twelve months; of living, as much as the local standard. */
const spending = add(
  asPeriod(times(times(localStandard, livingMonths), persons), 'year'),
  household.medicalSpending,
  household.educationSpending,
  household.rehabilitationSpending,
  household.otherRigidSpending,
);
const income = disposableIncome(household.residence);
const incomeOf = sharedBy(netIncome, persons, toFen);
const line = portion(netIncome, spendingShare, toFenDown);

/** Poor through what it must spend, whatever it is called on the day; also the measure of medical assistance. */
export const rigidMeans = all(
  atLeast(persons, count(1)),
  not(edgeMeans),
  lessThan(incomeOf, income),
  propertyWithin,
  moreThan(spending, line),
);

const art = (place: string) => article('rigid-spending-2024', place);
const conditions = '第四条';

const noOther = rule({
  code: 'rigid.no-other',
  title: text('不属于低保、特困和低保边缘家庭', 'is of no poorer class'),
  sums: true,
  article: art(conditions),
  value: all(atLeast(persons, count(1)), not(minimumLivingEligible), not(edgeMeans)),
  say: {
    zh: ['', '您家属于低保、特困或低保边缘家庭，按那一类享受救助，不再认定刚性支出困难家庭。'],
    en: ['', 'Your family belongs to a poorer class and is helped as such.'],
  },
});

const perYear = rule({
  code: 'rigid.per-person',
  title: text('人均年收入', 'income per person and year'),
  article: art(conditions),
  value: incomeOf,
});

const belowDisposable = rule({
  code: 'rigid.below-disposable',
  title: text('人均收入低于上年度人均可支配收入', 'income is below the disposable income of the year before'),
  article: art(conditions),
  value: lessThan(perYear, income),
  say: {
    zh: [
      '您家每人一年收入{rigid.per-person}，低于当地上年度人均可支配收入{disposable-income}。',
      '您家每人一年收入{rigid.per-person}，不低于当地上年度人均可支配收入{disposable-income}。',
    ],
    en: [
      'Income is {rigid.per-person} per person, below the local disposable income of {disposable-income}.',
      'Income is {rigid.per-person} per person, not below the local disposable income of {disposable-income}.',
    ],
  },
});

const spent = rule({
  code: 'rigid.spending',
  title: text('十二个月刚性支出', 'unavoidable spending of twelve months'),
  article: art('第五条'),
  value: spending,
  say: {
    zh: '过去十二个月，基本生活按低保标准计算，加上看病{medicalSpending}、上学{educationSpending}、康复{rehabilitationSpending}和其他必需支出{otherRigidSpending}，一共{result}。',
    en: 'In twelve months: living by the standard, medical {medicalSpending}, schooling {educationSpending}, rehabilitation {rehabilitationSpending}, other {otherRigidSpending}; together {result}.',
  },
});

const overShare = rule({
  code: 'rigid.over-share',
  title: text('刚性支出占收入的比例超过规定', 'unavoidable spending exceeds the share of income'),
  article: art(conditions),
  value: moreThan(spent, portion(netIncome, spendingShare, toFenDown)),
  say: {
    zh: [
      '全家一年收入{means.net-income}，刚性支出{rigid.spending}，超过收入的{rigid.spending-share}。',
      '全家一年收入{means.net-income}，刚性支出{rigid.spending}，没有超过收入的{rigid.spending-share}。',
    ],
    en: [
      'Of an income of {means.net-income}, {rigid.spending} is unavoidable: more than {rigid.spending-share}.',
      'Of an income of {means.net-income}, {rigid.spending} is unavoidable: not more than {rigid.spending-share}.',
    ],
  },
});

export const rigidSpendingEligible = rule({
  code: 'rigid.eligible',
  title: text('认定为刚性支出困难家庭', 'is confirmed as a family of rigid spending'),
  since: [
    {
      from: '2025-01-01',
      article: art(conditions),
      value: all(noOther, belowDisposable, propertyWithin, overShare),
    },
    {
      from: '2026-07-01',
      article: article('assistance-law-2026', '第二十二条'),
      value: all(noOther, belowDisposable, propertyWithin, overShare),
    },
  ],
});

/** 刚性支出困难家庭认定；有效期不超过十二个月 */
export const rigidSpending = scheme({
  code: 'rigid-spending-family',
  title: text('刚性支出困难家庭', 'Family of rigid spending'),
  unit: 'household',
  from: '2025-01-01',
  basis: [art('全文'), article('assistance-law-2026', '第二十二条')],
  eligible: rigidSpendingEligible,
  amount: noMoney('month'),
  examples: rigidSpendingExamples,
});
