import { createHash } from 'node:crypto';
import { type Actor, chinaMidnight, type Id, type Tx } from '../base/index.ts';
import { enqueueJob } from '../jobs/index.ts';

export const TAKE_DOWN = 'publication.take-down';
/** One job of a county for each day, however many lists end on it: its subject is the day. */
function subjectOf(countyCode: string, day: Temporal.PlainDate): Id {
  const hex = createHash('sha256').update(`${TAKE_DOWN} ${countyCode} ${day}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Sees to it that what is over on a day is taken down when that day begins. */
export async function queueTakeDown(tx: Tx, actor: Actor, day: Temporal.PlainDate): Promise<void> {
  const at = chinaMidnight(day);
  await enqueueJob(tx, actor, { kind: TAKE_DOWN, subjectId: subjectOf(actor.countyCode, day), at });
}
