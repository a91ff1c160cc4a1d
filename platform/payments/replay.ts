import type { Actor, Id, Outcome, Reader } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { isForCare } from './items.ts';
import type { Replay } from './shapes.ts';

const DIFFERENCES_MAX = 200;
const BACK_MONTHS = 36;

interface Row {
  readonly party_id: Id;
  readonly period: Temporal.PlainDate;
  readonly is_care: boolean;
  readonly due_fen: bigint;
  readonly roll_fen: bigint;
}

/**
 * Makes the roll of any run once more, from what had been said of awards and paid by runs when it was made, and holds it
 * against the lines that stand there. It shares nothing with the making of rolls: amounts are taken from what was said,
 * one by one, and not from the months that follow from it. Refusal: `http.missing`.
 */
export async function replayRun(reader: Reader, actor: Actor, runId: Id): Promise<Outcome<Replay>> {
  const county = actor.countyCode;
  const run = await reader.find<{
    scheme: string;
    first_month: Temporal.PlainDate;
    months: number;
    care_apart: boolean;
  }>(sql`select scheme,
      first_month, months, care_apart from pay_run where county_code = ${county} and id = ${runId}`);
  if (!run) return refuse('http.missing');
  const from = run.first_month.subtract({ months: BACK_MONTHS });
  const last = run.first_month.add({ months: run.months - 1 });
  const rows = await reader.rows<Row>(sql`
    with said as (
      select a.party_id, m.month::date as period, w.amount_fen as fen,
        case when ${run.care_apart} then w.care_fen else 0 end as care_fen
      from award a cross join generate_series(${from}::date, ${last}::date, interval '1 month') m (month)
        cross join lateral (select c.amount_fen, c.care_fen from award_change c, pay_run r
          where r.county_code = ${county} and r.id = ${runId} and c.county_code = a.county_code and c.award_id = a.id
            and c.seq <= r.changes_through and c.from_month <= m.month
          order by c.no desc limit 1) w
      where a.county_code = ${county} and a.scheme = ${run.scheme}),
    had as (
      select l.party_id, l.period, sum(l.amount) as fen,
        sum(case when ${run.care_apart} and ${isForCare('l')} then l.amount else 0 end) as care_fen
      from ledger_leg l
        join ledger_transfer t on t.county_code = l.county_code and t.id = l.transfer_id
        join pay_run r on r.county_code = l.county_code and r.id = ${runId}
      where l.county_code = ${county} and l.scheme = ${run.scheme} and l.step = 0
        and (case when t.kind = 'pay.due' then exists (select 1 from pay_run o where o.county_code = t.county_code
            and o.id::text = split_part(t.key, '/', 2) and o.signed_no <= r.after_no)
          else t.booked_at <= r.prepared_at end)
      group by l.party_id, l.period),
    lacking as (
      select s.party_id, s.period, sum(s.fen) - coalesce(max(h.fen), 0) as fen,
        sum(s.care_fen) - coalesce(max(h.care_fen), 0) as care_fen
      from said s left join had h on h.party_id = s.party_id and h.period = s.period
      group by s.party_id, s.period),
    -- What one part lacks, less what the other has too much: together never more than the month lacks.
    due as (
      select party_id, period, false as is_care, greatest(fen - greatest(care_fen, 0), 0)::bigint as fen from lacking
      union all
      select party_id, period, true, greatest(least(care_fen, fen), 0)::bigint from lacking where ${run.care_apart}),
    roll as (
      select l.party_id, l.period, ${run.care_apart} and ${isForCare('l')} as is_care, sum(l.amount_fen)::bigint as fen
      from pay_line l where l.county_code = ${county} and l.run_id = ${runId} group by 1, 2, 3)
    select coalesce(d.party_id, r.party_id) as party_id, coalesce(d.period, r.period) as period,
      coalesce(d.is_care, r.is_care) as is_care, coalesce(d.fen, 0) as due_fen, coalesce(r.fen, 0) as roll_fen
    from due d full join roll r on r.party_id = d.party_id and r.period = d.period and r.is_care = d.is_care
    where coalesce(d.fen, 0) <> coalesce(r.fen, 0)
    order by 2, 1, 3 limit ${DIFFERENCES_MAX}::integer`);
  return done({
    differences: rows.map((row) => ({
      partyId: row.party_id,
      period: row.period.toString().slice(0, 7),
      isCare: row.is_care,
      dueFen: Number(row.due_fen),
      rollFen: Number(row.roll_fen),
    })),
  });
}
