import { done, isId, type Outcome, refuse } from '../base/index.ts';
import { decodeCursor } from '../http/index.ts';

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** A day and a case: what every list of cases goes on from. Refusal: `cases.list.cursor`. */
export function readCursor(
  after: string | undefined,
): Outcome<readonly [day: string, id: string] | undefined> {
  if (after === undefined) return done(undefined);
  const [day, id] = decodeCursor(after, 2) ?? [];
  const isGood = typeof day === 'string' && DAY.test(day) && typeof id === 'string' && isId(id);
  return isGood ? done([day, id]) : refuse('cases.list.cursor', {}, { field: 'after' });
}
