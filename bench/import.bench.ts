import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { RawRow } from '../platform/imports/index.ts';
import { readFileApart, textOf } from '../platform/imports/index.ts';
import { makeRosterWorkbook } from '../platform/imports/testing/make-roster.ts';
import { beginImport, type ImportHouse, openImportHouse, waitFor } from './kit/import-house.ts';
import { median, report } from './kit/measure.ts';
import { makeFolder } from './kit/program.ts';

const ROWS = Number(process.env.IMPORT_ROWS ?? 100_000);
const RUNS = Number(process.env.IMPORT_RUNS ?? 3);
const COLUMNS = 23;

const copyText = (text: string) =>
  text === ''
    ? '\\N'
    : text.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c);

/** The same reading, and every cell copied as text into a table without keys, checks or anything else. */
async function readAndCopyBare(house: ImportHouse, bytes: Buffer): Promise<number> {
  const client = new pg.Client(house.server.ownerUrl);
  await client.connect();
  await client.query('drop table if exists bare');
  await client.query(
    `create table bare (${Array.from({ length: COLUMNS }, (_, i) => `c${i} text`).join(', ')})`,
  );
  const startedAt = performance.now();
  const stream = client.query(copyFrom('copy bare from stdin'));
  for await (const frame of readFileApart(bytes)) {
    if (frame.kind !== 'rows') continue;
    const rows = JSON.parse(frame.value.json.toString('utf8')) as RawRow[];
    let chunk = '';
    for (const row of rows) {
      for (let i = 0; i < COLUMNS; i++) chunk += (i === 0 ? '' : '\t') + copyText(textOf(row.cells[i]));
      chunk += '\n';
    }
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  const ms = performance.now() - startedAt;
  await client.query('drop table bare');
  await client.end();
  return ms;
}

async function importWhole(house: ImportHouse, bytes: Buffer, no: number): Promise<number> {
  const runner = house.startRunner();
  const startedAt = performance.now();
  const id = await beginImport(house, runner, `roster-${no}.xlsx`, bytes);
  const record = await waitFor(house, id, ({ state }) => state === 'finished');
  const ms = performance.now() - startedAt;
  await runner.close();
  if (record.rowsDone !== ROWS) throw new Error(`${record.rowsDone} of ${ROWS} rows were done`);
  return ms;
}

const bare: number[] = [];
const ours: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const { folder, remove } = makeFolder('import');
  const house = await openImportHouse(folder);
  try {
    const bytes = await makeRosterWorkbook(ROWS, run + 1);
    bare.push(await readAndCopyBare(house, bytes));
    ours.push(await importWhole(house, bytes, run));
  } finally {
    await house.close();
    remove();
  }
}
const value = median(ours) / 1000;
const baseline = median(bare) / 1000;
report({
  name: `import ${ROWS} rows, upload to finished`,
  value,
  unit: 's',
  baseline,
  ratio: value / baseline,
  runs: RUNS,
  target: 'ratio ≤ 3',
});
