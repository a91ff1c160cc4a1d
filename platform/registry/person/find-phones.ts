import type { Actor, FieldCipher, Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

/**
 * The telephones of some people, for telling them something: none of whoever has none, or has died. Nobody sees them
 * by this; to look at a number is `reveal`, and on record.
 */
export async function findPhones(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  personIds: readonly Id[],
): Promise<ReadonlyMap<Id, string>> {
  const { countyCode } = actor;
  const rows = await reader.rows<{ id: Id; phone_sealed: Buffer }>(sql`select id, phone_sealed from person
    where county_code = ${countyCode} and id = any(${personIds}::uuid[]) and phone_sealed is not null
      and died_on is null`);
  const place = { countyCode, table: 'person', column: 'phone_sealed' };
  return new Map(
    rows.map(({ id, phone_sealed }) => [id, cipher.open(phone_sealed, { ...place, rowId: id })]),
  );
}
