import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = (place: string) => article('disability-subsidies-2015', `${place}（按条文手算）`);
const disabled = {
  birthDate: '1972-05-05',
  relation: 'self',
  disabilityKind: 'limb',
  disabilityGrade: 'two',
  needsLongTermCare: true,
} as const;

/** Of ample means: the pension of another kind keeps the family off the allowance. */
const limbThree = {
  birthDate: '1975-02-02',
  relation: 'self',
  disabilityKind: 'limb',
  disabilityGrade: 'three',
  needsLongTermCare: true,
  transferIncome: '36000 元/年',
} as const;
const unattendedChild = {
  birthDate: '2012-01-01',
  relation: 'grandchild',
  guardianship: 'unattended',
  fatherState: 'dead',
  motherState: 'severely-disabled',
} as const;
const disabledChild = [
  { birthDate: '1985-01-01', relation: 'self', wageIncome: '60000 元/年' },
  {
    birthDate: '2010-03-01',
    relation: 'child',
    disabilityKind: 'hearing',
    disabilityGrade: 'four',
    needsLongTermCare: true,
  },
] as const;

export const livingSubsidyExamples: readonly Example[] = [
  {
    name: '低保家庭中的二级残疾人',
    source: by('二、（一）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, disabled),
    expect: { eligible: true, amount: '80 元/月' },
  },
  {
    name: '领取工伤生活护理费的不享受',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, workInjuryNursing: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '特困人员不享受',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, legalSupport: 'none' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '孤儿不享受生活补贴',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family(
      {},
      { birthDate: '1970-01-01', relation: 'self' },
      { ...disabled, birthDate: '2012-01-01', relation: 'grandchild', guardianship: 'orphan' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '其他福利性生活补贴更高的不再发',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, otherLivingAllowance: '100 元/月' }),
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '低保家庭中的事实无人抚养残疾儿童照领，从补差中扣除',
    source: article('unattended-children-2019', '三、（一）（按条文手算）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { birthDate: '1970-01-01', relation: 'self' }, { ...disabled, ...unattendedChild }),
    expect: { eligible: true, amount: '80 元/月' },
  },
  {
    name: '全额领取事实无人抚养儿童补贴的残疾儿童不享受',
    source: article('unattended-children-2019', '三、（一）（按条文手算）'),
    region: '420281',
    day: '2023-09-15',
    // 1600 ÷ 2 = 800 lies between 634 and 951: an edge family, to which Daye extends the living subsidy.
    facts: family(
      {},
      { birthDate: '1970-01-01', relation: 'self', wageIncome: '1600 元/月' },
      { ...disabled, ...unattendedChild, disabilityGrade: 'three' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '大丰扩围前一日，成年无业肢体三级的不发',
    source: by('二、（一）'),
    region: '320904',
    day: '2018-12-31',
    facts: family({}, limbThree),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '大丰扩围当日，成年无业肢体三级的纳入',
    source: by('二、（一）'),
    region: '320904',
    day: '2019-01-01',
    facts: family({}, limbThree),
    expect: { eligible: true, amount: '150 元/月' },
  },
  {
    name: '大丰：肢体三级但有工作的不发',
    source: by('二、（一）'),
    region: '320904',
    day: '2019-01-01',
    facts: family({}, { ...limbThree, employed: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
];

export const careSubsidyExamples: readonly Example[] = [
  {
    name: '需要长期照护的一级残疾人，不论家庭收入',
    source: by('二、（一）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, disabilityGrade: 'one', wageIncome: '60000 元/年' }),
    expect: { eligible: true, amount: '120 元/月' },
  },
  {
    name: '其他护理补贴更高的不再发',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, otherNursingAllowance: '300 元/月' }),
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '三级肢体残疾人不在范围内',
    source: by('二、（一）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, disabilityGrade: 'three' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '孤儿可以享受护理补贴',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, birthDate: '2012-01-01', guardianship: 'orphan' }),
    expect: { eligible: true, amount: '100 元/月' },
  },
  {
    name: '领取工伤生活护理费的不享受',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, workInjuryNursing: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '特困人员不享受',
    source: by('二、（四）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, legalSupport: 'none' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '大丰扩围前一日，四级听力残疾儿童不发',
    source: by('二、（一）'),
    region: '320904',
    day: '2018-12-31',
    facts: family({}, ...disabledChild),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '大丰扩围当日，四级听力残疾儿童纳入',
    source: by('二、（一）'),
    region: '320904',
    day: '2019-01-01',
    facts: family({}, ...disabledChild),
    expect: { eligible: true, amount: '80 元/月' },
  },
  {
    name: '大丰：三级精神残疾的成年人本来就在范围内',
    source: by('二、（一）'),
    region: '320904',
    day: '2018-12-31',
    facts: family({}, { ...limbThree, disabilityKind: 'mental' }),
    expect: { eligible: true, amount: '80 元/月' },
  },
];
