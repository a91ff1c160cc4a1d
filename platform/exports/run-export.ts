import { createHash } from 'node:crypto';
import { appendAudit } from '../audit/index.ts';
import type { Actor, Duty, Id, Language, ScopeLevel } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { isPost, permissionsOf } from '../identity/index.ts';
import { makeFile } from './export-list.ts';
import type { ExportFormat } from './export-record.ts';
import { type ListCatalogue, ListRefusedError } from './list-definition.ts';
import { type CheckedWish, checkWish, sealedFilter } from './request-export.ts';
import type { ExportSettings } from './settings.ts';

interface Claim {
  readonly attempt: number;
  readonly list: string;
  readonly format: ExportFormat;
  readonly language: Language;
  readonly columns: string[];
  readonly filter_sealed: Buffer;
  readonly user_id: Id;
  readonly user_name: string;
  readonly post_holding_id: Id;
  readonly post: string;
  readonly duty: Duty;
  readonly level: ScopeLevel;
  readonly place_id: Id | null;
}

export interface ExportWork {
  readonly services: Services;
  readonly lists: ListCatalogue;
  readonly settings: ExportSettings;
}

/** Somebody stopped it, or a later try took it over: nothing more may be written. */
class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

const CHUNK_BYTES = 512 * 1024;

/**
 * Makes the file of a waiting export, or makes it anew when an earlier try died. Runs in the scope in which it was
 * asked for, with what that post may do today. Ends it as done, or as failed when the list refuses or the post is
 * gone; throws what another try may mend.
 */
export async function runExport(work: ExportWork, countyCode: string, id: Id): Promise<void> {
  const claim = await claimExport(work, countyCode, id);
  if (claim === undefined) return;
  const actor = actorOf(countyCode, claim);
  const wish = checkWish(work.lists, actor, {
    ...claim,
    filter: JSON.parse(work.services.cipher.open(claim.filter_sealed, sealedFilter(countyCode, id))),
  });
  if (!wish.ok) return await endExport(work, actor, id, claim, wish.refusal.code);
  if (!(await isPostHeld(work, actor))) return await endExport(work, actor, id, claim, 'http.forbidden');
  try {
    await makeChunks(work, actor, id, claim, wish.value);
  } catch (error) {
    if (error instanceof OvertakenError && !(await isStillOurs(work, countyCode, id, claim.attempt))) return;
    if (!(error instanceof ListRefusedError)) throw error;
    await endExport(work, actor, id, claim, error.message);
  }
}

/** Nobody stopped or overtook the try, and yet it may not write: its place has moved. The next try knows the new one. */
async function isStillOurs(work: ExportWork, countyCode: string, id: Id, attempt: number): Promise<boolean> {
  const found = await work.services.db.read(systemActor(countyCode, 'run an export'), (reader) =>
    reader.find(sql`select 1 from export_file
      where county_code = ${countyCode} and id = ${id} and state = 'running' and attempt = ${attempt}`),
  );
  return found !== undefined;
}

/** No try made it: says so where the officer looks. */
export async function failExport(work: ExportWork, countyCode: string, id: Id): Promise<void> {
  const claim = await claimExport(work, countyCode, id);
  if (claim) await endExport(work, actorOf(countyCode, claim), id, claim, 'exports.interrupted');
}

function claimExport(work: ExportWork, countyCode: string, id: Id): Promise<Claim | undefined> {
  return work.services.db.change(systemActor(countyCode, 'run an export'), async (tx) => {
    const claim = await tx.find<Claim>(sql`update export_file set state = 'running', attempt = attempt + 1,
        row_count = 0, byte_count = 0
      where county_code = ${countyCode} and id = ${id} and state in ('waiting', 'running')
      returning attempt, list, format, language, columns, filter_sealed, user_id, user_name, post_holding_id,
        post, duty, level, place_id`);
    if (claim) await tx.run(dropChunks(countyCode, id));
    return claim;
  });
}

export const dropChunks = (countyCode: string, id: Id) =>
  sql`delete from export_chunk where county_code = ${countyCode} and export_id = ${id}`;

function actorOf(countyCode: string, claim: Claim): Actor {
  return {
    userId: claim.user_id,
    userName: claim.user_name,
    otherAccounts: [],
    postHoldingId: claim.post_holding_id,
    post: claim.post,
    duty: claim.duty,
    countyCode,
    level: claim.level,
    placeId: claim.place_id,
    permissions: isPost(claim.post) ? permissionsOf(claim.post) : new Set(),
  };
}

