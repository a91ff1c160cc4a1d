import type { Id, Reader, Sql, Tx } from '../base/index.ts';
import { emptySql, fileSql, sql } from '../base/index.ts';
import { SET_OFF_ITEM } from '../recoveries/index.ts';
import { isForCare } from './items.ts';

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
  /** What is for care is a line of its own, to whoever cares. */
  readonly careApart: boolean;
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

/** How often anything fell due or was given for a scheme: the movements of its accounts, which only grow. */
export const movesOf = ({ countyCode, scheme }: RunFrame): Sql => sql`(select coalesce(sum(h.seq), 0)::bigint
  from ledger_account a join ledger_head h on h.county_code = ${countyCode} and h.account_id = a.id
  where a.county_code = ${countyCode} and a.scheme = ${scheme})`;

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
 * Of a month in two parts, the one for care and the rest: what each gives less what fell due of it, and of both together
 * never more than the month gives less what fell due. So a part that was decided anew is not paid twice in a closed month.
 */
const PARTS = {
  given: sql`, sum(g.care_fen) over w as care_fen_given`,
  had: sql`, sum(amount) filter (where is_care) as care_fen, bool_or(is_care) as care_due`,
  leg: sql`, ${isForCare('l')} as is_care`,
  again: sql`, l.is_care`,
  split: sql`cross join lateral (values
      (false, x.given_fen - x.care_fen_given - coalesce(had.fen, 0) + coalesce(had.care_fen, 0), had.fell_due is not true),
      (true, x.care_fen_given - coalesce(had.care_fen, 0), had.care_due is not true)) part (is_care, fen, is_first)`,
  columns: sql`part.is_care, part.is_first,
    least(part.fen, x.given_fen - coalesce(had.fen, 0))::bigint as amount_fen`,
  fits: sql`and part.fen > 0`,
  fellDue: sql`bool_or(fell_due and not is_care)`,
};
const WHOLE: typeof PARTS = {
  ...{ given: emptySql, had: emptySql, leg: emptySql, again: emptySql, split: emptySql, fits: emptySql },
  columns: sql`false as is_care, had.fell_due is not true as is_first,
    (x.given_fen - coalesce(had.fen, 0))::bigint as amount_fen`,
  fellDue: sql`bool_or(fell_due)`,
};

/** What of an award goes into a line. */
const OF_AWARD = sql`a.id, a.party_id, a.person_id, a.household_id, a.holder_name, a.town_id, a.village_id`;

/**
 * What awards give in each month of a run and before it, less what ever fell due for that month: columns period, is_now,
 * is_care, is_first, amount_fen (above zero), and those of the award; of several awards of a party the one with the last id. What
 * fell due stands in the ledger under scheme, person and month for ever.
 *
 * Months that a signed run looked at are looked at again only for whom something was said since, or who was left out.
 */
export function owedTo(run: RunFrame, before: RunBefore | undefined): Sql {
  const { countyCode: county, scheme, firstMonth } = run;
  const { fresh, looked } = monthsOf(run, before);
  const parts = run.careApart ? PARTS : WHOLE;
  const again = before === undefined ? NOTHING_AGAIN : lookedAgain(run, before, looked);
  return sql`${again.head}
  select x.id as award_id, x.party_id, x.person_id, x.household_id, x.holder_name, x.town_id, x.village_id, x.period,
    x.period >= ${firstMonth}::date as is_now, ${parts.columns}
  from (select g.*, (sum(g.amount_fen) over w)::bigint as given_fen${parts.given}, lead(g.id) over w is null as is_last
      from (select ${OF_AWARD}, m.period, s.amount_fen, s.care_fen
          from award a
            join award_span s on s.county_code = ${county} and s.award_id = a.id
            join ${monthRows(fresh)} on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period)
          where a.county_code = ${county} and a.scheme = ${scheme}
          ${again.given}) g
      window w as (partition by g.party_id, g.period order by g.id rows unbounded preceding)) x
    left join (select period, party_id, sum(amount)::bigint as fen, ${parts.fellDue} as fell_due${parts.had}
      from (select l.period, l.party_id, l.amount, ${fellDue('l')} as fell_due${parts.leg}
          from ledger_leg l
          where l.county_code = ${county} and l.scheme = ${scheme} and l.step = 0 and l.party_id is not null
            and l.period >= ${fresh.at(0) ?? null}::date and l.period <= ${fresh.at(-1) ?? null}::date
          ${again.had}) fell
      group by period, party_id) had on had.period = x.period and had.party_id = x.party_id
    ${parts.split}
  where x.is_last and x.given_fen > coalesce(had.fen, 0) ${parts.fits}`;
}

const NOTHING_AGAIN = { head: emptySql, given: emptySql, had: emptySql };

