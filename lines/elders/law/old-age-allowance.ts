import {
  ageYears,
  all,
  any,
  boolKind,
  bracket,
  choice,
  count,
  facts,
  monthly,
  moreThan,
  noMoney,
  not,
  parameter,
  parameterBy,
  rule,
  scheme,
  text,
  value,
  when,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { granted } from '../../social-assistance/law/granted.ts';
import { edgeMeans } from '../../social-assistance/law/means.ts';
import { oldAgeExamples } from './old-age-allowance.examples.ts';

const { member } = facts;

export const ageBands = choice('age-band', {
  younger: ['65周岁以下', 'under 65'],
  'from-65': ['65至69周岁', '65 to 69'],
  'from-70': ['70至79周岁', '70 to 79'],
  'from-80': ['80至89周岁', '80 to 89'],
  'from-90': ['90至99周岁', '90 to 99'],
  'from-100': ['100周岁以上', '100 and over'],
});

const bandAmount = parameterBy(
  'old-age.allowance',
  monthly,
  ageBands,
  text('高龄津贴标准', 'old-age allowance of the band'),
  'some',
);
const fromBirthdayMonth = parameter(
  'old-age.from-birthday-month',
  boolKind,
  text('自满龄当月起发', 'paid from the month of the birthday'),
);
const lowIncomeOnly = parameter(
  'old-age.low-income-only',
  boolKind,
  text('只发给低收入老年人', 'paid to elders of low income only'),
);

const countedAge = rule({
  code: 'old-age.age',
  title: text('计发年龄', 'age that counts'),
  article: article('elders-law', '第三十三条'),
  value: when(
    fromBirthdayMonth,
    ageYears(member.birthDate, 'end-of-month'),
    ageYears(member.birthDate, 'end-of-last-month'),
  ),
});

const band = rule({
  code: 'old-age.band',
  title: text('年龄段', 'age band'),
  article: article('elders-law', '第三十三条'),
  value: bracket(
    countedAge,
    [
      [count(100), value(ageBands, 'from-100')],
      [count(90), value(ageBands, 'from-90')],
      [count(80), value(ageBands, 'from-80')],
      [count(70), value(ageBands, 'from-70')],
      [count(65), value(ageBands, 'from-65')],
    ],
    value(ageBands, 'younger'),
  ),
});

const allowance = rule({
  code: 'old-age.amount',
  title: text('高龄津贴', 'old-age allowance'),
  article: article('elders-law', '第三十三条'),
  value: bandAmount(band),
  say: {
    zh: '计发年龄属于{old-age.band}，每月高龄津贴{result}。',
    en: 'The age that counts is of the band {old-age.band}: {result}.',
  },
});

const ofBand = rule({
  code: 'old-age.of-band',
  title: text('属于当地发给的年龄段', 'is of a band that is paid'),
  article: article('elders-law', '第三十三条'),
  value: moreThan(bandAmount(band), noMoney('month')),
  say: {
    zh: ['', '计发年龄在{old-age.band}，当地这个年龄段没有高龄津贴。'],
    en: ['', 'The age that counts is of the band {old-age.band}, which the place does not pay.'],
  },
});

const poorEnough = rule({
  code: 'old-age.poor-enough',
  sums: true,
  title: text('符合当地的收入条件', 'meets the condition of income'),
  article: article('elders-law', '第三十三条'),
  value: any(not(lowIncomeOnly), granted, edgeMeans),
  say: {
    zh: ['', '当地的高龄津贴只发给低收入的老年人。'],
    en: ['', 'The place pays it to elders of low income only.'],
  },
});

/** 高龄津贴 */
export const oldAgeAllowance = scheme({
  code: 'old-age-allowance',
  title: text('高龄津贴', 'Old-age allowance'),
  unit: 'member',
  from: '2013-07-01',
  basis: [article('elders-law', '第三十三条')],
  eligible: rule({
    code: 'old-age.eligible',
    title: text('符合高龄津贴', 'is eligible for the old-age allowance'),
    article: article('elders-law', '第三十三条'),
    value: all(ofBand, poorEnough),
  }),
  amount: allowance,
  examples: oldAgeExamples,
});
