import type { PlaceDirectory, PlaceOutcome, ResolvedPlace } from '../../divisions/index.ts';
import { isPlaceFound, resolvePlace } from '../../divisions/index.ts';
import { squeeze } from '../values/cell-text.ts';
import type { FindingKind } from './kinds.ts';
import type { RowReader } from './row-reader.ts';

const found: Partial<Record<PlaceOutcome, readonly [FindingKind, FindingKind]>> = {
  alias: ['township_alias', 'village_alias'],
  fullForm: ['township_full_form', 'village_full_form'],
  shortForm: ['township_short_form', 'village_short_form'],
  otherForm: ['township_full_form', 'village_other_form'],
};

const memory = new WeakMap<PlaceDirectory, Map<string, ResolvedPlace>>();

/** Looks a pair of names up once for each directory: a roster repeats the same few hundred. */
function lookUp(directory: PlaceDirectory, town: string, village: string): ResolvedPlace {
  let known = memory.get(directory);
  if (known === undefined) {
    known = new Map();
    memory.set(directory, known);
  }
  const key = `${town}\n${village}`;
  let resolved = known.get(key);
  if (resolved === undefined) {
    resolved = town === '' ? withoutTown(directory, village) : resolvePlace(directory, { town, village });
    known.set(key, resolved);
  }
  return resolved;
}

/** A list that names no township: a village whose name only one township has is certain all the same. */
function withoutTown(directory: PlaceDirectory, village: string): ResolvedPlace {
  const direct = resolvePlace(directory, { town: '', village });
  if (direct.village !== null || village === '') return direct;
  const hits = [...directory.places.values()]
    .filter(({ level }) => level === 'town')
    .map((town) => resolvePlace(directory, { town: town.name, village }))
    .filter((resolved) => resolved.village !== null && resolved.villageOutcome !== 'otherForm');
  const [only] = hits;
  if (only !== undefined && hits.length === 1) return { ...only, townOutcome: 'exact' };
  return {
    ...direct,
    villageOutcome: hits.length > 1 ? 'ambiguous' : 'unknown',
    candidates: hits.flatMap((hit) => hit.village ?? []),
  };
}

export function checkPlace(reader: RowReader): undefined {
  const { directory, table } = reader.context;
  const whole = reader.text('place');
  const town = reader.text('town') || (reader.row.headingTown ?? table.town ?? '');
  const village = reader.has('village') ? reader.text('village') : whole;
  const resolved = lookUp(directory, squeeze(town), squeeze(village));
  const field = reader.has('village') ? 'village' : 'place';
  const nameOf = (id: string | null) => (id === null ? '' : (directory.places.get(id)?.name ?? ''));

  if (resolved.town !== null) {
    reader.values.town = { id: resolved.town.id, name: resolved.town.name };
    const kinds = found[resolved.townOutcome];
    if (kinds && squeeze(reader.text('town')) !== '')
      reader.add(kinds[0], 'town', { normalised: resolved.town.name });
  } else if (squeeze(reader.text('town')) !== '') return reader.add('township_unknown', 'town');

  if (resolved.village !== null) {
    const { id, name, kind } = resolved.village;
    reader.values.village = { id, name, isUrban: kind === 'community' };
    const kinds = found[resolved.villageOutcome];
    if (kinds && field === 'village') reader.add(kinds[1], field, { normalised: name });
    return;
  }
  const candidates = resolved.candidates.map((place) => `${nameOf(place.parentId)}${place.name}`).join('、');
  if (squeeze(village) === '')
    return reader.add(squeeze(town) === '' ? 'township_missing' : 'village_missing', field);
  if (resolved.villageOutcome === 'ambiguous' || resolved.outcome === 'ambiguous') {
    return reader.add('village_ambiguous', field, { facts: { candidates } });
  }
  if (resolved.villageOutcome === 'notInTownship') {
    return reader.add('village_not_in_township', field, {
      facts: { town: resolved.town?.name ?? town, elsewhere: candidates },
    });
  }
  const suggestion = candidates === '' ? '' : `(${candidates}?)`;
  reader.add(
    isPlaceFound(resolved.townOutcome) || resolved.town === null ? 'village_unknown' : 'township_unknown',
    field,
    { facts: { suggestion } },
  );
}
