import type { Id, Reader } from '../../base/index.ts';
import { binaryList, sql } from '../../base/index.ts';

/** What a row of a sheet is compared with. */
export interface MatchedPerson {
  readonly id: Id;
  readonly name: string;
  readonly searchName: string;
  readonly sex: number;
  readonly birthDate: Temporal.PlainDate | null;
  readonly townId: Id;
  readonly villageId: Id;
  readonly householdId: Id | null;
  readonly relation: string | null;
  readonly diedOn: Temporal.PlainDate | null;
  readonly phoneHash: Buffer | null;
  readonly disabilityKind: string | null;
  readonly disabilityGrade: number | null;
  /** Found by a number that they had before. */
  readonly byFormerId: boolean;
}

interface Row {
  readonly hash: Buffer;
  readonly id: Id;
  readonly name: string;
  readonly search_name: string;
  readonly sex: number;
  readonly birth_date: Temporal.PlainDate | null;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly household_id: Id | null;
  readonly relation: string | null;
  readonly died_on: Temporal.PlainDate | null;
  readonly phone_hash: Buffer | null;
  readonly disability_kind: string | null;
  readonly disability_grade: number | null;
  readonly by_former: boolean;
}

/** They go as one string of bytes: a list of thousands costs more to write and read than to look up. */
const HASH_BYTES = 16;

const toMatch = (row: Row): MatchedPerson => ({
  id: row.id,
  name: row.name,
  searchName: row.search_name,
  sex: row.sex,
  birthDate: row.birth_date,
  townId: row.town_id,
  villageId: row.village_id,
  householdId: row.household_id,
  relation: row.relation,
  diedOn: row.died_on,
  phoneHash: row.phone_hash,
  disabilityKind: row.disability_kind,
  disabilityGrade: row.disability_grade,
  byFormerId: row.by_former,
});

/**
 * The people, in the reader's scope, who have or had these ID numbers; one statement for any number of hashes.
 * @param hashes `idHash` of each number; also of the 15-digit form when that is all a sheet has.
 * @returns by hash in hex. Several people under one hash are a finding that the caller must not guess at.
 */
export async function matchPersons(
  reader: Reader,
  countyCode: string,
  hashes: readonly Buffer[],
): Promise<Map<string, MatchedPerson[]>> {
  const found = new Map<string, MatchedPerson[]>();
  if (hashes.length === 0) return found;
  const rows = await reader.rows<Row>(sql`
    with wanted as materialized (
      select distinct substring(${Buffer.concat(hashes)}::bytea from no * ${HASH_BYTES}::int + 1 for ${HASH_BYTES}::int) as hash
      from generate_series(0, ${hashes.length - 1}::int) no)
    select w.hash, p.id, p.name, p.search_name, p.sex, p.birth_date, p.town_id, p.village_id, p.household_id,
      p.relation, p.died_on, p.phone_hash, p.disability_kind, p.disability_grade, false as by_former
    from wanted w join person p on p.county_code = ${countyCode} and p.id_hash = w.hash
    where p.merged_into is null
    union all
    select w.hash, p.id, p.name, p.search_name, p.sex, p.birth_date, p.town_id, p.village_id, p.household_id,
      p.relation, p.died_on, p.phone_hash, p.disability_kind, p.disability_grade, true
    from wanted w join person_former_id f on f.county_code = ${countyCode} and f.number_hash = w.hash
      join person p on p.county_code = f.county_code and p.id = f.person_id
    where p.merged_into is null and p.id_hash is distinct from w.hash`);
  for (const row of rows) {
    const key = row.hash.toString('hex');
    const list = found.get(key);
    if (list) list.push(toMatch(row));
    else found.set(key, [toMatch(row)]);
  }
  return found;
}

export interface MatchedHousehold {
  readonly id: Id;
  readonly householdNo: string;
  readonly headId: Id | null;
  readonly townId: Id;
  readonly villageId: Id;
}

/** Households of the reader's scope, not dissolved, by the number that the bureau gave them. */
export async function matchHouseholds(
  reader: Reader,
  countyCode: string,
  numbers: readonly string[],
): Promise<Map<string, MatchedHousehold[]>> {
  const found = new Map<string, MatchedHousehold[]>();
  if (numbers.length === 0) return found;
  const rows = await reader.rows<{
    id: Id;
    household_no: string;
    head_id: Id | null;
    town_id: Id;
    village_id: Id;
  }>(sql`select h.id, h.household_no, h.head_id, h.town_id, h.village_id
    from unnest(${binaryList('text', [...new Set(numbers)])}::text[]) wanted (no)
      join household h on h.county_code = ${countyCode} and h.household_no = wanted.no
    where h.dissolved_on is null`);
  for (const row of rows) {
    const list = found.get(row.household_no) ?? [];
    list.push({
      id: row.id,
      householdNo: row.household_no,
      headId: row.head_id,
      townId: row.town_id,
      villageId: row.village_id,
    });
    found.set(row.household_no, list);
  }
  return found;
}
