import {
  choice,
  countKind,
  type Kind,
  monthly,
  type Node,
  parameter,
  parameterBy,
  ratioKind,
  residenceKinds,
  text,
  value,
  yearly,
} from '../../../engine/index.ts';
import { generalCodes } from './procedures.ts';

/**
 * Figures that no amount depends on: limits of procedures, publicity, shares to be looked into, targets, raises
 * as they were announced. They are dated and sourced as all others are.
 */
const limit = (code: string, zh: string, en: string): Node => parameter(code, countKind, text(zh, en));

export const firstDayKinds = choice('first-day', {
  counted: ['张贴当日计入', 'the day of posting counts'],
  'not-counted': ['自次日起算', 'counted from the next day'],
});

const raiseKinds = choice('raise', {
  general: ['一般对象', 'ordinary families'],
  fallback: ['兜底对象', 'families without capacity to develop'],
});
const grantKinds = choice('mean-grant', {
  'rural-mean': ['农村低保平均', 'rural mean'],
  'fallback-least': ['兜底对象最低', 'least of those without capacity'],
  'fallback-most': ['兜底对象最高', 'most of those without capacity'],
});
const caseKinds = choice('case-age', { old: ['原有对象', 'on the roll'], new: ['新增对象', 'new'] });

/** Of a parameter by class, the node that declares it. */
const declared = <V extends string>(
  code: string,
  kind: Kind,
  by: ReturnType<typeof choice<V>>,
  first: V,
  title: ReturnType<typeof text>,
): Node => parameterBy(code, kind, by, title, 'some')(value(by, first));

const classKinds = choice('roll-class', {
  A: ['A类', 'class A'],
  B: ['B类', 'class B'],
  C: ['C类', 'class C'],
});

const payKinds = choice('payment-start', {
  'application-month': ['从递交申请的当月算起', 'counted from the month of the application'],
  'next-month': ['从批准的下个月起发', 'paid from the month after it is granted'],
  'index-month': ['指数公布的当月发', 'paid in the month in which the index is published'],
});

/** How often a scheme is paid: a run that does not fit is not made. */
export const rhythmKinds = choice('payment-rhythm', {
  month: ['按月发放', 'paid month by month'],
  quarter: ['按季发放', 'paid by the quarter'],
  once: ['一次性发放', 'paid once'],
  'in-kind': ['发放实物', 'given in kind'],
});

/** Who decides; the places of the values are read by the language of matters. */
const deciderKinds = choice('decider', {
  county: ['县级民政部门', 'the county'],
  township: ['下放乡镇（街道）', 'the township'],
});

const limits: readonly Node[] = [
  limit('limits.dibao.start', '低保：乡镇启动家庭经济状况调查', 'start of the investigation'),
  limit('limits.dibao.check', '低保：县级启动家庭经济状况核对', 'start of the county’s check of registers'),
  limit('limits.dibao.investigation', '低保：乡镇完成家庭经济状况调查', 'end of the investigation'),
  limit('limits.dibao.appraisal', '低保：调查结束后民主评议', 'appraisal after the investigation'),
  limit('limits.dibao.county-decision', '低保：县级作出审核确认（审批）', 'decision of the county'),
  limit('limits.dibao.after-publicity', '低保：县级公示无异议后决定', 'decision after the second publicity'),
  limit(
    'limits.dibao.after-objection',
    '低保：县级公示有异议的重新调查并决定',
    'decision after an objection',
  ),
  limit('limits.dibao.refusal-notice', '低保：不予确认的书面告知', 'written notice of a refusal'),
  limit(
    'days.dibao.refusal-notice',
    '低保：不予批准的书面告知（自然日）',
    'written notice of a refusal, in days',
  ),
  limit('days.dibao.payday', '低保：每月发放到户不晚于几日', 'day of the month by which it is paid'),
  limit('limits.dibao.total', '低保：自受理起全部办结', 'whole procedure'),
  limit('limits.dibao.total-special', '低保：特殊情况全部办结', 'whole procedure in special cases'),
  limit('limits.dibao.total-delegated', '低保：确认权下放乡镇的全部办结', 'whole procedure when delegated'),
  limit('limits.extreme-poverty.township', '特困：乡镇调查核实并初审', 'opinion of the township'),
  limit('limits.extreme-poverty.county-decision', '特困：县级确认', 'decision of the county'),
  limit('limits.extreme-poverty.refusal-notice', '特困：不同意的书面告知', 'written notice of a refusal'),
  limit(
    'limits.extreme-poverty.after-objection',
    '特困：公示有异议的重新调查',
    'new opinion after an objection',
  ),
  limit('limits.extreme-poverty.reassessment', '特困：自理能力变化后复核评估', 'new assessment of self-care'),
  limit('limits.relief.county-decision', '临时救助：县级核查并办结审批', 'decision of the county'),
  limit('limits.unattended.township', '事实无人抚养儿童：乡镇查验', 'examination of the township'),
  limit('limits.unattended.county-decision', '事实无人抚养儿童：县级确认', 'decision of the county'),
  limit('limits.rigid.special', '刚性支出困难：特殊情况全部办结', 'whole procedure in special cases'),
  limit('limits.dibao.change', '低保：家庭情况变化后核查并办理', 'changes on the roll'),
  limit('limits.relief.papers', '临时救助：先行救助后补齐手续', 'papers after aid was given first'),
  limit('limits.price.payment', '价格临时补贴：指数公布后发放', 'payment after the index is published'),
];

