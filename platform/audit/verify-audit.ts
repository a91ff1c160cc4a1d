import type { Database } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import { type Anchor, AnchorFileError, readAnchors } from './anchor.ts';
import { type ChainReport, verifyChain } from './verify.ts';

export interface AuditReport {
  /** True when every chain is whole and the anchor file is true. */
  readonly ok: boolean;
  readonly chains: readonly ChainReport[];
  /** The first line of the anchor file that is not ours, or null. */
  readonly falseAnchorLine: number | null;
}

/**
 * Verifies the audit log of every county (or of one) against itself and against the anchors outside.
 * `db` may be opened as the program or as the owner.
 */
export async function verifyAudit(
  db: Database,
  anchorFile: string,
  anchorKey: Buffer,
  countyCode?: string,
): Promise<AuditReport> {
  const counties = await db.read(systemActor('', 'verify the audit log'), (reader) =>
    reader.rows<{ code: string }>(sql`select code from county
      where ${countyCode ?? null}::text is null or code = ${countyCode ?? null} order by code`),
  );
  let anchors: readonly Anchor[] = [];
  let falseAnchorLine: number | null = null;
  try {
    anchors = readAnchors(anchorFile, anchorKey).anchors;
  } catch (error) {
    if (!(error instanceof AnchorFileError)) throw error;
    falseAnchorLine = error.lineNo;
  }
  const chains: ChainReport[] = [];
  for (const { code } of counties) {
    const own = anchors.filter((anchor) => anchor.countyCode === code);
    chains.push(await verifyChain(db, code, own));
  }
  const ok = falseAnchorLine === null && chains.every((chain) => chain.firstBreak === null);
  return { ok, chains, falseAnchorLine };
}
