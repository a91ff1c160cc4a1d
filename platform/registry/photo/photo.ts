import { hash } from 'node:crypto';
import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Reader, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { base64Length, type CleanPicture, cleanPicture } from '../../papers/index.ts';
import { recordFacts } from '../history/facts.ts';
import { Day } from '../person/input.ts';
import { lockPerson } from '../person/lock.ts';

const BYTES_MAX = 512 * 1024;
const SIDE_PIXELS_MAX = 4_096;

export const NewPhoto = Type.Object({
  version: Type.Integer(),
  base64: Type.String({
    maxLength: base64Length(BYTES_MAX),
    description: 'A JPEG or PNG of at most 512 KB.',
  }),
  takenOn: Type.Optional(Type.Union([Day, Type.Null()])),
});
export type NewPhoto = Static<typeof NewPhoto>;

/** A face is as much of a person as their number: it lies sealed. Its id stays when two records become one. */
const photoPlace = (countyCode: string, id: Id) => ({
  countyCode,
  table: 'person_photo',
  column: 'sealed',
  rowId: id,
});

/** Puts a photo on a record; the one before is kept, out of sight. Refusals: `papers.*`. */
export async function addPhoto(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock' | 'cipher'>,
  personId: Id,
  input: NewPhoto,
): Promise<Outcome<{ id: Id; version: number }>> {
  const locked = await lockPerson(tx, actor, personId, input.version);
  if (!locked.ok) return locked;
  const limits = { bytesMax: BYTES_MAX, sidePixelsMax: SIDE_PIXELS_MAX };
  const clean = cleanPicture(Buffer.from(input.base64, 'base64'), limits);
  if (!clean.ok) return clean;
  const { bytes, mediaType } = clean.value;
  const at = services.clock.now();
  const id = newId();
  await tx.run(sql`update person_photo set removed_at = ${at}
    where county_code = ${actor.countyCode} and person_id = ${personId} and removed_at is null`);
  await tx.run(sql`insert into person_photo
      (county_code, person_id, id, media_type, sealed, sha256, taken_on, added_at)
    values (${actor.countyCode}, ${personId}, ${id}, ${mediaType},
      ${services.cipher.sealBytes(bytes, photoPlace(actor.countyCode, id))}, ${hash('sha256', bytes, 'buffer')},
      ${input.takenOn ?? null}::date, ${at})`);
  await tx.run(sql`update person set version = version + 1
    where county_code = ${actor.countyCode} and id = ${personId}`);
  await recordFacts(tx, actor, at, [
    {
      subjectKind: 'person',
      subjectId: personId,
      act: 'photo',
      effectiveOn: services.clock.today(),
      fields: [{ field: 'photo', before: null, after: id }],
    },
  ]);
  return done({ id, version: locked.value.version + 1 });
}

/** The photo on a record today. Refusals: `http.missing`. */
export async function getPhoto(
  reader: Reader,
  actor: Actor,
  { cipher }: Pick<Services, 'cipher'>,
  personId: Id,
): Promise<Outcome<CleanPicture>> {
  const row = await reader.find<{ id: Id; media_type: CleanPicture['mediaType']; sealed: Buffer }>(sql`
    select id, media_type, sealed from person_photo
    where county_code = ${actor.countyCode} and person_id = ${personId} and removed_at is null`);
  if (row === undefined) return refuse('http.missing');
  const bytes = cipher.openBytes(row.sealed, photoPlace(actor.countyCode, row.id));
  return done({ mediaType: row.media_type, bytes });
}
