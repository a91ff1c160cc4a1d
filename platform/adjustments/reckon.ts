import { type OpeningLaw, readRosterFacts } from '../awards/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, inTurns, sql } from '../base/index.ts';
import { type Held, lockAdjustment } from './draft.ts';
import type { AdjustmentLaw } from './law.ts';

/** So many are reckoned at a time, before others are answered: about a tenth of a second. */
const PART = 1_000;

interface AwardRow {
  readonly id: Id;
  readonly scheme: string;
  readonly party_id: Id;
  readonly person_id: Id;
  readonly first_month: Temporal.PlainDate;
  readonly before_fen: bigint;
  readonly last_no: number;
  readonly facts: unknown;
}

/** Awards that give something from the first day on, each with what it was reckoned from: its latest case, or its line. */
async function readAwards(tx: Tx, county: string, { from_on, schemes }: Held): Promise<readonly AwardRow[]> {
  return tx.rows<AwardRow>(sql`select a.id, a.scheme, a.party_id, a.person_id, s.first_month, s.before_fen, t.last_no,
      coalesce(c.facts, l.facts) as facts
    from award a
      join award_state t on t.county_code = a.county_code and t.award_id = a.id
      join lateral (
        select greatest(min(p.from_month), ${from_on}::date) as first_month,
          (array_agg(p.amount_fen order by p.from_month desc))[1] as before_fen
        from award_span p where p.county_code = a.county_code and p.award_id = a.id
          and (p.to_month is null or p.to_month > ${from_on}::date)
        having count(*) > 0) s on true
      left join award_opening_line l on l.county_code = a.county_code and l.award_id = a.id
      left join lateral (
        select r.record -> 'facts' as facts
        from award_change w join case_action r on r.county_code = w.county_code and r.case_id = w.case_id
          and r.step = 'calculate' and r.record ? 'facts'
        where w.county_code = a.county_code and w.award_id = a.id and w.case_id is not null
        order by w.no desc, r.no desc limit 1) c on true
    where a.county_code = ${county} and a.scheme = any(${[...schemes]}::text[])
    order by a.id`);
}

/** What an award was reckoned from, where neither case nor line has kept it: the roster on which the family stands. */
async function factsFromRosters(
  tx: Tx,
  actor: Actor,
  { law, openings }: { readonly law: AdjustmentLaw; readonly openings: OpeningLaw },
  held: Held,
): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const roster of new Set(held.schemes.flatMap((scheme) => law.rostersOf(scheme)))) {
    for (const { scheme, partyId, facts } of await readRosterFacts(tx, actor, openings, roster, held.from_on))
      found.set(`${scheme} ${partyId}`, facts);
  }
  return found;
}

/**
 * Reckons what the figures do to every award, by what each was reckoned from, and writes it down in one statement.
 * Months that fell due are counted, so that what is paid back is known before. Refusals: those of `lockAdjustment`.
 */
export async function reckonAdjustment(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  laws: { readonly law: AdjustmentLaw; readonly openings: OpeningLaw },
  act: { readonly id: Id; readonly version: number },
): Promise<Outcome<{ lines: number }>> {
  const locked = await lockAdjustment(tx, actor, act, ['draft', 'reckoned']);
  if (!locked.ok) return locked;
  const lines = await writeLines(tx, actor, laws, locked.value);
  await tx.run(sql`update adjustment set state = 'reckoned', reckoned_at = ${at}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${act.id}`);
  return done({ lines });
}

/** @returns how many awards there are. */
export async function writeLines(
  tx: Tx,
  actor: Actor,
  laws: { readonly law: AdjustmentLaw; readonly openings: OpeningLaw },
  held: Held,
): Promise<number> {
  const county = actor.countyCode;
  const awards = await readAwards(tx, county, held);
  const isLacking = awards.some(({ facts }) => facts === null);
  const others = isLacking ? await factsFromRosters(tx, actor, laws, held) : new Map<string, unknown>();
  const asked = awards.map((row) => ({
    awardId: row.id,
    scheme: row.scheme,
    personId: row.person_id,
    firstMonth: row.first_month.toString(),
    facts: row.facts ?? others.get(`${row.scheme} ${row.party_id}`) ?? null,
  }));
  const differences: ReturnType<AdjustmentLaw['reckon']>[number][] = [];
  for await (const { part } of inTurns(asked, PART))
    differences.push(...laws.law.reckon(county, held.from_on, held.figures, part));
  const table = awards.map((row, place) => {
    const found = differences[place];
    const fen = found?.differenceFen ?? null;
    return {
      award: row.id,
      party: row.party_id,
      scheme: row.scheme,
      kind: fen === null ? 'unknown' : fen > 0n ? 'raise' : fen < 0n ? 'cut' : 'same',
      class: found?.class ?? null,
      persons: found?.persons ?? null,
      from: row.first_month.toString(),
      before: row.before_fen.toString(),
      fen: (fen ?? 0n).toString(),
      care: (found?.careDifferenceFen ?? 0n).toString(),
      no: row.last_no,
    };
  });
  await tx.run(sql`delete from adjustment_line where county_code = ${county} and adjustment_id = ${held.id}`);
  return tx.run(sql`with paid as materialized (
      select g.scheme, g.party_id, array_agg(distinct g.period) as periods from ledger_leg g
      where g.county_code = ${county} and g.scheme = any(${[...held.schemes]}::text[]) and g.step = 0
        and g.period >= ${held.from_on} and g.party_id is not null
      group by g.scheme, g.party_id)
    insert into adjustment_line (county_code, adjustment_id, award_id, scheme, kind, class, persons, from_month,
      before_fen, difference_fen, care_difference_fen, back_months, last_no)
    select ${county}, ${held.id}, r.award, r.scheme, r.kind, r.class, r.persons, r."from", r.before, r.fen, r.care,
      (select count(*)::integer from unnest(p.periods) m where m >= r."from"), r.no
    from jsonb_to_recordset(${JSON.stringify(table)}::jsonb) as r (award uuid, party uuid, scheme text, kind text,
        class text, persons integer, "from" date, before bigint, fen bigint, care bigint, no integer)
      left join paid p on p.scheme = r.scheme and p.party_id = r.party`);
}
