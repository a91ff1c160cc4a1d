import type { Actor, FieldCipher, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, idHash, newId, parseIdentityNumber, refuse, sql } from '../base/index.ts';

/** The natural person behind an account, read and sealed: to be entered in a transaction. */
export interface NewOfficerPerson {
  readonly id: Id;
  readonly idHash: Buffer;
  readonly idArea: string;
  readonly idSealed: Buffer;
}

/**
 * Reads the ID number of an officer (GB 11643) and seals it. Refusal: `identity.person.number`.
 * @param today a birth after this day is refused.
 */
export function readOfficerPerson(
  cipher: FieldCipher,
  countyCode: string,
  text: string,
  today: Temporal.PlainDate,
): Outcome<NewOfficerPerson> {
  const parsed = parseIdentityNumber(text, today);
  if (!parsed.ok) return refuse('identity.person.number', {}, { field: 'idNumber' });
  const { number, area } = parsed.value;
  const id = newId();
  const place = { countyCode, table: 'officer_person', column: 'id_sealed', rowId: id };
  const hash = idHash(cipher, countyCode, number);
  return done({ id, idHash: hash, idArea: area, idSealed: cipher.seal(number, place) });
}

/** The person with this number, entered now if nobody of the county had an account before. */
export async function keepOfficerPerson(
  tx: Tx,
  actor: Actor,
  person: NewOfficerPerson,
  now: Temporal.Instant,
): Promise<Id> {
  await tx.run(sql`insert into officer_person (county_code, id, id_hash, id_area, id_sealed, entered_at, entered_by)
    values (${actor.countyCode}, ${person.id}, ${person.idHash}, ${person.idArea}, ${person.idSealed}, ${now},
      ${actor.userId})
    on conflict (county_code, id_hash) do nothing`);
  const { id } = await tx.get<{ id: Id }>(sql`select id from officer_person
    where county_code = ${actor.countyCode} and id_hash = ${person.idHash}`);
  return id;
}

interface Behind {
  readonly person_id: Id | null;
  readonly has_held: boolean;
}

/**
 * Says who is behind an account. Once it has held a post that stays: what it signed was signed by that person.
 * Refusals: `identity.person.stays`, `identity.post.two-duties`, `identity.user.yourself`.
 */
export async function namePerson(
  tx: Tx,
  actor: Actor,
  userId: Id,
  person: NewOfficerPerson,
  now: Temporal.Instant,
): Promise<Outcome<{ id: Id }>> {
  const account = await tx.get<Behind>(sql`select u.person_id,
      exists (select from post_holding h where h.county_code = u.county_code and h.user_id = u.id) as has_held
    from app_user u where u.county_code = ${actor.countyCode} and u.id = ${userId} for update`);
  const id = await keepOfficerPerson(tx, actor, person, now);
  if (account.person_id === id) return done({ id });
  if (account.person_id !== null && account.has_held) return refuse('identity.person.stays');
  if (await isAdministratorsOwn(tx, actor, id)) return refuse('identity.user.yourself');
  await lockPerson(tx, id);
  const clash = await tx.find(sql`select 1 from post_holding own
      join app_user o on o.county_code = own.county_code and o.person_id = ${id} and o.id <> ${userId}
      join post_holding other on other.county_code = o.county_code and other.user_id = o.id
        and other.duty <> own.duty
        and daterange(other.held_from, other.held_to) && daterange(own.held_from, own.held_to)
    where own.county_code = ${actor.countyCode} and own.user_id = ${userId} limit 1`);
  if (clash) return refuse('identity.post.two-duties', {}, { field: 'idNumber' });
  await tx.run(sql`update app_user set person_id = ${id}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${userId}`);
  return done({ id });
}

/** Nobody makes themselves another account. */
export async function isAdministratorsOwn(tx: Tx, actor: Actor, personId: Id): Promise<boolean> {
  const own = await tx.find(sql`select 1 from app_user
    where county_code = ${actor.countyCode} and id = ${actor.userId} and person_id = ${personId}`);
  return own !== undefined;
}

/** Posts of one person are given one behind the other, whichever of the accounts they are given to. */
export const lockPerson = (tx: Tx, personId: Id): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`officer/${personId}`}, 0))`);

/** How many natural persons some accounts are: two accounts of one are one. */
export async function countPersons(reader: Reader, accounts: readonly Id[]): Promise<number> {
  const others = await findOtherAccounts(reader, accounts);
  return new Set(accounts.map((id) => [id, ...(others.get(id) ?? [])].toSorted()[0])).size;
}

/** The other accounts of the persons behind some accounts, by account; nothing for who has only one. */
export async function findOtherAccounts(
  reader: Reader,
  accounts: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const rows = await reader.rows<{ account: Id; other: Id }>(
    sql`select account, other from app.other_accounts(${accounts}::uuid[])`,
  );
  const found = new Map<Id, Id[]>();
  for (const { account, other } of rows) found.set(account, [...(found.get(account) ?? []), other]);
  return found;
}
