import type { Actor, FieldCipher, Id, Tx } from '../base/index.ts';
import { findPhone, sql } from '../base/index.ts';
import type { ActContext, DoneAct } from '../cases/index.ts';
import type { Services } from '../http/index.ts';
import { writeSms } from '../notices/index.ts';
import { tipPlace } from './receive.ts';

interface TellingContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'clock' | 'cipher'>;
}

interface SignedTip {
  readonly id: Id;
  readonly town_id: Id | null;
  readonly name_sealed: Buffer;
  readonly phone_sealed: Buffer;
}

const open = (cipher: FieldCipher, { countyCode }: Actor, id: Id, column: string, sealed: Buffer): string =>
  cipher.open(sealed, tipPlace(countyCode, id, column));

/**
 * Whoever signed with a telephone is told once that there is an answer: not what it says, and not what it was about.
 * Kept from the village, which it may have been about.
 */
export async function tellAnswered(context: TellingContext, tipIds: readonly Id[]): Promise<void> {
  const { tx, actor, services } = context;
  if (tipIds.length === 0) return;
  const tips =
    await tx.rows<SignedTip>(sql`select t.id, t.town_id, t.name_sealed, t.phone_sealed from public_tip t
    where t.county_code = ${actor.countyCode} and t.id = any(${[...tipIds]}::uuid[])
      and t.name_sealed is not null and t.phone_sealed is not null
      and not exists (select from sms_message m where m.county_code = t.county_code and m.subject_id = t.id)
    order by t.id`);
  const { cipher, clock } = services;
  await writeSms(
    { tx, actor, cipher, now: clock.now() },
    tips.map((tip) => ({
      template: 'objection-answered',
      phone: findPhone(open(cipher, actor, tip.id, 'phone_sealed', tip.phone_sealed)) ?? null,
      name: open(cipher, actor, tip.id, 'name_sealed', tip.name_sealed),
      facts: {},
      subject: { kind: 'tip', id: tip.id },
      townId: tip.town_id,
      villageId: null,
    })),
  );
}

/** The same where the objection was answered on the page of its case. */
export async function tellObjectors(context: ActContext, acts: readonly DoneAct[]): Promise<void> {
  const answered = acts.flatMap(({ caseId, action }) =>
    action.kind === 'answer' ? [{ case_id: caseId, act_no: Number(action.record.objection) }] : [],
  );
  if (answered.length === 0) return;
  const { tx, actor } = context;
  const tips = await tx.rows<{ id: Id }>(sql`select t.id
    from jsonb_to_recordset(${JSON.stringify(answered)}::jsonb) as r (case_id uuid, act_no integer)
      join public_tip t on t.county_code = ${actor.countyCode} and t.case_id = r.case_id and t.act_no = r.act_no`);
  await tellAnswered(
    context,
    tips.map(({ id }) => id),
  );
}
