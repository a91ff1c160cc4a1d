import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('elder-accident-insurance-2016', '二、（按县里的对象和年龄手算）');
const region = '430529';
const tier = { assessedTier: 'three' } as const;
const rich = { transferIncome: '60000 元/年', relation: 'self' } as const;

export const accidentInsuranceExamples: readonly Example[] = [
  {
    name: '满五十周岁当日的女性低保对象',
    source: by,
    region,
    day: '2020-01-01',
    facts: family(tier, { birthDate: '1970-01-01', relation: 'self', sex: 'female' }),
    expect: { eligible: true, amount: '25 元/年' },
  },
  {
    name: '五十四周岁的男性还不到年龄',
    source: by,
    region,
    day: '2020-01-01',
    facts: family(tier, { birthDate: '1965-01-02', relation: 'self', sex: 'male' }),
    expect: { eligible: false, amount: '0 元/年' },
  },
  {
    name: '满五十五周岁当日的男性优抚对象，不看收入',
    source: by,
    region,
    day: '2020-01-01',
    facts: family({}, { ...rich, birthDate: '1965-01-01', sex: 'male', specialCare: true }),
    expect: { eligible: true, amount: '25 元/年' },
  },
  {
    name: '八十周岁的失独老人',
    source: by,
    region,
    day: '2020-06-30',
    facts: family({}, { ...rich, birthDate: '1939-07-01', sex: 'female', lostOnlyChild: true }),
    expect: { eligible: true, amount: '25 元/年' },
  },
  {
    name: '满八十一周岁当日不再统一投保',
    source: by,
    region,
    day: '2020-07-01',
    facts: family({}, { ...rich, birthDate: '1939-07-01', sex: 'female', lostOnlyChild: true }),
    expect: { eligible: false, amount: '0 元/年' },
  },
  {
    name: '不属于所列对象的',
    source: by,
    region,
    day: '2020-06-30',
    facts: family({}, { ...rich, birthDate: '1950-07-01', sex: 'female' }),
    expect: { eligible: false, amount: '0 元/年' },
  },
];
