import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const alone = { birthDate: '1950-02-03', relation: 'self', sex: 'male', legalSupport: 'none' } as const;
const by = article('extreme-poverty-criteria-2021', '第四条（按条文手算）');

const of = (place: string) => article('extreme-poverty-criteria-2021', `${place}（按条文手算）`);

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
  {
    name: '六项中一项做不了的是半护理',
    source: of('第二十二条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, selfCareUnable: 1 }),
    // 1195 and 200.
    expect: { eligible: true, amount: '1395 元/月' },
  },
  {
    name: '三项做不了的仍是半护理',
    source: of('第二十二条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, selfCareUnable: 3 }),
    expect: { eligible: true, amount: '1395 元/月' },
  },
  {
    name: '四项做不了的是全护理',
    source: of('第二十二条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, selfCareUnable: 4 }),
    // 1195 and 400.
    expect: { eligible: true, amount: '1595 元/月' },
  },
  {
    name: '差一天满六十周岁',
    source: of('第五条'),
    region: '420281',
    day: '2023-06-14',
    facts: family({}, { ...alone, birthDate: '1963-06-15' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '满六十周岁当日',
    source: of('第五条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, birthDate: '1963-06-15' }),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '43号施行前一日，二级肢体残疾人不算无劳动能力',
    source: article('extreme-poverty-criteria-2016', '第五条（按条文手算）'),
    region: '420281',
    day: '2021-06-30',
    facts: family({}, { ...alone, birthDate: '1980-01-01', disabilityKind: 'limb', disabilityGrade: 'two' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '43号施行当日，二级肢体残疾人算无劳动能力',
    source: of('第五条'),
    region: '420281',
    day: '2021-07-01',
    facts: family({}, { ...alone, birthDate: '1980-01-01', disabilityKind: 'limb', disabilityGrade: 'two' }),
    expect: { eligible: true, amount: '1130 元/月' },
  },
  {
    name: '43号施行前一日，三级智力残疾人不算无劳动能力',
    source: article('extreme-poverty-criteria-2016', '第五条（按条文手算）'),
    region: '420281',
    day: '2021-06-30',
    facts: family(
      {},
      { ...alone, birthDate: '1980-01-01', disabilityKind: 'intellectual', disabilityGrade: 'three' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '43号施行当日，三级智力残疾人算无劳动能力',
    source: of('第五条'),
    region: '420281',
    day: '2021-07-01',
    facts: family(
      {},
      { ...alone, birthDate: '1980-01-01', disabilityKind: 'intellectual', disabilityGrade: 'three' },
    ),
    expect: { eligible: true, amount: '1130 元/月' },
  },
  {
    name: '43号施行前一日，一级视力残疾人不算无劳动能力',
    source: article('extreme-poverty-criteria-2016', '第五条（按条文手算）'),
    region: '420281',
    day: '2021-06-30',
    facts: family(
      {},
      { ...alone, birthDate: '1980-01-01', disabilityKind: 'vision', disabilityGrade: 'one' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '43号施行当日，一级视力残疾人算无劳动能力',
    source: of('第五条'),
    region: '420281',
    day: '2021-07-01',
    facts: family(
      {},
      { ...alone, birthDate: '1980-01-01', disabilityKind: 'vision', disabilityGrade: 'one' },
    ),
    expect: { eligible: true, amount: '1130 元/月' },
  },
  {
    name: '未满十六周岁',
    source: of('第五条'),
    region: '420281',
    day: '2023-06-14',
    facts: family(
      {},
      { ...alone, birthDate: '2007-06-15', student: 'compulsory', supportedAsExtremelyPoor: false },
    ),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '满十六周岁、以前没有供养的，救助法施行以前不新认定',
    source: of('第五条'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      {},
      { ...alone, birthDate: '2007-06-15', student: 'high-school', supportedAsExtremelyPoor: false },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '满十六周岁、原来就在供养的，继续到十八周岁',
    source: of('第二十四条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, birthDate: '2007-06-15', student: 'none', supportedAsExtremelyPoor: true }),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '43号施行前一日没有延续的规定',
    source: article('extreme-poverty-criteria-2016', '第五条（按条文手算）'),
    region: '420281',
    day: '2021-06-30',
    facts: family({}, { ...alone, birthDate: '2004-06-15', student: 'none', supportedAsExtremelyPoor: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '满十八周岁仍在高中的继续供养',
    source: of('第二十四条'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      {},
      { ...alone, birthDate: '2005-06-15', student: 'high-school', supportedAsExtremelyPoor: true },
    ),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '满十八周岁上大学的不再供养',
    source: of('第二十四条'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      {},
      { ...alone, birthDate: '2005-06-15', student: 'college', supportedAsExtremelyPoor: true },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '救助法施行前一日，十七周岁的不新认定',
    source: of('第五条'),
    region: '420281',
    day: '2026-06-30',
    facts: family(
      {},
      { ...alone, birthDate: '2009-01-01', student: 'none', supportedAsExtremelyPoor: false },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '救助法施行当日，未成年人不再限十六周岁',
    source: article('assistance-law-2026', '第十六条（按条文手算）'),
    region: '420281',
    day: '2026-07-01',
    facts: family(
      {},
      { ...alone, birthDate: '2009-01-01', student: 'none', supportedAsExtremelyPoor: false },
    ),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '救助法施行以后，满十八周岁在中职就读的继续供养',
    source: article('assistance-law-2026', '第十六条（按条文手算）'),
    region: '420281',
    day: '2026-07-01',
    facts: family(
      {},
      { ...alone, birthDate: '2008-01-01', student: 'vocational', supportedAsExtremelyPoor: true },
    ),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '本人收入等于低保标准的，有生活来源',
    source: of('第六条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, transferIncome: '634 元/月' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '中央确定的基础养老金不计入收入',
    source: of('第六条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, transferIncome: '700 元/月', basicPension: '103 元/月' }),
    // 700 less 103 is 597, below 634.
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '法定义务人没有能力的',
    source: of('第八条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...alone, legalSupport: 'unable' }),
    expect: { eligible: true, amount: '1195 元/月' },
  },
  {
    name: '车辆超过限额的，有生活来源',
    source: of('第六条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({ vehicles: 1 }, alone),
    expect: { eligible: false, amount: '0 元/月' },
  },
];
