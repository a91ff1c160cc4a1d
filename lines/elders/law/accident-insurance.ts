import {
  ageYears,
  all,
  any,
  atLeast,
  atMost,
  boolKind,
  countKind,
  facts,
  no,
  noMoney,
  parameter,
  parameterBy,
  rule,
  scheme,
  sexKinds,
  text,
  when,
  yearly,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from '../../social-assistance/law/extreme-poverty.ts';
import { granted } from '../../social-assistance/law/granted.ts';
import { accidentInsuranceExamples } from './accident-insurance.examples.ts';
import { poorInAnyWay } from './means.ts';

const { member } = facts;
const age = ageYears(member.birthDate);

const takenOut = parameter(
  'elder-insurance.taken-out',
  boolKind,
  text('民政统一投保老年人意外伤害保险', 'the bureau takes out accident insurance for elders'),
);
const fromAge = parameterBy(
  'elder-insurance.from-age',
  countKind,
  sexKinds,
  text('意外伤害保险统一投保起始年龄', 'age from which the accident insurance is taken out'),
);
const untilAge = parameter(
  'elder-insurance.until-age',
  countKind,
  text('意外伤害保险统一投保最高年龄', 'age up to which the accident insurance is taken out'),
);
const premium = parameter(
  'elder-insurance.premium',
  yearly,
  text('意外伤害保险民政出资标准', 'premium that the bureau bears'),
);

const isTakenOut = rule({
  code: 'elder-insurance.is-taken-out',
  title: text('当地由民政统一投保', 'the bureau of the place takes it out'),
  article: article('elder-accident-insurance-2016', '二、'),
  value: all(takenOut),
  say: {
    zh: ['', '国家没有要求统一投保，当地也没有登记由民政统一投保；想参加的可以自费投保。'],
    en: [
      '',
      'The nation does not require it and none of the place is on record; it may be had at one’s own cost.',
    ],
  },
});

const oldEnough = rule({
  code: 'elder-insurance.old-enough',
  title: text('达到统一投保年龄', 'has reached the age insured'),
  article: article('elder-accident-insurance-2016', '二、'),
  value: atLeast(age, fromAge(member.sex)),
  say: {
    zh: ['{sex}，已满{elder-insurance.from-age}周岁。', '{sex}，不满{elder-insurance.from-age}周岁。'],
    en: ['{sex}, has reached {elder-insurance.from-age}.', '{sex}, is under {elder-insurance.from-age}.'],
  },
});

const notTooOld = rule({
  code: 'elder-insurance.not-too-old',
  title: text('没有超过统一投保年龄', 'is not above the age insured'),
  article: article('elder-accident-insurance-2016', '二、'),
  value: atMost(age, untilAge),
  say: {
    zh: ['', '已超过{elder-insurance.until-age}周岁，不再统一投保。'],
    en: ['', 'Is above {elder-insurance.until-age}.'],
  },
});

const ofClass = rule({
  code: 'elder-insurance.of-class',
  sums: true,
  title: text('属于统一投保的对象', 'is of a class insured'),
  article: article('elder-accident-insurance-2016', '二、'),
  value: any(granted, extremelyPoor, member.specialCare, member.lostOnlyChild, poorInAnyWay),
  say: {
    zh: [
      '属于低保、特困、优抚、失独或贫困老年人。',
      '不属于低保、特困、优抚、失独或贫困老年人，可以自费参加。',
    ],
    en: [
      'Of a class insured: assisted, extremely poor, of special care, bereft of an only child, or poor.',
      'Not of a class insured; the insurance may be had at one’s own cost.',
    ],
  },
});

/** 老年人意外伤害保险: the bureau pays the premium; the person is given no money. */
export const elderAccidentInsurance = scheme({
  code: 'elder-accident-insurance',
  title: text('老年人意外伤害保险', 'Accident insurance of elders'),
  unit: 'member',
  from: '2016-04-25',
  basis: [article('elder-accident-insurance-2016', '全文')],
  eligible: rule({
    code: 'elder-insurance.eligible',
    title: text('纳入统一投保', 'is insured by the bureau'),
    article: article('elder-accident-insurance-2016', '二、'),
    value: all(isTakenOut, when(takenOut, all(oldEnough, notTooOld, ofClass), no)),
  }),
  amount: rule({
    code: 'elder-insurance.amount',
    title: text('统一投保出资', 'premium borne by the bureau'),
    article: article('elder-accident-insurance-2016', '三、'),
    value: when(takenOut, premium, noMoney('year')),
    say: {
      zh: '由民政局出资{result}统一投保，本人不用交钱，也不发现金。',
      en: 'The bureau pays a premium of {result}; the person pays nothing and is handed no money.',
    },
  }),
  examples: accidentInsuranceExamples,
});
