import {
  add,
  ageYears,
  all,
  any,
  anyMember,
  atLeast,
  atLeastNothing,
  count,
  facts,
  isOneOf,
  lessThan,
  monthlyOf,
  no,
  not,
  rule,
  subtract,
  text,
  toFen,
} from '../../../engine/index.ts';
import { orphan } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from './extreme-poverty.ts';
import {
  counted,
  edgeMeans,
  localStandard,
  perPerson,
  persons,
  propertyWithin,
  severelyDisabled,
} from './means.ts';
import { exitMonths, singleAdultDisabled } from './standards.ts';

const { household, member } = facts;
const age = ageYears(member.birthDate);

const belowStandard = rule({
  code: 'dibao.below-standard',
  title: text('人均收入低于低保标准', 'income per person is below the standard'),
  article: article('assistance-measures-2014', '第九条'),
  value: lessThan(perPerson, localStandard),
  say: {
    zh: [
      '当地低保标准是每人{dibao.standard}，您家平均{means.per-person}，低于标准。',
      '当地低保标准是每人{dibao.standard}，您家平均{means.per-person}，没有低于标准。',
    ],
    en: [
      'Income per person, {means.per-person}, is below the local standard of {dibao.standard}.',
      'Income per person, {means.per-person}, is not below the local standard of {dibao.standard}.',
    ],
  },
});

export const wholeFamily = rule({
  code: 'dibao.family',
  title: text('全家符合低保条件', 'the family as a whole is eligible'),
  article: article('assistance-measures-2014', '第九条'),
  value: all(atLeast(persons, count(1)), belowStandard, propertyWithin),
});

export const leaving = rule({
  code: 'dibao.gradual-exit',
  title: text('就业后渐退', 'gradual exit after finding work'),
  since: [
    {
      from: '2012-12-12',
      article: article('dibao-2012', '第三十二条'),
      value: all(household.receivesMinimumLiving, no),
    },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第三十三条'),
      value: all(
        household.receivesMinimumLiving,
        not(belowStandard),
        propertyWithin,
        anyMember(all(counted, member.employed)),
        lessThan(household.monthsAboveStandard, exitMonths),
      ),
      say: {
        zh: ['家里有人就业后收入超过标准，仍在渐退期内，继续按原金额发给。', ''],
        en: ['Income rose above the standard through work; the former amount goes on for a time.', ''],
      },
    },
  ],
});

/** What counts as the income in a month of one who is judged alone. */
export const ownMonthly = monthlyOf(
  atLeastNothing(
    subtract(
      add(
        member.wageIncome,
        member.businessIncome,
        member.propertyIncome,
        member.transferIncome,
        member.otherIncome,
      ),
      add(member.exemptIncome, member.basicPension, member.supportPaid, member.employmentCosts),
    ),
  ),
  toFen,
);

const ofEdgeFamily = all(
  counted,
  edgeMeans,
  not(wholeFamily),
  not(leaving),
  any(severelyDisabled, member.seriousIllness),
);
/** Who left the family for a place of religion is judged alone. */
const religious = all(
  isOneOf(member.living, 'religious'),
  lessThan(ownMonthly, localStandard),
  not(any(orphan, extremelyPoor)),
);
/** Only the own income counts; of property the facts know the family's alone. */
const disabledAdult = all(
  singleAdultDisabled,
  counted,
  not(wholeFamily),
  not(leaving),
  atLeast(age, count(18)),
  not(member.employed),
  severelyDisabled,
  lessThan(ownMonthly, localStandard),
  propertyWithin,
);

/** A person who may be granted the allowance as a household of one. */
export const single = rule({
  code: 'dibao.single',
  title: text('按单人户纳入', 'is granted as a household of one'),
  since: [
    { from: '2012-12-12', article: article('dibao-2012', '第十条'), value: religious },
    { from: '2021-07-01', article: article('dibao-2021', '第八条'), value: any(ofEdgeFamily, religious) },
    {
      from: '2022-10-20',
      article: article('safety-net-2022', '一、（一）（四）'),
      value: any(ofEdgeFamily, religious, disabledAdult),
    },
    {
      from: '2026-07-01',
      article: article('assistance-law-2026', '第二十一条'),
      value: any(ofEdgeFamily, religious, disabledAdult),
    },
  ],
});

const somebodySingle = rule({
  code: 'dibao.somebody-single',
  title: text('有成员按单人户纳入', 'somebody is granted as a household of one'),
  since: [
    {
      from: '2012-12-12',
      article: article('dibao-2012', '第十条'),
      value: anyMember(single),
      say: {
        zh: ['在宗教场所居住满三年、生活困难的成员按单人户给予保障。', ''],
        en: ['A member who has lived in a place of religion for three years is granted singly.', ''],
      },
    },
    {
      from: '2021-07-01',
      article: article('dibao-2021', '第八条'),
      value: anyMember(single),
      say: {
        zh: ['全家不在低保范围内，但低保边缘家庭中重残、重病的成员可以按单人户给予保障。', ''],
        en: ['An edge family: its severely disabled or gravely ill members are granted singly.', ''],
      },
    },
    {
      from: '2022-10-20',
      article: article('safety-net-2022', '一、（一）（四）'),
      value: anyMember(single),
      say: {
        zh: [
          '全家不在低保范围内，但低保边缘家庭中重残、重病的成员，以及成年无业的重度残疾人，可以按单人户给予保障，只看本人的收入。',
          '',
        ],
        en: [
          'Severely disabled or gravely ill members of an edge family, and severely disabled adults without work, are granted singly by their own income.',
          '',
        ],
      },
    },
  ],
});

export const minimumLivingEligible = rule({
  code: 'dibao.eligible',
  title: text('符合最低生活保障', 'is eligible for the minimum living allowance'),
  article: article('assistance-measures-2014', '第九条'),
  value: any(wholeFamily, leaving, somebodySingle),
});

/** The family as one is granted the allowance, or still leaves it gradually. */
export const familyGranted = any(wholeFamily, leaving);

/** Persons for whom the allowance is granted. */
export const granted = rule({
  code: 'dibao.granted-person',
  title: text('保障对象', 'is a person granted for'),
  article: article('assistance-measures-2014', '第九条'),
  value: any(single, all(counted, familyGranted)),
});
