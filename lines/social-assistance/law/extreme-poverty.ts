import {
  add,
  ageYears,
  all,
  any,
  atLeast,
  atLeastNothing,
  atMost,
  careKinds,
  choice,
  choose,
  count,
  facts,
  isOneOf,
  lessThan,
  monthly,
  monthlyOf,
  not,
  parameterByTwo,
  residenceKinds,
  rule,
  scheme,
  subtract,
  text,
  toFen,
  value,
} from '../../../engine/index.ts';
import { orphan, unattended } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremePovertyExamples } from './extreme-poverty.examples.ts';
import { dwellingsMost, standard, vehiclesMost } from './standards.ts';

const { household, member } = facts;
const age = ageYears(member.birthDate);

export const selfCareLevels = choice('self-care', {
  able: ['全自理', 'able to care for oneself'],
  partly: ['半护理', 'partly in need of care'],
  unable: ['全护理', 'wholly in need of care'],
});

const basicStandard = parameterByTwo(
  'extreme-poverty.basic',
  monthly,
  [residenceKinds, careKinds],
  text('特困人员基本生活标准', 'basic living standard of the extremely poor'),
);
const careStandard = parameterByTwo(
  'extreme-poverty.care',
  monthly,
  [careKinds, selfCareLevels],
  text('特困人员照料护理标准', 'care standard of the extremely poor'),
  'some',
);

const mindGrades = isOneOf(member.disabilityKind, 'intellectual', 'mental');
const before2021 = any(
  atLeast(age, count(60)),
  lessThan(age, count(16)),
  all(mindGrades, isOneOf(member.disabilityGrade, 'one', 'two')),
  all(isOneOf(member.disabilityKind, 'limb'), isOneOf(member.disabilityGrade, 'one')),
);
const disabled2021 = any(
  all(mindGrades, isOneOf(member.disabilityGrade, 'one', 'two', 'three')),
  all(isOneOf(member.disabilityKind, 'limb'), isOneOf(member.disabilityGrade, 'one', 'two')),
  all(isOneOf(member.disabilityKind, 'vision'), isOneOf(member.disabilityGrade, 'one')),
);

/** Who was supported as a minor keeps it to the age of 18, and at school beyond that. */
const keepsSupport = all(
  member.supportedAsExtremelyPoor,
  any(lessThan(age, count(18)), isOneOf(member.student, 'compulsory', 'high-school', 'vocational')),
);

const sayCannot = {
  zh: [
    '按年龄或者残疾等级，属于无劳动能力。',
    '按年龄和残疾等级，都不属于无劳动能力（年满60周岁、未成年或者规定等级的残疾）。',
  ],
  en: ['By age or disability, unable to work.', 'Neither by age nor by disability unable to work.'],
} as const;

const cannotWork = rule({
  code: 'extreme-poverty.cannot-work',
  title: text('无劳动能力', 'unable to work'),
  since: [
    {
      from: '2014-05-01',
      article: article('assistance-measures-2014', '第十四条'),
      value: before2021,
      say: sayCannot,
    },
    {
      from: '2016-10-10',
      article: article('extreme-poverty-criteria-2016', '第五条'),
      value: before2021,
      say: sayCannot,
    },
    {
      from: '2021-07-01',
      article: article('extreme-poverty-criteria-2021', '第五条、第二十四条'),
      value: any(atLeast(age, count(60)), lessThan(age, count(16)), disabled2021, keepsSupport),
      say: sayCannot,
    },
    {
      from: '2026-07-01',
      article: article('assistance-law-2026', '第十六条'),
      value: any(atLeast(age, count(60)), lessThan(age, count(18)), disabled2021, keepsSupport),
      say: sayCannot,
    },
  ],
});

/** Own income in a month; pensions of the state and what the rules exempt are left out. */
export const ownIncome = rule({
  code: 'extreme-poverty.own-income',
  title: text('本人月收入', 'own income a month'),
  article: article('assistance-measures-2014', '第十四条'),
  value: monthlyOf(
    atLeastNothing(
      subtract(
        add(
          member.wageIncome,
          member.businessIncome,
          member.propertyIncome,
          member.transferIncome,
          member.otherIncome,
        ),
        add(member.exemptIncome, member.basicPension),
      ),
    ),
    toFen,
  ),
});

