import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, inTurns, newId, refuse, sql } from '../../base/index.ts';
import { compareReading } from './compare.ts';
import type { OpenableRoster, OpeningLaw } from './law.ts';
import { type RosterRow, readRosterLines } from './read-roster.ts';

/** So many at a time: what is answered meanwhile waits a twentieth of a second, and no statement grows with the county. */
const PART = 1_000;

export interface OpeningWish {
  readonly roster: string;
  /** First day of the month from which is given. */
  readonly firstMonth: Temporal.PlainDate;
}

/**
 * Puts every line of a roster beside what the law of the month gives by the same facts. An opening of the roster that is
 * being settled is made anew; what was settled stays settled where nothing changed. Refusals: `awards.opening.roster` for
 * a roster of which no award is opened, `awards.opening.nobody` when nobody stands on it.
 */
export async function prepareOpening(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  law: OpeningLaw,
  { roster: code, firstMonth }: OpeningWish,
): Promise<Outcome<{ id: Id; lines: number }>> {
  const county = actor.countyCode;
  const roster = law.rosters.find((one) => one.code === code);
  if (!roster) return refuse('awards.opening.roster', {}, { field: 'roster' });
  const rows = await readRosterLines(tx, actor, roster, firstMonth);
  if (rows.length === 0) return refuse('awards.opening.nobody', {}, { field: 'roster' });
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`opening/${county}/${code}`}, 0))`);
  const before = await tx.find<{ id: Id }>(sql`select id from award_opening
    where county_code = ${county} and roster = ${code} and state = 'settling'`);
  const id = newId();
  if (before) await dropOpening(tx, actor, at, before.id);
  await tx.run(sql`insert into award_opening (county_code, id, roster, first_month, made_at, made_by, made_by_name)
    values (${county}, ${id}, ${code}, ${firstMonth}, ${at}, ${actor.userId}, ${actor.userName})`);
  let last = 0;
  for await (const { part } of inTurns(rows, PART)) {
    const readings = law.judge(county, firstMonth, part);
    last += await insertLines(tx, county, id, roster, part, readings, last);
  }
  await insertUnknown(tx, county, id, code);
  await settleAlike(tx, actor, at, id);
  if (before) await keepSettled(tx, county, id, before.id);
  const { lines } = await tx.get<{ lines: number }>(sql`update award_opening o set lines = l.lines
    from (select count(*)::integer as lines from award_opening_line
      where county_code = ${county} and opening_id = ${id}) l
    where o.county_code = ${county} and o.id = ${id} returning o.lines`);
  return done({ id, lines });
}

/** Ends an opening without opening anything. */
export async function dropOpening(tx: Tx, actor: Actor, at: Temporal.Instant, id: Id): Promise<number> {
  return tx.run(sql`update award_opening set state = 'dropped', ended_at = ${at}, ended_by = ${actor.userId},
      ended_by_name = ${actor.userName}
    where county_code = ${actor.countyCode} and id = ${id} and state = 'settling'`);
}

async function insertLines(
  tx: Tx,
  county: string,
  id: Id,
  roster: OpenableRoster,
  rows: readonly RosterRow[],
  readings: ReturnType<OpeningLaw['judge']>,
  last: number,
): Promise<number> {
  const lines = rows.flatMap((row, index) =>
    (readings[index] ?? []).map((reading) => ({
      membership: row.membershipId,
      scheme: reading.scheme,
      party: roster.of === 'households' ? row.householdId : row.personId,
      household: row.householdId,
      person: row.personId,
      holder: row.holderName,
      town: row.townId,
      village: row.villageId,
      kind: compareReading(row, reading),
      roster_fen: reading.rosterFen?.toString() ?? null,
      law_fen: reading.lawFen?.toString() ?? null,
      roster_care: (reading.rosterCareFen ?? 0n).toString(),
      law_care: (reading.lawCareFen ?? 0n).toString(),
      told: { ...reading.told, ...(row.besides === null ? {} : { besides: row.besides }) },
      facts: reading.facts,
    })),
  );
  const table = JSON.stringify(lines.map((line, place) => ({ ...line, no: last + place + 1 })));
  return tx.run(sql`insert into award_opening_line (county_code, opening_id, no, award_id, membership_id, scheme, party_id,
      household_id, person_id, holder_name, town_id, village_id, kind, roster_fen, law_fen, roster_care_fen,
      law_care_fen, told, facts)
    select ${county}, ${id}, r.no, gen_random_uuid(), r.membership, r.scheme, r.party, r.household,
      r.person, r.holder, r.town, r.village, case when s.party_id is null then r.kind else 'running' end, r.roster_fen,
      r.law_fen, r.roster_care, r.law_care, r.told, r.facts
    from jsonb_to_recordset(${table}::jsonb) as r (no integer, membership uuid, scheme text, party uuid, household uuid,
        person uuid, holder text, town uuid, village uuid, kind text, roster_fen bigint, law_fen bigint,
        roster_care bigint, law_care bigint, told jsonb, facts jsonb)
      left join award_state s on s.county_code = ${county} and s.scheme = r.scheme and s.party_id = r.party
        and s.state <> 'stopped'`);
}

/** Rows that an import refused have no person: they are here so that nobody forgets them, and cannot be opened. */
async function insertUnknown(tx: Tx, county: string, id: Id, roster: string): Promise<void> {
  await tx.run(sql`insert into award_opening_line (county_code, opening_id, no, award_id, import_id, import_row, scheme,
      holder_name, kind, told)
    select ${county}, ${id}, k.last + row_number() over (order by i.uploaded_at, r.sheet_index, r.row_no),
      gen_random_uuid(), r.import_id, r.row_no, ${roster}, '', 'unknown-person',
      jsonb_build_object('file', i.file_name, 'row', r.row_no)
    from data_import i
      join import_row r on r.county_code = i.county_code and r.import_id = i.id and r.verdict <> 'accepted'
      cross join (select coalesce(max(no), 0) as last from award_opening_line
        where county_code = ${county} and opening_id = ${id}) k
    where i.county_code = ${county} and i.roster = ${roster} and i.state = 'finished' and r.outcome = 'refused'`);
}

/** Where roster and law agree nobody has to look, and what runs already is not opened twice. */
async function settleAlike(tx: Tx, actor: Actor, at: Temporal.Instant, id: Id): Promise<void> {
  await tx.run(sql`update award_opening_line set settled_how = case kind when 'same' then 'law' else 'leave-out' end,
      reason = case kind when 'same' then '花名册与政策一致' else '已有在发的待遇' end,
      settled_at = ${at}, settled_by = ${actor.userId}, settled_by_name = ${actor.userName}
    where county_code = ${actor.countyCode} and opening_id = ${id} and kind in ('same', 'running')`);
}

/** What somebody settled before is settled still, where roster and law say what they said. */
async function keepSettled(tx: Tx, county: string, id: Id, beforeId: Id): Promise<void> {
  await tx.run(sql`update award_opening_line l set settled_how = b.settled_how, review_by = b.review_by,
      reason = b.reason, settled_at = b.settled_at, settled_by = b.settled_by, settled_by_name = b.settled_by_name
    from award_opening_line b
    where l.county_code = ${county} and l.opening_id = ${id} and l.settled_how is null
      and b.county_code = l.county_code and b.opening_id = ${beforeId} and b.settled_how is not null
      and b.scheme = l.scheme and b.kind = l.kind and b.party_id is not distinct from l.party_id
      and b.import_id is not distinct from l.import_id and b.import_row is not distinct from l.import_row
      and b.roster_fen is not distinct from l.roster_fen and b.law_fen is not distinct from l.law_fen`);
}
