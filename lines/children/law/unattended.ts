import { facts, rule, scheme, text } from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { orphanStandard } from './orphans.ts';
import { unattended } from './standing.ts';
import { unattendedExamples } from './unattended.examples.ts';

const { member } = facts;

/**
 * 事实无人抚养儿童基本生活补贴. Paid in full at the orphans' standard; what the child has of the minimum
 * living allowance and of the living subsidy is deducted, and the rest is made up.
 */
export const unattendedChildren = scheme({
  code: 'unattended-children',
  title: text('事实无人抚养儿童基本生活补贴', 'Living subsidy of children in fact unattended'),
  unit: 'member',
  from: '2020-01-01',
  basis: [article('unattended-children-2019', '全文')],
  eligible: unattended,
  amount: rule({
    code: 'unattended.amount',
    title: text('事实无人抚养儿童补贴标准', 'standard of children in fact unattended'),
    article: article('unattended-children-2019', '三、（一）'),
    value: orphanStandard(member.carePlace),
    say: {
      zh: '按当地孤儿标准{result}；已领低保金或困难残疾人生活补贴的，只补足差额。',
      en: 'The standard of orphans holds: {result}. Of what is received already only the rest is made up.',
    },
  }),
  examples: unattendedExamples,
});
