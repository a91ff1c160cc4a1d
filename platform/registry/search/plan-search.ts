import type { FieldCipher, Id, Sql } from '../../base/index.ts';
import { idHash, idHashesOfTail, joinSql, phoneHash, sql } from '../../base/index.ts';
import { HEAD } from '../codes/index.ts';
import { INITIALS_LENGTH_MAX, type SearchTerms } from './recognise.ts';

/**
 * One way of finding: an index range in the order of `key`. The branches of a search are read one behind another, and
 * the database stops at the end of the page.
 */
export interface Branch {
  /** Column that orders this branch; a page continues behind (key, id). */
  readonly key: Sql;
  /** The person's id, as the order of `from` knows it; `p.id` when left out. */
  readonly id?: Sql;
  readonly from: Sql;
  readonly conditions: readonly Sql[];
}

/** A place that a word names. */
export interface NamedPlace {
  readonly id: Id;
  readonly level: 'town' | 'village';
  readonly townId: Id | null;
}

export interface SearchPlan {
  readonly branches: readonly Branch[];
  /** What was understood, for the page to say back. */
  readonly understood: readonly Understood[];
  /** Why nothing can be found, when that is certain before looking. */
  readonly hint: SearchHint | null;
}

export interface Understood {
  readonly kind: 'id' | 'id-tail' | 'phone' | 'name' | 'letters' | 'place' | 'head';
  readonly text: string;
}

export type SearchHint = 'tail-needs-more' | 'digits-incomplete';

const PERSON = sql`person p`;
const BY_NAME = { key: sql`p.search_name`, from: PERSON };
/** Behind every string that begins with `prefix`, in the order of code points. */
const endOf = (prefix: string) => `${prefix}\u{10FFFF}`;
const begins = (column: Sql, prefix: string): Sql =>
  sql`${column} >= ${prefix} and ${column} < ${endOf(prefix)}`;
const searchName = sql`p.search_name`;
const nameTail = sql`p.name_tail`;
const initialsColumn = sql`p.initials`;

/** Where a search looks: the county, and the township of the one village in which everybody stands who can be found. */
export interface SearchScope {
  readonly countyCode: string;
  readonly townOfVillage: Sql | undefined;
}

/**
 * Whoever has `prefix` at the beginning of a column in which few of a county have it. In one village as well they are read
 * from the township's, which are some dozens: with its equality beside the others the planner would look at everybody in
 * the village. `offset 0` keeps that outside.
 */
function fewBeginning(column: 'name_tail' | 'initials', prefix: string, scope: SearchScope): Branch {
  const key = column === 'name_tail' ? nameTail : initialsColumn;
  const { countyCode, townOfVillage } = scope;
  if (townOfVillage === undefined) return { key, from: PERSON, conditions: [begins(key, prefix)] };
  return {
    key,
    from: sql`(select p.* from person p where p.county_code = ${countyCode}
      and ${begins(key, prefix)} and p.town_id = ${townOfVillage} offset 0) p`,
    conditions: [],
  };
}

/** A name from its beginning; then, for two characters and more, anywhere in it. */
function nameBranches(name: string, scope: SearchScope, others: readonly Sql[]): Branch[] {
  const first: Branch = { ...BY_NAME, conditions: [begins(searchName, name), ...others] };
  if ([...name].length < 2) return [first];
  const notFirst = sql`not (${begins(searchName, name)})`;
  const notTail = sql`not (${begins(nameTail, name)})`;
  const tail = fewBeginning('name_tail', name, scope);
  return [
    first,
    { ...tail, conditions: [...tail.conditions, notFirst, ...others] },
    {
      key: sql`n.part`,
      from: sql`person_name_part n join person p on p.county_code = n.county_code and p.id = n.person_id`,
      conditions: [
        sql`n.county_code = p.county_code and n.town_id = p.town_id`,
        begins(sql`n.part`, name),
        notFirst,
        notTail,
        // A part that comes twice in one name is found at its first place only.
        sql`not exists (select 1 from person_name_part earlier
          where earlier.county_code = n.county_code and earlier.person_id = n.person_id
            and ${begins(sql`earlier.part`, name)} and length(earlier.part) > length(n.part))`,
        ...others,
      ],
    },
  ];
}

