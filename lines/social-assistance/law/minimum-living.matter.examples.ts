import type { MatterExample } from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const total = article('dibao-2021', '第二十二条（按放假通知逐日手数）');
const start = article('dibao-2021', '第十五条（按放假通知逐日手数）');
const decided = article('dibao-2021', '第二十条（按放假通知逐日手数）');
const told = article('dibao-2021', '第二十一条（按放假通知逐日手数）');
const delegated = article('safety-net-2022', '四、（一）（按放假通知逐日手数）');
const appraised = article('dibao-2012', '第二十一条（按放假通知逐日手数）');
const granted = article('dibao-2012', '第二十九条（按放假通知逐日手数）');
const refused = article('dibao-2012', '第二十六条（按自然日手数）');
const decided2012 = article('dibao-2012', '第二十六条（按放假通知逐日手数）');
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
  {
    name: '国庆前收到材料的，县级10个工作日跨过国庆中秋',
    source: decided,
    region: '420281',
    acceptedOn: '2025-09-08',
    startsOn: '2025-09-26',
    // 28 (worked Sunday), 29, 30: 3; October 9, 10, 11 (worked): 6; 13–16: 10.
    limit: 'county-decision',
    lastDay: '2025-10-16',
  },
  {
    name: '春节前不予确认的，3个工作日内书面告知',
    source: told,
    region: '420281',
    acceptedOn: '2026-01-05',
    startsOn: '2026-02-13',
    // 14 (worked Saturday): 1; holidays 15–23; 24, 25: 3.
    limit: 'refusal-notice',
    lastDay: '2026-02-25',
  },
  {
    name: '权限下放的，20个工作日跨过春节',
    source: delegated,
    region: '420281',
    acceptedOn: '2026-02-06',
    startsOn: '2026-02-06',
    // 9–13: 5; 14 (worked): 6; 24–27: 10; 28 (worked): 11; March 2–6: 16; 9–12: 20.
    limit: 'total-delegated',
    lastDay: '2026-03-12',
  },
  {
    name: '旧规民主评议5个工作日跨过2018年国庆节',
    source: appraised,
    region: '420281',
    acceptedOn: '2018-09-17',
    startsOn: '2018-09-28',
    // 29, 30 (worked): 2; October 8–10: 5.
    limit: 'appraisal',
    lastDay: '2018-10-10',
  },
  {
    name: '旧规公示期满后3个工作日跨过2019年春节',
    source: granted,
    region: '420281',
    acceptedOn: '2019-01-07',
    startsOn: '2019-02-01',
    // February 2, 3 (worked): 2; holidays 4–10; 11: 3.
    limit: 'after-publicity',
    lastDay: '2019-02-11',
  },
  {
    name: '旧规有异议的20个工作日跨过2019年春节',
    source: granted,
    region: '420281',
    acceptedOn: '2019-01-07',
    startsOn: '2019-01-25',
    // 28–31: 4; February 1: 5; 2, 3 (worked): 7; 11–15: 12; 18–22: 17; 25–27: 20.
    limit: 'after-objection',
    lastDay: '2019-02-27',
  },
  {
    name: '旧规不予批准的，3日内告知，按自然日，节日也算',
    source: refused,
    region: '420281',
    acceptedOn: '2018-09-03',
    startsOn: '2018-09-30',
    // October 1, 2, 3, all of them holidays.
    limit: 'refusal-notice',
    lastDay: '2018-10-03',
  },
  {
    name: '泽库县按旧规5个工作日提出审批意见，跨过2019年国庆节',
    source: decided2012,
    region: '632323',
    acceptedOn: '2019-09-02',
    startsOn: '2019-09-27',
    // 29 (worked Sunday), 30: 2; October 8–10: 5.
    limit: 'county-decision',
    lastDay: '2019-10-10',
  },
];
