import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { cameBack } from './came-back.ts';
import { lockSigned } from './lock-signed.ts';
import { type BankServices, type FileWish, type JoinedLine, sendLines } from './send-lines.ts';

export interface ReissueWish extends FileWish {
  /** Lines of the roll that go to the same account again, since the bank mended it; the others need another account. */
  readonly againNos?: readonly number[] | undefined;
}

/**
 * Sends again what came back: the same lines of the same run, to the account that stands in the register now. A line that
 * nobody corrected, whose payee has died, or of which something is open stays where it is. Refusals: those of
 * `lockSigned` and `sendLines`, `payments.bank.nothing-again`.
 */
export async function reissueLines(
  tx: Tx,
  actor: Actor,
  services: BankServices,
  runId: Id,
  { againNos = [], ...wish }: ReissueWish,
): Promise<Outcome<{ id: Id; isNew: boolean }>> {
  const locked = await lockSigned(tx, actor, runId);
  if (!locked.ok) return locked;
  const county = actor.countyCode;
  const joined =
    await tx.rows<JoinedLine>(sql`select c.payee_id, b.id as account_id, b.account_sealed, b.account_hash,
      b.account_tail, b.account_table, b.holder_name, sum(c.amount_fen)::bigint as amount_fen,
      array_agg(c.roll_no order by c.roll_no) as roll_nos, array_agg(c.try + 1 order by c.roll_no) as tries
    from (${cameBack(county, runId)}) c
      cross join lateral (select a.id, 'bank_account' as account_table, a.account_sealed, a.account_hash, a.account_tail, a.holder_name
          from bank_account a where a.county_code = ${county} and a.person_id = c.payee_id and a.id = c.new_id
        union all select h.id, 'pay_home', h.account_sealed, h.account_hash, h.account_tail, h.holder_name
          from pay_home h where h.county_code = ${county} and h.id = c.new_id) b
    where c.barred is null or (c.barred = 'same-account' and c.roll_no = any(${[...againNos]}::integer[]))
    group by c.payee_id, b.id, b.account_sealed, b.account_hash, b.account_tail, b.account_table, b.holder_name
    order by min(c.roll_no)`);
  if (joined.length === 0) return refuse('payments.bank.nothing-again');
  const { no } = await tx.get<{ no: number }>(sql`select max(no)::integer + 1 as no from pay_batch
    where county_code = ${county} and run_id = ${runId}`);
  return await sendLines(tx, actor, services, locked.value, no, wish, joined);
}

/**
 * Leaves lines that came back, with a reason: they stay due and are not sent again in this run. Refusals: those of
 * `lockSigned`, `payments.bank.not-back`.
 */
export async function leaveLines(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  runId: Id,
  { rollNos, reason }: { readonly rollNos: readonly number[]; readonly reason: string },
): Promise<Outcome<{ left: number }>> {
  const locked = await lockSigned(tx, actor, runId);
  if (!locked.ok) return locked;
  const wanted = [...new Set(rollNos)];
  const left =
    await tx.run(sql`insert into pay_left (county_code, run_id, roll_no, reason, at, by_id, by_name)
    select ${actor.countyCode}, ${runId}, c.roll_no, ${reason}, ${at}, ${actor.userId}, ${actor.userName}
    from (${cameBack(actor.countyCode, runId)}) c
    where c.roll_no = any(${wanted}::integer[]) and c.barred is distinct from 'left'
      and c.barred is distinct from 'finding-open'`);
  return left === wanted.length ? done({ left }) : refuse('payments.bank.not-back', {}, { field: 'rollNos' });
}
