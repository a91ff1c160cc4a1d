import {
  ageYears,
  all,
  any,
  atLeast,
  choice,
  count,
  facts,
  greatest,
  isOneOf,
  moreThan,
  noMoney,
  not,
  once,
  parameter,
  parameterBy,
  rule,
  scheme,
  text,
  value,
  when,
} from '../../../engine/index.ts';
import { orphan, unattended } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from './extreme-poverty.ts';
import { festivalGrantExamples } from './festival-grant.examples.ts';
import { granted } from './granted.ts';
import { edgeMeans, severelyDisabled } from './means.ts';

const { member } = facts;
const nothing = noMoney('once');

export const campaignKinds = choice('festival-campaign', {
  none: ['没有慰问活动', 'no campaign'],
  'spring-festival': ['春节慰问', 'Spring Festival'],
  'dragon-boat': ['端午慰问', 'Dragon Boat Festival'],
  'mid-autumn': ['中秋慰问', 'Mid-Autumn Festival'],
  'double-ninth': ['重阳慰问', 'Double Ninth Festival'],
  'childrens-day': ['六一慰问', 'Children’s Day'],
  'disabled-day': ['助残日慰问', 'Day of Helping the Disabled'],
});

export const festivalClasses = choice('festival-class', {
  extreme: ['特困人员', 'extremely poor'],
  orphan: ['孤儿', 'orphans'],
  unattended: ['事实无人抚养儿童', 'unattended children'],
  dibao: ['低保对象', 'on the minimum living allowance'],
  edge: ['低保边缘家庭成员', 'of an edge family'],
  'severely-disabled': ['重度残疾人', 'severely disabled'],
  veteran: ['优抚对象', 'entitled to special care'],
  centenarian: ['百岁老人', 'a hundred years old'],
});

const campaign = parameter(
  'festival.campaign',
  campaignKinds,
  text('正在进行的慰问活动', 'campaign under way'),
);
const grant = parameterBy(
  'festival.grant',
  once,
  festivalClasses,
  text('慰问金标准（每人）', 'festival grant, per person'),
  'some',
);

const by = article('festival-campaigns', '慰问对象和标准');
const ofClass = (is: typeof granted, name: (typeof festivalClasses.values)[number]) =>
  when(is, grant(value(festivalClasses, name)), nothing);

const underWay = rule({
  code: 'festival.under-way',
  title: text('正在开展节日慰问', 'a campaign is under way'),
  article: by,
  value: not(isOneOf(campaign, 'none')),
  say: {
    zh: ['正在开展{festival.campaign}。', '现在没有开展节日慰问。'],
    en: ['A campaign is under way: {festival.campaign}.', 'No campaign is under way.'],
  },
});

const amount = rule({
  code: 'festival.amount',
  title: text('节日慰问金', 'festival grant'),
  sums: true,
  article: by,
  value: when(
    underWay,
    greatest(
      ofClass(extremelyPoor, 'extreme'),
      ofClass(orphan, 'orphan'),
      ofClass(all(isOneOf(member.guardianship, 'unattended'), unattended), 'unattended'),
      ofClass(granted, 'dibao'),
      ofClass(edgeMeans, 'edge'),
      ofClass(severelyDisabled, 'severely-disabled'),
      ofClass(member.specialCare, 'veteran'),
      ofClass(atLeast(ageYears(member.birthDate), count(100)), 'centenarian'),
    ),
    nothing,
  ),
  say: {
    zh: '慰问金每人一份，有几重身份的按最高的一项，发{result}。',
    en: 'One grant for each person, by the highest class: {result}.',
  },
});

const visited = rule({
  code: 'festival.visited',
  title: text('属于慰问的对象', 'is of a class visited'),
  sums: true,
  article: by,
  value: any(not(underWay), moreThan(amount, nothing)),
  say: {
    zh: ['', '不在这次慰问的对象之内。'],
    en: ['', 'Is of no class visited in this campaign.'],
  },
});

/** 节日慰问金 */
export const festivalGrant = scheme({
  code: 'festival-grant',
  title: text('节日慰问金', 'Festival grant'),
  unit: 'member',
  from: '2014-05-01',
  basis: [by],
  eligible: rule({
    code: 'festival.eligible',
    title: text('属于慰问对象', 'is of a class visited'),
    article: by,
    value: all(underWay, visited),
  }),
  amount,
  examples: festivalGrantExamples,
});
