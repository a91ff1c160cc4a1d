import type { PlaceDirectory } from '../platform/divisions/index.ts';
import type { DemoPlace } from './types.ts';

/** Every village of the county with its township, by code. */
export function placesOf(directory: PlaceDirectory): DemoPlace[] {
  const places = [...directory.places.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return places
    .filter(({ level }) => level === 'village')
    .map((village) => {
      const town = directory.places.get(village.parentId ?? '');
      if (town === undefined) throw new Error(`${village.name} lies in no township`);
      return {
        villageId: village.id,
        villageName: village.name,
        villageCode: village.code,
        kind: village.kind,
        townId: town.id,
        townName: town.name,
        townKind: town.kind,
      };
    });
}
