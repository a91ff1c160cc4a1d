import { readFileSync } from 'node:fs';
import path from 'node:path';

const PACK_DIR = path.resolve(import.meta.dirname, '../../packs/divisions');

export type Level = 'county' | 'town' | 'village';

export interface CountyPack {
  readonly code: string;
  readonly name: string;
  readonly provinceName: string;
  readonly cityName: string;
  readonly towns: number;
  readonly villages: number;
}

export interface PackPlace {
  readonly code: string;
  readonly level: Level;
  readonly kind: string;
  readonly name: string;
  /** The register's own text, which names the committee. */
  readonly sourceName: string;
}

interface Sources {
  readonly source: { readonly title: string; readonly vintage: string; readonly through: string };
  readonly counties: readonly (CountyPack & { readonly file: string })[];
}

const readSources = (): Sources =>
  JSON.parse(readFileSync(path.join(PACK_DIR, 'sources.json'), 'utf8')) as Sources;

export function listCountyPacks(): readonly CountyPack[] {
  return readSources().counties;
}

/** Where the trees come from and which day they describe. */
export function packSource(): { title: string; vintage: Temporal.PlainDate } {
  const { source } = readSources();
  return {
    title: `${source.title}（${source.through}）`,
    vintage: Temporal.PlainDate.from(source.vintage),
  };
}

export function findCountyPack(code: string): CountyPack | undefined {
  return listCountyPacks().find((county) => county.code === code);
}

/** Every place of one county, the county first, each after the one it lies in. */
export function readCountyPlaces(code: string): PackPlace[] {
  const file = readSources().counties.find((county) => county.code === code)?.file;
  if (file === undefined) throw new Error(`there is no pack of places for ${code}`);
  const lines = readFileSync(path.join(PACK_DIR, file), 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [placeCode = '', level = '', kind = '', name = '', sourceName = ''] = line.split(',');
    return { code: placeCode, level: level as Level, kind, name, sourceName };
  });
}

/** The code of the place that a code lies in; null for a county. */
export function parentCodeOf(code: string): string | null {
  return code.length === 12 ? code.slice(0, 9) : code.length === 9 ? code.slice(0, 6) : null;
}
