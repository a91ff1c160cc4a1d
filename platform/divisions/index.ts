export type { LoadedCounty } from './load-county.ts';
export { loadCounty } from './load-county.ts';
export type { CountyPack, Level, PackPlace } from './pack.ts';
export { findCountyPack, listCountyPacks, readCountyPlaces } from './pack.ts';
export { readName } from './pinyin.ts';
