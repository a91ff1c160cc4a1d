import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, FieldCipher, Id, Outcome, Sql, Tx } from '../../base/index.ts';
import { done, joinSql, maskIdentityNumber, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { sealFormerId, sealId, sealPhone } from '../bulk/prepare.ts';
import { type FactField, recordFacts } from '../history/facts.ts';
import type { LockedPerson } from '../person/lock.ts';
import { searchKeyOf } from '../search-key.ts';
import { noteDuplicates } from './note.ts';

export const TakenField = Type.Union([
  Type.Literal('name'),
  Type.Literal('sex'),
  Type.Literal('birthDate'),
  Type.Literal('ethnicity'),
  Type.Literal('nationality'),
  Type.Literal('idNumber'),
  Type.Literal('phone'),
]);
export type TakenField = Static<typeof TakenField>;

const open = (
  cipher: FieldCipher,
  county: string,
  person: LockedPerson,
  column: 'id_sealed' | 'phone_sealed',
) => {
  const sealed = person[column];
  return sealed && cipher.open(sealed, { countyCode: county, table: 'person', column, rowId: person.id });
};

/** What is taken from the other record, sealed anew: a seal is bound to its row. */
function takings(
  cipher: FieldCipher,
  county: string,
  survivor: LockedPerson,
  other: LockedPerson,
  take: readonly TakenField[],
): { sets: Sql[]; fields: FactField[] } {
  const sets: Sql[] = [];
  const fields: FactField[] = [];
  const wants = (field: TakenField) => take.includes(field);
  const note = (field: string, before: string | number | null, after: string | number | null) =>
    void fields.push({ field, before, after });
  if (wants('name')) {
    const key = searchKeyOf(other.name);
    sets.push(sql`name = ${other.name}, search_name = ${key.searchName}, pinyin = ${key.pinyin},
      initials = ${key.initials}`);
    note('name', survivor.name, other.name);
  }
  if (wants('sex')) {
    sets.push(sql`sex = ${other.sex}`);
    note('sex', survivor.sex, other.sex);
  }
  if (wants('birthDate')) {
    sets.push(sql`birth_date = ${other.birth_date}`);
    note('birthDate', survivor.birth_date?.toString() ?? null, other.birth_date?.toString() ?? null);
  }
  if (wants('ethnicity')) {
    sets.push(sql`ethnicity = ${other.ethnicity}`);
    note('ethnicity', survivor.ethnicity, other.ethnicity);
  }
  if (wants('nationality')) {
    sets.push(sql`nationality = ${other.nationality}`);
    note('nationality', survivor.nationality, other.nationality);
  }
  if (wants('idNumber')) {
    const id = sealId(cipher, county, survivor.id, other.id_kind, open(cipher, county, other, 'id_sealed'));
    sets.push(sql`id_kind = ${id.id_kind}, id_area = ${id.id_area}, id_sealed = ${id.id_sealed},
      id_hash = ${id.id_hash}`);
    const mask = (area: string | null) => area && maskIdentityNumber(area);
    note('idNumber', mask(survivor.id_area), mask(other.id_area));
  }
  if (wants('phone')) {
    const phone = sealPhone(cipher, county, survivor.id, open(cipher, county, other, 'phone_sealed'));
    sets.push(sql`phone_sealed = ${phone.phone_sealed}, phone_hash = ${phone.phone_hash},
      phone_masked = ${phone.phone_masked}`);
    note('phone', survivor.phone_masked, other.phone_masked);
  }
  return { sets, fields };
}

/** The number that the survivor does not show still finds them. */
async function keepOtherNumber(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  survivor: LockedPerson,
  other: LockedPerson,
  take: readonly TakenField[],
): Promise<void> {
  const dropped = take.includes('idNumber') ? survivor : other;
  const shown = take.includes('idNumber') ? other : survivor;
  const number = open(services.cipher, actor.countyCode, dropped, 'id_sealed');
  if (number === null || (dropped.id_hash && shown.id_hash?.equals(dropped.id_hash))) return;
  const former = sealFormerId(services.cipher, actor.countyCode, number);
  await tx.run(sql`insert into person_former_id
      (county_code, id, person_id, kind, number_sealed, number_hash, id_area, created_at)
    values (${actor.countyCode}, ${former.id}, ${survivor.id}, 'merged', ${former.number_sealed},
      ${former.number_hash}, ${former.id_area}, ${services.clock.now()})`);
}

/** Both stayed somewhere at the same time: in one household it is one stay written twice, in two it is a question. */
async function joinStays(
  tx: Tx,
  actor: Actor,
  survivor: LockedPerson,
  other: LockedPerson,
): Promise<Outcome<null>> {
  const county = actor.countyCode;
  const clash = await tx.rows<{ first: string; second: string }>(sql`
    select coalesce(ha.head_name, '') as first, coalesce(hb.head_name, '') as second
    from household_member a join household_member b on b.county_code = a.county_code
        and b.joined_on < coalesce(a.left_on, 'infinity') and a.joined_on < coalesce(b.left_on, 'infinity')
      join household ha on ha.county_code = a.county_code and ha.id = a.household_id
      join household hb on hb.county_code = b.county_code and hb.id = b.household_id
    where a.county_code = ${county} and a.person_id = ${survivor.id} and b.person_id = ${other.id}
      and a.household_id <> b.household_id limit 1`);
  const [first] = clash;
  if (first) return refuse('registry.duplicate.stays-overlap', first);
  await tx.run(sql`update household_member b set left_on = b.joined_on, leave_reason = 'merged'
    from household_member a where a.county_code = ${county} and a.person_id = ${survivor.id}
      and b.county_code = ${county} and b.person_id = ${other.id} and a.household_id = b.household_id
      and b.joined_on < coalesce(a.left_on, 'infinity') and a.joined_on < coalesce(b.left_on, 'infinity')`);
  await tx.run(sql`update household_member set person_id = ${survivor.id}
    where county_code = ${county} and person_id = ${other.id} and left_on is distinct from joined_on`);
  await tx.run(sql`update household set head_id = ${survivor.id}, head_name = ${survivor.name},
      version = version + 1 where county_code = ${county} and head_id = ${other.id}`);
  await tx.run(sql`update person p set household_id = m.household_id, relation = m.relation, town_id = h.town_id,
      village_id = h.village_id
    from household_member m join household h on h.county_code = m.county_code and h.id = m.household_id
    where p.county_code = ${county} and p.id = ${survivor.id} and m.county_code = ${county}
      and m.person_id = p.id and m.left_on is null`);
  return done(null);
}

async function moveBelongings(
  tx: Tx,
  actor: Actor,
  today: Temporal.PlainDate,
  to: Id,
  from: Id,
): Promise<void> {
  const county = actor.countyCode;
  // What both have is closed on the record that goes, so that the survivor has it once.
  await tx.run(sql`update bank_account b set closed_on = ${today} from bank_account a
    where a.county_code = ${county} and a.person_id = ${to} and a.closed_on is null and b.county_code = ${county}
      and b.person_id = ${from} and b.closed_on is null and a.account_hash = b.account_hash`);
  await tx.run(sql`update disability_certificate b set revoked_on = ${today} from disability_certificate a
    where a.county_code = ${county} and a.person_id = ${to} and a.revoked_on is null and b.county_code = ${county}
      and b.person_id = ${from} and b.revoked_on is null and a.number_hash = b.number_hash`);
  await tx.run(sql`update roster_membership b set to_on = greatest(${today}::date, b.from_on),
      leave_reason = 'merged'
    from roster_membership a where a.county_code = ${county} and a.person_id = ${to} and a.to_on is null
      and b.county_code = ${county} and b.person_id = ${from} and b.to_on is null and a.roster = b.roster`);
  await tx.run(sql`update person_photo set removed_at = now() where county_code = ${county}
    and person_id = ${from} and removed_at is null and exists (select 1 from person_photo mine
      where mine.county_code = ${county} and mine.person_id = ${to} and mine.removed_at is null)`);
  const moves = [
    sql`update bank_account set person_id = ${to} where county_code = ${county} and person_id = ${from}`,
    sql`update disability_certificate set person_id = ${to} where county_code = ${county} and person_id = ${from}`,
    sql`update roster_membership set person_id = ${to} where county_code = ${county} and person_id = ${from}`,
    sql`update person_photo set person_id = ${to} where county_code = ${county} and person_id = ${from}`,
    sql`update person_former_id set person_id = ${to} where county_code = ${county} and person_id = ${from}`,
  ];
  for (const move of moves) await tx.run(move);
  await tx.run(sql`update person p set (disability_kind, disability_grade) =
      (select c.kind, c.grade from disability_certificate c where c.county_code = p.county_code
        and c.person_id = p.id and c.revoked_on is null order by c.grade, c.created_at desc limit 1)
    where p.county_code = ${county} and p.id = ${to}`);
}

/** What was decided about the record that goes holds for the survivor; its open questions are asked again there. */
async function carryPairs(tx: Tx, actor: Actor, at: Temporal.Instant, to: Id, from: Id): Promise<void> {
  await tx.run(sql`insert into duplicate_pair (county_code, id, person_a, person_b, reasons, state, found_at,
      decided_at, decided_by, decided_by_name, note)
    select county_code, gen_random_uuid(), least(other, ${to}::uuid), greatest(other, ${to}::uuid), reasons, state,
      found_at, decided_at, decided_by, decided_by_name, note
    from (select *, case when person_a = ${from} then person_b else person_a end as other from duplicate_pair
      where county_code = ${actor.countyCode} and (person_a = ${from} or person_b = ${from})) pair
    where state = 'apart' and other <> ${to}
    on conflict (county_code, person_a, person_b) do nothing`);
  await tx.run(sql`update duplicate_pair set state = 'merged', decided_at = ${at}, decided_by = ${actor.userId},
      decided_by_name = ${actor.userName}
    where county_code = ${actor.countyCode} and state = 'open' and (person_a = ${from} or person_b = ${from})`);
}

/**
 * Makes one record of two. The other record stays, with its history and pointing to the survivor; everything that
 * hung on it hangs on the survivor now. It is not undone by a button: what is done on the survivor afterwards belongs
 * to one person, and taking it apart again is for an officer with both histories at hand.
 */
export async function mergePersons(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  survivor: LockedPerson,
  other: LockedPerson,
  take: readonly TakenField[],
  note: string,
): Promise<Outcome<null>> {
  const county = actor.countyCode;
  const at = services.clock.now();
  const today = services.clock.today();
  const { sets, fields } = takings(services.cipher, county, survivor, other, take);
  await keepOtherNumber(tx, actor, services, survivor, other, take);
  const stays = await joinStays(tx, actor, survivor, other);
  if (!stays.ok) return stays;
  await moveBelongings(tx, actor, today, survivor.id, other.id);
  await tx.run(sql`update person set merged_into = ${survivor.id}, household_id = null, relation = null,
      version = version + 1 where county_code = ${county} and id = ${other.id}`);
  const died = survivor.died_on === null && other.died_on !== null ? [sql`died_on = ${other.died_on}`] : [];
  await tx.run(sql`update person set ${joinSql([...sets, ...died, sql`version = version + 1`], ', ')}
    where county_code = ${county} and id = ${survivor.id}`);
  await rebuildNameParts(tx, county, survivor.id);
  await tx.run(sql`delete from person_name_part where county_code = ${county} and person_id = ${other.id}`);
  await carryPairs(tx, actor, at, survivor.id, other.id);
  const fact = { subjectKind: 'person' as const, act: 'merge' as const, effectiveOn: today, reason: note };
  await recordFacts(tx, actor, at, [
    {
      ...fact,
      subjectId: survivor.id,
      fields: [{ field: 'merged', before: null, after: { id: other.id, name: other.name } }, ...fields],
    },
    {
      ...fact,
      subjectId: other.id,
      fields: [{ field: 'mergedInto', before: null, after: { id: survivor.id, name: survivor.name } }],
    },
  ]);
  await noteDuplicates(tx, [survivor.id], at);
  return done(null);
}

async function rebuildNameParts(tx: Tx, county: string, personId: Id): Promise<void> {
  const person = await tx.get<{ name: string }>(sql`select name from person
    where county_code = ${county} and id = ${personId}`);
  await tx.run(sql`delete from person_name_part where county_code = ${county} and person_id = ${personId}`);
  await tx.run(sql`insert into person_name_part (county_code, part, person_id, town_id, village_id)
    select distinct p.county_code, part, p.id, p.town_id, p.village_id
    from person p cross join unnest(${searchKeyOf(person.name).laterParts}::text[]) part
    where p.county_code = ${county} and p.id = ${personId}`);
}
