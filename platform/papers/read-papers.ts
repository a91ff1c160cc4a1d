import { hash } from 'node:crypto';
import type { Actor, FieldCipher, Id, Outcome, Reader } from '../base/index.ts';
import { done, openParts, refuse, type SealedPart, sql } from '../base/index.ts';
import type { CleanFile } from './media/clean.ts';
import { type Paper, type PaperOwner, partPlace } from './paper.ts';

/** Every paper of an owner, in the order in which they came; withdrawn ones with their reason. */
export function listPapers(reader: Reader, actor: Actor, owner: PaperOwner): Promise<Paper[]> {
  return reader.rows<Paper>(sql`select p.id, p.slot, p.media_type as "mediaType", p.byte_count as "byteCount",
      p.taken_at as "takenAt", p.added_at as "addedAt", p.added_by as "addedBy", p.added_by_name as "addedByName",
      p.added_post as "addedPost", w.at as "withdrawnAt", w.by_name as "withdrawnByName", w.reason as "withdrawnReason"
    from paper p left join paper_withdrawal w on w.county_code = p.county_code and w.paper_id = p.id
    where p.county_code = ${actor.countyCode} and p.owner_kind = ${owner.kind} and p.owner_id = ${owner.id}
    order by p.added_at, p.id`);
}

export interface StandingPaper {
  readonly id: Id;
  readonly ownerId: Id;
  readonly slot: string;
}

/** Those of these papers that some owners of a kind have, and that were not withdrawn. */
export function findStanding(
  reader: Reader,
  actor: Actor,
  ownerKind: string,
  ids: readonly Id[],
): Promise<StandingPaper[]> {
  return reader.rows<StandingPaper>(sql`select p.id, p.owner_id as "ownerId", p.slot from paper p
    where p.county_code = ${actor.countyCode} and p.id = any(${[...ids]}::uuid[]) and p.owner_kind = ${ownerKind}
      and not exists (select 1 from paper_withdrawal w where w.county_code = p.county_code and w.paper_id = p.id)`);
}

/**
 * The bytes of a paper. What was withdrawn is not opened. Refusals: `papers.withdrawn`, `http.missing`.
 * @throws when the bytes are not those that were kept.
 */
export async function openPaper(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  owner: PaperOwner,
  paperId: Id,
): Promise<Outcome<CleanFile>> {
  const row = await reader.find<{
    mediaType: CleanFile['mediaType'];
    contentHash: Buffer;
    isWithdrawn: boolean;
  }>(sql`select p.media_type as "mediaType", p.content_sha256 as "contentHash",
      exists (select 1 from paper_withdrawal w where w.county_code = p.county_code and w.paper_id = p.id) as "isWithdrawn"
    from paper p where p.county_code = ${actor.countyCode} and p.id = ${paperId}
      and p.owner_kind = ${owner.kind} and p.owner_id = ${owner.id}`);
  if (row === undefined) return refuse('http.missing');
  if (row.isWithdrawn) return refuse('papers.withdrawn');
  const parts = await reader.rows<SealedPart>(sql`select no, sealed from paper_part
    where county_code = ${actor.countyCode} and content_sha256 = ${row.contentHash} order by no`);
  const bytes = openParts(cipher, parts, partPlace(actor.countyCode, row.contentHash));
  if (!hash('sha256', bytes, 'buffer').equals(row.contentHash))
    throw new Error(`paper ${paperId} is not whole`);
  return done({ mediaType: row.mediaType, bytes });
}

/** A paper that stands, with the moment at which it came. */
export interface KeptPaper extends StandingPaper {
  readonly addedAt: Temporal.Instant;
}

/** What some owners of a kind have in slots that begin so, and that was not withdrawn, in the order in which it came. */
export async function findInSlots(
  reader: Reader,
  actor: Actor,
  ownerKind: string,
  ownerIds: readonly Id[],
  slotBegin: string,
): Promise<KeptPaper[]> {
  const rows = await reader.rows<KeptPaper>(sql`select p.id, p.owner_id as "ownerId", p.slot,
      p.added_at as "addedAt" from paper p
    where p.county_code = ${actor.countyCode} and p.owner_kind = ${ownerKind}
      and p.owner_id = any(${[...ownerIds]}::uuid[])
      and not exists (select 1 from paper_withdrawal w where w.county_code = p.county_code and w.paper_id = p.id)
    order by p.added_at, p.id`);
  return rows.filter(({ slot }) => slot.startsWith(slotBegin));
}