/** Declared below with the rest of publicity. */
const ownPublicity: ReadonlySet<string> = new Set(['publicity.dibao', 'publicity.extreme-poverty']);

/** Of the parameter that says from when a scheme is paid, the one that says how often. */
export const rhythmCode = (payment: string): string => payment.replace(/^payment\./, 'rhythm.');

/** What every county may set for each step of a procedure; the nation has set some of them. */
const names: readonly (readonly [name: string, zh: string])[] = [
  ['dibao', '低保'],
  ['extreme-poverty', '特困'],
  ['edge', '低保边缘'],
  ['rigid', '刚性支出困难'],
  ['relief', '临时救助'],
  ['medical', '医疗救助'],
  ['premium', '资助参保'],
  ['price', '价格临时补贴'],
  ['festival', '节日慰问'],
  ['disability', '残疾人两项补贴'],
  ['orphan', '孤儿'],
  ['unattended', '事实无人抚养儿童'],
  ['child-difficulty', '困境儿童'],
  ['old-age', '高龄津贴'],
  ['elder-subsidy', '老年人补贴'],
  ['elder-card', '老年优待证'],
  ['elder-insurance', '老年人意外险'],
  ['funeral', '殡葬基本服务费减免'],
];
const general: readonly Node[] = names.flatMap(([name, zh]) => {
  const code = generalCodes(name);
  return [
    limit(code.acceptance, `${zh}：乡镇受理并初审`, 'acceptance and opinion of the township'),
    limit(code.survey, `${zh}：调查核实`, 'examination'),
    limit(code.decision, `${zh}：作出决定`, 'decision'),
    parameter(code.payment, payKinds, text(`${zh}：起发时间`, 'from when it is paid')),
    parameter(rhythmCode(code.payment), rhythmKinds, text(`${zh}：发放方式`, 'how often it is paid')),
    parameter(`delegation.${name}`, deciderKinds, text(`${zh}：由谁确认`, 'who decides')),
    limit(`promised.${name}.total`, `${zh}：承诺全部办结`, 'whole procedure as promised'),
    ...(ownPublicity.has(code.publicity) ? [] : [limit(code.publicity, `${zh}：公示`, 'publicity')]),
  ];
});

const publicity: readonly Node[] = [
  limit('publicity.dibao', '低保：村社区公示', 'publicity in the village'),
  limit('publicity.dibao-county', '低保：县级再次公示', 'second publicity by the county'),
  limit('publicity.extreme-poverty', '特困：村社区公示', 'publicity in the village'),
  limit('publicity.payments', '资金发放情况公示', 'publicity of what was paid'),
  parameter(
    'publicity.first-day',
    firstDayKinds,
    text('公示首日的计算', 'whether the day of posting counts'),
  ),
];

/** Terms in whole months: how often a family is looked at again, and how long a recognition holds. */
const terms: readonly Node[] = [
  limit('months.dibao.death', '低保：成员死亡后核查并办理（个月）', 'after a death, in months'),
  declared(
    'review.dibao',
    countKind,
    classKinds,
    'A',
    text('低保：定期核查间隔（个月）', 'months between reviews'),
  ),
  limit('validity.edge', '低保边缘：认定有效期（个月）', 'recognition holds, in months'),
  limit('validity.rigid', '刚性支出困难：认定有效期（个月）', 'recognition holds, in months'),
];

const targets: readonly Node[] = [
  declared(
    'sampling.county',
    ratioKind,
    caseKinds,
    'old',
    text('县级入户复核比例（不低于）', 'least share looked into'),
  ),
  parameter(
    'sampling.extreme-poverty',
    ratioKind,
    text('特困：县级随机抽查比例（不低于）', 'least share sampled'),
  ),
  declared(
    'dibao.standard-least',
    monthly,
    residenceKinds,
    'rural',
    text('省定低保最低标准', 'least standard set above'),
  ),
  parameter(
    'dibao.rural-share-least',
    ratioKind,
    text('农村标准占城市标准（不低于）', 'rural standard as a share of the urban'),
  ),
  parameter('dibao.mean-top-up-least', monthly, text('低保平均补差水平（不低于）', 'least mean top-up')),
  declared(
    'dibao.mean-grant',
    yearly,
    grantKinds,
    'rural-mean',
    text('公布的年人均补助', 'mean grant as published'),
  ),
  declared('dibao.raise', monthly, raiseKinds, 'general', text('低保对象提标额', 'raise of the allowance')),
  parameter('extreme-poverty.raise', monthly, text('特困人员提标额', 'raise of the support')),
  parameter('orphan.raise', ratioKind, text('孤儿养育标准上调比例', 'raise of the standard of orphans')),
];

export const furtherParameters: readonly Node[] = [...limits, ...general, ...publicity, ...terms, ...targets];
