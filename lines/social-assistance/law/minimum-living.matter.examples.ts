import type { MatterExample } from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const total = article('dibao-2021', '第二十二条（按放假通知逐日手数）');
const start = article('dibao-2021', '第十五条（按放假通知逐日手数）');
const survey = article('dibao-2012', '第十八条（按放假通知逐日手数）');

export const minimumLivingMatterExamples: readonly MatterExample[] = [
  {
    name: '春节前受理的，3个工作日跨过九天假期',
    source: start,
    region: '420281',
    acceptedOn: '2026-02-13',
    // 14 February is worked; the holidays are 15 to 23: 14, 24, 25.
    limit: 'start',
    lastDay: '2026-02-25',
  },
  {
    name: '国庆前受理的，3个工作日跨过国庆中秋',
    source: start,
    region: '420281',
    acceptedOn: '2025-09-29',
    // 30 September; holidays 1 to 8 October; 9, 10 October.
    limit: 'start',
    lastDay: '2025-10-10',
  },
  {
    name: '周五受理，周日调休上班算一个工作日',
    source: start,
    region: '420281',
    acceptedOn: '2024-09-13',
    // Saturday 14 September is worked; 15 to 17 Mid-Autumn; 18, 19.
    limit: 'start',
    lastDay: '2024-09-19',
  },
  {
    name: '全部办结30个工作日跨过国庆节和两个调休上班日',
    source: total,
    region: '420281',
    acceptedOn: '2025-09-22',
    // 23–26: 4; 28 (worked Sunday): 5; 29, 30: 7; October 9, 10, 11 (worked Saturday): 10; 13–17: 15; 20–24: 20;
    // 27–31: 25; November 3–7: 30.
    limit: 'total',
    lastDay: '2025-11-07',
  },
  {
    name: '旧规调查10个工作日跨过2018年国庆节',
    source: survey,
    region: '420281',
    acceptedOn: '2018-09-25',
    // 26–28: 3; 29, 30 (worked): 5; October 8–12: 10.
    limit: 'investigation',
    lastDay: '2018-10-12',
  },
];
