import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, isOwnAccount, newId, refuse, sql } from '../../base/index.ts';
import { lastResult } from './last-result.ts';
import { lockBatch } from './lock-signed.ts';
import { moveLines } from './move-lines.ts';

export interface Decision {
  /** What the bank says became of them when it was asked; `noted` for a finding that is about no line. */
  readonly how: 'paid' | 'failed' | 'noted';
  readonly lineNos: readonly number[];
  readonly findingNos: readonly number[];
  readonly reason: string;
}

interface LineState {
  readonly line_no: number;
  readonly how: 'paid' | 'failed' | null;
  readonly no: number;
  readonly has_gone: boolean;
}

const NAMED_LINES_MAX = 10;

const nameLines = (lines: readonly LineState[]): string => {
  const numbers = lines.map(({ line_no }) => line_no).sort((a, b) => a - b);
  const named = numbers.slice(0, NAMED_LINES_MAX).join('、');
  return numbers.length > NAMED_LINES_MAX ? `${named} …（${numbers.length}）` : named;
};

/**
 * Settles what the returns leave open, upon the word of the bank and with a reason; another person does than who made the
 * file, since a line that is called failed may go out again. What counted as paid and came back is due again. Refusals:
 * those of `lockBatch` and `moveLines`, `payments.bank.own-file`, `payments.bank.unknown`, `payments.bank.undecided` for a
 * finding about a line that is only noted, `payments.bank.gone-again` for a line that went out again or was left.
 */
export async function decideLines(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  batchId: Id,
  decision: Decision,
): Promise<Outcome<{ settled: number }>> {
  const locked = await lockBatch(tx, actor, batchId);
  if (!locked.ok) return locked;
  if (isOwnAccount(actor, locked.value.batch.made_by)) return refuse('payments.bank.own-file');
  const { how, reason } = decision;
  const county = actor.countyCode;
  const findings = await tx.rows<{ no: number; line_no: number | null }>(sql`select f.no, f.line_no
    from pay_return_finding f
      left join pay_return_finding_end e on e.county_code = f.county_code and e.batch_id = f.batch_id and e.no = f.no
    where f.county_code = ${county} and f.batch_id = ${batchId} and e.no is null
      and f.no = any(${[...decision.findingNos]}::integer[])`);
  if (findings.length < new Set(decision.findingNos).size) return refuse('payments.bank.unknown');
  const ofFindings = findings.flatMap(({ line_no }) => line_no ?? []);
  const wanted = [...new Set([...decision.lineNos, ...ofFindings])];
  const lines = await tx.rows<LineState>(sql`select l.line_no, x.how, coalesce(x.no, 0)::integer as no,
      exists (select 1 from pay_batch_item i where i.county_code = l.county_code and i.batch_id = l.batch_id
        and i.line_no = l.line_no and (exists (select 1 from pay_batch_item later
            where later.county_code = i.county_code and later.run_id = i.run_id and later.roll_no = i.roll_no
              and later.try > i.try)
          or exists (select 1 from pay_left g where g.county_code = i.county_code and g.run_id = i.run_id
            and g.roll_no = i.roll_no))) as has_gone
    from pay_batch_line l
      ${lastResult('l')}
    where l.county_code = ${county} and l.batch_id = ${batchId} and l.line_no = any(${wanted}::integer[])`);
  if (lines.length < wanted.length) return refuse('payments.bank.unknown');
  const changed = how === 'noted' ? [] : lines.filter((line) => line.how !== how);
  if (changed.some(({ has_gone }) => has_gone)) return refuse('payments.bank.gone-again');
  const undecided = how === 'noted' ? lines.filter(({ has_gone }) => !has_gone) : [];
  if (undecided.length > 0) return refuse('payments.bank.undecided', { lines: nameLines(undecided) });
  if (changed.length > 0) {
    await tx.run(sql`insert into pay_result (county_code, batch_id, line_no, no, how, reason, at, by_id, by_name)
      select ${county}, ${batchId}, line_no, no, ${how}, ${reason}, ${at}, ${actor.userId}, ${actor.userName}
      from unnest(${changed.map(({ line_no }) => line_no)}::integer[], ${changed.map(({ no }) => no + 1)}::smallint[])
        as r (line_no, no)`);
  }
  const moving = how === 'paid' ? changed : changed.filter((line) => line.how === 'paid');
  const moved = await moveLines(tx, actor, at, locked.value, {
    how: how === 'paid' ? 'given' : 'came-back',
    sourceId: newId(),
    lineNos: moving.map(({ line_no }) => line_no),
  });
  if (!moved.ok) return moved;
  await tx.run(sql`insert into pay_return_finding_end (county_code, batch_id, no, how, reason, at, by_id, by_name)
    select ${county}, ${batchId}, f.no, ${how}, ${reason}, ${at}, ${actor.userId}, ${actor.userName}
    from pay_return_finding f
      left join pay_return_finding_end e on e.county_code = f.county_code and e.batch_id = f.batch_id and e.no = f.no
    where f.county_code = ${county} and f.batch_id = ${batchId} and e.no is null
      and (f.no = any(${[...decision.findingNos]}::integer[]) or f.line_no = any(${wanted}::integer[]))`);
  return done({ settled: wanted.length + findings.length - ofFindings.length });
}
