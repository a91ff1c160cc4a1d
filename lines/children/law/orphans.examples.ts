import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = (place: string) => article('orphans-2010', `${place}（按条文手算）`);
const child = { birthDate: '2012-03-10', guardianship: 'orphan', student: 'compulsory' } as const;

export const orphanExamples: readonly Example[] = [
  {
    name: '跟祖父生活的散居孤儿',
    source: by('二、（一）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { birthDate: '1955-01-01', relation: 'self' }, { ...child, relation: 'grandchild' }),
    expect: { eligible: true, amount: '1560 元/月' },
  },
  {
    name: '福利机构养育的孤儿',
    source: by('二、（一）'),
    region: '420281',
    day: '2023-09-15',
    facts: family({}, { ...child, carePlace: 'institution' }),
    expect: { eligible: true, amount: '2496 元/月' },
  },
  {
    name: '标准上调前一日',
    source: by('二、（一）'),
    region: '420281',
    day: '2023-03-31',
    facts: family({}, child),
    expect: { eligible: true, amount: '1500 元/月' },
  },
  {
    name: '标准上调当日：1500元上调4%',
    source: by('二、（一）'),
    region: '420281',
    day: '2023-04-01',
    facts: family({}, child),
    expect: { eligible: true, amount: '1560 元/月' },
  },
  {
    name: '满十八周岁前一日仍是孤儿',
    source: by('一、'),
    region: '420281',
    day: '2030-03-09',
    facts: family({}, { ...child, student: 'none' }),
    expect: { eligible: true, amount: '1560 元/月' },
  },
  {
    name: '满十八周岁当日、不再就读的不再发',
    source: by('一、'),
    region: '420281',
    day: '2030-03-10',
    facts: family({}, { ...child, student: 'none', raisedAsOrphan: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '满十八周岁仍在高中就读的继续发',
    source: by('一、'),
    region: '420281',
    day: '2030-03-10',
    facts: family({}, { ...child, guardianship: 'parents', student: 'high-school', raisedAsOrphan: true }),
    expect: { eligible: true, amount: '1560 元/月' },
  },
  {
    name: '当地没有规定延续的，成年后不再发',
    source: by('一、'),
    region: '420921',
    day: '2019-03-10',
    facts: family({}, { birthDate: '2001-03-10', student: 'college', raisedAsOrphan: true }),
    expect: { eligible: false, amount: '0 元/月' },
  },
];
