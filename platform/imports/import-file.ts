import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { appendAudit } from '../audit/index.ts';
import type { Actor, Id, Outcome } from '../base/index.ts';
import { done, newId, refuse } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { drainJobs } from '../jobs/index.ts';
import { choicesOf, confirmMapping } from './confirm-mapping.ts';
import { startImport } from './control.ts';
import { importHandlers } from './handlers.ts';
import type { ImportRecord, ImportState } from './store/record.ts';
import { findImport } from './store/record.ts';
import { uploadFile } from './upload.ts';

export interface ImportFileWish {
  readonly file: string;
  /** Only says what would be imported. */
  readonly dryRun?: boolean;
}

/**
 * Imports a file from the command line: reads it, takes what was understood as confirmed, and runs it in this
 * process until it is done. Refuses as the routes do; a file that cannot be read gives its reason.
 */
export async function importFile(
  services: Services,
  actor: Actor,
  wish: ImportFileWish,
): Promise<Outcome<ImportRecord>> {
  const bytes = await readFile(wish.file);
  const uploaded = await uploadFile(services, actor, {
    fileName: path.basename(wish.file),
    bytes,
    key: newId(),
  });
  if (!uploaded.ok) return uploaded;
  const id = uploaded.value;
  const read = await workUntil(services, actor, id, (state) => state !== 'reading');
  if (read.refusal !== null) return refuse(read.refusal.code, read.refusal.facts);
  if (read.state !== 'recognised') return refuse('imports.state', { state: read.state });
  if (wish.dryRun === true) return done(read);
  const started = await startUnderstood(services, actor, id);
  if (!started.ok) return started;
  return done(await workUntil(services, actor, id, (state) => state !== 'running' && state !== 'stopping'));
}

const LOOK_AGAIN_MS = 200;

/** Does the work here; a server that runs on the same database may take it instead, and is then waited for. */
async function workUntil(
  services: Services,
  actor: Actor,
  id: Id,
  isThere: (state: ImportState) => boolean,
): Promise<ImportRecord> {
  for (;;) {
    await drainJobs(services, importHandlers(services));
    const record = await getRecord(services, actor, id);
    if (isThere(record.state)) return record;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Confirms everything as it was understood, and starts. */
export function startUnderstood(services: Services, actor: Actor, id: Id): Promise<Outcome<null>> {
  const { db, clock } = services;
  return db.write(actor, async (tx) => {
    const record = await findImport(tx, actor.countyCode, id);
    if (record?.recognition === null || record === undefined) return refuse('imports.missing');
    const confirmed = await confirmMapping(tx, actor, clock, id, choicesOf(record.recognition));
    if (!confirmed.ok) return confirmed;
    const outcome = await startImport(tx, actor, clock, id);
    if (outcome.ok)
      await appendAudit(tx, actor, clock.now(), [
        { action: 'imports.start', subjectKind: 'import', subjectId: id },
      ]);
    return outcome;
  });
}

async function getRecord({ db }: Services, actor: Actor, id: Id): Promise<ImportRecord> {
  const record = await db.read(actor, (reader) => findImport(reader, actor.countyCode, id));
  if (record === undefined) throw new Error('an import cannot be seen by whoever brought it in');
  return record;
}
