import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { sayYuan } from '../../ledger/index.ts';
import { lastResult } from './last-result.ts';
import { lockSigned } from './lock-signed.ts';
import { reconcileRun } from './reconcile.ts';
import type { BankServices } from './send-lines.ts';

/**
 * Ends a run: every line is paid, or came back and was left with a reason; no finding is open; roll, ledger and bank agree
 * to the fen. Refusals: those of `lockSigned`, `payments.bank.open`, `payments.bank.differs`.
 */
export async function endRun(
  tx: Tx,
  actor: Actor,
  { cipher }: BankServices,
  runId: Id,
): Promise<Outcome<{ state: string }>> {
  const locked = await lockSigned(tx, actor, runId);
  if (!locked.ok) return locked;
  const county = actor.countyCode;
  const { findings } = await tx.get<{ findings: number }>(sql`select count(*)::integer as findings
    from pay_batch b
      join pay_return_finding f on f.county_code = b.county_code and f.batch_id = b.id
      left join pay_return_finding_end e on e.county_code = f.county_code and e.batch_id = f.batch_id and e.no = f.no
      ${lastResult('f')}
    where b.county_code = ${county} and b.run_id = ${runId} and e.no is null
      and not (f.kind in ('silence', 'pending') and x.how is not null)`);
  const sums = await reconcileRun(tx, actor, cipher, runId);
  if (!sums.ok) return sums;
  const { openFen, failedFen, differences } = sums.value;
  if (findings > 0 || openFen > 0 || failedFen > 0) {
    const yuan = { openYuan: sayYuan(BigInt(openFen)), failedYuan: sayYuan(BigInt(failedFen)) };
    return refuse('payments.bank.open', { findings, openFen, failedFen, ...yuan });
  }
  if (differences.length > 0) return refuse('payments.bank.differs', { count: differences.length });
  await tx.run(sql`update pay_run set state = 'ended', version = version + 1
    where county_code = ${county} and id = ${runId}`);
  return done({ state: 'ended' });
}
