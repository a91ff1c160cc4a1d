import type { Id, Sql, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { CampaignClass } from './law.ts';

export interface ClassAmount {
  readonly class: string;
  readonly urbanFen: number;
  readonly ruralFen: number;
  /** Of the goods, beside the money or without any. */
  readonly pieces: number;
}

export interface ListFrame {
  readonly countyCode: string;
  readonly campaignId: Id;
  readonly month: Temporal.PlainDate;
  readonly occasion: string;
  readonly pick: 'first' | 'highest';
  readonly amounts: readonly ClassAmount[];
  readonly classes: readonly CampaignClass[];
}

/**
 * Whoever is of a class in the month: columns no, person_id, payee_id, payee_name, household_id.
 *
 * - An award of a household counts for those whom it is given for and who lived there in the month, and goes to its payee.
 *   For whom, the decision says; of an award that was taken over, the roster. Where neither does, for all who lived there.
 * - A roster counts where no award of the same kind was ever made of the person or household.
 * - Certificates and age count by themselves.
 */
function matches({ countyCode: county, month }: ListFrame): Sql {
  const end = month.add({ months: 1 });
  const lived = (alias: Sql): Sql => sql`${alias}.joined_on < ${end} and (${alias}.left_on is null
    or ${alias}.left_on > ${month})`;
  const rostered = sql`m.county_code = ${county} and m.roster = any(c.rosters) and m.from_on < ${end}
    and (m.to_on is null or m.to_on > ${month})`;
  // On a roster some of a family stand only as living with it: 发改价格〔2021〕1553号 gives to those who are supported.
  const covered = sql`coalesce(m.facts ->> 'isCovered', 'true') <> 'false'`;
  return sql`
    select c.no, a.party_id as person_id, a.person_id as payee_id, a.holder_name as payee_name, a.household_id
    from classes c
      join award a on a.county_code = ${county} and a.scheme = any(c.schemes) and a.party_id is distinct from a.household_id
      join award_span s on s.county_code = a.county_code and s.award_id = a.id
        and s.from_month <= ${month} and (s.to_month is null or s.to_month > ${month})
    union all
    select c.no, h.person_id, a.person_id, a.holder_name, a.household_id
    from classes c
      join award a on a.county_code = ${county} and a.scheme = any(c.schemes) and a.party_id = a.household_id
      join award_span s on s.county_code = a.county_code and s.award_id = a.id
        and s.from_month <= ${month} and (s.to_month is null or s.to_month > ${month})
      join household_member h on h.county_code = a.county_code and h.household_id = a.household_id
        and ${lived(sql`h`)}
      left join lateral (select x.no from award_change x
        where x.county_code = a.county_code and x.award_id = a.id and x.no <= s.no
          and exists (select 1 from award_member g where g.county_code = x.county_code and g.award_id = x.award_id
            and g.change_no = x.no)
          and not exists (select 1 from award_change b where b.county_code = x.county_code and b.award_id = x.award_id
            and b.case_id = x.case_id and b.no > x.no and b.no <= s.no and b.cause = 'decision-taken-back')
        order by x.no desc limit 1) said on true
    where case
      when said.no is not null then exists (select 1 from award_member g where g.county_code = a.county_code
        and g.award_id = a.id and g.change_no = said.no and g.person_id = h.person_id)
      when a.opened_by = 'roster' and exists (select 1 from roster_membership m
          where ${rostered} and ${covered} and m.household_id = a.household_id)
        then exists (select 1 from roster_membership m
          where ${rostered} and ${covered} and m.household_id = a.household_id and m.person_id = h.person_id)
      else true end
    union all
    select c.no, m.person_id, coalesce(d.id, m.person_id), coalesce(d.name, q.name), m.household_id
    from classes c
      join roster_membership m on ${rostered} and ${covered}
      join person q on q.county_code = m.county_code and q.id = m.person_id
      left join household h on h.county_code = m.county_code and h.id = m.household_id
      left join person d on d.county_code = m.county_code and d.id = h.head_id and d.died_on is null
        and 'minimum-living-allowance' = any(c.schemes)
    where not exists (select 1 from award a where a.county_code = ${county} and a.scheme = any(c.schemes)
      and a.party_id in (m.person_id, m.household_id))
    union all
    select c.no, t.person_id, t.person_id, q.name, q.household_id
    from classes c
      join disability_certificate t on t.county_code = ${county} and t.grade = any(c.grades)
        and (t.issued_on is null or t.issued_on < ${end}) and (t.valid_until is null or t.valid_until >= ${month})
        and (t.revoked_on is null or t.revoked_on > ${month})
      join person q on q.county_code = t.county_code and q.id = t.person_id
    union all
    select c.no, q.id, q.id, q.name, q.household_id
    from classes c
      join person q on q.county_code = ${county} and q.birth_date < (${end}::date - make_interval(years => c.age_from))
    where c.age_from is not null`;
}

/**
 * Writes the list, in one statement: each person once, however many classes they are of. The dead of before the month,
 * records that were merged, and those who had it for this occasion are left out. @returns how many lines.
 */
export async function listPeople(tx: Tx, frame: ListFrame): Promise<number> {
  const { countyCode: county, campaignId, month, occasion, pick, amounts, classes } = frame;
  const table = JSON.stringify(
    amounts.map(({ class: code, urbanFen, ruralFen, pieces }, place) => {
      const known = classes.find((one) => one.code === code);
      const { schemes = [], rosters = [], grades = [], ageFrom = null } = known ?? {};
      return {
        no: place + 1,
        class: code,
        urban: urbanFen,
        rural: ruralFen,
        pieces,
        schemes,
        rosters,
        grades,
        age_from: ageFrom,
      };
    }),
  );
  // A list is long or short; a plan that was kept from a short one would take minutes for a long one.
  await tx.run(sql`set local plan_cache_mode = force_custom_plan`);
  return tx.run(sql`
    with classes as materialized (select * from jsonb_to_recordset(${table}::jsonb)
      as c (no integer, class text, urban bigint, rural bigint, pieces smallint, schemes text[], rosters text[], grades smallint[],
        age_from integer)),
    matched as materialized (select distinct on (person_id, no) * from (${matches(frame)}) m order by person_id, no, payee_id),
    placed as (
      select m.*, c.class, c.pieces, p.name as person_name, p.town_id, p.village_id,
        v.kind = 'community' or t.kind = 'subdistrict' as is_urban,
        case when v.kind = 'community' or t.kind = 'subdistrict' then c.urban else c.rural end as amount
      from matched m
        join classes c on c.no = m.no
        join person p on p.county_code = ${county} and p.id = m.person_id and p.merged_into is null
          and (p.died_on is null or p.died_on >= ${month})
        join division v on v.county_code = p.county_code and v.id = p.village_id
        join division t on t.county_code = p.county_code and t.id = p.town_id),
    ranked as (
      select *, row_number() over same as rank, array_agg(class) over (partition by person_id) as all_classes
      from placed where amount > 0 or pieces > 0
      window same as (partition by person_id order by case when ${pick}::text = 'highest' then -amount else 0 end,
        case when ${pick}::text = 'highest' then -pieces else 0 end, no))
    insert into campaign_line (county_code, campaign_id, no, person_id, person_name, payee_id, payee_name, household_id,
      class, also, is_urban, amount_fen, pieces, town_id, village_id, occasion)
    select ${county}, ${campaignId}, row_number() over (order by town_id, village_id, payee_name, payee_id, person_id),
      person_id, person_name, payee_id, payee_name, household_id, class, array_remove(all_classes, class), is_urban,
      amount, pieces, town_id, village_id, ${occasion}
    from ranked
    where rank = 1 and person_id not in (select l.person_id from campaign_line l
      where l.county_code = ${county} and l.occasion = ${occasion} and l.counts)`);
}
