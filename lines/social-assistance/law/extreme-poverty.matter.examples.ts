import type { MatterExample } from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const counted = (document: 'extreme-poverty-criteria-2016' | 'extreme-poverty-criteria-2021') =>
  article(document, '第十三条（按放假通知逐日手数）');

export const extremePovertyMatterExamples: readonly MatterExample[] = [
  {
    name: '春节前受理的，15个工作日跨过九天假期和两个调休上班日',
    source: counted('extreme-poverty-criteria-2021'),
    region: '420281',
    acceptedOn: '2026-02-06',
    // 9–13: 5; 14 (worked Saturday): 6; holidays 15–23; 24–27: 10; 28 (worked Saturday): 11; March 2–5: 15.
    limit: 'township',
    lastDay: '2026-03-05',
  },
  {
    name: '国庆前受理的，15个工作日跨过国庆中秋',
    source: counted('extreme-poverty-criteria-2021'),
    region: '430529',
    acceptedOn: '2025-09-26',
    // 28 (worked Sunday), 29, 30: 3; October 9, 10, 11 (worked): 6; 13–17: 11; 20–23: 15.
    limit: 'township',
    lastDay: '2025-10-23',
  },
  {
    name: '旧规20个工作日跨过2019年国庆节',
    source: counted('extreme-poverty-criteria-2016'),
    region: '420281',
    acceptedOn: '2019-09-20',
    // 23–27: 5; 29 (worked Sunday), 30: 7; October 8–11: 11; 12 (worked Saturday): 12; 14–18: 17; 21–23: 20.
    limit: 'township',
    lastDay: '2019-10-23',
  },
];
