import path from 'node:path';
import { createBook, type ParameterBook } from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import { openPacks } from '../../lines/handbook/packs.ts';
import { type EmbeddedServer, startEmbedded } from '../../platform/base/index.ts';

export const DAY = '2023-06-15';
const MODEL = '420281';

/** Daye, and invented counties that follow its methods with standards of their own: a province. */
export const REGIONS: readonly string[] = [
  MODEL,
  ...Array.from({ length: 15 }, (_, index) => String(429_901 + index)),
];

export function openProvinceBook(): ParameterBook {
  const { packs } = openPacks();
  const model = packs.find(({ region }) => region === MODEL);
  if (!model) throw new Error(`no pack of ${MODEL}`);
  const others = REGIONS.slice(1).map((region, index) => ({
    ...model,
    region,
    examples: [],
    values: model.values.map((value) => ({
      ...value,
      region,
      value: value.value + (/^dibao\.standard$|^orphan\.standard$/.test(value.parameter) ? 100 * index : 0),
    })),
  }));
  return createBook([...packs, ...others], handbook.documents);
}

/** A server of its own with the settings that the program gives to its own. */
export const startBenchServer = (folder: string): Promise<EmbeddedServer> =>
  startEmbedded({
    dataDir: path.join(folder, 'postgres'),
    password: 'bench-only',
    settings: {
      shared_buffers: '2GB',
      max_wal_size: '8GB',
      max_connections: '20',
      work_mem: '16MB',
      maintenance_work_mem: '512MB',
      random_page_cost: '1.1',
      jit: 'off',
    },
  });
