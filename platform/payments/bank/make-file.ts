import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { giveRoom } from '../owed.ts';
import { lockSigned } from './lock-signed.ts';
import { type BankServices, type FileWish, type JoinedLine, sendLines } from './send-lines.ts';

/**
 * The file of a signed roll: all of it, to the accounts that were signed. Asked for again it is the same file. Refusals:
 * those of `lockSigned` and `sendLines`, `payments.bank.account-gone` when an account that was signed is not there.
 */
export async function makeFile(
  tx: Tx,
  actor: Actor,
  services: BankServices,
  runId: Id,
  wish: FileWish,
): Promise<Outcome<{ id: Id; isNew: boolean }>> {
  const locked = await lockSigned(tx, actor, runId);
  if (!locked.ok) return locked;
  const county = actor.countyCode;
  const first = await tx.find<{ id: Id }>(sql`select id from pay_batch
    where county_code = ${county} and run_id = ${runId} and no = 1`);
  if (first) return done({ id: first.id, isNew: false });
  await giveRoom(tx);
  // An account goes along with its person when two records become one, so it is found by its own id.
  const joined =
    await tx.rows<JoinedLine>(sql`select l.payee_id, b.id as account_id, b.account_sealed, b.account_hash,
      b.account_tail, b.account_table, b.holder_name, l.amount_fen, l.roll_nos, array_fill(1, array[cardinality(l.roll_nos)]) as tries
    from (select payee_id, account_id, sum(amount_fen)::bigint as amount_fen, array_agg(no order by no) as roll_nos
        from pay_line where county_code = ${county} and run_id = ${runId} and not is_excluded
        group by payee_id, account_id) l
      join (select id, 'bank_account' as account_table, account_sealed, account_hash, account_tail, holder_name
          from bank_account where county_code = ${county}
        union all select id, 'pay_home', account_sealed, account_hash, account_tail, holder_name
          from pay_home where county_code = ${county}) b on b.id = l.account_id
    order by l.roll_nos[1]`);
  const count = joined.reduce((sum, { roll_nos }) => sum + roll_nos.length, 0);
  if (count !== locked.value.lines) {
    return refuse('payments.bank.account-gone', { count: locked.value.lines - count });
  }
  return await sendLines(tx, actor, services, locked.value, 1, wish, joined);
}
