import type { Actor, Id, Sql, Tx } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { AppliedRule, RuleLaw } from './law.ts';

/** A change that followed by a rule, to be told to the family. */
export interface RuleChange {
  readonly rule: AppliedRule;
  readonly awardId: Id;
  readonly kind: 'adjust' | 'suspend' | 'stop';
  readonly fromMonth: string;
}

interface Ground {
  readonly county: string;
  readonly today: Temporal.PlainDate;
  readonly law: RuleLaw;
}

/** Awards that a rule changes: columns award_id, last_no, kind, from_month, amount_fen, reason. */
type Finder = (ground: Ground) => Sql;

/**
 * Who died is entitled for the month of the death and for none after it. An award of a family ends when nobody of it
 * lives any more.
 */
const died: Finder = ({ county, law }) => sql`
  select s.award_id, s.last_no, 'stop'::text as kind,
    (date_trunc('month', d.died_on) + interval '1 month')::date as from_month, 0::bigint as amount_fen,
    '于' || to_char(d.died_on, 'YYYY-MM-DD') || '去世，当月照发，次月起停发' as reason
  from award_state s
    join award a on a.county_code = s.county_code and a.id = s.award_id
    join lateral (
      select p.died_on from person p
      where p.county_code = a.county_code and p.id = a.person_id and s.scheme = any(${[...law.ofPersons]}::text[])
      union all
      select max(p.died_on) from household_member m
        join person p on p.county_code = m.county_code and p.id = m.person_id
      where m.county_code = a.county_code and m.household_id = a.household_id and m.left_on is null
        and s.scheme = any(${law.ofFamilies.map(({ scheme }) => scheme)}::text[])
      having count(*) > 0 and count(*) = count(p.died_on)) d on d.died_on is not null
  where s.county_code = ${county} and s.state <> 'stopped'`;

/** A birthday moves the band from the month that the law says, found late or not. */
const ageBand: Finder = ({ county, today, law }) => {
  const bands = law.bands.flatMap(({ scheme, isFromBirthdayMonth, bands: steps }) =>
    steps.map(({ age, amountFen }) => ({ scheme, age, fen: amountFen, later: isFromBirthdayMonth ? 0 : 1 })),
  );
  return sql`
  select s.award_id, s.last_no, 'adjust'::text as kind, b.from_month, b.fen as amount_fen,
    '年满' || b.age || '周岁，按新的年龄段发放' as reason
  from award_state s
    join award a on a.county_code = s.county_code and a.id = s.award_id
    join person p on p.county_code = a.county_code and p.id = a.person_id and p.died_on is null
    join lateral (
      select r.age, r.fen, (date_trunc('month', p.birth_date + make_interval(years => r.age))
          + make_interval(months => r.later))::date as from_month
      from jsonb_to_recordset(${JSON.stringify(bands)}::jsonb) as r (scheme text, age integer, fen bigint, later integer)
      where r.scheme = s.scheme
        and p.birth_date + make_interval(years => r.age) < date_trunc('month', ${today}::date) + interval '1 month'
      order by r.age desc limit 1) b on true
  where s.county_code = ${county} and s.state = 'running' and b.fen <> s.amount_fen and b.from_month > s.since_month
    and b.from_month <= date_trunc('month', ${today}::date)`;
};

/** Not before the next month: what was paid while nobody had noticed is not taken back for a paper. */
const papersExpired: Finder = ({ county, today, law }) => sql`
  select s.award_id, s.last_no, 'suspend'::text as kind,
    (date_trunc('month', ${today}::date) + interval '1 month')::date as from_month, 0::bigint as amount_fen,
    '残疾人证已于' || to_char(c.until, 'YYYY-MM-DD') || '到期，换证后补办恢复' as reason
  from award_state s
    join award a on a.county_code = s.county_code and a.id = s.award_id
    join lateral (
      select max(d.valid_until) as until from disability_certificate d
      where d.county_code = a.county_code and d.person_id = a.person_id and d.revoked_on is null
      having count(*) > 0 and bool_and(d.valid_until < ${today}::date)) c on c.until is not null
  where s.county_code = ${county} and s.state = 'running' and s.scheme = any(${[...law.ofCertificates]}::text[])`;

const finders: Readonly<Record<AppliedRule, Finder>> = {
  died,
  'age-band': ageBand,
  'papers-expired': papersExpired,
};

/** Says of all awards of a county what follows by one rule, in one statement. */
export async function applyRule(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  rule: AppliedRule,
  ground: Ground,
): Promise<readonly RuleChange[]> {
  const rows = await tx.rows<{ award_id: Id; kind: RuleChange['kind']; from_month: Temporal.PlainDate }>(sql`
    insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, reason, document,
      decided_on, made_at, by_id, by_name)
    select ${ground.county}, f.award_id, f.last_no + 1, f.kind, f.from_month, f.amount_fen, ${rule}, f.reason,
      ${ground.law.articleOf(rule, 'zh')}, ${ground.today}, ${at}, ${actor.userId}, ${actor.userName}
    from (${finders[rule](ground)}) f
    returning award_id, kind, from_month`);
  return rows.map((row) => ({
    rule,
    awardId: row.award_id,
    kind: row.kind,
    fromMonth: row.from_month.toString().slice(0, 7),
  }));
}
