import {
  abilityKinds,
  ageYears,
  all,
  any,
  atLeast,
  boolKind,
  countKind,
  facts,
  lessThan,
  monthly,
  moreThan,
  noMoney,
  parameter,
  parameterBy,
  rule,
  scheme,
  text,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { poorElder } from './means.ts';
import { elderCareExamples, elderServiceExamples } from './subsidies.examples.ts';

const { member } = facts;
const age = ageYears(member.birthDate, 'end-of-month');
const none = noMoney('month');

const serviceAmount = parameterBy(
  'elders.service',
  monthly,
  abilityKinds,
  text('养老服务补贴标准', 'service subsidy of elders'),
  'some',
);
const serviceAge = parameter(
  'elders.service-age',
  countKind,
  text('养老服务补贴起始年龄', 'age from which the service subsidy is given'),
);
const careAmount = parameterBy(
  'elders.care',
  monthly,
  abilityKinds,
  text('失能老年人护理补贴标准', 'care subsidy of elders'),
  'some',
);
const careAge = parameter(
  'elders.care-age',
  countKind,
  text('失能老年人护理补贴起始年龄', 'age from which the care subsidy is given'),
);
const bothAtOnce = parameter(
  'elders.care-for-served',
  boolKind,
  text('养老服务补贴与护理补贴可以同时享受', 'service and care subsidy may be had at once'),
);

const careStandard = careAmount(member.abilityLevel);
const serviceStandard = serviceAmount(member.abilityLevel);

const careAgeReached = rule({
  code: 'elders.care-age-reached',
  title: text('达到护理补贴年龄', 'has reached the age of the care subsidy'),
  article: article('elders-law', '第二条、第三十条'),
  value: atLeast(age, careAge),
  say: { zh: ['', '年龄不满{elders.care-age}周岁。'], en: ['', 'Is under {elders.care-age}.'] },
});

const careDisabled = rule({
  code: 'elders.care-disabled',
  title: text('失能程度符合护理补贴', 'is disabled enough for the care subsidy'),
  article: article('elders-law', '第三十条'),
  value: moreThan(careStandard, none),
  say: {
    zh: ['能力评估为{abilityLevel}。', '能力等级是{abilityLevel}，当地这一等级没有护理补贴。'],
    en: ['Assessed as {abilityLevel}.', '{abilityLevel}: the county gives this level no care subsidy.'],
  },
});

const careEligible = rule({
  code: 'elders.care-eligible',
  title: text('符合失能老年人护理补贴', 'is eligible for the care subsidy of elders'),
  article: article('elders-law', '第三十条'),
  value: all(careAgeReached, careDisabled, poorElder),
});

/** 经济困难的失能老年人护理补贴 */
export const elderCare = scheme({
  code: 'elder-care-subsidy',
  title: text('失能老年人护理补贴', 'Care subsidy of poor disabled elders'),
  unit: 'member',
  from: '2014-09-10',
  basis: [article('elders-law', '第三十条'), article('elder-subsidies-2014', '全文')],
  eligible: careEligible,
  amount: rule({
    code: 'elders.care-amount',
    title: text('失能老年人护理补贴金额', 'care subsidy'),
    article: article('elders-law', '第三十条'),
    value: careStandard,
    say: { zh: '护理补贴{result}。', en: 'The care subsidy is {result}.' },
  }),
  examples: elderCareExamples,
});

const serviceAgeReached = rule({
  code: 'elders.service-age-reached',
  title: text('达到养老服务补贴年龄', 'has reached the age of the service subsidy'),
  article: article('elders-law', '第三十七条'),
  value: atLeast(age, serviceAge),
  say: {
    zh: ['已满{elders.service-age}周岁（按当月计）。', '不满{elders.service-age}周岁。'],
    en: ['Has reached {elders.service-age}, counted by the month.', 'Is under {elders.service-age}.'],
  },
});

const notByCare = rule({
  code: 'elders.service-not-by-care',
  title: text('未因护理补贴更高而只领一项', 'is not barred by a higher care subsidy'),
  article: article('elder-subsidies-2014', '三、'),
  value: any(bothAtOnce, lessThan(careStandard, serviceStandard)),
  say: {
    zh: ['', '已可领取更高的失能护理补贴，两项只领高的一项。'],
    en: ['', 'The care subsidy is no lower; of the two the higher alone is paid.'],
  },
});

/** 经济困难的高龄老年人养老服务补贴 */
export const elderService = scheme({
  code: 'elder-service-subsidy',
  title: text('养老服务补贴', 'Service subsidy of poor elders'),
  unit: 'member',
  from: '2014-09-10',
  basis: [article('elders-law', '第三十七条'), article('elder-subsidies-2014', '全文')],
  eligible: rule({
    code: 'elders.service-eligible',
    title: text('符合养老服务补贴', 'is eligible for the service subsidy'),
    article: article('elders-law', '第三十七条'),
    value: all(serviceAgeReached, moreThan(serviceStandard, none), poorElder, notByCare),
  }),
  amount: rule({
    code: 'elders.service-amount',
    title: text('养老服务补贴金额', 'service subsidy'),
    article: article('elders-law', '第三十七条'),
    value: serviceStandard,
    say: {
      zh: '能力等级：{abilityLevel}。养老服务补贴{result}。',
      en: 'Level of ability: {abilityLevel}. The service subsidy is {result}.',
    },
  }),
  examples: elderServiceExamples,
});
