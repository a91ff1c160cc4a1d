import type { Actor, Id, Tx } from '../../base/index.ts';
import { findPhone, phoneHash, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { type SmsFact, writeSms } from '../../notices/index.ts';
import { type Contact, contactPlace } from '../shapes.ts';

/** To one number within a day: whoever fills in somebody else's must not have it rung all night. */
const DAY_MAX = 3;

/** Tells the family, or whoever applied for them, that it has arrived and under which code. */
export async function tellReceived(
  tx: Tx,
  actor: Actor,
  { clock, cipher }: Pick<Services, 'clock' | 'cipher'>,
  id: Id,
  said: { readonly matter: SmsFact; readonly code: string },
): Promise<void> {
  const { countyCode } = actor;
  const row = await tx.get<{
    applicant_name: string | null;
    contact_sealed: Buffer | null;
    town_id: Id;
    village_id: Id;
  }>(sql`select applicant_name, contact_sealed, town_id, village_id from application
    where county_code = ${countyCode} and id = ${id}`);
  if (!row.contact_sealed) return;
  const contact: Contact = JSON.parse(cipher.open(row.contact_sealed, contactPlace(countyCode, id)));
  const phone = findPhone(contact.agentPhone ?? contact.phone);
  if (phone === undefined) return;
  const now = clock.now();
  const { count } = await tx.get<{ count: number }>(sql`select app.told_lately(
    ${phoneHash(cipher, countyCode, phone)}, 'application-taken', ${now.subtract({ hours: 24 })}) as count`);
  if (count >= DAY_MAX) return;
  await writeSms({ tx, actor, cipher, now }, [
    {
      template: 'application-taken',
      phone,
      name: row.applicant_name ?? '',
      facts: { matter: said.matter, code: said.code },
      subject: { kind: 'application', id },
      townId: row.town_id,
      villageId: row.village_id,
    },
  ]);
}
