import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { findFund } from './find-fund.ts';
import { standsForCounty } from './open-fund.ts';

export interface PlanLine {
  readonly scheme: string;
  readonly amountFen: string;
}

/**
 * Plans what is to be given of a fund in its year, by scheme; what is not named stays as it was. Refusals:
 * `funds.county-only`, `funds.fund.unknown`, `funds.scheme.outside`.
 */
export async function planFund(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  fundId: Id,
  lines: readonly PlanLine[],
): Promise<Outcome<null>> {
  const may = standsForCounty(actor);
  if (!may.ok) return may;
  const fund = await findFund(tx, actor.countyCode, fundId);
  if (!fund) return refuse('funds.fund.unknown');
  const wrong = lines.find(({ scheme }) => !fund.schemes.includes(scheme));
  if (wrong) return refuse('funds.scheme.outside', { scheme: wrong.scheme }, { field: 'lines' });
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`fund-plan/${fundId}`}, 0))`);
  const said = new Map(lines.map((line) => [line.scheme, line]));
  await tx.run(sql`insert into fund_plan (county_code, fund_id, scheme, no, amount_fen, at, by_name)
    select ${actor.countyCode}, ${fundId}, l.scheme, 1 + coalesce((select max(no) from fund_plan p
      where p.county_code = ${actor.countyCode} and p.fund_id = ${fundId} and p.scheme = l.scheme), 0),
      l."amountFen", ${at}, ${actor.userName}
    from jsonb_to_recordset(${JSON.stringify([...said.values()])}::jsonb) as l (scheme text, "amountFen" bigint)`);
  return done(null);
}
