import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { makeDemo } from '../demo/index.ts';
import { getValue } from '../platform/base/index.ts';
import { type ExportFormat, exportList, listCatalogue, ownLists } from '../platform/exports/index.ts';
import { testActor } from '../platform/testing/actors.ts';
import { COUNTY, type ImportHouse, openImportHouse } from './kit/import-house.ts';
import { median, report } from './kit/measure.ts';
import { makeFolder } from './kit/program.ts';

const ROWS = Number(process.env.EXPORT_ROWS ?? 100_000);
const RUNS = Number(process.env.EXPORT_RUNS ?? 3);
const actor = testActor({ countyCode: COUNTY, permissions: ['registry.read', 'exports.run'] });

/** The same people, the same names of places, out of the database as it is able to by itself. */
async function copyBare(house: ImportHouse, file: string): Promise<number> {
  const client = new pg.Client(house.server.ownerUrl);
  await client.connect();
  const startedAt = performance.now();
  const rows = client.query(
    copyTo(`copy (select p.name, p.sex, p.birth_date, p.ethnicity, p.id_area, p.phone_masked, t.name, v.name, p.relation,
      p.disability_kind, p.disability_grade, p.died_on from person p
      left join division t on t.county_code = p.county_code and t.id = p.town_id
      left join division v on v.county_code = p.county_code and v.id = p.village_id
      where p.county_code = '${COUNTY}' order by p.search_name, p.id) to stdout csv header`),
  );
  await pipeline(rows, createWriteStream(file));
  const ms = performance.now() - startedAt;
  await client.end();
  return ms;
}

async function exportOurs(house: ImportHouse, format: ExportFormat, file: string): Promise<number> {
  const wish = { list: 'persons', format, filter: {} };
  const given = { ...wish, lists: listCatalogue(...ownLists), actor, language: 'zh' as const };
  const startedAt = performance.now();
  const made = getValue(await exportList(house.services, given, createWriteStream(file)));
  const ms = performance.now() - startedAt;
  if (made.rowCount < ROWS) throw new Error(`${made.rowCount} of ${ROWS} rows came out`);
  return ms;
}

const { folder, remove } = makeFolder('export');
const house = await openImportHouse(folder);
try {
  const { db, cipher, clock } = house.services;
  await makeDemo({ db, cipher, now: clock.now(), people: ROWS + 1_000 });
  const times = { bare: [] as number[], csv: [] as number[], xlsx: [] as number[], pdf: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    times.bare.push(await copyBare(house, path.join(folder, 'bare.csv')));
    for (const format of ['csv', 'xlsx', 'pdf'] as const) {
      times[format].push(await exportOurs(house, format, path.join(folder, `ours.${format}`)));
    }
  }
  const baseline = median(times.bare) / 1000;
  for (const format of ['csv', 'xlsx', 'pdf'] as const) {
    const value = median(times[format]) / 1000;
    const ratio = value / baseline;
    report({ name: `export ${ROWS} people as ${format}`, value, unit: 's', baseline, ratio, runs: RUNS });
  }
} finally {
  await house.close();
  remove();
}
