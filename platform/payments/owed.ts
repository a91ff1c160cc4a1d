import type { Id, Reader, Sql, Tx } from '../base/index.ts';
import { emptySql, fileSql, sql } from '../base/index.ts';
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

/**
 * For this transaction only: a month of a county is sorted in memory and not on disk, each statement is planned for its
 * own values, and tables are read whole and joined once. The planner knows nothing of lines that were written a moment
 * ago, takes them for a few and would look up each of them. What is few indeed is looked up by `lateral … offset 0`.
 */
export const giveRoom = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`select set_config('work_mem', '64MB', true), set_config('plan_cache_mode', 'force_custom_plan', true),
    set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true)`);

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

/** What of an award goes into a line. */
const OF_AWARD = sql`a.id, a.party_id, a.person_id, a.household_id, a.holder_name, a.town_id, a.village_id`;

/**
 * What awards give in each month of a run and before it, less what ever fell due for that month: columns period, is_now,
 * is_first, amount_fen (above zero), and those of the award; of several awards of a party the one with the last id. What
 * fell due stands in the ledger under scheme, person and month for ever.
 *
 * Months that a signed run looked at are looked at again only for whom something was said since, or who was left out.
 */
export function owedTo(run: RunFrame, before: RunBefore | undefined): Sql {
  const { countyCode: county, scheme, firstMonth } = run;
  const { fresh, looked } = monthsOf(run, before);
  const again = before === undefined ? NOTHING_AGAIN : lookedAgain(run, before, looked);
  return sql`${again.head}
  select x.id as award_id, x.party_id, x.person_id, x.household_id, x.holder_name, x.town_id, x.village_id, x.period,
    x.period >= ${firstMonth}::date as is_now, had.fell_due is not true as is_first,
    (x.given_fen - coalesce(had.fen, 0))::bigint as amount_fen
  from (select g.*, sum(g.amount_fen) over w as given_fen, lead(g.id) over w is null as is_last
      from (select ${OF_AWARD}, m.period, s.amount_fen
          from award a
            join award_span s on s.county_code = ${county} and s.award_id = a.id
            join ${monthRows(fresh)} on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period)
          where a.county_code = ${county} and a.scheme = ${scheme}
          ${again.given}) g
      window w as (partition by g.period, g.party_id order by g.id rows unbounded preceding)) x
    left join (select period, party_id, sum(amount) as fen, bool_or(fell_due) as fell_due
      from (select l.period, l.party_id, l.amount, ${fellDue('l')} as fell_due
          from ledger_leg l
          where l.county_code = ${county} and l.scheme = ${scheme} and l.step = 0 and l.party_id is not null
            and l.period >= ${fresh.at(0) ?? null}::date and l.period <= ${fresh.at(-1) ?? null}::date
          ${again.had}) fell
      group by period, party_id) had on had.period = x.period and had.party_id = x.party_id
  where x.is_last and x.given_fen > coalesce(had.fen, 0)`;
}

const NOTHING_AGAIN = { head: emptySql, given: emptySql, had: emptySql };

/** What awards give in the months that a run looked at, to whom something was said of since or whom it left out. */
function lookedAgain(
  { countyCode: county, scheme }: RunFrame,
  before: RunBefore,
  looked: readonly string[],
): { readonly head: Sql; readonly given: Sql; readonly had: Sql } {
  const head = sql`with given_again as materialized (
      select a.*, m.period, s.amount_fen
      from (select a.party_id
          from award_change c cross join lateral (select a.party_id from award a
            where a.county_code = ${county} and a.id = c.award_id and a.scheme = ${scheme} offset 0) a
          where c.county_code = ${county} and c.seq > ${before.changes_through}
          union select l.party_id from pay_line l
          where l.county_code = ${county} and l.run_id = ${before.id} and l.is_excluded) t
        cross join lateral (select ${OF_AWARD} from award a
          where a.county_code = ${county} and a.party_id = t.party_id and a.scheme = ${scheme} offset 0) a
        cross join lateral (select s.amount_fen, s.from_month, s.to_month from award_span s
          where s.county_code = ${county} and s.award_id = a.id offset 0) s
        join ${monthRows(looked)} on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period))`;
  return {
    head,
    given: sql`union all select * from given_again`,
    had: sql`union all
          select t.period, t.party_id, l.amount, l.fell_due
          from (select distinct period, party_id from given_again) t
            cross join lateral (select l.amount, ${fellDue('l')} as fell_due from ledger_leg l
              where l.county_code = ${county} and l.scheme = ${scheme} and l.period = t.period
                and l.party_id = t.party_id and l.step = 0 offset 0) l`,
  };
}

/**
 * Lines that are not owed as they stand any more: an award was stopped meanwhile, or another run was faster. Most lines of
 * the run's own months show in one pass that one award gives as much and nothing fell due; each other line is held against
 * all that its awards give and all that fell due.
 */
export async function countNotOwed(tx: Tx, run: RunFrame): Promise<number> {
  const { countyCode: county, runId, scheme, firstMonth, months } = run;
  const { count } = await tx.get<{
    count: number;
  }>(sql`select count(distinct (w.period, w.party_id))::integer as count
    from (select w.period, w.party_id, w.fen
      from (select l.period, l.party_id, sum(l.amount_fen)::bigint as fen from pay_line l
          where l.county_code = ${county} and l.run_id = ${runId} and not l.is_excluded group by l.period, l.party_id) w
        left join (select a.party_id, s.from_month, s.to_month, s.amount_fen
          from award a join award_span s on s.county_code = ${county} and s.award_id = a.id
          where a.county_code = ${county} and a.scheme = ${scheme}) given
          on given.party_id = w.party_id and given.from_month <= w.period
            and (given.to_month is null or given.to_month > w.period) and given.amount_fen >= w.fen
      where given.party_id is null or w.period < ${firstMonth} or (w.period, w.party_id) in (
        select g.period, g.party_id from ledger_leg g
        where g.county_code = ${county} and g.scheme = ${scheme} and g.step = 0 and g.party_id is not null
          and g.period >= ${firstMonth}::date and g.period < ${firstMonth.add({ months })}::date)) w
      cross join lateral (select coalesce(sum(s.amount_fen), 0) as fen
        from (select a.id from award a
            where a.county_code = ${county} and a.party_id = w.party_id and a.scheme = ${scheme} offset 0) a
          cross join lateral (select s.amount_fen from award_span s
            where s.county_code = ${county} and s.award_id = a.id and s.from_month <= w.period
              and (s.to_month is null or s.to_month > w.period) offset 0) s) given
      cross join lateral (select coalesce(sum(g.amount), 0) as fen from ledger_leg g
        where g.county_code = ${county} and g.scheme = ${scheme} and g.period = w.period and g.party_id = w.party_id
          and g.step = 0 offset 0) had
    where w.fen > given.fen - had.fen`);
  return count;
}
