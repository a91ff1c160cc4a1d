import type { Id, Sql, Tx } from '../base/index.ts';
import { fileSql, sql } from '../base/index.ts';

/** An instalment less what was remitted of it; what came in by a receipt is this. */
export const leftOf = (instalment: 'i'): Sql => {
  const i = fileSql(instalment);
  return sql`(${i}.amount_fen - coalesce((select sum(p.amount_fen) from recovery_remission_part p
    where p.county_code = ${i}.county_code and p.recovery_id = ${i}.recovery_id and p.no = ${i}.no), 0))::bigint`;
};

/** Whoever sets off for a county goes one after the other. Taken before the lock of an agreement. */
export const lockMonth = (tx: Tx, county: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`recover-month/${county}`}, 0))`);

/** One act on an agreement at a time: the second reads what the first has booked. */
export const lockRecovery = (tx: Tx, county: string, id: Id): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`recovery/${county}/${id}`}, 0))`);
