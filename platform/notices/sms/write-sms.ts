import type { Actor, FieldCipher, Id, Language, Tx } from '../../base/index.ts';
import { maskPhone, newId, phoneHash, sql } from '../../base/index.ts';
import { countParts } from './count-parts.ts';
import { maskName } from './mask-name.ts';
import { type SmsFacts, type SmsTemplateName, writeText } from './templates.ts';

/** What is told later than this says something that is no longer so. */
export const GOOD_FOR_HOURS = 72;

export interface NewSms {
  readonly template: SmsTemplateName;
  /** Eleven digits, as `findPhone` gives them; null when none is on record, which is kept for the officers to see. */
  readonly phone: string | null;
  /** The whole name; only its mask goes out. */
  readonly name: string;
  readonly facts: SmsFacts;
  readonly subject: { readonly kind: string; readonly id: Id };
  readonly townId: Id | null;
  readonly villageId: Id | null;
  readonly language?: Language;
}

export interface SmsContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly cipher: FieldCipher;
  readonly now: Temporal.Instant;
}

/**
 * Puts messages into the outbox, in the caller's transaction and in one statement: what is rolled back is never sent.
 * They go out by themselves a moment later, in the hours when one may ring.
 */
export async function writeSms(
  { tx, actor, cipher, now }: SmsContext,
  messages: readonly NewSms[],
): Promise<void> {
  if (messages.length === 0) return;
  const { countyCode } = actor;
  const rows = messages.map((message) => {
    const id = newId();
    const language = message.language ?? 'zh';
    const masked = maskName(message.name);
    const body = writeText(message.template, { ...message.facts, name: masked }, language);
    const { phone } = message;
    return {
      id,
      template: message.template,
      language,
      subject_kind: message.subject.kind,
      subject_id: message.subject.id,
      town_id: message.townId,
      village_id: message.villageId,
      name_masked: masked,
      phone: phone === null ? null : sealPhone(cipher, countyCode, id, phone).toString('hex'),
      phone_masked: phone === null ? null : maskPhone(phone),
      phone_index: phone === null ? null : phoneHash(cipher, countyCode, phone).toString('hex'),
      body,
      part_count: countParts(body),
      state: phone === null ? 'no-phone' : 'waiting',
    };
  });
  await tx.run(sql`insert into sms_message (county_code, id, template, language, subject_kind, subject_id, town_id,
      village_id, name_masked, phone_sealed, phone_masked, phone_index, body, part_count, state, next_at, ends_at,
      written_at, written_by, written_by_name)
    select ${countyCode}, r.id, r.template, r.language, r.subject_kind, r.subject_id, r.town_id, r.village_id,
      r.name_masked, decode(r.phone, 'hex'), r.phone_masked, decode(r.phone_index, 'hex'), r.body, r.part_count,
      r.state, ${now}, ${now.add({ hours: GOOD_FOR_HOURS })}, ${now}, ${actor.userId}, ${actor.userName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, template text, language text,
      subject_kind text, subject_id uuid, town_id uuid, village_id uuid, name_masked text, phone text,
      phone_masked text, phone_index text, body text, part_count smallint, state text)`);
}

const placeOf = (countyCode: string, rowId: Id) => ({
  countyCode,
  table: 'sms_message',
  column: 'phone_sealed',
  rowId,
});
export const sealPhone = (cipher: FieldCipher, countyCode: string, id: Id, phone: string): Buffer =>
  cipher.seal(phone, placeOf(countyCode, id));
export const openPhone = (cipher: FieldCipher, countyCode: string, id: Id, sealed: Buffer): string =>
  cipher.open(sealed, placeOf(countyCode, id));
