import { done, fileSql, isId, type Outcome, refuse, type Sql } from '../base/index.ts';
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

/**
 * How many rows of a page, and one more, as text of the statement: reads keep one plan for each statement, and a plan
 * that does not know how few rows are wanted sorts the whole county.
 */
export const pageSize = (limit: number): Sql => fileSql(String(Math.trunc(limit) + 1));
