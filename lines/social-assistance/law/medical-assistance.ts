import {
  add,
  all,
  any,
  atLeastNothing,
  choice,
  choose,
  facts,
  isOneOf,
  least,
  moreThan,
  noMoney,
  not,
  once,
  parameter,
  parameterBy,
  portion,
  ratioKind,
  rule,
  scheme,
  subtract,
  text,
  toFen,
  value,
  when,
} from '../../../engine/index.ts';
import { orphan, unattended } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from './extreme-poverty.ts';
import { granted } from './granted.ts';
import { edgeMeans } from './means.ts';
import { medicalExamples } from './medical-assistance.examples.ts';
import { rigidMeans } from './rigid-spending.ts';

const { household, member } = facts;
const nothing = noMoney('once');

export const medicalClasses = choice('medical-class', {
  none: ['不属于救助对象', 'no class assisted'],
  extreme: ['特困人员', 'extremely poor'],
  orphan: ['孤儿和事实无人抚养儿童', 'orphans and unattended children'],
  dibao: ['低保对象', 'on the minimum living allowance'],
  monitored: ['防止返贫监测对象', 'watched against falling back into poverty'],
  edge: ['低保边缘家庭成员', 'of an edge family'],
  'illness-poor': ['因病致贫重病患者', 'gravely ill and poor through illness'],
});

const deductible = parameterBy(
  'medical.deductible',
  once,
  medicalClasses,
  text('医疗救助起付标准（每年）', 'deductible of medical assistance, a year'),
  'some',
);
const share = parameterBy(
  'medical.ratio',
  ratioKind,
  medicalClasses,
  text('医疗救助比例', 'share that medical assistance bears'),
  'some',
);
const cap = parameterBy(
  'medical.cap',
  once,
  medicalClasses,
  text('医疗救助年度限额（门诊慢特病和住院共用）', 'most of medical assistance in a year, all care together'),
  'some',
);
const tiltFrom = parameter(
  'medical.tilt-from',
  once,
  text('倾斜救助起付标准', 'burden from which further assistance begins'),
);
const tiltShare = parameter(
  'medical.tilt-ratio',
  ratioKind,
  text('倾斜救助比例', 'share of further assistance'),
);
const tiltCap = parameter(
  'medical.tilt-cap',
  once,
  text('倾斜救助年度限额', 'most of further assistance in a year'),
);

const orphaned = any(orphan, all(isOneOf(member.guardianship, 'unattended'), unattended));
const before2021 = [
  [extremelyPoor, value(medicalClasses, 'extreme')],
  [orphaned, value(medicalClasses, 'orphan')],
  [granted, value(medicalClasses, 'dibao')],
] as const;

const classOf = rule({
  code: 'medical.class',
  title: text('医疗救助对象类别', 'class of medical assistance'),
  sums: true,
  since: [
    {
      from: '2014-05-01',
      article: article('assistance-measures-2014', '第二十八条'),
      value: choose(before2021, value(medicalClasses, 'none')),
    },
    {
      from: '2021-10-28',
      article: article('medical-assistance-2021', '二、（三）'),
      value: choose(
        [
          ...before2021,
          [household.registeredPoor, value(medicalClasses, 'monitored')],
          [edgeMeans, value(medicalClasses, 'edge')],
          [all(member.seriousIllness, rigidMeans), value(medicalClasses, 'illness-poor')],
        ],
        value(medicalClasses, 'none'),
      ),
    },
  ],
});

const provided = rule({
  code: 'medical.provided',
  title: text('属于医疗救助对象', 'belongs to a class assisted'),
  article: article('assistance-measures-2014', '第二十八条'),
  value: not(isOneOf(classOf, 'none')),
  say: {
    zh: ['属于医疗救助对象：{medical.class}。', '不属于当地医疗救助的对象。'],
    en: ['Belongs to a class assisted: {medical.class}.', 'Belongs to no class that is assisted.'],
  },
});

