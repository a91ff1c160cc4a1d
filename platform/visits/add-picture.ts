import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { refuse } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { type CleanFile, findStanding, keepPaper, openPaper } from '../papers/index.ts';
import { lockVisit } from './rows.ts';
import { type NewPicture, PICTURE_BYTES_MAX } from './shapes.ts';

const PICTURES_MAX = 120;
const SIGNATURE_BYTES_MAX = 48 * 1024;
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

const papersOf = (visitId: Id) => ({ kind: 'visit', id: visitId });

/**
 * Takes in a photograph or a signature, without place, camera and time. The id was made on the telephone: sent again it
 * is the same picture. Refusals: `visits.photo.signature`, `papers.*`, `http.missing`.
 */
export async function addPicture(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock' | 'cipher'>,
  visitId: Id,
  input: NewPicture,
): Promise<Outcome<{ id: Id; wasThere: boolean }>> {
  const visit = await lockVisit(tx, actor, visitId);
  if (!visit.ok) return visit;
  const bytes = Buffer.from(input.base64, 'base64');
  const isDrawn = bytes.subarray(0, 4).equals(PNG_HEAD) && bytes.length <= SIGNATURE_BYTES_MAX;
  if (input.kind === 'signature' && !isDrawn) {
    return refuse('visits.photo.signature', {}, { field: 'base64' });
  }
  const takenAt = Temporal.Instant.from(input.takenAt);
  return keepPaper(
    tx,
    actor,
    services,
    papersOf(visitId),
    { id: input.id, slot: input.kind, bytes, takenAt },
    { bytesMax: PICTURE_BYTES_MAX, papersMax: PICTURES_MAX, isPictureOnly: true },
  );
}

/** Whether every one of these pictures has arrived. */
export async function havePictures(
  reader: Reader,
  actor: Actor,
  visitId: Id,
  ids: readonly Id[],
): Promise<boolean> {
  const found = await findStanding(reader, actor, 'visit', ids);
  const there = new Set(found.filter(({ ownerId }) => ownerId === visitId).map(({ id }) => id));
  return ids.every((id) => there.has(id));
}

/** Refusals: `http.missing`. */
export const getPicture = (
  reader: Reader,
  actor: Actor,
  { cipher }: Pick<Services, 'cipher'>,
  visitId: Id,
  photoId: Id,
): Promise<Outcome<CleanFile>> => openPaper(reader, actor, cipher, papersOf(visitId), photoId);
