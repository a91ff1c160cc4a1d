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
  {
    name: '县级15个工作日跨过国庆中秋和两个调休上班日',
    source: article('extreme-poverty-criteria-2021', '第十六条（按放假通知逐日手数）'),
    region: '420281',
    acceptedOn: '2025-08-25',
    startsOn: '2025-09-22',
    // 23–26: 4; 28 (worked), 29, 30: 7; October 9, 10, 11 (worked): 10; 13–17: 15.
    limit: 'county-decision',
    lastDay: '2025-10-17',
  },
  {
    name: '不同意的3个工作日内告知，跨过中秋和调休',
    source: article('extreme-poverty-criteria-2021', '第十八条（按放假通知逐日手数）'),
    region: '420281',
    acceptedOn: '2024-08-12',
    startsOn: '2024-09-13',
    // 14 (worked Saturday): 1; 15–17 Mid-Autumn; 18, 19: 3.
    limit: 'refusal-notice',
    lastDay: '2024-09-19',
  },
  {
    name: '有异议的15个工作日跨过劳动节和调休',
    source: article('extreme-poverty-criteria-2021', '第十五条（按放假通知逐日手数）'),
    region: '420281',
    acceptedOn: '2026-03-30',
    startsOn: '2026-04-30',
    // May 1–5 holidays; 6–8: 3; 9 (worked Saturday): 4; 11–15: 9; 18–22: 14; 25: 15.
    limit: 'after-objection',
    lastDay: '2026-05-25',
  },
];
