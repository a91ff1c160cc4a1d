import { createHash } from 'node:crypto';
import { appendAudit } from '../audit/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { enqueueJob } from '../jobs/index.ts';
import { limits } from './read/raw.ts';
import { putFile } from './store/pages.ts';

export const READ_JOB = 'imports.read';
export const RUN_JOB = 'imports.run';

export interface UploadedFile {
  readonly fileName: string;
  readonly bytes: Buffer;
  /** The client's key: the same upload sent again is the same import. */
  readonly key: string;
  readonly address?: string;
}

const NAME_LENGTH_MAX = 200;

/** The last part of a path, without what no screen should show: control and direction characters. */
export function tidyFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const bare = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return [...bare].slice(-NAME_LENGTH_MAX).join('') || 'file';
}

/**
 * Takes a file in and queues its reading. Refuses with `imports.file.empty` or `imports.file.too-large`; what is
 * inside is looked at later, in a process of its own.
 */
export async function uploadFile(services: Services, actor: Actor, file: UploadedFile): Promise<Outcome<Id>> {
  if (file.bytes.length === 0) return refuse('imports.file.empty');
  if (file.bytes.length > limits.fileBytesMax) {
    return refuse('imports.file.too-large', { megabytes: limits.fileBytesMax / 1024 / 1024 });
  }
  return await services.db.write(actor, async (tx) => {
    const again = await tx.find<{
      id: Id;
    }>(sql`select id from data_import where county_code = ${actor.countyCode}
      and uploaded_by = ${actor.userId} and upload_key = ${file.key}`);
    return done(again?.id ?? (await insertImport(services, tx, actor, file)));
  });
}

async function insertImport(
  { cipher, clock }: Services,
  tx: Tx,
  actor: Actor,
  file: UploadedFile,
): Promise<Id> {
  const id = newId();
  const at = clock.now();
  const fileName = tidyFileName(file.fileName);
  const sha256 = createHash('sha256').update(file.bytes).digest();
  const place = await placeOf(tx, actor);
  await tx.run(sql`insert into data_import (county_code, id, town_id, village_id, upload_key, file_name, file_bytes,
      sha256, state, uploaded_by, uploaded_by_name, uploaded_at)
    values (${actor.countyCode}, ${id}, ${place.townId}, ${place.villageId}, ${file.key}, ${fileName},
      ${file.bytes.length}, ${sha256}, 'reading', ${actor.userId}, ${actor.userName}, ${at})`);
  await putFile(tx, cipher, actor.countyCode, id, file.bytes);
  await enqueueJob(tx, actor, { kind: READ_JOB, subjectId: id, at });
  const detail = { file: fileName, bytes: file.bytes.length, sha256: sha256.toString('hex') };
  await appendAudit(tx, actor, at, [
    { action: 'imports.upload', subjectKind: 'import', subjectId: id, detail, address: file.address },
  ]);
  return id;
}

/** An import is seen by those who see the place in which it was brought in. */
async function placeOf(tx: Tx, actor: Actor): Promise<{ townId: Id | null; villageId: Id | null }> {
  if (actor.level === 'town') return { townId: actor.placeId, villageId: null };
  if (actor.level !== 'village') return { townId: null, villageId: null };
  const village = await tx.get<{ town_id: Id }>(sql`select town_id from division
    where county_code = ${actor.countyCode} and id = ${actor.placeId}`);
  return { townId: village.town_id, villageId: actor.placeId };
}