/** `zh` begins a syllable; any other two letters and more without a vowel are initials. */
const canBePinyin = (letters: string) =>
  letters.length < 2 || /[aeiouv]/.test(letters) || /^[zcs]h$/.test(letters);

/** The reading of no character begins with one of these; a name in Latin letters is its own pinyin. */
const NEVER_INITIAL = /[iuv]/;

/** So many characters few names have: their initials are read as a part of a name is. */
const FEW_INITIALS = 4;

function letterBranches(letters: string, scope: SearchScope, others: readonly Sql[]): Branch[] {
  const byPinyin = begins(sql`p.pinyin`, letters);
  const initials: Branch =
    letters.length < FEW_INITIALS
      ? { key: initialsColumn, from: PERSON, conditions: [begins(initialsColumn, letters)] }
      : fewBeginning('initials', letters, scope);
  if (!canBePinyin(letters)) return [{ ...initials, conditions: [...initials.conditions, ...others] }];
  const pinyin: Branch = { key: sql`p.pinyin`, from: PERSON, conditions: [byPinyin, ...others] };
  if (letters.length > INITIALS_LENGTH_MAX || NEVER_INITIAL.test(letters)) return [pinyin];
  const notPinyin = sql`not (${byPinyin})`;
  return [pinyin, { ...initials, conditions: [...initials.conditions, notPinyin, ...others] }];
}

/** A word anywhere in a name, one character only in front: a plain filter behind a sharper condition. */
const nameAnywhere = (name: string, column: Sql = searchName): Sql =>
  [...name].length < 2 ? begins(column, name) : sql`strpos(${column}, ${name}) > 0`;

function placeCondition(place: NamedPlace, row: Sql = sql`p`): Sql {
  return place.level === 'town'
    ? sql`${row}.town_id = ${place.id}`
    : sql`${row}.village_id = ${place.id} and ${row}.town_id = ${place.townId}`;
}

/** All the ways in which these places can be meant together: a township and a village in it narrow each other. */
function placeChoices(places: readonly (readonly NamedPlace[])[]): NamedPlace[][] {
  let choices: NamedPlace[][] = [[]];
  for (const meanings of places) {
    choices = choices.flatMap((choice) =>
      meanings
        .filter((place) => choice.every((other) => fit(place, other)))
        .map((place) => [...choice, place]),
    );
  }
  return choices;
}

const fit = (a: NamedPlace, b: NamedPlace): boolean =>
  a.id === b.id || a.townId === b.id || b.townId === a.id;

/**
 * By the last four, some hundreds of people in a province: the inner query reads nothing but the index, in which name
 * and place stand as well, and puts those who fit in the order of the page. `p` is then fetched for one after another
 * until the page is full: in a large township twice as many fit. `offset 0` keeps the planner from making one scan of the
 * two, or from reading a whole village and joining it.
 */
function tailBranch(
  tail: Sql,
  countyCode: string,
  place: readonly NamedPlace[],
  name: string,
  others: readonly Sql[],
): Branch {
  const inTown = place.flatMap((one) => (one.level === 'town' ? [sql` and k.town_id = ${one.id}`] : []));
  const inIndex = [
    ...place.filter(({ level }) => level === 'village').map((one) => placeCondition(one, sql`k`)),
    ...(name === '' ? [] : [nameAnywhere(name, sql`k.search_name`)]),
  ];
  const fit = inIndex.length === 0 ? sql`` : sql`where ${joinSql(inIndex, ' and ')}`;
  return {
    key: sql`k.search_name`,
    id: sql`k.id`,
    from: sql`(select k.id, k.search_name from (select k.id, k.town_id, k.village_id, k.search_name from person k
        where k.county_code = ${countyCode} and ${tail}${inTown[0] ?? sql``} offset 0) k ${fit} order by k.search_name, k.id offset 0) k
      cross join lateral (select p.* from person p where p.county_code = ${countyCode} and p.id = k.id offset 0) p`,
    conditions: others,
  };
}

function tailCondition(cipher: FieldCipher, countyCode: string, lastFour: string): Sql {
  const { first, last } = idHashesOfTail(cipher, countyCode, lastFour);
  return sql`id_hash >= ${first} and id_hash <= ${last}`;
}

