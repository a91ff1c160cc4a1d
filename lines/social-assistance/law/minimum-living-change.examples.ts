import type { MatterExample } from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const review = article('dibao-2021', '第三十一条');
const death = article('dibao-2021', '第三十一条（条文没有写三个月，待核）');

export const minimumLivingChangeExamples: readonly MatterExample[] = [
  {
    name: '国家没有规定办理变动的工作日，大冶没有公布的，不推算',
    source: review,
    region: '420281',
    acceptedOn: '2025-03-03',
    limit: 'change',
    lastDay: null,
  },
  {
    name: '成员死亡的，三个月从死亡之日起算，晚来告知不推后',
    source: death,
    region: '420281',
    acceptedOn: '2025-12-08',
    form: { change: 'reduce', cause: 'died', changedOn: '2025-11-30', who: ['张三'] },
    limit: 'death',
    // 28 February has no thirtieth day: the last day of the month.
    lastDay: '2026-02-28',
  },
  {
    name: '春节、国庆不延长按月计算的期限',
    source: death,
    region: '420281',
    acceptedOn: '2025-07-21',
    form: { change: 'stop', cause: 'died', changedOn: '2025-07-08', who: ['李四'] },
    limit: 'death',
    lastDay: '2025-10-08',
  },
];
