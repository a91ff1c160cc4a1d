import type { Actor, FieldCipher, Id, Sql, Tx } from '../../base/index.ts';
import { fileSql, sql } from '../../base/index.ts';

/** What a search through a county came to. */
export interface CountySearch {
  readonly people: number;
  /** Pairs that nobody had found before. */
  readonly pairs: number;
}

/**
 * Looks for duplicates among all people of a county, for those who came before the rules did, or past them. A fixed
 * number of statements over sets. Pairs that were decided stay decided; an open one learns further reasons. Doing it
 * again changes nothing. For county level, which sees everybody.
 *   same-id, former-id, same-name, near-id   as `app.note_duplicates` has them
 *   one-digit                                one name, and numbers that differ in one digit (and, by it, in the check
 *                                            character): found by what lies open of them, proved by the numbers
 */
export async function findAllDuplicates(
  tx: Tx,
  actor: Actor,
  cipher: FieldCipher,
  at: Temporal.Instant,
): Promise<CountySearch> {
  const county = actor.countyCode;
  await tx.run(sql`create temp table duplicate_found (one uuid, other uuid, reason text) on commit drop`);
  // Outside the policies, and narrow: eight joins read it, none of them the wide table.
  await tx.run(
    fileSql(`create temp table duplicate_person (id uuid, search_name text collate "C", birth text,
    id_area text, id_hash bytea, village_id uuid, sex smallint) on commit drop`),
  );
  const people = await tx.run(sql`insert into duplicate_person
    select id, search_name, to_char(birth_date, 'YYYYMMDD'), id_area, id_hash, village_id, sex from person
    where county_code = ${county} and merged_into is null`);
  await tx.run(fileSql('analyze duplicate_person'));
  for (const found of openRules(county)) await tx.run(sql`insert into duplicate_found ${found}`);
  await findOneDigit(tx, county, cipher);
  const added = await tx.rows<{ is_new: boolean }>(sql`
    insert into duplicate_pair as known (county_code, id, person_a, person_b, reasons, found_at)
    select ${county}, gen_random_uuid(), least(one, other), greatest(one, other),
      array_agg(distinct reason order by reason), ${at}::timestamptz
    from duplicate_found group by least(one, other), greatest(one, other)
    on conflict (county_code, person_a, person_b) do update
      set reasons = (select array_agg(distinct reason order by reason)
        from unnest(known.reasons || excluded.reasons) reason)
      where known.state = 'open' and not excluded.reasons <@ known.reasons
    returning xmax = 0 as is_new`);
  return { people, pairs: added.filter((row) => row.is_new).length };
}

/** The rules that columns answer by themselves. */
const openRules = (county: string): Sql[] => [
  sql`select a.id, b.id, 'same-id' from duplicate_person a
    join duplicate_person b on b.id_hash = a.id_hash and b.id > a.id`,
  sql`select p.id, former.person_id, 'former-id' from person_former_id former
    join duplicate_person p on p.id_hash = former.number_hash and p.id <> former.person_id
    join duplicate_person owner on owner.id = former.person_id where former.county_code = ${county}`,
  sql`select a.id, b.id, 'same-name' from duplicate_person a
    join duplicate_person b on b.village_id = a.village_id and b.search_name = a.search_name and b.birth = a.birth
      and b.id > a.id`,
  sql`select a.id, b.id, 'near-id' from duplicate_person a
    join duplicate_person b on b.search_name = a.search_name and b.birth = a.birth and b.id_area = a.id_area
      and b.id_hash <> a.id_hash and b.id > a.id`,
];

/** SQL that counts the places in which two texts of one length differ. */
const differences = (column: string, length: number): Sql =>
  fileSql(
    Array.from({ length }, (_, index) => {
      const [a, b] = [`substr(a.${column}, ${index + 1}, 1)`, `substr(b.${column}, ${index + 1}, 1)`];
      return `(${a} <> ${b})::int`;
    }).join(' + '),
  );

/**
 * Candidates by what lies open of a number: its area or its birth date differs in one digit, the other and the name
 * are equal. (A digit of the sequence is the rule `near-id`.) A birth date that differs in one digit agrees in two
 * of year, month and day, so each part is joined by equality.
 */
async function findOneDigit(tx: Tx, county: string, cipher: FieldCipher): Promise<void> {
  const sameBirthParts = [
    'substr(b.birth, 1, 6) = substr(a.birth, 1, 6)',
    'substr(b.birth, 5, 4) = substr(a.birth, 5, 4)',
    'substr(b.birth, 1, 4) || substr(b.birth, 7, 2) = substr(a.birth, 1, 4) || substr(a.birth, 7, 2)',
  ].map(fileSql);
  const ordered = sql`b.search_name = a.search_name and b.sex = a.sex and b.id > a.id`;
  await tx.run(sql`create temp table duplicate_candidate (no bigint generated always as identity, one uuid,
    other uuid) on commit drop`);
  await tx.run(sql`insert into duplicate_candidate (one, other)
    select a.id, b.id from duplicate_person a join duplicate_person b on ${ordered} and b.birth = a.birth
      and b.id_area <> a.id_area and ${differences('id_area', 6)} = 1`);
  for (const sameParts of sameBirthParts) {
    await tx.run(sql`insert into duplicate_candidate (one, other)
      select a.id, b.id from duplicate_person a join duplicate_person b on ${ordered} and b.id_area = a.id_area
        and ${sameParts} and b.birth <> a.birth and ${differences('birth', 8)} = 1`);
  }
  await tx.run(sql`create index on duplicate_candidate (no)`);
  await tx.run(sql`analyze duplicate_candidate`);
  await proveCandidates(tx, county, cipher);
}

const BATCH = 20_000;

interface Candidate {
  readonly one: Id;
  readonly other: Id;
  readonly one_sealed: Buffer;
  readonly other_sealed: Buffer;
}

/** Opens the numbers of the candidates, so many at a time: memory does not grow with the county. */
async function proveCandidates(tx: Tx, county: string, cipher: FieldCipher): Promise<void> {
  const open = (rowId: Id, sealed: Buffer) =>
    cipher.open(sealed, { countyCode: county, table: 'person', column: 'id_sealed', rowId });
  const { last } = await tx.get<{ last: bigint | null }>(
    sql`select max(no) as last from duplicate_candidate`,
  );
  for (let first = 1; first <= Number(last ?? 0n); first += BATCH) {
    const batch = await tx.rows<Candidate>(sql`select c.one, c.other, a.id_sealed as one_sealed,
        b.id_sealed as other_sealed
      from duplicate_candidate c
        join person a on a.county_code = ${county} and a.id = c.one
        join person b on b.county_code = ${county} and b.id = c.other
      where c.no >= ${first} and c.no < ${first + BATCH}`);
    const proved = batch.filter(({ one, other, one_sealed, other_sealed }) =>
      differInOneDigit(open(one, one_sealed), open(other, other_sealed)),
    );
    await tx.run(sql`insert into duplicate_found
      select one, other, 'one-digit' from unnest(${proved.map(({ one }) => one)}::uuid[],
        ${proved.map(({ other }) => other)}::uuid[]) pair (one, other)`);
  }
}

const BODY_LENGTH = 17;

/** Whether one digit was typed wrongly: the check character follows from the others, so it is not compared. */
export function differInOneDigit(a: string, b: string): boolean {
  if (a.length !== BODY_LENGTH + 1 || b.length !== BODY_LENGTH + 1) return false;
  let count = 0;
  for (let index = 0; index < BODY_LENGTH; index++) if (a[index] !== b[index]) count += 1;
  return count === 1;
}
