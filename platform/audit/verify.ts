import type { Actor, Database, Id } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import type { Anchor } from './anchor.ts';
import { type AuditRow, linkHash } from './append.ts';

export type BreakReason =
  /** What the row says is not what was hashed. */
  | 'changed'
  /** The row does not follow the one before it: something between was removed, inserted or moved. */
  | 'gap'
  /** Rows that once were there are gone from the end. */
  | 'cut'
  /** The chain fits together, but not with what was anchored outside: it was written anew. */
  | 'rewritten'
  /** The head that the next row will follow is not the last row: a row was not written by the program. */
  | 'head';

export interface ChainBreak {
  /** The first row that is wrong; for `rewritten` the first one that is known to be. */
  readonly seq: bigint;
  readonly reason: BreakReason;
  /** Rows up to this one are proved; for `rewritten` the change lies after it and not after `seq`. */
  readonly provedUpTo: bigint;
}

export interface ChainReport {
  readonly countyCode: string;
  readonly rows: bigint;
  readonly anchors: number;
  readonly lastHash: string;
  readonly firstBreak: ChainBreak | null;
}

interface StoredRow {
  readonly seq: bigint;
  /** UTC with microseconds, as text: what the row says is compared to the last digit. */
  readonly at: string;
  readonly user_id: Id;
  readonly user_name: string;
  readonly post: string;
  readonly action: string;
  readonly subject_kind: string | null;
  readonly subject_id: Id | null;
  readonly detail: string;
  readonly address: string | null;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

const GENESIS = Buffer.alloc(32);
/** Small enough that officers do not feel it when the server itself verifies. */
const BATCH = 1_000;

/** Reads the audit log of one county; only the duty `audit` may. */
export const auditReader = (countyCode: string): Actor => ({
  ...systemActor(countyCode, 'verify the audit log'),
  duty: 'audit',
});

const toAuditRow = (countyCode: string, row: StoredRow): AuditRow => ({
  countyCode,
  seq: row.seq,
  at: row.at,
  userId: row.user_id,
  userName: row.user_name,
  post: row.post,
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  detail: row.detail,
  address: row.address,
});

/**
 * Walks the chain of one county from its first row and stops at the first that is wrong. Reads in batches:
 * memory does not grow with the log. Anchors must be of this county.
 */
export async function verifyChain(
  db: Database,
  countyCode: string,
  anchors: readonly Anchor[],
): Promise<ChainReport> {
  const actor = auditReader(countyCode);
  const anchored = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  const lastAnchored = anchors.reduce((last, anchor) => later(last, anchor.seq), 0n);
  // Read before the rows: what is appended meanwhile lies behind it, and is walked all the same.
  const head = await readHead(db, actor);
  const walk: Walk = { countyCode, anchored, seq: 0n, hash: GENESIS, provedUpTo: 0n };
  let headHash: Buffer | undefined = head.seq === 0n ? GENESIS : undefined;
  let firstBreak: ChainBreak | null = null;
  for (;;) {
    const rows = await readBatch(db, actor, walk.seq);
    for (const row of rows) {
      firstBreak = step(walk, row);
      if (firstBreak) break;
      if (row.seq === head.seq) headHash = row.hash;
    }
    if (firstBreak || rows.length < BATCH) break;
  }
  const expected = later(head.seq, lastAnchored);
  if (firstBreak === null && walk.seq < expected) {
    firstBreak = { seq: walk.seq + 1n, reason: 'cut', provedUpTo: walk.provedUpTo };
  }
  if (firstBreak === null && !headHash?.equals(head.hash)) {
    firstBreak = { seq: walk.seq, reason: 'head', provedUpTo: walk.provedUpTo };
  }
  const headNow = await readHead(db, actor);
  if (firstBreak === null && headNow.seq < walk.seq) {
    firstBreak = { seq: headNow.seq + 1n, reason: 'head', provedUpTo: walk.provedUpTo };
  }
  return {
    countyCode,
    rows: walk.seq,
    anchors: anchored.size,
    lastHash: walk.hash.toString('hex'),
    firstBreak,
  };
}

/** `Math.max` does not know integers of this size. */
function later(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}

interface Walk {
  readonly countyCode: string;
  readonly anchored: ReadonlyMap<bigint, string>;
  seq: bigint;
  hash: Buffer;
  provedUpTo: bigint;
}

/** One row further, or why not. */
function step(walk: Walk, row: StoredRow): ChainBreak | null {
  const { provedUpTo } = walk;
  if (row.seq !== walk.seq + 1n) return { seq: walk.seq + 1n, reason: 'gap', provedUpTo };
  if (!row.prev_hash.equals(walk.hash)) return { seq: row.seq, reason: 'changed', provedUpTo };
  const link = linkHash(walk.hash, toAuditRow(walk.countyCode, row));
  if (!link.equals(row.hash)) return { seq: row.seq, reason: 'changed', provedUpTo };
  const outside = walk.anchored.get(row.seq);
  if (outside !== undefined) {
    if (outside !== link.toString('hex')) return { seq: row.seq, reason: 'rewritten', provedUpTo };
    walk.provedUpTo = row.seq;
  }
  walk.seq = row.seq;
  walk.hash = link;
  return null;
}

async function readBatch(db: Database, actor: Actor, after: bigint): Promise<StoredRow[]> {
  return db.read(actor, (reader) =>
    reader.rows<StoredRow>(sql`select seq, case when date_trunc('milliseconds', at) = at
          then to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          else to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as at,
        user_id, user_name, post, action, subject_kind, subject_id, detail, address, prev_hash, hash
      from audit_log where county_code = ${actor.countyCode} and seq > ${after}
      order by seq limit ${BATCH}`),
  );
}

async function readHead(db: Database, actor: Actor): Promise<{ seq: bigint; hash: Buffer }> {
  const head = await db.read(actor, (reader) =>
    reader.find<{ seq: bigint; hash: Buffer }>(sql`select seq, hash from audit_head
      where county_code = ${actor.countyCode}`),
  );
  return head ?? { seq: 0n, hash: GENESIS };
}
