import type { Id, Outcome } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { type Contact, contactPlace } from '../shapes.ts';
import { lockWaiting, type OfficeAct } from './take-in.ts';

/**
 * Tells the family in words what is still wanted (`asked`), or why it is not taken in (`refused`): they read it under
 * their code. Refusals: those of `lockWaiting`.
 */
export async function answerApplication(
  act: OfficeAct,
  id: Id,
  input: { readonly version: number; readonly how: 'asked' | 'refused'; readonly told: string },
): Promise<Outcome<{ id: Id }>> {
  const locked = await lockWaiting(act, id, input.version);
  if (!locked.ok) return locked;
  const { tx, actor, services } = act;
  await tx.run(sql`update application set state = ${input.how}, told = ${input.told.trim()},
      told_at = ${services.clock.now()}, done_by_name = ${actor.userName}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  act.audit({
    action: input.how === 'asked' ? 'applications.ask' : 'applications.refuse',
    subjectKind: 'application',
    subjectId: id,
  });
  return done({ id });
}

/** Shows what is sealed, with a reason that goes on record. Refusal: `http.missing`. */
export async function revealContact(
  { tx, actor, services, audit }: OfficeAct,
  id: Id,
  input: { readonly what: 'phone' | 'agent-phone' | 'id-number'; readonly reason: string },
): Promise<Outcome<{ value: string }>> {
  const row = await tx.find<{ contact_sealed: Buffer | null }>(sql`select contact_sealed from application
    where county_code = ${actor.countyCode} and id = ${id} and state <> 'begun'`);
  if (!row?.contact_sealed) return refuse('http.missing');
  const contact: Contact = JSON.parse(
    services.cipher.open(row.contact_sealed, contactPlace(actor.countyCode, id)),
  );
  const values = {
    phone: contact.phone,
    'agent-phone': contact.agentPhone ?? '',
    'id-number': contact.idNumber,
  };
  audit({ action: 'applications.reveal', subjectKind: 'application', subjectId: id, detail: { ...input } });
  return done({ value: values[input.what] });
}
