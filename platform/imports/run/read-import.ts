import { appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../base/index.ts';
import { sql, systemActor } from '../../base/index.ts';
import { loadPlaceDirectory } from '../../divisions/index.ts';
import type { Services } from '../../http/index.ts';
import type { Job } from '../../jobs/index.ts';
import type { RawFile } from '../read/raw.ts';
import { UnreadableFile } from '../read/raw.ts';
import type { Recognition } from '../recognise/mapping.ts';
import { headerFingerprint, recognise } from '../recognise/recognise.ts';
import type { SheetSample } from '../recognise/sample.ts';
import { readFileApart } from '../sandbox/read-file.ts';
import { getFile, type PageWriter, pageWriter } from '../store/pages.ts';
import { findImport } from '../store/record.ts';
import { applyRemembered, findRemembered } from '../store/remembered.ts';
import { EarlyChecks, keepEarly } from './early-checks.ts';

/**
 * Reads an uploaded file, keeps its rows, and says what was understood: all in one transaction, so that a file is
 * either read or still to be read.
 */
export async function readImport(services: Services, job: Job): Promise<void> {
  const { db, cipher, clock } = services;
  const { countyCode, subjectId: id, actor } = job;
  const { record, bytes } = await db.read(actor, async (reader) => ({
    record: await findImport(reader, countyCode, id),
    bytes: await getFile(reader, cipher, countyCode, id),
  }));
  if (record?.state !== 'reading') return;
  const directory = await db.read(systemActor(countyCode, 'read places for an import'), (reader) =>
    loadPlaceDirectory(reader, countyCode),
  );
  try {
    const early = await db.change(actor, async (tx) => {
      const pages = pageWriter(tx, cipher, countyCode, id);
      const checks = new EarlyChecks({
        fileName: record.fileName,
        directory,
        today: clock.today(),
        async findRemembered(table) {
          await pages.end();
          return await findRemembered(tx, countyCode, headerFingerprint(table));
        },
      });
      const recognition = await takeRows(tx, countyCode, record.fileName, bytes, pages, checks).catch(
        async (error: unknown) => {
          await pages.giveUp();
          throw error;
        },
      );
      const table = recognition.sheets.find((sheet) => sheet.table?.use === true)?.table;
      const total = recognition.sheets.reduce(
        (sum, { table: one, sheet }) => sum + (one?.use === true ? sheet.rowCount : 0),
        0,
      );
      await tx.run(sql`update data_import set state = 'recognised', recognition = ${JSON.stringify(recognition)}::jsonb,
          roster = ${table?.roster ?? null}, period = ${table?.period ?? null}, rows_total = ${total}, version = version + 1
        where county_code = ${countyCode} and id = ${id} and state = 'reading'`);
      await appendAudit(tx, actor, clock.now(), [
        {
          action: 'imports.read',
          subjectKind: 'import',
          subjectId: id,
          detail: { roster: table?.roster ?? null, rows: total },
        },
      ]);
      return checks;
    });
    keepEarly(id, early);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.cause !== undefined) console.error('the reading process broke\n%s', error.cause);
    await refuseFile(services, job, error);
  }
}

async function takeRows(
  tx: Tx,
  countyCode: string,
  fileName: string,
  bytes: Buffer,
  pages: PageWriter,
  checks: EarlyChecks,
): Promise<Recognition> {
  let file: RawFile | undefined;
  let sheetIndex = 0;
  let no = 0;
  const samples: SheetSample[] = [];
  for await (const frame of readFileApart(bytes)) {
    if (frame.kind === 'file') file = frame.value;
    else if (frame.kind === 'begin') checks.begin(frame.value.index, frame.value.name);
    else if (frame.kind === 'rows') {
      const { first, last, json } = frame.value;
      await pages.put({ sheetIndex, no: no++, firstRow: first, lastRow: last, json });
      await checks.take(file, json);
    } else if (frame.kind === 'sheet') {
      samples.push(frame.value);
      sheetIndex += 1;
      no = 0;
    }
  }
  await pages.end();
  if (file === undefined) throw new UnreadableFile('imports.file.damaged');
  const recognition = recognise(file, fileName, samples);
  if (recognition.sheets.every(({ table }) => table === null)) {
    throw new UnreadableFile(
      recognition.sheets.every(({ skip }) => skip === 'empty')
        ? 'imports.file.empty'
        : 'imports.file.no-table',
    );
  }
  const sheets = [];
  for (const one of recognition.sheets) {
    const known =
      one.table === null ? undefined : await findRemembered(tx, countyCode, headerFingerprint(one.table));
    sheets.push(
      one.table === null || known === undefined ? one : { ...one, table: applyRemembered(one.table, known) },
    );
  }
  return { ...recognition, sheets };
}

async function refuseFile(
  { db, clock }: Services,
  { countyCode, subjectId: id, actor }: Job,
  error: UnreadableFile,
): Promise<void> {
  await db.change(actor, async (tx) => {
    const refusal = JSON.stringify({ code: error.code, facts: error.facts });
    await tx.run(sql`update data_import set state = 'unreadable', refusal = ${refusal}::jsonb, version = version + 1
      where county_code = ${countyCode} and id = ${id} and state = 'reading'`);
    await appendAudit(tx, actor, clock.now(), [
      { action: 'imports.refuse-file', subjectKind: 'import', subjectId: id, detail: { reason: error.code } },
    ]);
  });
}
