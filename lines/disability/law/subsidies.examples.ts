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
    source: by('二、（三）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, workInjuryNursing: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '特困人员不享受',
    source: by('二、（三）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...disabled, legalSupport: 'none' }),
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
    source: by('三、（一）'),
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
];
