import { type Interaction, text } from '../../../engine/index.ts';
import { article } from './statutes.ts';

/** How the schemes bear on one another; applied in this order. */
export const interactions: readonly Interaction[] = [
  {
    kind: 'exclusive-by-rule',
    first: 'extreme-poverty',
    second: 'minimum-living-allowance',
    title: text(
      '特困人员不再计入低保',
      'who is extremely poor is not counted for the minimum living allowance',
    ),
    article: article('assistance-measures-2014', '第十四条'),
  },
  {
    kind: 'exclusive',
    first: 'extreme-poverty',
    second: 'disability-living-subsidy',
    title: text('特困人员不享受困难残疾人生活补贴', 'who is extremely poor gets no living subsidy'),
    article: article('disability-subsidies-2015', '二、（三）'),
  },
  {
    kind: 'exclusive',
    first: 'extreme-poverty',
    second: 'disability-care-subsidy',
    title: text('特困人员不享受重度残疾人护理补贴', 'who is extremely poor gets no care subsidy'),
    article: article('disability-subsidies-2015', '二、（三）'),
  },
  {
    kind: 'stack',
    first: 'minimum-living-allowance',
    second: 'disability-living-subsidy',
    title: text(
      '低保与残疾人补贴可以同时享受，补贴不计入收入',
      'both are paid; the subsidy is not counted as income',
    ),
    article: article('disability-subsidies-2015', '二、（三）'),
  },
  {
    kind: 'stack',
    first: 'disability-living-subsidy',
    second: 'disability-care-subsidy',
    title: text('两项补贴可以同时申领', 'both subsidies may be had at once'),
    article: article('disability-subsidies-2015', '二、（三）'),
  },
];
