import type { PayLaw } from '../../platform/payments/index.ts';
import { openLaw } from '../policy/open-law.ts';

/** Kinds of interaction of which a person keeps one scheme and gets nothing of the other. */
const SHUTS_OUT = new Set(['exclusive', 'exclusive-by-rule']);

/** Schemes that shut one another out, as the handbook declares them with their articles. */
export async function openPayLaw(): Promise<PayLaw> {
  const { handbook } = await openLaw();
  const pairs = handbook.interactions.filter(({ kind }) => SHUTS_OUT.has(kind));
  return {
    exclusiveWith: (scheme) =>
      pairs.flatMap(({ first, second }) => (first === scheme ? [second] : second === scheme ? [first] : [])),
  };
}
