import { careKinds, facts, monthly, parameterBy, rule, scheme, text } from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { orphanExamples } from './orphans.examples.ts';
import { orphan } from './standing.ts';

const { member } = facts;

/** Raised in a family or in an institution; the latter is the higher. */
export const orphanStandard = parameterBy(
  'orphan.standard',
  monthly,
  careKinds,
  text('孤儿基本生活费标准', 'basic living standard of orphans'),
);

/** 孤儿基本生活费 */
export const orphanAllowance = scheme({
  code: 'orphan-allowance',
  title: text('孤儿基本生活费', 'Basic living allowance of orphans'),
  unit: 'member',
  from: '2010-11-16',
  basis: [article('orphans-2010', '全文')],
  eligible: orphan,
  amount: rule({
    code: 'orphan.amount',
    title: text('孤儿基本生活费金额', 'orphan allowance'),
    article: article('orphans-2010', '二、（一）'),
    value: orphanStandard(member.carePlace),
    say: {
      zh: '按“{carePlace}”的标准，基本生活费{result}，按月打到监护人的账户。',
      en: 'Raised {carePlace}: {result}, paid to the guardian’s account.',
    },
  }),
  examples: orphanExamples,
});
