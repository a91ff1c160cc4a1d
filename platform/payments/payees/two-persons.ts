import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, fileSql, isOwnAccount, refuse, sql } from '../../base/index.ts';

export type EndHow = 'confirmed' | 'refused' | 'withdrawn';

/** What one officer enters and another confirms: its table, that of its ends, and the column that names it there. */
const kinds = {
  home: ['pay_home', 'home_id'],
  agreement: ['pay_agreement', 'agreement_id'],
} as const;

/**
 * Confirms, refuses or withdraws what was entered: whoever entered it can only withdraw it. Refusals: `http.missing`,
 * `payments.payee.ended`, `payments.payee.own`, `payments.payee.not-own`.
 */
export async function endEntered(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  kind: keyof typeof kinds,
  id: Id,
  how: EndHow,
): Promise<Outcome<{ how: string }>> {
  const [table, key] = kinds[kind].map(fileSql);
  if (!table || !key) throw new Error(`unknown: ${kind}`);
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`pay-${kind}/${id}`}, 0))`);
  const row = await tx.find<{
    entered_by: Id;
    how: string | null;
  }>(sql`select b.entered_by, e.how from ${table} b
      left join ${table}_end e on e.county_code = b.county_code and e.${key} = b.id
    where b.county_code = ${actor.countyCode} and b.id = ${id}`);
  if (!row) return refuse('http.missing');
  if (row.how !== null) return refuse('payments.payee.ended');
  const isOwn = isOwnAccount(actor, row.entered_by);
  if (isOwn && how !== 'withdrawn') return refuse('payments.payee.own');
  if (how === 'withdrawn' && row.entered_by !== actor.userId) return refuse('payments.payee.not-own');
  await tx.run(sql`insert into ${table}_end (county_code, ${key}, entered_by, how, at, by_id, by_name)
    values (${actor.countyCode}, ${id}, ${row.entered_by}, ${how}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ how });
}
