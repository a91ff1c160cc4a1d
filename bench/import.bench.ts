import { once } from 'node:events';
import { streamXlsxRows } from 'hucre/xlsx';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { RawRow } from '../platform/imports/index.ts';
import { readFileApart, textOf } from '../platform/imports/index.ts';
import { makeRosterWorkbook } from '../platform/imports/testing/make-roster.ts';
import { writeByHand } from './kit/import-by-hand.ts';
import { beginImport, type ImportHouse, openImportHouse, watchImports } from './kit/import-house.ts';
import { median, report } from './kit/measure.ts';
import { type ProcessorTime, timeProcessors } from './kit/processor-time.ts';
import { makeFolder } from './kit/program.ts';

/**
 * 100 000 rows from the moment their file is sent until the end of their import is committed, against reading them with the
 * library and copying them bare. Both programs have been started before: the import's as it is by the officers' page when
 * somebody is about to choose a file, which its processor time below counts all the same. Meanwhile the page asks how far
 * the import is as often as it does; the end is told by the database as it is committed (`watchImports`), and then looked at.
 */
const ROWS = Number(process.env.IMPORT_ROWS ?? 100_000);
const RUNS = Number(process.env.IMPORT_RUNS ?? 3);
const COLUMNS = 23;
/** Between asking for a file and having found it among others: an officer takes longer. */
const CHOOSING_MS = 2_000;
const CHUNK_CHARACTERS = 64 * 1024;

const copyText = (text: string) =>
  text === ''
    ? '\\N'
    : text.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c);

/** The cells of a workbook, row by row, as whoever reads it brings them. */
type Rows = (bytes: Buffer) => AsyncIterable<readonly unknown[]>;

/** By the library that the house would read with if it had no reader of its own. */
async function* readWithLibrary(bytes: Buffer): AsyncGenerator<readonly unknown[]> {
  for await (const row of streamXlsxRows(bytes)) yield row.values;
}

/** By our own reader, in its closed process, as an import reads. */
async function* readAsImported(bytes: Buffer): AsyncGenerator<readonly unknown[]> {
  for await (const frame of readFileApart(bytes)) {
    if (frame.kind !== 'rows') continue;
    for (const row of JSON.parse(frame.value.json.toString('utf8')) as RawRow[])
      yield Array.from({ length: COLUMNS }, (_, i) => textOf(row.cells[i]));
  }
}

/** Every cell as text into a table without keys, checks or anything else. */
async function readAndCopyBare(house: ImportHouse, bytes: Buffer, read: Rows): Promise<number> {
  const client = new pg.Client(house.server.ownerUrl);
  await client.connect();
  await client.query('drop table if exists bare');
  await client.query(
    `create table bare (${Array.from({ length: COLUMNS }, (_, i) => `c${i} text`).join(', ')})`,
  );
  const startedAt = performance.now();
  const stream = client.query(copyFrom('copy bare from stdin'));
  let chunk = '';
  for await (const cells of read(bytes)) {
    for (let i = 0; i < COLUMNS; i++) chunk += (i === 0 ? '' : '\t') + copyText(String(cells[i] ?? ''));
    chunk += '\n';
    if (chunk.length < CHUNK_CHARACTERS) continue;
    if (!stream.write(chunk)) await once(stream, 'drain');
    chunk = '';
  }
  stream.end(chunk);
  await once(stream, 'finish');
  const ms = performance.now() - startedAt;
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from bare');
  if ((rows[0]?.n ?? 0) < ROWS) throw new Error(`only ${rows[0]?.n} rows were copied`);
  await client.query('drop table bare');
  await client.end();
  return ms;
}

/** Of program and database together, with what each took. */
function reportProcessors(name: string, times: readonly (ProcessorTime | undefined)[]): void {
  const known = times.filter((one) => one !== undefined);
  if (known.length === 0) return;
  const program = median(known.map(({ programSeconds }) => programSeconds));
  const database = median(known.map(({ databaseSeconds }) => databaseSeconds));
  report({ name: `${name}, processor time of the program`, value: program, unit: 's', runs: known.length });
  report({ name: `${name}, processor time of the database`, value: database, unit: 's', runs: known.length });
}

async function importWhole(house: ImportHouse, bytes: Buffer, no: number): Promise<number> {
  const runner = house.startRunner();
  const watch = await watchImports(house);
  // The page says so when an officer is about to choose a file.
  runner.expect();
  await new Promise((resolve) => setTimeout(resolve, CHOOSING_MS));
  const startedAt = performance.now();
  const id = await beginImport(house, runner, watch, `roster-${no}.xlsx`, bytes);
  const record = await watch.waitFor(id, (state) => state === 'finished');
  const ms = performance.now() - startedAt;
  await watch.close();
  await runner.close();
  if (record.rowsDone !== ROWS) throw new Error(`${record.rowsDone} of ${ROWS} rows were done`);
  return ms;
}

const withLibrary: number[] = [];
const withOwnReader: number[] = [];
const ours: number[] = [];
const byHand: number[] = [];
const bareProcessors: (ProcessorTime | undefined)[] = [];
const ourProcessors: (ProcessorTime | undefined)[] = [];
for (let run = 0; run < RUNS; run++) {
  const { folder, remove } = makeFolder('import');
  const house = await openImportHouse(folder);
  try {
    const bytes = await makeRosterWorkbook(ROWS, run + 1);
    let processors = timeProcessors(house.server.dataDir);
    withLibrary.push(await readAndCopyBare(house, bytes, readWithLibrary));
    bareProcessors.push(processors());
    withOwnReader.push(await readAndCopyBare(house, bytes, readAsImported));
    processors = timeProcessors(house.server.dataDir);
    ours.push(await importWhole(house, bytes, run));
    ourProcessors.push(processors());
    byHand.push((withLibrary.at(-1) ?? 0) + (await writeByHand(house)));
  } finally {
    await house.close();
    remove();
  }
}
const value = median(ours) / 1000;
const compare = (name: string, bare: readonly number[], target?: string) => {
  const baseline = median(bare) / 1000;
  report({
    ...{ name, value, unit: 's', baseline, ratio: value / baseline, runs: RUNS },
    ...(target === undefined ? {} : { target }),
  });
};
compare(`import ${ROWS} rows against the library's reading and COPY`, withLibrary, 'ratio ≤ 3');
compare(`import ${ROWS} rows against our own reading and COPY`, withOwnReader);
compare(`import ${ROWS} rows against reading and writing the same rows by hand`, byHand);
reportProcessors(`import ${ROWS} rows`, ourProcessors);
reportProcessors(`the library's reading and COPY of ${ROWS} rows`, bareProcessors);
