import {
  columnName,
  completedColumns,
  type FactDefinition,
  fullLayout,
  MEMBERS_MAX,
} from '../../engine/index.ts';
import { findRegistryFact } from './registry-facts.ts';

/** Whose households, as they stood on which day. */
export interface PopulationWish {
  readonly countyCode: string;
  readonly day: Temporal.PlainDate;
  /** Only those of this township; all that the actor sees when absent. */
  readonly townId?: string;
}

/** Where the complete households stand for the rest of the transaction: what `toSql` reads. */
export const populationTables = {
  household: 'population_household',
  member: 'population_member',
  idType: 'uuid',
} as const;

const COUNTY = /^\d{6}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Values stand in the text: neither COPY nor CREATE TABLE AS takes parameters. */
function literals({ countyCode, day, townId }: PopulationWish) {
  if (!COUNTY.test(countyCode)) throw new RangeError(`not a county code: ${countyCode}`);
  if (townId !== undefined && !UUID.test(townId)) throw new RangeError(`not an id: ${townId}`);
  const inTown = townId === undefined ? '' : ` and h.town_id = '${townId}'`;
  return { county: `'${countyCode}'`, day: `date '${day.toString()}'`, inTown };
}

const rawColumn =
  (alias: string) =>
  (fact: FactDefinition): string =>
    `${findRegistryFact(fact) ?? `${alias}.${columnName(fact)}`} as ${columnName(fact)}`;
const completeList = (facts: readonly FactDefinition[], wish: PopulationWish): string =>
  completedColumns(facts, wish.day.toString(), (fact) => `r.${columnName(fact)}`)
    .map((text, index) => `${text} as ${columnName(facts[index] as FactDefinition)}`)
    .join(',\n  ');
const columnList = (facts: readonly FactDefinition[], alias: string): string =>
  facts.map((fact) => `${alias}.${columnName(fact)}`).join(', ');

/** Who lived in a household on the day, and the household's assessment that holds then. */
const residents = ({ county, day, inTown }: ReturnType<typeof literals>): string => `
create temp table population_resident on commit drop as
select hm.household_id, hm.person_id, hm.relation
from household h
join household_member hm on hm.county_code = h.county_code and hm.household_id = h.id
join person p on p.county_code = hm.county_code and p.id = hm.person_id
where h.county_code = ${county}${inTown} and h.formed_on <= ${day}
  and (h.dissolved_on is null or h.dissolved_on > ${day})
  and hm.joined_on <= ${day} and (hm.left_on is null or hm.left_on > ${day})
  and (p.died_on is null or p.died_on > ${day}) and (p.birth_date is null or p.birth_date <= ${day})
  and p.merged_into is null`;

const households = (wish: PopulationWish, { county, day }: ReturnType<typeof literals>): string => `
create temp table population_household on commit drop as
select r.county_code, r.household_id, r.town_id, r.assessment_id, r.member_count,
  ${completeList(fullLayout.household, wish)}
from (
  select h.county_code, h.id as household_id, h.town_id, f.id as assessment_id, size.member_count,
    ${fullLayout.household.map(rawColumn('f')).join(',\n    ')}
  from (select household_id, count(*)::integer as member_count from population_resident group by household_id) size
  join household h on h.county_code = ${county} and h.id = size.household_id
  left join division v on v.county_code = h.county_code and v.id = h.village_id
  left join division t on t.county_code = h.county_code and t.id = h.town_id
  left join (
    select distinct on (household_id) * from household_facts
    where county_code = ${county} and known_from <= ${day}
    order by household_id, known_from desc, id desc
  ) f on f.household_id = h.id
  left join (
    select lives.household_id, min(m.facts ->> 'category') as category,
      max(case when m.facts ->> 'amountFen' ~ '^[0-9]{1,9}$' then (m.facts ->> 'amountFen')::integer end) as amount_fen
    from roster_membership m
    join population_resident lives on lives.person_id = m.person_id
    where m.county_code = ${county} and m.roster in ('rural-allowance', 'urban-allowance')
      and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day})
    group by lives.household_id
  ) a on a.household_id = h.id
) r`;

