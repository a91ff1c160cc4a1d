import { hash } from 'node:crypto';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { type CleanPhoto, cleanPhoto } from '../registry/index.ts';
import { lockVisit } from './rows.ts';
import type { NewPicture } from './shapes.ts';

const PICTURES_MAX = 120;
const SIGNATURE_BYTES_MAX = 48 * 1024;

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');

/**
 * Takes in a photograph or a signature, without place, camera and time. The id was made on the telephone: sent again it
 * is the same picture. Refusals: `visits.photo.*`, `registry.photo.*`, `http.missing`.
 */
export async function addPicture(
  tx: Tx,
  actor: Actor,
  { clock }: Pick<Services, 'clock'>,
  visitId: Id,
  input: NewPicture,
): Promise<Outcome<{ id: Id; wasThere: boolean }>> {
  const visit = await lockVisit(tx, actor, visitId);
  if (!visit.ok) return visit;
  const sent = Buffer.from(input.base64, 'base64');
  const sentHash = sha256(sent);
  const known = await tx.find<{ same: boolean }>(sql`select sent_sha256 = ${sentHash} as same from visit_photo
    where county_code = ${actor.countyCode} and visit_id = ${visitId} and id = ${input.id}`);
  if (known) {
    if (!known.same) return refuse('visits.photo.reused', {}, { field: 'id' });
    return done({ id: input.id, wasThere: true });
  }
  const clean = cleanPhoto(sent);
  if (!clean.ok) return clean;
  const { bytes, mediaType } = clean.value;
  const isSignature = input.kind === 'signature';
  if (isSignature && (bytes.length > SIGNATURE_BYTES_MAX || mediaType !== 'image/png')) {
    return refuse('visits.photo.signature', {}, { field: 'base64' });
  }
  const { count } = await tx.get<{ count: number }>(sql`select count(*)::int as count from visit_photo
    where county_code = ${actor.countyCode} and visit_id = ${visitId}`);
  if (count >= PICTURES_MAX) return refuse('visits.photo.many', { limit: PICTURES_MAX });
  await tx.run(sql`insert into visit_photo (county_code, visit_id, id, kind, media_type, bytes, sha256, sent_sha256,
      taken_at, added_at, added_by)
    values (${actor.countyCode}, ${visitId}, ${input.id}, ${input.kind}, ${mediaType}, ${bytes}, ${sha256(bytes)},
      ${sentHash}, ${Temporal.Instant.from(input.takenAt)}, ${clock.now()}, ${actor.userId})`);
  return done({ id: input.id, wasThere: false });
}

/** Refusals: `http.missing`. */
export async function getPicture(
  reader: Reader,
  actor: Actor,
  visitId: Id,
  photoId: Id,
): Promise<Outcome<CleanPhoto>> {
  const row = await reader.find<{ media_type: CleanPhoto['mediaType']; bytes: Buffer }>(sql`
    select media_type, bytes from visit_photo
    where county_code = ${actor.countyCode} and visit_id = ${visitId} and id = ${photoId}`);
  return row === undefined ? refuse('http.missing') : done({ mediaType: row.media_type, bytes: row.bytes });
}
