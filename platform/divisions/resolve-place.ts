import type { Place, PlaceDirectory } from './directory.ts';
import {
  foldPlaceText,
  saidKind,
  stripAbove,
  townBase,
  townLongForms,
  villageBase,
  villageLongForms,
} from './place-forms.ts';

/**
 * How a text met a place.
 *   exact          the name itself
 *   alias          a former or other name, from the alias table
 *   fullForm       a longer form: with the county or township in front, with 村民委员会 behind
 *   shortForm      without 村, 社区, 镇, 乡, 街道
 *   otherForm      the same name, but another kind of place is said (和平村 for 和平社区): to be confirmed
 *   notInTownship  there is such a village, but in another township
 *   ambiguous      several places fit
 *   unknown        none fits
 *   missing        nothing is written
 */
export type PlaceOutcome =
  | 'exact'
  | 'alias'
  | 'fullForm'
  | 'shortForm'
  | 'otherForm'
  | 'notInTownship'
  | 'ambiguous'
  | 'unknown'
  | 'missing';

export interface PlaceText {
  readonly town: string;
  readonly village: string;
}

export interface ResolvedPlace {
  readonly town: Place | null;
  readonly village: Place | null;
  readonly townOutcome: PlaceOutcome;
  readonly villageOutcome: PlaceOutcome;
  /** The first thing that is wrong; otherwise how the less literal of the two was met. */
  readonly outcome: PlaceOutcome;
  /** What might have been meant, when it is not certain. */
  readonly candidates: readonly Place[];
}

interface Met {
  readonly outcome: PlaceOutcome;
  readonly places: readonly Place[];
}

const FOUND: ReadonlySet<PlaceOutcome> = new Set(['exact', 'alias', 'fullForm', 'shortForm', 'otherForm']);

export const isPlaceFound = (outcome: PlaceOutcome): boolean => FOUND.has(outcome);

/** Looks up many pairs of township and village at once; equal pairs are looked up once. */
export function resolvePlaces(directory: PlaceDirectory, texts: readonly PlaceText[]): ResolvedPlace[] {
  const known = new Map<string, ResolvedPlace>();
  return texts.map((text) => {
    const key = `${text.town}\n${text.village}`;
    const resolved = known.get(key) ?? resolvePlace(directory, text);
    known.set(key, resolved);
    return resolved;
  });
}

export function resolvePlace(directory: PlaceDirectory, text: PlaceText): ResolvedPlace {
  const all = [...directory.places.values()];
  const towns = all.filter(({ level }) => level === 'town');
  const villages = all.filter(({ level }) => level === 'village');
  const above = [...directory.above, directory.county.name];

  const townText = foldPlaceText(text.town);
  const villageText = foldPlaceText(text.village);
  // A village may be written with its township in front, and the township's own column left empty.
  const town = townText
    ? meet(directory, towns, townText, above, townForms)
    : townInFront(towns, stripAbove(villageText, above));
  if (town.places.length !== 1) return unresolved(town, villageText === '' ? 'missing' : 'unknown');
  const theTown = town.places[0] as Place;
  if (!villageText) return withTown(theTown, town.outcome, { outcome: 'missing', places: [] });

  const own = villages.filter(({ parentId }) => parentId === theTown.id);
  const aboveVillage = [...above, theTown.name];
  const village = meet(directory, own, villageText, aboveVillage, villageForms);
  if (village.outcome !== 'unknown') return withTown(theTown, town.outcome, village);
  const elsewhere = meet(directory, villages, villageText, aboveVillage, villageForms);
  if (elsewhere.places.length > 0 && elsewhere.outcome !== 'otherForm') {
    return withTown(theTown, town.outcome, { outcome: 'notInTownship', places: elsewhere.places });
  }
  return withTown(theTown, town.outcome, { outcome: 'unknown', places: alike(own, villageText) });
}

