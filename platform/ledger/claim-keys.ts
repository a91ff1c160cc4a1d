import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { BulkTransfer } from './shapes.ts';

interface KnownKey {
  readonly id: Id;
  readonly key: string;
  readonly input_hash: Buffer;
}

/**
 * One key, one at a time: whoever comes second waits for the first one's transaction and then finds its row. The lock
 * is taken before the look, so it does not depend on how the database treats ON CONFLICT in a snapshot.
 * @returns the id under which each key was posted before; a key that is new is not in it.
 * Refusal: `ledger.key.reused`.
 */
export async function claimKeys(
  tx: Tx,
  actor: Actor,
  wanted: readonly Pick<BulkTransfer, 'key' | 'inputHash'>[],
): Promise<Outcome<ReadonlyMap<string, Id>>> {
  const keys = wanted.map(({ key }) => key).sort();
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`ledger/${actor.countyCode}/`} || key, 0))
    from unnest(${keys}::text[]) with ordinality as k (key, place) order by place`);
  const known = await tx.rows<KnownKey>(sql`select id, key, input_hash from ledger_transfer
    where county_code = ${actor.countyCode} and key = any(${keys}::text[])`);
  const hashes = new Map(wanted.map(({ key, inputHash }) => [key, inputHash]));
  const isOther = known.some(({ key, input_hash }) => !hashes.get(key)?.equals(input_hash));
  if (isOther) return refuse('ledger.key.reused');
  return done(new Map(known.map(({ key, id }) => [key, id])));
}

/** Writes the heads; their legs have to follow in the same transaction, or it does not commit. */
export async function insertHeads(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  heads: readonly (BulkTransfer & { readonly reverses?: Id })[],
): Promise<void> {
  const rows = JSON.stringify(
    heads.map((one) => ({
      ...one,
      inputHash: one.inputHash.toString('hex'),
      effectiveOn: one.effectiveOn.toString(),
    })),
  );
  await tx.run(sql`insert into ledger_transfer (county_code, id, key, input_hash, kind, effective_on, booked_at,
      booked_by, booked_by_name, document, reason, reverses)
    select ${actor.countyCode}, id, key, decode("inputHash", 'hex'), kind, "effectiveOn", ${at}, ${actor.userId},
      ${actor.userName}, coalesce(document, ''), coalesce(reason, ''), reverses
    from jsonb_to_recordset(${rows}::jsonb) as t (id uuid, key text, "inputHash" text, kind text, "effectiveOn" date,
      document text, reason text, reverses uuid)`);
}
