import type { Static } from 'typebox';
import { type Actor, done, type Language, type Outcome, refuse } from '../../platform/base/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { readVariant } from './changes.ts';
import type { Asked } from './desk.ts';
import { isMonth } from './months.ts';
import type { QuestionShape } from './shapes.ts';

export const refuseMonth = (month: string) => refuse('what-if.month.none', { month }, { field: 'month' });

/** The question alone, every change of it read against the law; or each that is wrong with its place. */
export async function readAsked(
  actor: Actor,
  { month, variants }: Static<typeof QuestionShape>,
  language: Language,
): Promise<Outcome<Asked>> {
  if (!isMonth(month)) return refuseMonth(month);
  const law = await openLaw();
  const wrong = variants.flatMap((variant, index) => {
    const read = readVariant(law, actor.countyCode, month, variant);
    if (read.ok) return [];
    return read.problems.map(({ path, message }) => ({
      code: 'what-if.change.wrong',
      facts: { reason: message[language] },
      field: `variants[${index}].${path}`,
    }));
  });
  const [first] = wrong;
  if (first) return refuse(first.code, first.facts, { field: first.field, details: wrong });
  return done({ month, variants });
}
