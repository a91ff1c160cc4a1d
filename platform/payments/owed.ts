import type { Id, Reader, Sql, Tx } from '../base/index.ts';
import { fileSql, sql } from '../base/index.ts';
import { SET_OFF_ITEM } from '../recoveries/index.ts';

/** A run as far as its lines follow from it. */
export interface RunFrame {
  readonly countyCode: string;
  readonly runId: Id;
  readonly scheme: string;
  readonly fundId: Id;
  readonly firstMonth: Temporal.PlainDate;
  readonly months: number;
  /** The day on which the roll is made: who takes the money is what was agreed for this day. */
  readonly madeOn: Temporal.PlainDate;
}

/** A run of the same scheme that two have signed: what was owed when it was made, it paid or left out. */
export interface RunBefore {
  readonly id: Id;
  readonly first_month: Temporal.PlainDate;
  readonly months: number;
  readonly changes_through: bigint;
}

/** How far back is looked for months that give more than was paid. What is older is settled by a case. */
const BACK_MONTHS = 36;

/** A month of a county is sorted in memory and not on disk; for this transaction only. */
export const giveRoom = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`select set_config('work_mem', '64MB', true)`);

/** How far what was said of awards is committed by now; what anybody says later is counted higher. */
export async function countChanges(tx: Tx): Promise<bigint> {
  const { through } = await tx.get<{ through: bigint }>(sql`select app.award_changes_through() as through`);
  return through;
}

/** The signed run of the scheme that knew most. Any would do: from each on only what was said since can be owed. */
export const findRunBefore = (
  reader: Reader,
  { countyCode, scheme }: RunFrame,
): Promise<RunBefore | undefined> =>
  reader.find<RunBefore>(sql`select id, first_month, months, changes_through from pay_run
    where county_code = ${countyCode} and scheme = ${scheme} and state in ('signed', 'ended')
    order by changes_through desc, first_month desc, id desc limit 1`);

/** Months of a run and before it: those that a run before has not looked at, and those that it has. */
function monthsOf(
  { firstMonth, months }: Pick<RunFrame, 'firstMonth' | 'months'>,
  before: RunBefore | undefined,
) {
  const all = Array.from({ length: BACK_MONTHS + months }, (_, n) =>
    firstMonth.add({ months: n - BACK_MONTHS }),
  );
  const end = before?.first_month.add({ months: before.months });
  const isNew = (month: Temporal.PlainDate) =>
    end === undefined || Temporal.PlainDate.compare(month, end) >= 0;
  const said = (list: readonly Temporal.PlainDate[]) => list.map((month) => month.toString());
  return { fresh: said(all.filter(isNew)), looked: said(all.filter((month) => !isNew(month))) };
}

/** An instalment that is set off falls due for the month before its roll is made: what is left is the month's own still. */
const fellDue = (leg: 'l'): Sql => sql`not starts_with(${fileSql(leg)}.item, ${SET_OFF_ITEM})`;

const monthRows = (months: readonly string[]): Sql => sql`unnest(${[...months]}::date[]) as m (period)`;

/**
 * What awards give in each month of a run and before it, less what ever fell due for that month: columns period, is_now,
 * party_id, award_id, amount_fen (above zero), is_first. What fell due stands in the ledger under scheme, person and month
 * for ever. Both are added up in one pass: a join of the two would be as slow as the planner guesses wrong.
 *
 * Months that a signed run looked at are looked at again only for whom something was said since, or who was left out.
 */
export function owedTo(run: RunFrame, before: RunBefore | undefined): Sql {
  const { countyCode: county, scheme, firstMonth } = run;
  const { fresh, looked } = monthsOf(run, before);
  const again = before === undefined ? sql`` : lookedAgain(run, before, looked);
  return sql`
  select period, period >= ${firstMonth}::date as is_now, party_id, max(award_id)::uuid as award_id,
    sum(amount_fen)::bigint as amount_fen, not bool_or(fell_due) as is_first
  from (
    select m.period, a.party_id, a.id::text as award_id, s.amount_fen, false as fell_due
    from award a
      join award_span s on s.county_code = a.county_code and s.award_id = a.id
      join ${monthRows(fresh)} on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period)
    where a.county_code = ${county} and a.scheme = ${scheme}
    union all
    select l.period, l.party_id, null, -l.amount, ${fellDue('l')}
    from ledger_leg l
    where l.county_code = ${county} and l.scheme = ${scheme} and l.step = 0
      and l.period >= ${fresh.at(0) ?? null}::date and l.period <= ${fresh.at(-1) ?? null}::date
    ${again}) moved
  group by period, party_id
  having sum(amount_fen) > 0 and bool_or(award_id is not null)`;
}

