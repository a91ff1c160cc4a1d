import pg from 'pg';
import { listCountyPacks, loadCounty } from '../divisions/index.ts';
import type { Config } from './config.ts';
import { StartError } from './start-error.ts';

/** Which of the wanted counties are not there yet: one question, so that a warm start stays a warm one. */
async function findMissing(ownerUrl: string, wanted: readonly string[]): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ code: string }>('select code from county');
    const there = new Set(rows.map((row) => row.code));
    return wanted.filter((code) => !there.has(code));
  } finally {
    await owner.end();
  }
}

/**
 * Puts the trees of places in for counties that are new to this database. Returns their codes.
 * @throws StartError for a county that no pack describes.
 */
export async function loadPlaces(ownerUrl: string, config: Config): Promise<string[]> {
  const packs = listCountyPacks().map((pack) => pack.code);
  const unknown = config.counties?.find((code) => !packs.includes(code));
  if (unknown !== undefined) {
    throw new StartError(
      `MINZHENG_COUNTIES 中的“${unknown}”没有行政区划数据；已有的是 ${packs.join('、')}。`,
      `There are no places for “${unknown}” of MINZHENG_COUNTIES; there are for ${packs.join(', ')}.`,
    );
  }
  const missing = await findMissing(ownerUrl, config.counties ?? packs);
  for (const code of missing) await loadCounty(ownerUrl, code);
  return missing;
}
