export type { Place, PlaceDirectory } from './directory.ts';
export { loadPlaceDirectory } from './directory.ts';
export type { LoadedCounty } from './load-county.ts';
export { loadCounty } from './load-county.ts';
export type { CountyPack, Level, PackPlace } from './pack.ts';
export { findCountyPack, listCountyPacks, readCountyPlaces } from './pack.ts';
export { readName } from './pinyin.ts';
export type { PlaceOutcome, PlaceText, ResolvedPlace } from './resolve-place.ts';
export { isPlaceFound, resolvePlace, resolvePlaces } from './resolve-place.ts';
