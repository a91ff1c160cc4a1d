import { hash } from 'node:crypto';
import type { Actor, Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { canonicalJson } from './canonical-json.ts';

/** One thing that somebody did or looked at. `action` is `mechanism.verb`, as in `registry.reveal`. */
export interface AuditEntry {
  readonly action: string;
  readonly subjectKind?: string;
  readonly subjectId?: Id;
  /** Never a full ID number, account or secret: it can be read by the auditor and cannot be deleted. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly address?: string | undefined;
}

export interface AuditRow {
  readonly countyCode: string;
  readonly seq: bigint;
  readonly at: string;
  readonly userId: Id;
  readonly userName: string;
  readonly post: string;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: Id | null;
  readonly detail: string;
  readonly address: string | null;
}

/** SM3 over the previous link and everything the row says, in a fixed order and with lengths implied by JSON. */
export function linkHash(prevHash: Buffer, row: AuditRow): Buffer {
  const said = canonicalJson({ ...row, seq: row.seq.toString() });
  return hash('sm3', Buffer.concat([prevHash, Buffer.from(said, 'utf8')]), 'buffer');
}

/**
 * Adds entries to the county's chain, inside the caller's transaction: what is rolled back was never done.
 * Locks the head of the chain until the transaction ends, so call it last.
 * @param at microseconds are kept by the database: pass what the clock says, cut to milliseconds here.
 */
export async function appendAudit(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const head = await tx.get<{ seq: bigint; hash: Buffer }>(sql`select seq, hash from app.audit_head_lock()`);
  let { seq, hash: prevHash } = head;
  for (const entry of entries) {
    seq += 1n;
    const row: AuditRow = {
      countyCode: actor.countyCode,
      seq,
      at: at.toString({ fractionalSecondDigits: 3 }),
      userId: actor.userId,
      userName: actor.userName,
      post: actor.post,
      action: entry.action,
      subjectKind: entry.subjectKind ?? null,
      subjectId: entry.subjectId ?? null,
      detail: canonicalJson(entry.detail ?? {}),
      address: entry.address ?? null,
    };
    const link = linkHash(prevHash, row);
    await tx.run(sql`insert into audit_log (county_code, seq, at, user_id, user_name, post, action,
        subject_kind, subject_id, detail, address, prev_hash, hash)
      values (${row.countyCode}, ${row.seq}, ${row.at}, ${row.userId}, ${row.userName}, ${row.post},
        ${row.action}, ${row.subjectKind}, ${row.subjectId}, ${row.detail}, ${row.address}, ${prevHash}, ${link})`);
    prevHash = link;
  }
}
