import type { Actor, Id, Tx } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { sealFormerId } from '../bulk/prepare.ts';

/** Keeps a number that somebody had before: it still finds them. */
export async function keepFormerId(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  personId: Id,
  number: string,
  kind: 'old-15' | 'replaced',
  heldUntil: Temporal.PlainDate | null,
): Promise<void> {
  const former = sealFormerId(services.cipher, actor.countyCode, number);
  await tx.run(sql`insert into person_former_id
      (county_code, id, person_id, kind, number_sealed, number_hash, id_area, held_until, created_at)
    values (${actor.countyCode}, ${former.id}, ${personId}, ${kind}, ${former.number_sealed},
      ${former.number_hash}, ${former.id_area}, ${heldUntil}, ${services.clock.now()})`);
}

/** What stood as the former number until a day was wrong: it goes, and the right one finds the person. */
export async function correctFormerId(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  personId: Id,
  number: string,
  heldUntil: Temporal.PlainDate,
): Promise<void> {
  const former = sealFormerId(services.cipher, actor.countyCode, number);
  // A seal is bound to its row, so the row gets the key that the number was sealed for.
  const corrected = await tx.run(sql`update person_former_id set id = ${former.id},
      number_sealed = ${former.number_sealed}, number_hash = ${former.number_hash}, id_area = ${former.id_area}
    where county_code = ${actor.countyCode} and person_id = ${personId} and kind = 'replaced'
      and held_until = ${heldUntil}`);
  if (corrected === 0) await keepFormerId(tx, actor, services, personId, number, 'replaced', heldUntil);
}
