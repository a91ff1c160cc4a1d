import { createHash } from 'node:crypto';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, newId, sql } from '../../base/index.ts';
import { openDueAccounts } from '../../funds/index.ts';
import { postFrom } from '../../ledger/index.ts';
import type { BatchRow, SignedRun } from './lock-signed.ts';

export interface LineMove {
  /** `given`: the bank paid. `came-back`: what counted as paid was not, or was sent back. */
  readonly how: 'given' | 'came-back';
  /** What says so: a return, or the act of an officer. Nothing is booked twice for the same. */
  readonly sourceId: Id;
  readonly lineNos: readonly number[];
}

/**
 * Books what became of lines of a file: from due to given in each township, or back; all legs in one statement. The step
 * of an item counts on, so that the ledger refuses whoever would give it twice. Refusals: those of `postFrom`.
 */
export async function moveLines(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { run, batch }: { readonly run: SignedRun; readonly batch: BatchRow },
  { how, sourceId, lineNos }: LineMove,
): Promise<Outcome<null>> {
  if (lineNos.length === 0) return done(null);
  const county = actor.countyCode;
  const sorted = [...lineNos].sort((a, b) => a - b);
  const items = sql`select l.town_id, l.party_id, l.period, l.item, l.amount_fen
    from unnest(${sorted}::integer[]) as n (line_no)
      join pay_batch_item i on i.county_code = ${county} and i.batch_id = ${batch.id} and i.line_no = n.line_no
      join pay_line l on l.county_code = ${county} and l.run_id = ${run.id} and l.no = i.roll_no`;
  const towns = await tx.rows<{
    town_id: Id;
  }>(sql`select distinct town_id from (${items}) i order by town_id`);
  const wishes = towns.map(({ town_id }) => ({ scheme: run.scheme, townId: town_id }));
  const accounts = await openDueAccounts(tx, actor, at, run.fund_id, wishes);
  if (!accounts.ok) return accounts;
  const inputHash = createHash('sha256')
    .update(JSON.stringify([batch.id, batch.sha256.toString('hex'), how, sorted]))
    .digest();
  const transfers = accounts.value.map(({ townId, dueId, givenId }) => ({
    id: newId(),
    key: `pay-${how}/${batch.id}/${sourceId}/${townId}`,
    kind: `pay.${how}`,
    effectiveOn: batch.pay_on,
    document: batch.batch_no,
    inputHash,
    townId,
    sides: how === 'given' ? ([dueId, givenId] as const) : ([givenId, dueId] as const),
  }));
  const posted = await postFrom(tx, actor, at, {
    transfers: transfers.map(({ townId: _, sides: __, ...head }) => head),
    legs: sql`select t.transfer_id, t.from_account, t.to_account, i.amount_fen as amount, ${run.scheme}::text as scheme,
        i.party_id, i.period, i.item, coalesce(s.step, 0)::smallint + 1::smallint as step
      from (${items}) i
        join unnest(${transfers.map(({ townId }) => townId)}::uuid[], ${transfers.map(({ id }) => id)}::uuid[],
          ${transfers.map(({ sides }) => sides[0])}::uuid[], ${transfers.map(({ sides }) => sides[1])}::uuid[])
          as t (town_id, transfer_id, from_account, to_account) on t.town_id = i.town_id
        cross join lateral (select max(g.step) as step from ledger_leg g
          where g.county_code = ${county} and g.scheme = ${run.scheme} and g.period = i.period
            and g.party_id = i.party_id and g.item = i.item and g.step > 0) s`,
  });
  return posted.ok ? done(null) : posted;
}
