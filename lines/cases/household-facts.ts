import { columnName, type FactDefinition, fullLayout, type KnownFacts } from '../../engine/index.ts';
import type { Actor, Id, Reader } from '../../platform/base/index.ts';
import { fileSql, sql } from '../../platform/base/index.ts';
import { findRegistryFact } from '../population/registry-facts.ts';

type Row = Readonly<Record<string, number | boolean | string | null>>;

/** As `population-sql.ts` reads a whole county: what the registry knows, and the assessment that holds on the day. */
const column = (fact: FactDefinition): string =>
  `${findRegistryFact(fact) ?? `f.${columnName(fact)}`} as ${columnName(fact)}`;
const columns = (facts: readonly FactDefinition[]) => fileSql(facts.map(column).join(', '));

const known = (facts: readonly FactDefinition[], row: Row): ReadonlyMap<string, number> =>
  new Map(
    facts.flatMap((fact): [string, number][] => {
      const value = row[columnName(fact)];
      return value === null || value === undefined ? [] : [[fact.name, Number(value)]];
    }),
  );

export interface HouseholdFacts {
  readonly known: KnownFacts;
  /** Names of the members, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * What is on record of a household on a day, from which an officer goes on; gaps stay gaps. What the family gets is that
 * of its award, which follows each decision and each raised standard; of one that has none yet, that of the roster.
 */
export async function readHouseholdFacts(
  reader: Reader,
  { countyCode }: Actor,
  householdId: Id,
  day: string,
): Promise<HouseholdFacts | undefined> {
  const household = await reader.find<Row & { assessment_id: Id | null }>(sql`
    select f.id as assessment_id, ${columns(fullLayout.household)}
    from household h
      left join division v on v.county_code = h.county_code and v.id = h.village_id
      left join division t on t.county_code = h.county_code and t.id = h.town_id
      left join lateral (select * from household_facts k where k.county_code = h.county_code
        and k.household_id = h.id and k.known_from <= ${day}::date order by k.known_from desc, k.id desc limit 1) f on true
      left join lateral (
        select h.id as household_id, min(m.facts ->> 'category') as category,
          max(case when m.facts ->> 'amountFen' ~ '^[0-9]{1,9}$' then (m.facts ->> 'amountFen')::integer end) as amount_fen
        from roster_membership m join household_member hm on hm.county_code = m.county_code and hm.person_id = m.person_id
        where m.county_code = h.county_code and hm.household_id = h.id and hm.left_on is null
          and m.roster in ('rural-allowance', 'urban-allowance')
          and m.from_on <= ${day}::date and (m.to_on is null or m.to_on > ${day}::date)
        having count(*) > 0) r on true
      left join lateral (select w.id, sp.amount_fen, st.state from award w
        join award_state st on st.county_code = w.county_code and st.award_id = w.id
        left join award_span sp on sp.county_code = w.county_code and sp.award_id = w.id
          and sp.from_month <= ${day}::date and (sp.to_month is null or sp.to_month > ${day}::date)
        where w.county_code = h.county_code and w.party_id = h.id and w.scheme = 'minimum-living-allowance'
        order by w.opened_at desc, w.id desc limit 1) g on true
      left join lateral (select h.id as household_id, r.category,
          case when g.amount_fen > 0 then g.amount_fen::integer else r.amount_fen end as amount_fen
        where case when g.id is null then r.household_id is not null else g.amount_fen > 0 or g.state = 'suspended' end
        ) a on true
    where h.county_code = ${countyCode} and h.id = ${householdId}`);
  if (!household) return undefined;
  const members = await reader.rows<Row & { person_id: Id; name: string }>(sql`
    select hm.person_id, p.name, ${columns(fullLayout.member)}
    from household_member hm
      join person p on p.county_code = hm.county_code and p.id = hm.person_id
      left join member_facts f on f.county_code = hm.county_code and f.assessment_id = ${household.assessment_id}
        and f.person_id = hm.person_id
      left join lateral (select kind, grade from disability_certificate d where d.county_code = hm.county_code
        and d.person_id = hm.person_id and (d.issued_on is null or d.issued_on <= ${day}::date)
        and (d.valid_until is null or d.valid_until >= ${day}::date) and (d.revoked_on is null or d.revoked_on > ${day}::date)
        order by d.issued_on desc nulls last, d.id desc limit 1) c on true
    where hm.county_code = ${countyCode} and hm.household_id = ${householdId}
      and hm.joined_on <= ${day}::date and (hm.left_on is null or hm.left_on > ${day}::date) and p.died_on is null
    order by hm.relation, p.birth_date, p.id`);
  return {
    known: {
      household: known(fullLayout.household, household),
      members: members.map((row) => ({ id: row.person_id, facts: known(fullLayout.member, row) })),
    },
    names: new Map(members.map(({ person_id, name }) => [person_id, name])),
  };
}