function lookedAgain(
  { countyCode: county, scheme }: RunFrame,
  before: RunBefore,
  looked: readonly string[],
): Sql {
  const touched = sql`(select a.party_id from award_change c
        join award a on a.county_code = c.county_code and a.id = c.award_id and a.scheme = ${scheme}
      where c.county_code = ${county} and c.seq > ${before.changes_through}
      union select l.party_id from pay_line l
      where l.county_code = ${county} and l.run_id = ${before.id} and l.is_excluded) t`;
  // `offset 0` keeps the planner from turning the few that are looked up into one pass over all that ever fell due.
  return sql`
    union all
    select m.period, t.party_id, s.id, s.amount_fen, false
    from ${touched} cross join ${monthRows(looked)} cross join lateral (select a.id::text as id, s.amount_fen from award a
        join award_span s on s.county_code = a.county_code and s.award_id = a.id
      where a.county_code = ${county} and a.party_id = t.party_id and a.scheme = ${scheme}
        and s.from_month <= m.period and (s.to_month is null or s.to_month > m.period) offset 0) s
    union all
    select m.period, t.party_id, null, -g.amount, g.fell_due
    from ${touched} cross join ${monthRows(looked)} cross join lateral (select l.amount, ${fellDue('l')} as fell_due from ledger_leg l
      where l.county_code = ${county} and l.scheme = ${scheme} and l.period = m.period and l.party_id = t.party_id
        and l.step = 0 offset 0) g`;
}

/**
 * Lines that are not owed as they stand any more: an award was stopped meanwhile, or another run was faster. Months of the
 * run are held against all awards and all that fell due, in one pass; the few lines of months before it one by one.
 */
export async function countNotOwed(tx: Tx, run: RunFrame): Promise<number> {
  const { countyCode: county, runId, scheme, firstMonth, months } = run;
  const now = Array.from({ length: months }, (_, n) => firstMonth.add({ months: n }).toString());
  const lines = sql`pay_line l where l.county_code = ${county} and l.run_id = ${runId} and not l.is_excluded`;
  const { count } = await tx.get<{ count: number }>(sql`select (
    (select count(*) from (
      select period, party_id from (
        select l.period, l.party_id, -l.amount_fen as amount_fen, true as is_line from ${lines}
          and l.period >= ${firstMonth}
        union all
        select m.period, a.party_id, s.amount_fen, false
        from award a
          join award_span s on s.county_code = a.county_code and s.award_id = a.id
          join ${monthRows(now)} on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period)
        where a.county_code = ${county} and a.scheme = ${scheme}
        union all
        select g.period, g.party_id, -g.amount, false from ledger_leg g
        where g.county_code = ${county} and g.scheme = ${scheme} and g.step = 0
          and g.period >= ${firstMonth}::date and g.period < ${firstMonth.add({ months })}::date) b
      group by period, party_id having bool_or(is_line) and sum(amount_fen) < 0) more)
    + (select count(*) from (select l.period, l.party_id, sum(l.amount_fen) as amount_fen from ${lines}
          and l.period < ${firstMonth} group by l.period, l.party_id) w
        cross join lateral (select coalesce(sum(s.amount_fen), 0) as fen from award a
          join award_span s on s.county_code = a.county_code and s.award_id = a.id
          where a.county_code = ${county} and a.party_id = w.party_id and a.scheme = ${scheme}
            and s.from_month <= w.period and (s.to_month is null or s.to_month > w.period) offset 0) given
        cross join lateral (select coalesce(sum(g.amount), 0) as fen from ledger_leg g
          where g.county_code = ${county} and g.scheme = ${scheme} and g.period = w.period and g.party_id = w.party_id
            and g.step = 0 offset 0) had
      where w.amount_fen > given.fen - had.fen))::integer as count`);
  return count;
}
