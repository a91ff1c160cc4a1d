import type { FieldValues } from '../../../engine/matters/index.ts';
import type { FieldCipher, Id, Outcome, Tx } from '../../base/index.ts';
import { done, maskPhone, newId, publicActor, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { type IdentityNumber, idHash, idTailHash } from '../../registry/index.ts';
import { type Contact, contactPlace } from '../shapes.ts';

/** Everything of an application but its photographs, checked by whoever calls. */
export interface Begun {
  readonly matter: string;
  readonly townId: Id;
  readonly villageId: Id;
  readonly address: string;
  readonly name: string;
  readonly identity: IdentityNumber;
  readonly phone: string;
  readonly agent?: { readonly name: string; readonly relation: string; readonly phone: string } | undefined;
  readonly form: FieldValues;
  /** Of this writing of the form: the back button brings the same again. */
  readonly key: string;
}

/** A draft that nobody sends is kept for so long. */
const KEPT_HOURS = 24;

/**
 * Keeps what was filled in, as a draft of its writer alone. With the id of an earlier draft, that one is written anew:
 * going back and forth makes one application. The ID number is sealed here and never leaves again.
 * Refusal: `applications.moved-on` when that draft was sent meanwhile.
 */
export async function beginApplication(
  services: Services,
  countyCode: string,
  given: Begun,
  draftId: Id | undefined,
): Promise<Outcome<{ id: Id }>> {
  const id = draftId ?? newId();
  const now = services.clock.now();
  return services.db.write(publicActor(countyCode, id), async (tx) => {
    if (draftId === undefined) await forgetOld(tx, now);
    const kept = await writeDraft(tx, services.cipher, { countyCode, id, now }, given);
    return kept === 0 ? refuse('applications.moved-on') : done({ id });
  });
}

/** Returns 0 where the draft was sent meanwhile. */
export function writeDraft(
  tx: Tx,
  cipher: FieldCipher,
  { countyCode, id, now }: { readonly countyCode: string; readonly id: Id; readonly now: Temporal.Instant },
  given: Begun,
): Promise<number> {
  const { number, area, birthDate, sex } = given.identity;
  const contact: Contact = {
    idNumber: number,
    phone: given.phone,
    ...(given.agent ? { agentPhone: given.agent.phone } : {}),
  };
  const sealed = cipher.seal(JSON.stringify(contact), contactPlace(countyCode, id));
  return tx.run(sql`insert into application (county_code, id, kind, matter, town_id, village_id, applicant_name,
      agent_name, agent_relation, address, id_area, id_hash, id_tail_hash, birth_date, sex, contact_sealed,
      phone_masked, record, begun_at)
    values (${countyCode}, ${id}, 'apply', ${given.matter}, ${given.townId}, ${given.villageId}, ${given.name},
      ${given.agent?.name ?? null}, ${given.agent?.relation ?? null}, ${given.address}, ${area},
      ${idHash(cipher, countyCode, number)}, ${idTailHash(cipher, countyCode, number.slice(-4))}, ${birthDate}, ${sex},
      ${sealed}, ${given.phone === '' ? null : maskPhone(given.phone)},
      ${JSON.stringify({ form: given.form, key: given.key })}::jsonb, ${now})
    on conflict (county_code, id) do update set matter = excluded.matter, town_id = excluded.town_id,
      village_id = excluded.village_id, applicant_name = excluded.applicant_name, agent_name = excluded.agent_name,
      agent_relation = excluded.agent_relation, address = excluded.address, id_area = excluded.id_area,
      id_hash = excluded.id_hash, id_tail_hash = excluded.id_tail_hash, birth_date = excluded.birth_date,
      sex = excluded.sex, contact_sealed = excluded.contact_sealed, phone_masked = excluded.phone_masked,
      record = excluded.record, begun_at = excluded.begun_at
    where application.state = 'begun'`);
}

const forgetOld = (tx: Tx, now: Temporal.Instant) =>
  tx.rows(sql`select app.forget_begun_applications(${now.subtract({ hours: KEPT_HOURS })})`);