function idBranches(cipher: FieldCipher, county: string, numbers: readonly string[], others: readonly Sql[]) {
  const hashes = numbers.map((number) => idHash(cipher, county, number));
  const first = hashes[0];
  return [
    { ...BY_NAME, conditions: [sql`p.id_hash = ${first}`, ...others] },
    {
      key: searchName,
      from: sql`person_former_id f join person p on p.county_code = f.county_code and p.id = f.person_id`,
      conditions: [
        sql`f.county_code = p.county_code and f.number_hash = any (${hashes}::bytea[])`,
        sql`p.id_hash is distinct from ${first}`,
        ...others,
      ],
    },
  ];
}

/** A village that was typed narrows as one that was picked. */
function scopeWith(scope: SearchScope, places: readonly NamedPlace[]): SearchScope {
  const village = places.find(({ level }) => level === 'village');
  return village === undefined ? scope : { ...scope, townOfVillage: sql`${village.townId}` };
}

/** Every word as a name and every word as a place, whatever it can be; the sharpest condition leads each branch. */
export function planSearch(
  cipher: FieldCipher,
  scope: SearchScope,
  terms: SearchTerms,
  placesOf: ReadonlyMap<string, readonly NamedPlace[]>,
): SearchPlan {
  const { countyCode } = scope;
  const placeWords = terms.words.filter((word) => placesOf.has(word));
  const nameWords = terms.words.filter((word) => !placesOf.has(word));
  const understood = describe(terms, nameWords, placeWords);
  const none = (hint: SearchHint): SearchPlan => ({ branches: [], understood, hint });
  if (terms.leftover.length > 0) return none('digits-incomplete');

  const head = terms.headOnly ? [sql`p.relation = ${HEAD}`] : [];
  const name = nameWords.join('');
  if (terms.idTail !== null && terms.words.length === 0 && terms.letters === null)
    return none('tail-needs-more');

  const branches = placeChoices(placeWords.map((word) => placesOf.get(word) ?? [])).flatMap((place) => {
    const others = [...place.map((one) => placeCondition(one)), ...head];
    const rest = name === '' ? others : [nameAnywhere(name), ...others];
    if (terms.idNumbers.length > 0) return idBranches(cipher, countyCode, terms.idNumbers, rest);
    const letters = terms.letters === null ? [] : [letterFilter(terms.letters)];
    const tail = terms.idTail === null ? [] : [tailCondition(cipher, countyCode, terms.idTail)];
    if (terms.phone !== null) {
      const phone = sql`p.phone_hash = ${phoneHash(cipher, countyCode, terms.phone)}`;
      return [{ ...BY_NAME, conditions: [phone, ...tail, ...rest, ...letters] }];
    }
    if (tail[0] !== undefined) return [tailBranch(tail[0], countyCode, place, name, [...head, ...letters])];
    if (terms.letters !== null) return letterBranches(terms.letters, scopeWith(scope, place), rest);
    if (name !== '') return nameBranches(name, scopeWith(scope, place), others);
    return [{ ...BY_NAME, conditions: others }];
  });
  // One word that names a place can also be somebody's name: people called so come first.
  const only =
    terms.words.length === 1 && placeWords.length === 1 && terms.idTail === null && terms.phone === null
      ? placeWords[0]
      : undefined;
  const alsoName =
    only !== undefined && terms.letters === null && terms.idNumbers.length === 0
      ? nameBranches(only, scope, head)
      : [];
  return { branches: [...alsoName, ...branches], understood, hint: null };
}

const letterFilter = (letters: string): Sql =>
  sql`(${joinSql([begins(sql`p.pinyin`, letters), begins(sql`p.initials`, letters)], ' or ')})`;

function describe(
  terms: SearchTerms,
  nameWords: readonly string[],
  placeWords: readonly string[],
): Understood[] {
  const found: Understood[] = [];
  const first = terms.idNumbers[0];
  if (first !== undefined) found.push({ kind: 'id', text: `${first.slice(0, 6)}…` });
  if (terms.idTail !== null) found.push({ kind: 'id-tail', text: terms.idTail });
  if (terms.phone !== null) found.push({ kind: 'phone', text: terms.phone });
  if (nameWords.length > 0) found.push({ kind: 'name', text: nameWords.join('') });
  if (terms.letters !== null) found.push({ kind: 'letters', text: terms.letters });
  for (const word of placeWords) found.push({ kind: 'place', text: word });
  if (terms.headOnly) found.push({ kind: 'head', text: '户主' });
  return found;
}
