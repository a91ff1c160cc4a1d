import type { Actor, Id, Tx } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { type NewNotice, type NewSms, notify, writeSms } from '../notices/index.ts';
import { findPhones } from '../registry/index.ts';
import { emitEvents, type NewEvent } from '../webhooks/index.ts';
import { type Happened, tellings } from './who-is-told.ts';

/** An act and the case that it was done to. */
export interface ToldCase extends Happened {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly personId: Id;
  readonly applicantName: string;
  readonly townId: Id;
  readonly villageId: Id;
}

export interface TellContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
}

const places = ({ townId, villageId }: ToldCase) => ({ townId, villageId });
const titleOf = ({ after }: ToldCase) => after.rules.matter.title;

/**
 * Tells the family, the officers and other systems of some acts, in the transaction of the acts: one statement for
 * each kind of telling, however many cases there are.
 */
export async function tellOfActs(context: TellContext, told: readonly ToldCase[]): Promise<void> {
  const { tx, services } = context;
  const now = services.clock.now();
  await writeSms({ ...context, cipher: services.cipher, now }, await messagesOf(context, told));
  const notices = told.flatMap((one) => noticeOf(context.actor, one));
  await notify(tx, { now, today: services.clock.today() }, notices);
  await emitEvents(tx, now, told.flatMap(eventOf));
}

async function messagesOf(
  { tx, actor, services }: TellContext,
  told: readonly ToldCase[],
): Promise<NewSms[]> {
  const written = told.flatMap((one) => {
    const said = tellings[one.action.kind].family?.(one);
    return said ? [{ one, said }] : [];
  });
  if (written.length === 0) return [];
  const phones = await findPhones(tx, actor, services.cipher, [
    ...new Set(written.map(({ one }) => one.personId)),
  ]);
  return written.map(({ one, said }) => ({
    template: said.template,
    phone: phones.get(one.personId) ?? null,
    name: one.applicantName,
    facts: { ...said.facts, matter: titleOf(one), caseNo: one.caseNo },
    subject: { kind: 'case', id: one.caseId },
    ...places(one),
  }));
}

function noticeOf(actor: Actor, one: ToldCase): NewNotice[] {
  const { officers } = tellings[one.action.kind];
  if (!officers) return [];
  const facts = {
    name: one.applicantName,
    matter: titleOf(one),
    caseNo: one.caseNo,
    who: actor.userName,
    reason: String(one.action.record.reason ?? ''),
  };
  const to = { ...officers.to(one), ...places(one) };
  return [{ kind: officers.kind, to, subject: { kind: 'case', id: one.caseId }, facts }];
}

function eventOf(one: ToldCase): NewEvent[] {
  const { action, after } = one;
  const { event } = tellings[action.kind];
  if (!event) return [];
  const { matter } = after.rules;
  const decision = after.decision?.no === action.no ? after.decision : undefined;
  const data = {
    caseId: one.caseId,
    matter: matter.code,
    no: action.no,
    act: action.kind,
    step: action.step,
    phase: after.phase,
    on: action.on,
    isGranted: decision?.isGranted ?? null,
  };
  return [{ type: event, subject: { kind: 'case', id: one.caseId }, ...places(one), data }];
}
