import type { Actor, Id, Reader, Sql } from '../../base/index.ts';
import { emptySql, sql } from '../../base/index.ts';
import type { OpenableRoster, RosterLine, RosterMember } from './law.ts';

/** A line of a roster with what the registry knows of its people in the month. */
export interface RosterRow extends RosterLine {
  readonly membershipId: Id;
  readonly holderName: string;
  readonly townId: Id;
  readonly villageId: Id;
  /** The payee died before the month. */
  readonly isDead: boolean;
  /** Another roster on which one of them stands, and which excludes this one. */
  readonly besides: string | null;
}

interface Row {
  readonly membership_id: Id;
  readonly household_id: Id | null;
  readonly person_id: Id;
  readonly holder_name: string;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly is_urban: boolean;
  readonly is_dead: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly members: readonly (RosterMember & { readonly isAlive: boolean })[];
  readonly besides: string | null;
}

/** Of a household the head is paid, as long as it has one; the row with the amount speaks for all of it. */
const linesOf = (county: string, { code, of }: OpenableRoster, only: Id | undefined): Sql =>
  of === 'people'
    ? sql`select m.id as membership_id, m.household_id, m.person_id, m.town_id, m.village_id, m.facts,
        array[m.person_id] as covered
      from roster_membership m where m.county_code = ${county} and m.roster = ${code} and m.to_on is null
        ${only ? sql`and m.person_id = ${only}` : emptySql}`
    : sql`select (array_agg(m.id order by m.facts ? 'amountFen' desc, m.id))[1] as membership_id, h.id as household_id,
        coalesce(min(h.head_id::text)::uuid, (array_agg(m.person_id order by m.id))[1]) as person_id,
        min(h.town_id::text)::uuid as town_id, min(h.village_id::text)::uuid as village_id,
        (array_agg(m.facts order by m.facts ? 'amountFen' desc, m.id))[1] as facts,
        array_agg(m.person_id order by m.id) filter (where coalesce(m.facts ->> 'isCovered', 'true') <> 'false') as covered
      from roster_membership m
        join household h on h.county_code = m.county_code and h.id = m.household_id
      where m.county_code = ${county} and m.roster = ${code} and m.to_on is null
        ${only ? sql`and h.id = ${only}` : emptySql}
      group by h.id`;

/** Every line of a roster as it stands today, or that of one household or person, in one statement. */
export async function readRosterLines(
  reader: Reader,
  { countyCode: county }: Actor,
  roster: OpenableRoster,
  month: Temporal.PlainDate,
  only?: Id,
): Promise<readonly RosterRow[]> {
  const rows =
    await reader.rows<Row>(sql`select l.membership_id, l.household_id, l.person_id, p.name as holder_name,
      l.town_id, l.village_id, l.facts, coalesce(p.died_on < ${month}::date, false) as is_dead,
      coalesce(v.kind = 'community' or t.kind = 'subdistrict', false) as is_urban,
      coalesce(c.members, '[]'::jsonb) as members, b.roster as besides
    from (${linesOf(county, roster, only)}) l
      join person p on p.county_code = ${county} and p.id = l.person_id
      left join division v on v.county_code = ${county} and v.id = l.village_id
      left join division t on t.county_code = ${county} and t.id = l.town_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', q.id, 'birthDate', q.birth_date, 'disabilityKind', q.disability_kind,
          'disabilityGrade', q.disability_grade, 'isAlive', q.died_on is null or q.died_on >= ${month}::date)
          order by (q.id = l.person_id) desc, q.birth_date, q.id) as members
        from person q where q.county_code = ${county} and q.id = any(l.covered)) c on true
      left join lateral (
        select min(o.roster) as roster from roster_membership o
        where o.county_code = ${county} and o.person_id = any(l.covered) and o.to_on is null
          and o.roster = any(${[...roster.exclusive]}::text[])) b on true
    order by l.town_id, l.village_id, p.name, l.membership_id`);
  return rows.map((row) => ({
    roster: roster.code,
    membershipId: row.membership_id,
    householdId: row.household_id,
    personId: row.person_id,
    holderName: row.holder_name,
    townId: row.town_id,
    villageId: row.village_id,
    isUrban: row.is_urban,
    isDead: row.is_dead,
    besides: row.besides,
    facts: row.facts,
    members: row.members.filter(({ isAlive }) => isAlive),
  }));
}