const members = (wish: PopulationWish, { county, day }: ReturnType<typeof literals>): string => `
create temp table population_member on commit drop as
select r.county_code, r.household_id, r.member_id,
  ${completeList(fullLayout.member, wish)}
from (
  select p.county_code, hm.household_id, hm.person_id as member_id,
    ${fullLayout.member.map(rawColumn('f')).join(',\n    ')}
  from population_resident hm
  join population_household h on h.household_id = hm.household_id
  join person p on p.county_code = ${county} and p.id = hm.person_id
  left join member_facts f on f.county_code = ${county} and f.assessment_id = h.assessment_id
    and f.person_id = hm.person_id
  left join (
    select distinct on (person_id) person_id, kind, grade from disability_certificate
    where county_code = ${county} and (issued_on is null or issued_on <= ${day})
      and (valid_until is null or valid_until >= ${day}) and (revoked_on is null or revoked_on > ${day})
    order by person_id, issued_on desc nulls last, id desc
  ) c on c.person_id = hm.person_id
) r`;

/** One row for each household that cannot be computed, with what is missing of itself and of its members. */
const leftOut = (): string => `
create temp table population_left_out on commit drop as
select h.household_id,
  case when h.assessment_id is null then 'not-assessed' when h.member_count > ${MEMBERS_MAX} then 'too-large'
    else 'fact-missing' end as reason,
  ${fullLayout.household.map((fact, no) => `h.${columnName(fact)} is null as h${no}`).join(', ')},
  ${fullLayout.member.map((_, no) => `coalesce(m.m${no}, false) as m${no}`).join(', ')}
from population_household h
left join (
  select g.household_id, ${fullLayout.member.map((fact, no) => `bool_or(g.${columnName(fact)} is null) as m${no}`).join(', ')}
  from population_member g where num_nulls(${columnList(fullLayout.member, 'g')}) > 0 group by g.household_id
) m on m.household_id = h.household_id
where h.assessment_id is null or h.member_count > ${MEMBERS_MAX} or m.household_id is not null
  or num_nulls(${columnList(fullLayout.household, 'h')}) > 0`;

/**
 * The statements that put a population in force on a day into temporary tables, complete: the registry's own facts,
 * those of the assessment that holds, and what is not asked of somebody on that day. Households with a gap are taken
 * out of it and stand in `population_left_out`.
 */
export function populationStatements(wish: PopulationWish): readonly string[] {
  const given = literals(wish);
  return [
    residents(given),
    'analyze population_resident',
    households(wish, given),
    'analyze population_household',
    members(wish, given),
    leftOut(),
    'analyze population_left_out',
    'delete from population_member m using population_left_out o where o.household_id = m.household_id',
    'delete from population_household h using population_left_out o where o.household_id = h.household_id',
    'analyze population_household, population_member',
  ];
}

/** How many households are left out, and for how many of them each fact is missing. */
export const leftOutStatement = (): string => `
select count(*)::integer as total,
  (count(*) filter (where reason = 'not-assessed'))::integer as not_assessed,
  (count(*) filter (where reason = 'too-large'))::integer as too_large,
  ${fullLayout.household.map((_, no) => `(count(*) filter (where reason = 'fact-missing' and h${no}))::integer as h${no}`).join(', ')},
  ${fullLayout.member.map((_, no) => `(count(*) filter (where reason = 'fact-missing' and m${no}))::integer as m${no}`).join(', ')}
from population_left_out`;

/** Rows of both tables in one order, so that the members of household after household follow one another. */
export const householdRows = (): string =>
  `select household_id, town_id, member_count, ${columnList(fullLayout.household, 'h')} from population_household h order by household_id`;
export const memberRows = (): string =>
  `select ${columnList(fullLayout.member, 'm')} from population_member m order by household_id, member_id`;