/** What awards give in the months that a run looked at, to whom something was said of since or whom it left out. */
function lookedAgain(
  { countyCode: county, scheme, careApart }: RunFrame,
  before: RunBefore,
  looked: readonly string[],
): { readonly head: Sql; readonly given: Sql; readonly had: Sql } {
  const parts = careApart ? PARTS : WHOLE;
  const head = sql`with given_again as materialized (
      select a.*, m.period, s.amount_fen, s.care_fen
      from (select a.party_id
          from award_change c cross join lateral (select a.party_id from award a
            where a.county_code = ${county} and a.id = c.award_id and a.scheme = ${scheme} offset 0) a
          where c.county_code = ${county} and c.seq > ${before.changes_through}
          union select l.party_id from pay_line l
          where l.county_code = ${county} and l.run_id = ${before.id} and l.is_excluded) t
        cross join lateral (select ${OF_AWARD} from award a
          where a.county_code = ${county} and a.party_id = t.party_id and a.scheme = ${scheme} offset 0) a
        cross join lateral (select s.amount_fen, s.care_fen, s.from_month, s.to_month from award_span s
          where s.county_code = ${county} and s.award_id = a.id offset 0) s
        join ${monthRows(looked)} on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period))`;
  return {
    head,
    given: sql`union all select * from given_again`,
    had: sql`union all
          select t.period, t.party_id, l.amount, l.fell_due${parts.again}
          from (select distinct period, party_id from given_again) t
            cross join lateral (select l.amount, ${fellDue('l')} as fell_due${parts.leg} from ledger_leg l
              where l.county_code = ${county} and l.scheme = ${scheme} and l.period = t.period
                and l.party_id = t.party_id and l.step = 0 offset 0) l`,
  };
}

const OWED_PARTS = {
  lines: sql`, coalesce(sum(l.amount_fen) filter (where ${isForCare('l')}), 0)::bigint as care_fen`,
  gives: sql`and given.care_fen >= w.care_fen and given.amount_fen - given.care_fen >= w.fen - w.care_fen`,
  had: sql`, coalesce(sum(g.amount) filter (where ${isForCare('g')}), 0) as care_fen`,
  // A part that is not of this run is not asked for.
  over: sql`or w.care_fen > 0 and w.care_fen > given.care_fen - had.care_fen or w.fen > w.care_fen
      and w.fen - w.care_fen > given.fen - given.care_fen - (had.fen - had.care_fen)`,
};
const OWED_WHOLE: typeof OWED_PARTS = { lines: emptySql, gives: emptySql, had: emptySql, over: emptySql };

/**
 * Lines that are not owed as they stand any more: an award was stopped meanwhile, or another run was faster. Where nothing
 * was said of any award and no account of the scheme moved since the roll was made, all are. Otherwise most lines of
 * the run's own months show in one pass that one award gives as much and nothing fell due; each other line is held against
 * all that its awards give and all that fell due.
 */
export async function countNotOwed(tx: Tx, run: RunFrame): Promise<number> {
  const { countyCode: county, runId, scheme, firstMonth, months } = run;
  const parts = run.careApart ? OWED_PARTS : OWED_WHOLE;
  const { is_as_made: isAsMade } = await tx.get<{ is_as_made: boolean }>(sql`select not exists (select 1
      from award_change c where c.county_code = ${county} and c.seq > r.changes_through)
      and r.moves_through = ${movesOf(run)} as is_as_made
    from pay_run r where r.county_code = ${county} and r.id = ${runId}`);
  if (isAsMade) return 0;
  const { count } = await tx.get<{
    count: number;
  }>(sql`select count(distinct (w.period, w.party_id))::integer as count
    from (select w.*
      from (select l.period, l.party_id, sum(l.amount_fen)::bigint as fen${parts.lines} from pay_line l
          where l.county_code = ${county} and l.run_id = ${runId} and not l.is_excluded group by l.period, l.party_id) w
        left join (select a.party_id, s.from_month, s.to_month, s.amount_fen, s.care_fen
          from award a join award_span s on s.county_code = ${county} and s.award_id = a.id
          where a.county_code = ${county} and a.scheme = ${scheme}) given
          on given.party_id = w.party_id and given.from_month <= w.period
            and (given.to_month is null or given.to_month > w.period) and given.amount_fen >= w.fen ${parts.gives}
      where given.party_id is null or w.period < ${firstMonth} or (w.period, w.party_id) in (
        select g.period, g.party_id from ledger_leg g
        where g.county_code = ${county} and g.scheme = ${scheme} and g.step = 0 and g.party_id is not null
          and g.period >= ${firstMonth}::date and g.period < ${firstMonth.add({ months })}::date)) w
      cross join lateral (select coalesce(sum(s.amount_fen), 0) as fen, coalesce(sum(s.care_fen), 0) as care_fen
        from (select a.id from award a
            where a.county_code = ${county} and a.party_id = w.party_id and a.scheme = ${scheme} offset 0) a
          cross join lateral (select s.amount_fen, s.care_fen from award_span s
            where s.county_code = ${county} and s.award_id = a.id and s.from_month <= w.period
              and (s.to_month is null or s.to_month > w.period) offset 0) s) given
      cross join lateral (select coalesce(sum(g.amount), 0) as fen${parts.had} from ledger_leg g
        where g.county_code = ${county} and g.scheme = ${scheme} and g.period = w.period and g.party_id = w.party_id
          and g.step = 0 offset 0) had
    where w.fen > given.fen - had.fen ${parts.over}`);
  return count;
}