interface Forms {
  readonly longForms: (text: string) => string[];
  readonly base: (name: string) => string;
}
const townForms: Forms = { longForms: townLongForms, base: townBase };
const villageForms: Forms = { longForms: villageLongForms, base: villageBase };

/** First the text as it stands; only when that fits nothing, without the names of what lies above. */
function meet(
  directory: PlaceDirectory,
  among: readonly Place[],
  text: string,
  above: readonly string[],
  forms: Forms,
): Met {
  const met = meetText(directory, among, text, forms);
  const bare = stripAbove(text, above);
  if (met.outcome !== 'unknown' || bare === text) return met;
  const inner = meetText(directory, among, bare, forms);
  return inner.outcome === 'exact' ? { ...inner, outcome: 'fullForm' } : inner;
}

function meetText(directory: PlaceDirectory, among: readonly Place[], text: string, forms: Forms): Met {
  const named = (name: string) => among.filter((place) => place.name === name);
  const aliased = (name: string) => among.filter(({ id }) => directory.aliases.get(name)?.includes(id));
  const long = forms.longForms(text);
  const base = forms.base(text);
  const said = saidKind(text);
  const sameBase = among.filter((place) => forms.base(place.name) === base);

  const steps: readonly (() => Met)[] = [
    () => ({ outcome: 'exact', places: named(text) }),
    () => ({ outcome: 'alias', places: aliased(text) }),
    () => ({ outcome: 'fullForm', places: firstHit(long, named) }),
    () => ({ outcome: 'alias', places: firstHit(long, aliased) }),
    () => ({ outcome: 'shortForm', places: among.filter((place) => forms.base(place.name) === text) }),
    () => ({ outcome: 'fullForm', places: said ? sameBase.filter(({ kind }) => kind === said) : [] }),
    () => ({ outcome: 'otherForm', places: sameBase }),
  ];
  for (const step of steps) {
    const met = step();
    if (met.places.length === 1) return met;
    if (met.places.length > 1) return { outcome: 'ambiguous', places: met.places };
  }
  return { outcome: 'unknown', places: [] };
}

function firstHit(forms: readonly string[], find: (form: string) => Place[]): Place[] {
  for (const form of forms) {
    const found = find(form);
    if (found.length > 0) return found;
  }
  return [];
}

function townInFront(towns: readonly Place[], text: string): Met {
  const places = towns.filter(({ name }) => text.startsWith(name));
  return { outcome: places.length === 1 ? 'fullForm' : 'missing', places };
}

function unresolved(town: Met, villageOutcome: PlaceOutcome): ResolvedPlace {
  return {
    town: null,
    village: null,
    townOutcome: town.outcome,
    villageOutcome,
    outcome: town.outcome,
    candidates: town.places,
  };
}

const LITERAL: readonly PlaceOutcome[] = ['exact', 'fullForm', 'shortForm', 'alias', 'otherForm'];

function withTown(town: Place, townOutcome: PlaceOutcome, village: Met): ResolvedPlace {
  const found = isPlaceFound(village.outcome);
  const less =
    LITERAL.indexOf(townOutcome) > LITERAL.indexOf(village.outcome) ? townOutcome : village.outcome;
  return {
    town,
    village: found ? (village.places[0] ?? null) : null,
    townOutcome,
    villageOutcome: village.outcome,
    outcome: found ? less : village.outcome,
    candidates: found ? [] : village.places,
  };
}

const ALIKE_MAX = 3;

/** Names of the same length that differ in one character: most often what the writer meant. */
function alike(among: readonly Place[], text: string): Place[] {
  const wanted = [...text];
  const differ = (name: string) => {
    const characters = [...name];
    if (characters.length !== wanted.length || wanted.length < 3) return 2;
    return characters.filter((character, i) => character !== wanted[i]).length;
  };
  return among.filter(({ name }) => differ(name) === 1).slice(0, ALIKE_MAX);
}