/** The bill goes through the insurers in their order; what remains is the family's own. */
const borne = rule({
  code: 'medical.borne',
  title: text('各项支付后自己负担的费用', 'borne after the insurers'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: atLeastNothing(
    subtract(
      member.medicalBill,
      add(
        member.medicalReduction,
        member.basicInsurancePaid,
        member.criticalInsurancePaid,
        member.otherInsurancePaid,
      ),
    ),
  ),
  say: {
    zh: '总费用{medicalBill}，依次减去政策减免{medicalReduction}、基本医保{basicInsurancePaid}、大病保险{criticalInsurancePaid}、其他保险{otherInsurancePaid}，自己负担{result}。',
    en: 'Of {medicalBill}, in order: waived {medicalReduction}, basic insurance {basicInsurancePaid}, critical illness insurance {criticalInsurancePaid}, other {otherInsurancePaid}; {result} is left.',
  },
});

const covered = rule({
  code: 'medical.covered',
  title: text('政策范围内自付费用', 'own share within the catalogue'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: atLeastNothing(subtract(borne, member.medicalOutsidePolicy)),
  say: {
    zh: '其中政策范围外{medicalOutsidePolicy}不能救助，可以救助的费用是{result}。',
    en: 'Of this {medicalOutsidePolicy} lies outside the catalogue; {result} may be assisted.',
  },
});

const above = rule({
  code: 'medical.above',
  title: text('超过起付标准的费用', 'costs above the deductible'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: atLeastNothing(
    subtract(covered, atLeastNothing(subtract(deductible(classOf), member.medicalDeductibleCounted))),
  ),
  say: {
    zh: '一年起付标准{medical.deductible}，今年以前已计入{medicalDeductibleCounted}，超过的部分是{result}。',
    en: 'The deductible is {medical.deductible} a year, {medicalDeductibleCounted} counted before: {result} is above it.',
  },
});

const basic = rule({
  code: 'medical.basic',
  title: text('按比例救助的金额', 'assistance by share'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: least(
    portion(above, share(classOf), toFen),
    atLeastNothing(subtract(cap(classOf), member.medicalAssistanceThisYear)),
  ),
  say: {
    zh: '按{medical.ratio}救助；一年限额{medical.cap}，门诊慢特病和住院共用，今年已用{medicalAssistanceThisYear}，这次救助{result}。',
    en: '{medical.ratio} is borne; {medical.cap} a year for all care together, {medicalAssistanceThisYear} used: {result}.',
  },
});

const rest = atLeastNothing(subtract(covered, basic));
const tilt = rule({
  code: 'medical.tilt',
  title: text('倾斜救助', 'further assistance'),
  since: [
    {
      from: '2014-05-01',
      article: article('assistance-measures-2014', '第二十九条'),
      value: nothing,
    },
    {
      from: '2021-10-28',
      article: article('medical-assistance-2021', '三、（八）'),
      value: when(
        all(member.treatedByReferral, moreThan(rest, tiltFrom)),
        least(
          portion(atLeastNothing(subtract(rest, tiltFrom)), tiltShare, toFen),
          atLeastNothing(subtract(tiltCap, member.medicalTiltThisYear)),
        ),
        nothing,
      ),
      say: {
        zh: '规范转诊在省内就医，救助后负担仍超过{medical.tilt-from}，超过部分再按{medical.tilt-ratio}倾斜救助{result}。',
        en: 'By due referral, what is left above {medical.tilt-from} is assisted by another {medical.tilt-ratio}: {result}.',
      },
    },
  ],
});

const amount = rule({
  code: 'medical.amount',
  title: text('医疗救助金', 'medical assistance'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: least(add(basic, tilt), borne),
  say: {
    zh: '这次医疗救助一共{result}，不超过自己负担的费用。',
    en: 'Medical assistance is {result} in all, never more than what is borne.',
  },
});

const aboveDeductible = rule({
  code: 'medical.above-deductible',
  title: text('费用超过起付标准', 'the costs exceed the deductible'),
  article: article('assistance-measures-2014', '第二十九条'),
  value: any(not(provided), moreThan(amount, nothing)),
  say: {
    zh: ['', '这次没有可以救助的费用：自己没有负担费用，或者没有超过起付标准，或者今年的限额已经用完。'],
    en: [
      '',
      'Nothing can be assisted: nothing is left to pay, or it is not above the deductible, or the year’s limit is used up.',
    ],
  },
});

const eligible = all(provided, aboveDeductible);

/** 医疗救助：民政确认身份，医疗保障部门支付 */
export const medicalAssistance = scheme({
  code: 'medical-assistance',
  title: text('医疗救助', 'Medical assistance'),
  unit: 'member',
  from: '2014-05-01',
  basis: [
    article('assistance-measures-2014', '第二十七条至第三十一条'),
    article('medical-assistance-2021', '全文'),
    article('assistance-law-2026', '第二十四条'),
  ],
  eligible: rule({
    code: 'medical.eligible',
    title: text('符合医疗救助', 'is eligible for medical assistance'),
    since: [
      { from: '2014-05-01', article: article('assistance-measures-2014', '第二十八条'), value: eligible },
      { from: '2021-10-28', article: article('medical-assistance-2021', '二、（三）'), value: eligible },
      { from: '2026-07-01', article: article('assistance-law-2026', '第二十四条'), value: eligible },
    ],
  }),
  amount,
  examples: medicalExamples,
});
