import { hash } from 'node:crypto';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sealParts, sql } from '../base/index.ts';
import { type CleanFile, cleanFile, cleanPicture } from './media/clean.ts';
import {
  PAPER_BYTES_MAX,
  PAPER_SIDE_PIXELS_MAX,
  PAPERS_MAX,
  type PaperOwner,
  type PaperServices,
  partPlace,
} from './paper.ts';

export interface NewPaper {
  /** Made where the file was taken, so that what is sent twice arrives once. */
  readonly id?: Id | undefined;
  /** What it is for, in the words of the owner. */
  readonly slot: string;
  readonly bytes: Buffer;
  readonly takenAt?: Temporal.Instant | null | undefined;
}

export interface KeepRules {
  /** At most so many bytes; 10 MiB when left out. */
  readonly bytesMax?: number;
  /** At most so many papers of this owner; 120 when left out. */
  readonly papersMax?: number;
  /** A PDF is no photograph of a visit. */
  readonly isPictureOnly?: boolean;
}

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');

/**
 * Keeps a file for an owner, told by its bytes, without place, camera and time. The same file with the same id is the
 * same paper. The caller has made sure that the owner is there and holds it, so that two at once are counted one
 * behind the other. Refusals: `papers.*`.
 */
export async function keepPaper(
  tx: Tx,
  actor: Actor,
  services: PaperServices,
  owner: PaperOwner,
  given: NewPaper,
  rules: KeepRules = {},
): Promise<Outcome<{ id: Id; wasThere: boolean }>> {
  const sentHash = sha256(given.bytes);
  if (given.id !== undefined) {
    const known = await tx.find<{ same: boolean }>(sql`select sent_sha256 = ${sentHash}
        and owner_kind = ${owner.kind} and owner_id = ${owner.id} and slot = ${given.slot} as same
      from paper where county_code = ${actor.countyCode} and id = ${given.id}`);
    if (known) {
      return known.same
        ? done({ id: given.id, wasThere: true })
        : refuse('papers.reused', {}, { field: 'id' });
    }
  }
  const limits = { bytesMax: rules.bytesMax ?? PAPER_BYTES_MAX, sidePixelsMax: PAPER_SIDE_PIXELS_MAX };
  const clean = rules.isPictureOnly ? cleanPicture(given.bytes, limits) : cleanFile(given.bytes, limits);
  if (!clean.ok) return clean;
  const papersMax = rules.papersMax ?? PAPERS_MAX;
  const { count } = await tx.get<{ count: number }>(sql`select count(*)::int as count from paper
    where county_code = ${actor.countyCode} and owner_kind = ${owner.kind} and owner_id = ${owner.id}`);
  if (count >= papersMax) return refuse('papers.many', { limit: papersMax });
  const id = given.id ?? newId();
  const contentHash = sha256(clean.value.bytes);
  const added =
    await tx.run(sql`insert into paper (county_code, id, owner_kind, owner_id, slot, media_type, byte_count,
      content_sha256, sent_sha256, taken_at, added_at, added_by, added_by_name, added_post)
    values (${actor.countyCode}, ${id}, ${owner.kind}, ${owner.id}, ${given.slot}, ${clean.value.mediaType},
      ${clean.value.bytes.length}, ${contentHash}, ${sentHash}, ${given.takenAt ?? null}::timestamptz,
      ${services.clock.now()}, ${actor.userId}, ${actor.userName}, ${actor.post})
    on conflict (county_code, id) do nothing`);
  // Somebody else's paper, which this officer does not see, has this id.
  if (added === 0) return refuse('papers.reused', {}, { field: 'id' });
  await keepContent(tx, actor, services, contentHash, clean.value);
  return done({ id, wasThere: false });
}

/** The same bytes are kept once, whoever owns papers of them; only who has a paper of them may see them. */
async function keepContent(
  tx: Tx,
  actor: Actor,
  { cipher }: PaperServices,
  contentHash: Buffer,
  { bytes }: CleanFile,
): Promise<void> {
  for (const { no, sealed } of sealParts(cipher, bytes, partPlace(actor.countyCode, contentHash))) {
    await tx.run(sql`insert into paper_part (county_code, content_sha256, no, sealed)
      values (${actor.countyCode}, ${contentHash}, ${no}, ${sealed})
      on conflict (county_code, content_sha256, no) do nothing`);
  }
}