/** A post may have been taken away while the export waited for the next start of the program. */
async function isPostHeld(work: ExportWork, actor: Actor): Promise<boolean> {
  const { db, clock } = work.services;
  const today = clock.today();
  const held = await db.read(actor, (reader) =>
    reader.find(sql`select 1 from post_holding h
      join app_user u on u.county_code = h.county_code and u.id = h.user_id and u.disabled_at is null
      where h.county_code = ${actor.countyCode} and h.id = ${actor.postHoldingId} and h.user_id = ${actor.userId}
        and h.held_from <= ${today} and (h.held_to is null or h.held_to > ${today})`),
  );
  return held !== undefined;
}

async function makeChunks(
  work: ExportWork,
  actor: Actor,
  id: Id,
  claim: Claim,
  wish: CheckedWish,
): Promise<void> {
  const { db, clock, cipher } = work.services;
  const hash = createHash('sha256');
  let rowCount = 0;
  let byteCount = 0;
  let no = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = async () => {
    const bytes = Buffer.concat(waiting);
    [waiting, waitingBytes] = [[], 0];
    hash.update(bytes);
    byteCount += bytes.length;
    await writeChunk(work, actor, id, claim, { no: no++, bytes, rowCount, byteCount });
  };
  await db.snapshot(actor, async (reader) => {
    const context = {
      reader,
      db,
      actor,
      cipher,
      language: claim.language,
      today: clock.today(),
      now: clock.now(),
    };
    const onRow = () => {
      rowCount += 1;
    };
    for await (const piece of makeFile({ context, wish, onRow })) {
      waiting.push(piece);
      waitingBytes += piece.length;
      if (waitingBytes >= CHUNK_BYTES) await flush();
    }
  });
  await flush();
  await finishExport(work, actor, id, claim, { rowCount, byteCount, sha256: hash.digest() });
}

async function writeChunk(
  work: ExportWork,
  actor: Actor,
  id: Id,
  claim: Claim,
  chunk: { no: number; bytes: Buffer; rowCount: number; byteCount: number },
): Promise<void> {
  await work.services.db.change(actor, async (tx) => {
    const isOurs = await tx.run(sql`update export_file set row_count = ${chunk.rowCount},
        byte_count = ${chunk.byteCount}
      where county_code = ${actor.countyCode} and id = ${id} and state = 'running' and attempt = ${claim.attempt}`);
    if (isOurs === 0) throw new OvertakenError();
    await tx.run(sql`insert into export_chunk (county_code, export_id, no, bytes)
      values (${actor.countyCode}, ${id}, ${chunk.no}, ${chunk.bytes})`);
  });
}

async function finishExport(
  work: ExportWork,
  actor: Actor,
  id: Id,
  claim: Claim,
  sums: { rowCount: number; byteCount: number; sha256: Buffer },
): Promise<void> {
  const now = work.services.clock.now();
  const expiresAt = now.add({ hours: 24 * work.settings.keepDays });
  await work.services.db.change(actor, async (tx) => {
    const isOurs = await tx.run(sql`update export_file set state = 'done', row_count = ${sums.rowCount},
        byte_count = ${sums.byteCount}, sha256 = ${sums.sha256}, filter_sealed = null, finished_at = ${now},
        expires_at = ${expiresAt}
      where county_code = ${actor.countyCode} and id = ${id} and state = 'running' and attempt = ${claim.attempt}`);
    if (isOurs === 0) throw new OvertakenError();
    const detail = { ...sums, sha256: sums.sha256.toString('hex'), list: claim.list };
    await appendAudit(tx, actor, now, [
      { action: 'exports.finish', subjectKind: 'export', subjectId: id, detail },
    ]);
  });
}

async function endExport(
  work: ExportWork,
  actor: Actor,
  id: Id,
  claim: Claim,
  reason: string,
): Promise<void> {
  const now = work.services.clock.now();
  await work.services.db.change(actor, async (tx) => {
    const isOurs = await tx.run(sql`update export_file set state = 'failed', filter_sealed = null,
        finished_at = ${now}
      where county_code = ${actor.countyCode} and id = ${id} and state = 'running' and attempt = ${claim.attempt}`);
    if (isOurs === 0) return;
    await tx.run(dropChunks(actor.countyCode, id));
    await appendAudit(tx, actor, now, [
      { action: 'exports.fail', subjectKind: 'export', subjectId: id, detail: { reason, list: claim.list } },
    ]);
  });
}
