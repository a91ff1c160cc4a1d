import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('dibao-2021', '第八条（按条文手算）');
const byLaw = article('assistance-law-2026', '第二十一条（按条文手算）');
const worker = (wage: string) => ({ birthDate: '1975-03-02', relation: 'self', wageIncome: wage });

/** The rural standard is 634 from April 2023: the limit is 951.00. Before, 600: 900.00. */
export const edgeFamilyExamples: readonly Example[] = [
  {
    name: '人均收入等于低保标准的，认定为低保边缘家庭',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, worker('634 元/月')),
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '人均收入低于低保标准的按低保办理',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, worker('633.99 元/月')),
    expect: { eligible: false },
  },
  {
    name: '人均收入等于标准1.5倍的不认定',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, worker('951 元/月')),
    expect: { eligible: false },
  },
  {
    name: '低保标准提高前一日，920元超过旧标准的1.5倍',
    source: by,
    region: '420281',
    day: '2023-03-31',
    facts: family({}, worker('920 元/月')),
    expect: { eligible: false },
  },
  {
    name: '低保标准提高当日，920元在1.5倍以内',
    source: by,
    region: '420281',
    day: '2023-04-01',
    facts: family({}, worker('920 元/月')),
    expect: { eligible: true },
  },
  {
    name: '57号施行当日起认定低保边缘家庭',
    source: by,
    region: '420281',
    day: '2021-07-01',
    facts: family({}, worker('899.99 元/月')),
    expect: { eligible: true },
  },
  {
    name: '财产超过限额的不认定',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({ dwellings: 3 }, worker('700 元/月')),
    expect: { eligible: false },
  },
  {
    name: '救助法施行前一日',
    source: by,
    region: '420281',
    day: '2026-06-30',
    facts: family({}, worker('950.99 元/月')),
    expect: { eligible: true },
  },
  {
    name: '救助法施行当日，省未另定倍数的仍按1.5倍',
    source: byLaw,
    region: '420281',
    day: '2026-07-01',
    facts: family({}, worker('950.99 元/月')),
    expect: { eligible: true },
  },
];
