import { fileSql, type Sql, sql, type Tx } from '../../../platform/base/index.ts';
import { lot, type PastMakers, type PastScheme } from './frame.ts';

/** Columns of each source below, in this order; the last two of the extremely poor alone. */
const COLUMNS = `scheme text, party_id uuid, household_id uuid, person_id uuid, payee_id uuid, payee_kind text,
  holder_name text, town_id uuid, village_id uuid, fen bigint, persons integer, is_urban boolean, since date,
  stop_month date, stop_kind text, source_id uuid, care_fen bigint not null default 0, is_home boolean not null default false`;

const monthAfter = (day: Sql): Sql => sql`(date_trunc('month', ${day}) + interval '1 month')::date`;
const monthOf = (day: Sql): Sql => sql`date_trunc('month', ${day})::date`;
const isOn = (key: Sql, byte: number, below: number): Sql => sql`${lot(key, byte)} < ${below}::integer`;

/** Families of the two rosters, whose head takes what is theirs. */
const families = (county: string): Sql => sql`
  select 'minimum-living-allowance', h.id, h.id, p.id, p.id, 'self', p.name, h.town_id, h.village_id, m.fen, m.persons,
    m.is_urban, m.since, null::date, null::text, m.source_id
  from (select household_id, max((facts ->> 'amountFen')::bigint) as fen,
        max((facts ->> 'coveredCount')::integer) as persons, bool_or(roster = 'urban-allowance') as is_urban,
        min(from_on) as since, (array_agg(coalesce(import_id, id) order by id))[1] as source_id
      from roster_membership where county_code = ${county} and to_on is null
        and roster in ('rural-allowance', 'urban-allowance') group by household_id) m
    join household h on h.county_code = ${county} and h.id = m.household_id
    join person p on p.county_code = ${county} and p.id = h.head_id and p.died_on is null`;

/** Families that had the allowance once and have it no more: they earn more by now, moved away, or gave it up. */
const formerFamilies = (county: string, { first, end }: PastScheme): Sql => {
  const span = (end.year - first.year) * 12 + end.month - first.month;
  const key = sql`h.id::text`;
  return sql`
  select 'minimum-living-allowance', h.id, h.id, p.id, p.id, 'self', p.name, h.town_id, h.village_id,
    n.persons * case when d.kind = 'community' then 47000 else 36000 end, n.persons, d.kind = 'community',
    (${first}::date + make_interval(months => w.start))::date,
    greatest('2023-07-01'::date,
      (${first}::date + make_interval(months => w.start + 4 + ${lot(key, 7)} % greatest(1, ${span}::integer - 4 - w.start)))::date),
    (array['means', 'means', 'moved-out', 'gave-up'])[1 + ${lot(key, 8)} % 4], h.id
  from household h
    join person p on p.county_code = ${county} and p.id = h.head_id and p.died_on is null
    join past_account b on b.person_id = p.id
    join division d on d.county_code = ${county} and d.id = h.village_id
    join (select household_id, count(*)::integer as persons from household_member
      where county_code = ${county} and left_on is null group by household_id) n on n.household_id = h.id
    cross join lateral (select ${lot(key, 6)} % greatest(1, ${span}::integer - 8) as start) w
    left join (select distinct household_id from roster_membership
      where county_code = ${county} and roster in ('rural-allowance', 'urban-allowance', 'extreme-poverty')) m
      on m.household_id = h.id
  where h.county_code = ${county} and m.household_id is null and ${lot(key, 5)} in (7, 8)`;
};

/** People of a roster with what it says they get; `fen` may be of several of its columns. */
const people = (
  county: string,
  scheme: string,
  roster: string,
  fen: Sql,
  condition: Sql = sql`true`,
  further: Sql = sql``,
): Sql => sql`
  select ${scheme}::text, p.id, m.household_id, p.id, p.id, 'self', p.name, p.town_id, p.village_id, ${fen}, 1, false, m.from_on,
    null::date, null::text, coalesce(m.import_id, m.id)${further}
  from roster_membership m join person p on p.county_code = m.county_code and p.id = m.person_id and p.died_on is null
  where m.county_code = ${county} and m.to_on is null and m.roster = ${roster} and ${fen} > 0 and ${condition}`;

/** Who has died: paid for the month of the death and for none after it. */
const theDead = (county: string, scheme: string, fen: number, years: Sql): Sql => sql`
  select ${scheme}::text, p.id, null::uuid, p.id, p.id, 'self', p.name, p.town_id, p.village_id, ${fen}::bigint, 1, false,
    (p.birth_date + interval '80 years' + interval '1 month')::date, ${monthAfter(sql`p.died_on`)}, 'died', p.id
  from person p join past_account b on b.person_id = p.id
  where p.county_code = ${county} and p.died_on is not null and p.household_id is null
    and extract(year from age(p.died_on, p.birth_date)) ${years}`;

/** 孤儿 and 事实无人抚养儿童: what their home has of the minimum living allowance is taken off for the latter. */
const children = (county: string, end: Temporal.PlainDate): Sql => sql`
  select case f.guardianship when 1 then 'orphan-allowance' else 'unattended-children' end, p.id, f.household_id, p.id,
    h.head_id, 'guardian', p.name, p.town_id, p.village_id,
    (156000 - case f.guardianship when 1 then 0 else coalesce(m.each_fen, 0) end)::bigint, 1, false,
    ${monthOf(sql`greatest(p.birth_date + interval '3 years', ${end.subtract({ months: 40 })}::date + make_interval(months => ${lot(sql`p.id::text`, 1)} % 36))`)},
    null::date, null::text, p.id
  from member_facts f
    join person p on p.county_code = f.county_code and p.id = f.person_id and p.died_on is null
    join household h on h.county_code = f.county_code and h.id = f.household_id
    left join (select person_id, max((facts ->> 'amountFen')::bigint / greatest(1, (facts ->> 'coveredCount')::integer)) as each_fen
      from roster_membership where county_code = ${county} and to_on is null
        and roster in ('rural-allowance', 'urban-allowance') group by person_id) m on m.person_id = p.id
  where f.county_code = ${county} and f.guardianship in (1, 2) and h.head_id <> p.id
    and p.birth_date > ${end.subtract({ years: 17 })}::date`;

