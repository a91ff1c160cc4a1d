import {
  ageYears,
  all,
  any,
  atLeast,
  boolKind,
  choice,
  choose,
  count,
  facts,
  greatest,
  isOneOf,
  least,
  lessThan,
  moreThan,
  noMoney,
  parameter,
  parameterBy,
  rule,
  scheme,
  text,
  value,
  when,
  yearly,
} from '../../../engine/index.ts';
import { orphan, unattended } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from './extreme-poverty.ts';
import { granted } from './granted.ts';
import { counted, edgeMeans } from './means.ts';
import { premiumAidExamples } from './premium-aid.examples.ts';

const { household, member } = facts;
const age = ageYears(member.birthDate);
const nothing = noMoney('year');

/** Who is helped with a fixed sum. The extremely poor and, where the place says so, orphans are helped in full. */
export const premiumClasses = choice('premium-class', {
  dibao: ['低保对象', 'on the minimum living allowance'],
  monitored: ['返贫致贫人口、防止返贫监测对象', 'fallen or watched against falling back into poverty'],
  'disabled-child': ['重度残疾儿童', 'severely disabled children'],
  'edge-elder': ['低保边缘家庭的老年人', 'elders of edge families'],
});

const personalShare = parameter(
  'premium.personal',
  yearly,
  text('城乡居民基本医疗保险个人缴费标准', 'what a person pays for the medical insurance of residents'),
);
const fixedAid = parameterBy(
  'premium.fixed',
  yearly,
  premiumClasses,
  text('定额资助参保标准', 'fixed aid with the premium'),
  'some',
);
const orphansInFull = parameter(
  'premium.orphans-in-full',
  boolKind,
  text('孤儿和事实无人抚养儿童全额资助参保', 'orphans and unattended children are helped in full'),
);

const insured = rule({
  code: 'premium.insured',
  title: text('参加城乡居民基本医疗保险', 'is in the medical insurance of residents'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: all(member.residentInsurance),
  say: {
    zh: ['', '资助的是城乡居民基本医疗保险的个人缴费；没有参加的，或者参加职工医保的，不在资助范围。'],
    en: ['', 'The aid is for the premium of residents; who is not in that insurance has none.'],
  },
});

const inFull = rule({
  code: 'premium.in-full',
  title: text('全额资助参保', 'is helped in full'),
  sums: true,
  article: article('assistance-measures-2014', '第二十九条'),
  value: any(extremelyPoor, all(orphansInFull, any(orphan, unattended))),
  say: {
    zh: ['属于特困人员、孤儿或事实无人抚养儿童，个人缴费全部由政府资助。', ''],
    en: ['Extremely poor, an orphan or unattended: the whole premium is paid.', ''],
  },
});

const fixedFor = (is: typeof granted, name: (typeof premiumClasses.values)[number]) =>
  when(is, fixedAid(value(premiumClasses, name)), nothing);

const fixed = rule({
  code: 'premium.by-class',
  title: text('定额资助', 'fixed aid'),
  sums: true,
  article: article('assistance-measures-2014', '第二十九条'),
  value: greatest(
    fixedFor(granted, 'dibao'),
    fixedFor(household.registeredPoor, 'monitored'),
    fixedFor(all(lessThan(age, count(18)), isOneOf(member.disabilityGrade, 'one', 'two')), 'disabled-child'),
    fixedFor(all(atLeast(age, count(60)), counted, edgeMeans), 'edge-elder'),
  ),
  say: {
    zh: '按当地的定额标准，资助{result}；有几重身份的，按最高的一项。',
    en: 'By the fixed sums of the place, the highest class only: {result}.',
  },
});

const amount = rule({
  code: 'premium.amount',
  title: text('资助参保金额', 'aid with the premium'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: choose([[inFull, personalShare]], least(fixed, personalShare)),
  say: {
    zh: '今年个人要缴{premium.personal}，政府代缴{result}，直接划给医保，不发现金。',
    en: 'The premium is {premium.personal}; {result} of it is paid to the insurer, not in cash.',
  },
});

const eligible = all(insured, moreThan(amount, nothing));
const say = {
  zh: ['', '不属于特困、低保、孤儿等资助参保的对象，个人缴费要自己交。'],
  en: ['', 'Is of no class that is helped with the premium.'],
} as const;

/** 资助参保：医疗救助的一部分，民政确认身份，医疗保障部门代缴 */
export const premiumAid = scheme({
  code: 'insurance-premium-aid',
  title: text('资助参加基本医疗保险', 'Aid with the medical insurance premium'),
  unit: 'member',
  from: '2014-05-01',
  basis: [
    article('assistance-measures-2014', '第二十九条'),
    article('medical-assistance-2021', '二、（四）'),
    article('assistance-law-2026', '第二十四条'),
    article('medical-security-law-2026', '第十一条'),
  ],
  eligible: rule({
    code: 'premium.eligible',
    title: text('属于资助参保对象', 'is of a class helped with the premium'),
    since: [
      {
        from: '2014-05-01',
        article: article('assistance-measures-2014', '第二十九条'),
        value: eligible,
        say,
      },
      { from: '2026-07-01', article: article('assistance-law-2026', '第二十四条'), value: eligible, say },
      { from: '2027-01-01', article: article('medical-security-law-2026', '第十一条'), value: eligible, say },
    ],
  }),
  amount,
  examples: premiumAidExamples,
});
