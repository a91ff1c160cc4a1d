import { type Static, Type } from 'typebox';
import { findHindrance, type Hindrance, mayCancel } from '../../engine/visits/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { accountsOf, done, refuse } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { addAction } from './add-action.ts';
import { havePictures } from './add-picture.ts';
import type { VisitLaw } from './law.ts';
import { lockVisit, readActions, readingOf } from './rows.ts';
import { Day, Uuid } from './shapes.ts';

const Act = {
  id: Uuid,
  finding: Type.String({ maxLength: 60 }),
  note: Type.String({ minLength: 1, maxLength: 500 }),
  photos: Type.Optional(Type.Array(Uuid, { maxItems: 10 })),
};
export const NewRectification = Type.Object(Act);
export const NewRecheck = Type.Object({
  ...Act,
  passed: Type.Boolean(),
  /** The new last day, where it was not put right. */
  dueOn: Type.Optional(Day),
});
export const NewCancel = Type.Object({ id: Uuid, reason: Type.String({ minLength: 2, maxLength: 300 }) });

export interface SettleContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock'>;
  readonly law: VisitLaw;
}

interface Settled {
  readonly phase: string;
}

function refuseHindrance(why: Hindrance): Outcome<never> {
  switch (why) {
    case 'no-such-finding':
      return refuse('visits.settle.no-such-finding', {}, { field: 'finding' });
    case 'not-open':
      return refuse('visits.settle.not-open');
    case 'not-rectified':
      return refuse('visits.settle.not-rectified');
    case 'same-person':
      return refuse('visits.settle.same-person');
    case 'not-settled':
      return refuse('visits.settle.not-settled');
    case 'already-done':
      return refuse('visits.settle.already-done');
  }
}

/** Says that a fault was put right. Refusals: `visits.settle.*`, `visits.record.photo-missing`, `http.missing`. */
export const rectify = (
  context: SettleContext,
  visitId: Id,
  input: Static<typeof NewRectification>,
): Promise<Outcome<Settled>> => settle(context, visitId, 'rectify', input, {});

/** Says whether it was. Whoever reported it does not check it. Refusals: as `rectify`, and `visits.settle.due`. */
export async function recheck(
  context: SettleContext,
  visitId: Id,
  input: Static<typeof NewRecheck>,
): Promise<Outcome<Settled>> {
  const today = context.services.clock.today().toString();
  const dueOn = input.passed ? null : (input.dueOn ?? '');
  if (dueOn !== null && dueOn < today) return refuse('visits.settle.due', {}, { field: 'dueOn' });
  return settle(context, visitId, 'recheck', input, { passed: input.passed, dueOn });
}

async function settle(
  { tx, actor, services, law }: SettleContext,
  visitId: Id,
  kind: 'rectify' | 'recheck',
  input: Static<typeof NewRectification>,
  more: Readonly<Record<string, unknown>>,
): Promise<Outcome<Settled>> {
  const visit = await lockVisit(tx, actor, visitId);
  if (!visit.ok) return visit;
  const reading = readingOf(law, visit.value.checklist, await readActions(tx, actor, [visitId]));
  const why = findHindrance(reading, { kind, finding: input.finding, accounts: accountsOf(actor) });
  if (why) return refuseHindrance(why);
  const photos = [...new Set(input.photos ?? [])];
  const areThere = await havePictures(tx, actor, visitId, photos);
  if (!areThere) return refuse('visits.record.photo-missing', {}, { field: 'photos' });
  const body = { finding: input.finding, note: input.note.trim(), photos, ...more };
  const on = services.clock.today().toString();
  const action = { id: input.id, kind, on, body };
  const after = await addAction(tx, actor, law, services.clock.now(), visit.value, action);
  return done({ phase: after.phase });
}

/** Calls a visit off, with the reason: moved away, died. Refusals: `visits.settle.already-done`, `http.missing`. */
export async function cancelVisit(
  { tx, actor, services, law }: SettleContext,
  visitId: Id,
  input: Static<typeof NewCancel>,
): Promise<Outcome<Settled>> {
  const visit = await lockVisit(tx, actor, visitId);
  if (!visit.ok) return visit;
  const reading = readingOf(law, visit.value.checklist, await readActions(tx, actor, [visitId]));
  if (!mayCancel(reading)) return refuseHindrance('already-done');
  const on = services.clock.today().toString();
  const action = { id: input.id, kind: 'cancel', on, body: { reason: input.reason.trim() } } as const;
  const after = await addAction(tx, actor, law, services.clock.now(), visit.value, action);
  return done({ phase: after.phase });
}
