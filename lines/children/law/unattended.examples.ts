import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = (place: string) => article('unattended-children-2019', `${place}（按条文手算）`);
const of2020 = article('unattended-children-2020', '一、（按条文手算）');
const region = '420281';

/** A child of a dead father and a mother out of contact for seven months. */
const child = {
  birthDate: '2013-05-20',
  relation: 'grandchild',
  student: 'compulsory',
  guardianship: 'unattended',
  fatherState: 'dead',
  motherState: 'lost-contact',
  motherStateMonths: 7,
} as const;
const earning = { birthDate: '1968-01-01', relation: 'self', wageIncome: '60000 元/年' } as const;
const poor = { birthDate: '1968-01-01', relation: 'self' } as const;

export const unattendedExamples: readonly Example[] = [
  {
    name: '一方死亡、一方失联七个月，家庭不享受低保，全额发给',
    source: by('三、（一）'),
    region,
    day: '2023-09-15',
    facts: family({}, earning, child),
    expect: { eligible: true, amount: '1560 元/月' },
  },
  {
    name: '家庭享受低保，扣除孩子那一份后补差',
    source: by('三、（一）'),
    region,
    day: '2023-09-15',
    facts: family({}, poor, child),
    // (634 × 2 + one minor at 10 %, 63.40) ÷ 2 = 665.70 is the child's; 1560 − 665.70 = 894.30.
    expect: { eligible: true, amount: '894.30 元/月' },
  },
  {
    name: '享受低保和困难残疾人生活补贴的，两项都扣除',
    source: by('三、（一）'),
    region,
    day: '2023-09-15',
    facts: family({}, poor, { ...child, disabilityKind: 'limb', disabilityGrade: 'three' }),
    // As before, less the living subsidy of 80.
    expect: { eligible: true, amount: '814.30 元/月' },
  },
  {
    name: '失联不满六个月的不能认定',
    source: by('一、'),
    region,
    day: '2023-09-15',
    facts: family({}, earning, { ...child, motherStateMonths: 5 }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '失联满六个月的可以认定',
    source: by('一、'),
    region,
    day: '2023-09-15',
    facts: family({}, earning, { ...child, motherStateMonths: 6 }),
    expect: { eligible: true, amount: '1560 元/月' },
  },
  {
    name: '双方一个服刑、一个重病',
    source: by('一、'),
    region,
    day: '2023-09-15',
    facts: family({}, earning, {
      ...child,
      fatherState: 'imprisoned',
      fatherStateMonths: 30,
      motherState: 'gravely-ill',
    }),
    expect: { eligible: true, amount: '1560 元/月' },
  },
  {
    name: '一方能够抚养的不能认定',
    source: by('一、'),
    region,
    day: '2023-09-15',
    facts: family({}, earning, { ...child, motherState: 'able' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '意见施行当日',
    source: by('一、'),
    region,
    day: '2020-01-01',
    facts: family({}, earning, child),
    expect: { eligible: true, amount: '1500 元/月' },
  },
  {
    name: '扩围前一日，被撤销监护资格的不在范围内',
    source: by('一、'),
    region,
    day: '2020-12-31',
    facts: family({}, earning, { ...child, motherState: 'custody-revoked' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '扩围当日，被撤销监护资格的纳入',
    source: of2020,
    region,
    day: '2021-01-01',
    facts: family({}, earning, { ...child, motherState: 'custody-revoked' }),
    expect: { eligible: true, amount: '1500 元/月' },
  },
];
