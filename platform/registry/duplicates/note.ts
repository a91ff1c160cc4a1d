import type { Id, Tx } from '../../base/index.ts';
import { binaryList, sql } from '../../base/index.ts';

/**
 * Opens a pair for everybody in the county who might be one of these people. Tells nothing back: whoever wrote them
 * may not be allowed to know. Pairs that were decided stay decided.
 */
export async function noteDuplicates(tx: Tx, personIds: readonly Id[], at: Temporal.Instant): Promise<void> {
  if (personIds.length === 0) return;
  await tx.run(sql`select app.note_duplicates(${binaryList('uuid', personIds)}::uuid[], ${at}::timestamptz)`);
}
