import {
  add,
  ageYears,
  all,
  any,
  atLeast,
  atLeastNothing,
  choose,
  count,
  countOf,
  everyMember,
  facts,
  greatest,
  isOneOf,
  lessThan,
  noMoney,
  not,
  portion,
  ratio,
  rule,
  scheme,
  sharedBy,
  subtract,
  sumOver,
  text,
  times,
  toFen,
  toFenDown,
  value,
  when,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { granted, leaving, minimumLivingEligible, ownMonthly, single, wholeFamily } from './granted.ts';
import { counted, localStandard, perPerson, persons, severelyDisabled } from './means.ts';
import { minimumLivingExamples } from './minimum-living.examples.ts';
import {
  fullWhenUnable,
  method,
  supplementElderAge,
  supplementKinds,
  supplementShare,
  tierAmount,
} from './standards.ts';

const { household, member } = facts;
const age = ageYears(member.birthDate);
const nothing = noMoney('month');

const nobodyCanWork = everyMember(
  any(lessThan(age, count(16)), atLeast(age, count(60)), isOneOf(member.workAbility, 'none')),
  counted,
);

const difference = times(atLeastNothing(subtract(localStandard, perPerson)), persons);
const tierAssessed = rule({
  code: 'dibao.tier-assessed',
  title: text('已评定档次', 'has been assessed to a tier'),
  article: article('assistance-measures-2014', '第十二条'),
  value: not(isOneOf(household.assessedTier, 'none')),
  say: {
    zh: ['', '当地的低保金按困难程度分档发，您家还没有评定档次，评定以后才能算出金额。'],
    en: ['', 'The place pays by tiers; the family has not been assessed to one yet.'],
  },
});
const byTier = rule({
  code: 'dibao.by-tier',
  title: text('分档低保金', 'allowance by tier'),
  article: article('assistance-measures-2014', '第十二条'),
  value: when(tierAssessed, times(tierAmount(household.assessedTier), persons), nothing),
  say: {
    zh: '当地按困难程度分档发，不是按差额算：您家评定为{assessedTier}，每人{dibao.tier-amount}，{means.persons}人合计{result}。',
    en: 'Assessed to {assessedTier}, {dibao.tier-amount} each: {result} for {means.persons} persons.',
  },
});
const inFull = rule({
  code: 'dibao.in-full',
  title: text('全额低保金', 'allowance in full'),
  article: article('assistance-measures-2014', '第十二条'),
  value: times(localStandard, persons),
  say: {
    zh: '家里没有人能够劳动，不减收入，按标准{dibao.standard}全额发给，{means.persons}人合计{result}。',
    en: 'Nobody of the family can work: the full {dibao.standard} each, {result} for {means.persons} persons.',
  },
});
const byDifference = rule({
  code: 'dibao.by-difference',
  title: text('差额低保金', 'allowance by difference'),
  article: article('assistance-measures-2014', '第十二条'),
  value: difference,
  say: {
    zh: '低保金补的是差额：每月的标准{dibao.standard}减去每月的平均收入{means.per-person}，再乘{means.persons}人，{result}。',
    en: 'The difference is made up each month: ({dibao.standard} − {means.per-person}) × {means.persons} = {result}.',
  },
});
const hasTiers = any(
  isOneOf(method, 'tiers'),
  all(isOneOf(method, 'tiers-rural'), isOneOf(household.residence, 'rural')),
);
const familyAmount = choose(
  [
    [hasTiers, byTier],
    [all(fullWhenUnable, nobodyCanWork), inFull],
  ],
  byDifference,
);

const base = rule({
  code: 'dibao.base',
  title: text('低保金（不含增发）', 'allowance before supplements'),
  since: [
    {
      from: '2012-12-12',
      article: article('dibao-2012', '第二十七条'),
      value: familyAmount,
    },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第二十三条'),
      value: familyAmount,
    },
    {
      from: '2026-07-01',
      article: article('assistance-law-2026', '第十八条'),
      value: familyAmount,
    },
  ],
});

/** What a person granted on their own lacks to the standard. */
const singleBase = rule({
  code: 'dibao.single-base',
  title: text('单人户低保金', 'allowance of a household of one'),
  article: article('assistance-measures-2014', '第十二条'),
  value: atLeastNothing(subtract(localStandard, ownMonthly)),
});

const singles = rule({
  code: 'dibao.singles',
  title: text('按单人户发给的低保金', 'allowance of those granted singly'),
  article: article('assistance-measures-2014', '第十二条'),
  value: sumOver(singleBase, single),
  say: {
    zh: '按单人户保障的，用低保标准减去本人收入，合计{result}。',
    en: 'Of those granted singly, the standard less the own income: {result}.',
  },
});

const none = ratio('0');
const shareOfClass = greatest(
  when(atLeast(age, supplementElderAge), supplementShare(value(supplementKinds, 'elder')), none),
  when(lessThan(age, count(18)), supplementShare(value(supplementKinds, 'minor')), none),
  when(severelyDisabled, supplementShare(value(supplementKinds, 'severe-disability')), none),
  when(member.seriousIllness, supplementShare(value(supplementKinds, 'grave-illness')), none),
);

/** Of several classes that one person belongs to, the highest only. */
const supplement = rule({
  code: 'dibao.supplement',
  title: text('分类施保增发', 'classified supplement'),
  article: article('assistance-measures-2014', '第十二条'),
  value: when(granted, portion(localStandard, shareOfClass, toFen), nothing),
});

const supplements = rule({
  code: 'dibao.supplements',
  title: text('全家分类施保增发', 'classified supplements of the family'),
  article: article('assistance-measures-2014', '第十二条'),
  value: sumOver(supplement),
  say: {
    zh: '另外，家里的老年人、未成年人、重残或重病的人增发，每人只按最高的一项，合计{result}。',
    en: 'For elders, minors, severely disabled and gravely ill members, each by the highest class: {result}.',
  },
});

const amount = rule({
  code: 'dibao.amount',
  title: text('最低生活保障金', 'minimum living allowance'),
  article: article('assistance-measures-2014', '第十二条'),
  value: add(
    choose(
      [
        [wholeFamily, base],
        [leaving, household.receivedAmount],
      ],
      nothing,
    ),
    singles,
    supplements,
  ),
});

/** 最低生活保障 */
export const minimumLiving = scheme({
  code: 'minimum-living-allowance',
  title: text('最低生活保障', 'Minimum living allowance'),
  unit: 'household',
  from: '2014-05-01',
  basis: [
    article('assistance-measures-2014', '第九条至第十三条'),
    article('dibao-2021', '全文'),
    article('safety-net-2022', '全文'),
    article('assistance-law-2026', '第十三条、第十八条、第二十一条'),
  ],
  eligible: minimumLivingEligible,
  amount,
  memberShare: when(granted, sharedBy(amount, countOf(granted), toFenDown), nothing),
  examples: minimumLivingExamples,
});
