import type { Sql, Tx } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { FoundRule, RuleLaw } from './law.ts';

interface Ground {
  readonly county: string;
  readonly today: Temporal.PlainDate;
  readonly law: RuleLaw;
}

/** Awards that somebody has to look at: columns award_id, subject, person_id, proposes, from_month, happened_on, due_on. */
type Finder = (ground: Ground) => Sql;

const nextMonth = (today: Temporal.PlainDate): Sql =>
  sql`(date_trunc('month', ${today}::date) + interval '1 month')::date`;
const families = ({ ofFamilies }: RuleLaw): readonly string[] => ofFamilies.map(({ scheme }) => scheme);

/** 成员死亡的，3个月内核查并办完增发、减发、停发. The rest of the family is heard before anything is cut. */
const memberDied: Finder = ({ county, today, law }) => sql`
  select s.award_id, p.id::text as subject, p.id as person_id, 'case'::text as proposes, ${nextMonth(today)} as from_month,
    p.died_on as happened_on, (p.died_on + interval '3 months')::date as due_on
  from award_state s
    join award a on a.county_code = s.county_code and a.id = s.award_id
    join household_member m on m.county_code = a.county_code and m.household_id = a.household_id and m.left_on is null
    join person p on p.county_code = m.county_code and p.id = m.person_id
  where s.county_code = ${county} and s.state <> 'stopped' and s.scheme = any(${[...families(law)]}::text[])
    and p.died_on >= s.since_month and exists (
      select 1 from household_member o join person q on q.county_code = o.county_code and q.id = o.person_id
      where o.county_code = a.county_code and o.household_id = a.household_id and o.left_on is null and q.died_on is null)`;

const memberLeft: Finder = ({ county, today, law }) => sql`
  select s.award_id, m.id::text as subject, m.person_id, 'case'::text as proposes, ${nextMonth(today)} as from_month,
    m.left_on as happened_on, null::date as due_on
  from award_state s
    join award a on a.county_code = s.county_code and a.id = s.award_id
    join household_member m on m.county_code = a.county_code and m.household_id = a.household_id
    join person p on p.county_code = m.county_code and p.id = m.person_id and p.died_on is null
  where s.county_code = ${county} and s.state <> 'stopped' and s.scheme = any(${[...families(law)]}::text[])
    and m.left_on >= s.since_month and m.left_on <= ${today}::date`;

/** Whoever is still at school keeps it, and only somebody who asks knows that. */
const ageReached: Finder = ({ county, today, law }) => sql`
  select s.award_id, r.age::text as subject, a.person_id, 'stop'::text as proposes,
    greatest((date_trunc('month', p.birth_date + make_interval(years => r.age)) + interval '1 month')::date,
      ${nextMonth(today)}) as from_month,
    (p.birth_date + make_interval(years => r.age))::date as happened_on, null::date as due_on
  from award_state s
    join award a on a.county_code = s.county_code and a.id = s.award_id
    join person p on p.county_code = a.county_code and p.id = a.person_id and p.died_on is null
    join jsonb_to_recordset(${JSON.stringify(law.ends)}::jsonb) as r (scheme text, age integer) on r.scheme = s.scheme
  where s.county_code = ${county} and s.state <> 'stopped'
    and p.birth_date + make_interval(years => r.age) <= ${today}::date`;

/** From the month of the new certificate, and not before it was suspended: what lies between is paid later. */
const papersRenewed: Finder = ({ county, today, law }) => sql`
  select s.award_id, d.id::text as subject, a.person_id, 'resume'::text as proposes,
    greatest(date_trunc('month', d.issued_on)::date, s.since_month) as from_month, d.issued_on as happened_on,
    null::date as due_on
  from award_state s
    join award a on a.county_code = s.county_code and a.id = s.award_id
    join award_change c on c.county_code = s.county_code and c.award_id = s.award_id and c.no = s.last_no
      and c.cause = 'papers-expired'
    join lateral (
      select o.id, o.issued_on from disability_certificate o
      where o.county_code = a.county_code and o.person_id = a.person_id and o.revoked_on is null
        and o.issued_on <= ${today}::date and (o.valid_until is null or o.valid_until >= ${today}::date)
      order by o.issued_on desc, o.id limit 1) d on true
    join person p on p.county_code = a.county_code and p.id = a.person_id and p.died_on is null
  where s.county_code = ${county} and s.state = 'suspended' and s.scheme = any(${[...law.ofCertificates]}::text[])`;

const reviewOverdue: Finder = ({ county, today }) => sql`
  select s.award_id, s.review_by::text as subject, a.person_id, 'suspend'::text as proposes,
    ${nextMonth(today)} as from_month, s.review_by as happened_on, s.review_by as due_on
  from award_state s join award a on a.county_code = s.county_code and a.id = s.award_id
  where s.county_code = ${county} and s.state = 'running' and s.review_by < ${today}::date`;

const finders: Readonly<Record<FoundRule, Finder>> = {
  'member-died': memberDied,
  'member-left': memberLeft,
  'age-reached': ageReached,
  'papers-renewed': papersRenewed,
  'review-overdue': reviewOverdue,
};

/** Writes down what a rule finds and nobody found before, in one statement. @returns how much is new. */
export async function findByRule(
  tx: Tx,
  at: Temporal.Instant,
  rule: FoundRule,
  ground: Ground,
): Promise<number> {
  return tx.run(sql`insert into award_finding (county_code, id, award_id, rule, subject, person_id, proposes, from_month,
      happened_on, due_on, article, found_at)
    select ${ground.county}, gen_random_uuid(), f.award_id, ${rule}, f.subject, f.person_id, f.proposes, f.from_month,
      f.happened_on, f.due_on, ${ground.law.articleOf(rule, 'zh')}, ${at}
    from (${finders[rule](ground)}) f
    on conflict (county_code, award_id, rule, subject) do nothing`);
}
