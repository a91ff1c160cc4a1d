import { type Static, Type } from 'typebox';
import type { Actor, FieldCipher, Outcome, Reader, Tx } from '../../base/index.ts';
import { done, fileSql, findPhone, maskPhone, phoneHash, refuse, sql } from '../../base/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';

export const OptOutItem = Type.Object({
  phone: Type.String(),
  since: Type.String(),
  by: Type.String(),
  reason: Type.String(),
});

const HASH_HEX = /^[0-9a-f]{32}$/;

export async function listOptOuts(
  reader: Reader,
  actor: Actor,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof OptOutItem>[]; next: string | null }>> {
  const [after] = page.after === undefined ? [''] : (decodeCursor(page.after, 1) ?? [null]);
  if (after === null || after === undefined || (after !== '' && !HASH_HEX.test(after)))
    return refuse('notices.cursor', {}, { field: 'after' });
  const rows = await reader.rows<{
    key: string;
    phone_masked: string;
    since: Temporal.Instant;
    by_name: string;
    reason: string;
  }>(sql`select encode(phone_index, 'hex') as key, phone_masked, since, by_name, reason from sms_opt_out
    where county_code = ${actor.countyCode} and phone_index > decode(${after}, 'hex')
    order by phone_index limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  return done(
    toPage(
      rows,
      page.limit,
      ({ key }) => [key],
      ({ phone_masked, since, by_name, reason }) => ({
        phone: phone_masked,
        since: since.toString(),
        by: by_name,
        reason,
      }),
    ),
  );
}

/** Leaves a number alone from now on. Refusals: `notices.phone`, `notices.opt-out.there`. */
export async function optOut(
  tx: Tx,
  actor: Actor,
  services: { readonly cipher: FieldCipher; readonly now: Temporal.Instant },
  given: { readonly phone: string; readonly reason: string },
): Promise<Outcome<{ phone: string }>> {
  const phone = findPhone(given.phone);
  if (phone === undefined) return refuse('notices.phone', {}, { field: 'phone' });
  const count =
    await tx.run(sql`insert into sms_opt_out (county_code, phone_index, phone_masked, since, by_name, reason)
    values (${actor.countyCode}, ${phoneHash(services.cipher, actor.countyCode, phone)}, ${maskPhone(phone)},
      ${services.now}, ${actor.userName}, ${given.reason})
    on conflict do nothing`);
  return count === 0
    ? refuse('notices.opt-out.there', {}, { field: 'phone' })
    : done({ phone: maskPhone(phone) });
}

/** Writes to a number again. Refusals: `notices.phone`, `notices.opt-out.missing`. */
export async function optIn(
  tx: Tx,
  actor: Actor,
  cipher: FieldCipher,
  given: { readonly phone: string },
): Promise<Outcome<{ phone: string }>> {
  const phone = findPhone(given.phone);
  if (phone === undefined) return refuse('notices.phone', {}, { field: 'phone' });
  const count = await tx.run(sql`delete from sms_opt_out where county_code = ${actor.countyCode}
    and phone_index = ${phoneHash(cipher, actor.countyCode, phone)}`);
  return count === 0
    ? refuse('notices.opt-out.missing', {}, { field: 'phone' })
    : done({ phone: maskPhone(phone) });
}
