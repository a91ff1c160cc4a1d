import type { Id, Outcome } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { rulesFor } from '../../cases/index.ts';
import { keepPaper } from '../../papers/index.ts';
import { OTHER_PAPERS } from '../office/get.ts';
import { PHOTO_BYTES_MAX, PHOTOS_MAX } from '../public/photos.ts';
import type { HandInContext } from './hand-in.ts';

export interface HandedPaper {
  /** Made by the system: sent twice, it arrives once. */
  readonly id: Id;
  /** A material of the matter, or `other`. */
  readonly slot: string;
  readonly bytes: Buffer;
}

/**
 * Puts a paper to an application that this system has handed in, as long as it waits for the township: into the same
 * store and within the same limits as what a family photographs; what it is, its bytes say. Refusals: `http.missing` for
 * any application of somebody else, `applications.not-waiting`, `.slot`, `papers.*`.
 */
export async function addHandedPaper(
  { tx, actor, services, law, audit }: HandInContext,
  applicationId: Id,
  given: HandedPaper,
): Promise<Outcome<{ id: Id; wasThere: boolean }>> {
  const { countyCode, userId } = actor;
  const row = await tx.find<{ matter: string; state: string; sent_on: string }>(sql`select matter, state,
      sent_on::text as sent_on
    from application where county_code = ${countyCode} and id = ${applicationId} and handed_by = ${userId} for update`);
  if (!row) return refuse('http.missing');
  if (row.state !== 'sent' && row.state !== 'asked') return refuse('applications.not-waiting');
  const matter = law.matterBook.matters.get(row.matter);
  const materials = (matter && rulesFor(law, matter, countyCode, row.sent_on)?.procedure.materials) ?? [];
  const isAsked = materials.some(({ code, shared }) => code === given.slot && shared !== true);
  if (!isAsked && given.slot !== OTHER_PAPERS)
    return refuse('applications.slot', { slot: given.slot }, { field: 'slot' });
  const owner = { kind: 'application', id: applicationId };
  const limits = { bytesMax: PHOTO_BYTES_MAX, papersMax: PHOTOS_MAX };
  const kept = await keepPaper(tx, actor, services, owner, given, limits);
  if (!kept.ok) return kept;
  audit({
    action: 'applications.hand-in-paper',
    subjectKind: 'application',
    subjectId: applicationId,
    detail: { paper: kept.value.id, slot: given.slot },
  });
  return done(kept.value);
}