const noSource = rule({
  code: 'extreme-poverty.no-source',
  title: text('无生活来源', 'without means of living'),
  article: article('assistance-measures-2014', '第十四条'),
  value: all(
    lessThan(ownIncome, standard(household.residence)),
    atMost(household.vehicles, vehiclesMost),
    atMost(household.dwellings, dwellingsMost),
  ),
  say: {
    zh: [
      '本人每月收入{extreme-poverty.own-income}，低于低保标准{dibao.standard}，属于无生活来源。',
      '本人每月收入{extreme-poverty.own-income}，低保标准是{dibao.standard}；收入不低于标准，或者车辆、住房超过限额，不属于无生活来源。',
    ],
    en: [
      'Own income is {extreme-poverty.own-income}, below the standard of {dibao.standard}: without means of living.',
      'Own income is {extreme-poverty.own-income}; the standard is {dibao.standard}: income or property is too high.',
    ],
  },
});

const noSupport = rule({
  code: 'extreme-poverty.no-support',
  title: text('无法定义务人或义务人无能力', 'nobody is bound and able to support'),
  article: article('assistance-measures-2014', '第十四条'),
  value: isOneOf(member.legalSupport, 'none', 'unable'),
  say: {
    zh: [
      '没有依法应当赡养、抚养、扶养的人，或者他们没有能力。',
      '有依法应当赡养、抚养、扶养，并且有能力的人。',
    ],
    en: ['Nobody is bound by law and able to support.', 'Somebody is bound by law to support, and able to.'],
  },
});

export const extremelyPoor = rule({
  code: 'extreme-poverty.eligible',
  title: text('符合特困人员认定条件', 'is extremely poor in the sense of the law'),
  article: article('assistance-measures-2014', '第十四条'),
  value: all(cannotWork, noSource, noSupport, not(any(orphan, unattended))),
});

const selfCare = choose(
  [
    [atLeast(member.selfCareUnable, count(4)), value(selfCareLevels, 'unable')],
    [atLeast(member.selfCareUnable, count(1)), value(selfCareLevels, 'partly')],
  ],
  value(selfCareLevels, 'able'),
);

const saySelfCare = {
  zh: '吃饭、穿衣、上下床、如厕、室内行走、洗澡六项中，有{selfCareUnable}项自己做不了，属于{result}。',
  en: 'Of eating, dressing, getting up, toilet, walking indoors and washing, {selfCareUnable} cannot be done alone: {result}.',
} as const;

const selfCareLevel = rule({
  code: 'extreme-poverty.self-care',
  title: text('生活自理能力', 'ability to care for oneself'),
  since: [
    {
      from: '2014-05-01',
      article: article('assistance-measures-2014', '第十五条'),
      value: selfCare,
      say: saySelfCare,
    },
    {
      from: '2021-07-01',
      article: article('extreme-poverty-criteria-2021', '第二十一条、第二十二条'),
      value: selfCare,
      say: saySelfCare,
    },
  ],
});

/** What of the support is for care. */
export const careOfExtremelyPoor = careStandard(member.carePlace, selfCareLevel);

const amount = rule({
  code: 'extreme-poverty.amount',
  title: text('特困供养金', 'support of the extremely poor'),
  article: article('assistance-measures-2014', '第十五条'),
  value: add(basicStandard(household.residence, member.carePlace), careOfExtremelyPoor),
  say: {
    zh: '每月基本生活费{extreme-poverty.basic}，照料护理费{extreme-poverty.care}，合计{result}。',
    en: 'Basic living {extreme-poverty.basic} and care {extreme-poverty.care}: together {result}.',
  },
});

/** 特困人员救助供养 */
export const extremePoverty = scheme({
  code: 'extreme-poverty',
  title: text('特困人员救助供养', 'Support of the extremely poor'),
  unit: 'member',
  from: '2014-05-01',
  basis: [article('assistance-measures-2014', '第十四条至第十九条'), article('extreme-poverty-2016', '全文')],
  eligible: extremelyPoor,
  amount,
  forCare: { amount: careOfExtremelyPoor, article: article('extreme-poverty-2016', '二、（三）') },
  examples: extremePovertyExamples,
});
