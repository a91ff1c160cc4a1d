import type { Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { NamedPlace } from './plan-search.ts';
import type { SearchTerms } from './recognise.ts';

/** What stands behind the name of a place, and is often left out. */
const ENDINGS = ['镇', '乡', '街道', '村', '社区', '居委会', '村委会', '林场', '农场'] as const;
const MEANINGS_MAX = 4;

const looksLikePlace = (word: string) => /[镇乡村区场会]$|街道$|办$/u.test(word);

/** A single word is looked up only when it ends like a place: most words in the box are names. */
function wordsToLookUp(terms: SearchTerms): readonly string[] {
  const alone = terms.words.length === 1 && terms.idTail === null && terms.letters === null;
  return alone ? terms.words.filter(looksLikePlace) : terms.words;
}

/** The townships and villages of the reader's scope that the words name, today or by another name they go by. */
export async function findNamedPlaces(
  reader: Reader,
  countyCode: string,
  terms: SearchTerms,
): Promise<Map<string, NamedPlace[]>> {
  const words = wordsToLookUp(terms).filter((word) => [...word].length >= 2);
  const found = new Map<string, NamedPlace[]>();
  if (words.length === 0) return found;
  const wordOf = new Map(words.flatMap((word) => ['', ...ENDINGS].map((ending) => [word + ending, word])));
  const names = [...wordOf.keys()];
  const rows = await reader.rows<{ name: string; id: Id; level: 'town' | 'village'; town_id: Id | null }>(sql`
    select d.name, d.id, d.level, d.town_id from division d
    where d.county_code = ${countyCode} and d.name = any (${names}::text[]) and d.valid_to is null
      and d.level <> 'county'
    union
    select a.alias, d.id, d.level, d.town_id from division_alias a
      join division d on d.county_code = a.county_code and d.id = a.division_id
    where a.county_code = ${countyCode} and a.alias = any (${names}::text[]) and d.valid_to is null
      and d.level <> 'county'`);
  for (const row of rows) {
    const word = wordOf.get(row.name);
    if (word === undefined) continue;
    const meanings = found.get(word) ?? [];
    if (meanings.length < MEANINGS_MAX && !meanings.some((place) => place.id === row.id)) {
      meanings.push({ id: row.id, level: row.level, townId: row.town_id });
    }
    found.set(word, meanings);
  }
  return found;
}
