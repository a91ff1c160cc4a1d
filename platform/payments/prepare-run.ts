import {
  type Actor,
  chinaDay,
  done,
  type Id,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { findFund } from '../funds/index.ts';
import { buildLines } from './build-lines.ts';
import { noPayLaw, type PayLaw } from './law.ts';
import { frameOf, lockRun, type RunAct } from './lock-run.ts';
import { countChanges, findRunBefore, giveRoom, movesOf, type RunFrame } from './owed.ts';
import { holdRhythm } from './rhythm.ts';

export interface NewRun {
  readonly scheme: string;
  readonly fundId: Id;
  /** First day of the first month. */
  readonly firstMonth: Temporal.PlainDate;
  /** One for a month, three for a quarter. */
  readonly months: number;
}

/**
 * Makes the roll of a scheme for some months, and looks at it. Refusals: `funds.fund.unknown`,
 * `ledger.account.purpose` for a scheme that the fund is not for, those of `holdRhythm`, `payments.nothing` when nobody is owed anything.
 */
export async function prepareRun(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wish: NewRun,
  law: PayLaw = noPayLaw,
): Promise<Outcome<{ id: Id; lines: number; findings: number }>> {
  const fund = await findFund(tx, actor.countyCode, wish.fundId);
  if (!fund) return refuse('funds.fund.unknown', {}, { field: 'fundId' });
  if (!fund.schemes.includes(wish.scheme)) {
    return refuse('ledger.account.purpose', { scheme: wish.scheme }, { field: 'fundId' });
  }
  const id = newId();
  const careApart = law.careApart(wish.scheme) !== undefined;
  const runNo = `FF${wish.firstMonth.toString().slice(0, 7).replace('-', '')}-${id.slice(-8)}`;
  await tx.run(sql`insert into pay_run (county_code, id, run_no, scheme, fund_id, first_month, months, care_apart,
      prepared_at, prepared_by, prepared_by_name)
    values (${actor.countyCode}, ${id}, ${runNo}, ${wish.scheme}, ${wish.fundId}, ${wish.firstMonth}, ${wish.months},
      ${careApart}, ${at}, ${actor.userId}, ${actor.userName})`);
  const frame: RunFrame = {
    ...{ countyCode: actor.countyCode, runId: id, madeOn: chinaDay(at), careApart },
    ...wish,
  };
  return fill(tx, actor, at, frame, law);
}

/** Makes the lines anew: awards or people have changed since. What was settled is settled anew as well. */
export async function rebuildRun(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: RunAct,
  law: PayLaw = noPayLaw,
): Promise<Outcome<{ id: Id; lines: number; findings: number }>> {
  const run = await lockRun(tx, actor, act, ['preview']);
  if (!run.ok) return run;
  const { countyCode } = actor;
  await tx.run(sql`delete from pay_finding where county_code = ${countyCode} and run_id = ${act.runId}`);
  await tx.run(sql`delete from pay_line where county_code = ${countyCode} and run_id = ${act.runId}`);
  return fill(tx, actor, at, frameOf(actor, at, run.value), law);
}

async function fill(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  frame: RunFrame,
  law: PayLaw,
): Promise<Outcome<{ id: Id; lines: number; findings: number }>> {
  const fits = holdRhythm(law, frame);
  if (!fits.ok) return fits;
  await giveRoom(tx);
  // Counted before the lines are made: what is said in between is in them, and looked at once more by the next run.
  const through = await countChanges(tx);
  const { last, moves } = await tx.get<{ last: number; moves: bigint }>(sql`
    select coalesce(max(signed_no), 0)::integer as last, ${movesOf(frame)} as moves
    from pay_run where county_code = ${frame.countyCode} and scheme = ${frame.scheme}`);
  const made = await buildLines(tx, frame, await findRunBefore(tx, frame), law);
  const { lines, amount_fen: amountFen, findings } = made;
  await tx.run(sql`update pay_run
    set lines = ${lines}, amount_fen = ${amountFen}, changes_through = ${through}, moves_through = ${moves},
      after_no = ${last}, prepared_at = ${at}, prepared_by = ${actor.userId}, prepared_by_name = ${actor.userName},
      version = version + 1
    where county_code = ${frame.countyCode} and id = ${frame.runId}`);
  if (lines === 0) return refuse('payments.nothing');
  return done({ id: frame.runId, lines, findings });
}
