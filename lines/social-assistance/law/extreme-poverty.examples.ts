import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const alone = { birthDate: '1950-02-03', relation: 'self', sex: 'male', legalSupport: 'none' } as const;
const by = article('extreme-poverty-criteria-2021', '第四条（按条文手算）');

export const extremePovertyExamples: readonly Example[] = [
  {
    name: '农村分散供养、生活能自理的老人',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, alone),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '集中供养、六项中四项不能完成的老人',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, carePlace: 'institution', selfCareUnable: 4 }),
    // 1460 and the care of those wholly in need.
    expect: { eligible: true, amount: '2060 元/月' },
  },
  {
    name: '有赡养能力的子女的老人不予认定',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, legalSupport: 'able' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '2026年7月1日前满十六周岁的未成年人不属于无劳动能力',
    source: by,
    region: '420281',
    day: '2026-06-30',
    facts: family(
      {},
      { birthDate: '2009-06-01', relation: 'self', legalSupport: 'none', student: 'vocational' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '社会救助法施行后未成年人都可以认定',
    source: article('assistance-law-2026', '第十六条（按条文手算）'),
    region: '420281',
    day: '2026-07-01',
    facts: family(
      {},
      { birthDate: '2009-06-01', relation: 'self', legalSupport: 'none', student: 'vocational' },
    ),
    expect: { eligible: true, amount: '1195 元/月' },
  },
];
