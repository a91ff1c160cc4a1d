import type { Actor, FieldCipher, Id, Outcome, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';
import { GOOD_FOR_HOURS, openPhone, sealPhone } from './write-sms.ts';

interface ResendRow {
  readonly state: string;
  readonly phone_sealed: Buffer | null;
  readonly is_opted_out: boolean;
}

/**
 * Sends a message once more, as a new one with a key of its own: whoever asks has seen what became of the first.
 * Refusals: `notices.sms.on-its-way`, `.no-phone`, `.opted-out`, `http.missing`.
 */
export async function resend(
  tx: Tx,
  actor: Actor,
  services: { readonly cipher: FieldCipher; readonly now: Temporal.Instant },
  id: Id,
): Promise<Outcome<{ id: Id }>> {
  const { cipher, now } = services;
  const { countyCode } = actor;
  const row = await tx.find<ResendRow>(sql`select m.state, m.phone_sealed,
      exists (select 1 from sms_opt_out o where o.county_code = m.county_code and o.phone_index = m.phone_index)
        as is_opted_out
    from sms_message m where m.county_code = ${countyCode} and m.id = ${id} for update of m`);
  if (!row) return refuse('http.missing');
  if (row.state === 'waiting' || row.state === 'sending') return refuse('notices.sms.on-its-way');
  if (row.phone_sealed === null) return refuse('notices.sms.no-phone');
  if (row.is_opted_out) return refuse('notices.sms.opted-out');
  const again = newId();
  const sealed = sealPhone(cipher, countyCode, again, openPhone(cipher, countyCode, id, row.phone_sealed));
  await tx.run(sql`insert into sms_message (county_code, id, template, language, subject_kind, subject_id, town_id,
      village_id, name_masked, phone_sealed, phone_masked, phone_index, body, part_count, state, next_at, ends_at,
      written_at, written_by, written_by_name, resent_from)
    select county_code, ${again}, template, language, subject_kind, subject_id, town_id, village_id, name_masked,
      ${sealed}, phone_masked, phone_index, body, part_count, 'waiting', ${now},
      ${now.add({ hours: GOOD_FOR_HOURS })}, ${now}, ${actor.userId}, ${actor.userName}, id
    from sms_message where county_code = ${countyCode} and id = ${id}`);
  return done({ id: again });
}
