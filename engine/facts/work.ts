import { boolKind, countKind } from '../language/kinds.ts';
import type { Expr, Scope } from '../language/nodes.ts';
import { unemploymentPayKinds } from './choices.ts';
import { memberFact } from './define.ts';

/** What is asked of those of working age who have no work. */
export function joblessFacts(when: Expr<{ readonly kind: 'bool' }, Scope>) {
  const asked = { when, otherwise: 0 };
  return {
    monthsWithoutIncome: memberFact(
      'monthsWithoutIncome',
      countKind,
      {
        title: ['失业后连续无收入的月数', 'months without income after losing work'],
        ask: [
          '失业后连续几个月没有收入（没有失业就填0）？',
          'For how many months without income since losing work?',
        ],
        maximum: 600,
      },
      asked,
    ),
    unemploymentInsured: memberFact(
      'unemploymentInsured',
      boolKind,
      {
        title: ['参加失业保险', 'insured against unemployment'],
        ask: ['参加过失业保险吗？', 'Was the person insured against unemployment?'],
      },
      asked,
    ),
    unemploymentPay: memberFact(
      'unemploymentPay',
      unemploymentPayKinds,
      {
        title: ['失业待遇', 'unemployment benefit'],
        ask: ['现在领失业保险金还是失业补助金？', 'Does the person draw unemployment insurance or subsidy?'],
      },
      asked,
    ),
  } as const;
}