/** 经济困难的高龄、失能老人: of the two, who has the care subsidy does not have the service subsidy. */
const elders = (county: string, end: Temporal.PlainDate): Sql => sql`
  select x.scheme, x.id, x.household_id, x.id, x.id, 'self', x.name, x.town_id, x.village_id, x.fen, 1, false,
    greatest(x.from_on, ${monthAfter(sql`x.birth_date + make_interval(years => x.age)`)}), null::date, null::text, x.source_id
  from (select p.id, m.household_id, p.name, p.town_id, p.village_id, p.birth_date, m.from_on,
        coalesce(m.import_id, m.id) as source_id, c.scheme, c.fen, c.age
      from roster_membership m
        join person p on p.county_code = m.county_code and p.id = m.person_id and p.died_on is null
        cross join lateral (select case when p.disability_grade <= 2 then 'elder-care-subsidy' else 'elder-service-subsidy' end as scheme,
          case when p.disability_grade <= 2 then 10000 else 6000 end::bigint as fen,
          case when p.disability_grade <= 2 then 60 else 80 end as age) c
      where m.county_code = ${county} and m.to_on is null and m.roster in ('rural-allowance', 'urban-allowance')
        and p.birth_date + make_interval(years => c.age) < ${end}::date) x`;

const fact = (name: string): Sql => sql`coalesce((m.facts ->> ${name}::text)::bigint, 0)`;
/** The county's standard in the country, at home or in a home, with what the roster gives for care. */
const IN_HOME = sql`coalesce(m.facts ->> 'supportMode', '') = '集中供养'`;
const CARE = sql`, ${fact('careAmountFen')}, ${IN_HOME}`;
const SUPPORT = sql`(case when ${IN_HOME} then 146000 else 119500 end + ${fact('careAmountFen')})`;

/**
 * Who was given what, into the temporary table `past_award`, and their awards. Of those without an account only a few are
 * taken, from this month on, so that there is something to find. @returns how many awards.
 */
export async function takePast(
  tx: Tx,
  { officer }: PastMakers,
  schemes: readonly PastScheme[],
): Promise<number> {
  const county = officer.countyCode;
  const [allowance] = schemes;
  if (!allowance) return 0;
  const { end } = schemes.at(-1) ?? allowance;
  await tx.run(sql`create temp table past_account on commit drop as
    select distinct on (person_id) person_id, id from bank_account
    where county_code = ${county} and closed_on is null order by person_id, since desc, id desc`);
  await tx.run(sql`analyze past_account`);
  await stageSources(tx, [
    families(county),
    formerFamilies(county, allowance),
    people(county, 'old-age-allowance', 'old-age', fact('monthlyStandardFen')),
    theDead(county, 'old-age-allowance', 5_000, sql`>= 80`),
    people(county, 'disability-living-subsidy', 'disability-subsidies', fact('livingSubsidyFen')),
    // The others come in when the county takes the roster over.
    people(
      county,
      'disability-care-subsidy',
      'disability-subsidies',
      fact('careSubsidyFen'),
      isOn(sql`p.id::text`, 9, 90),
    ),
    people(county, 'extreme-poverty', 'extreme-poverty', SUPPORT, isOn(sql`p.id::text`, 4, 150), CARE),
    theDead(county, 'extreme-poverty', 119_500, sql`between 65 and 79`),
    children(county, end),
    elders(county, end),
  ]);
  const frames = JSON.stringify(schemes.map(({ scheme, first, end: to }) => ({ scheme, first, to })));
  // What ended before the first month, and whoever could not be paid, is not of the past.
  await tx.run(sql`create temp table past_award on commit drop as
    select gen_random_uuid() as award_id, t.*, b.id as account_id, f.first, f."to" as end_month,
      case when b.id is null then f."to" else least(f."to", greatest(f.first, date_trunc('month', t.since)::date)) end as start,
      t.party_id::text || t.scheme as key
    from past_source t
      join jsonb_to_recordset(${frames}::jsonb) as f (scheme text, first date, "to" date) on f.scheme = t.scheme
      left join past_account b on b.person_id = t.payee_id
    where (b.id is not null or t.payee_kind = 'self' and ${lot(sql`t.party_id::text`, 0)} < 4)
      and (t.stop_month is null or t.stop_month < f."to" and t.stop_month > greatest(f.first, date_trunc('month', t.since)::date))
      and not exists (select 1 from award_state s where s.county_code = ${county} and s.scheme = t.scheme
        and s.party_id = t.party_id and s.state <> 'stopped')`);
  await tx.run(sql`analyze past_award`);
  return await tx.run(sql`insert into award (county_code, id, scheme, party_id, household_id, person_id, holder_name, town_id,
      village_id, opened_by, source_id, opened_at)
    select ${county}, award_id, scheme, party_id, household_id, person_id, holder_name, town_id, village_id, 'roster', source_id,
      (start - 12 + time '10:00') at time zone 'Asia/Shanghai'
    from past_award`);
}

async function stageSources(tx: Tx, sources: readonly Sql[]): Promise<void> {
  await tx.run(fileSql(`create temp table past_source (${COLUMNS}) on commit drop`));
  for (const source of sources) await tx.run(sql`insert into past_source ${source}`);
}
