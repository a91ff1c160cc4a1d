import { type Sql, sql, type Tx } from '../../../platform/base/index.ts';
import { lot, momentOf, type PastMakers } from './frame.ts';

/** The standard of 2023-04, told in May: from 600 to 634 yuan a person in the country, from 690 to 730 in town. */
export const RAISE = {
  on: Temporal.PlainDate.from('2023-04-01'),
  adoptedOn: Temporal.PlainDate.from('2023-05-10'),
  title: '关于提高2023年城乡居民最低生活保障标准的通知',
  number: '冶民发〔2023〕11号',
  ruralFen: 3_400,
  urbanFen: 4_000,
} as const;

const adoptedAt = momentOf(sql`${RAISE.adoptedOn}::date`, '10:30');
const raiseFen = sql`l.persons * case when l.is_urban then ${RAISE.urbanFen}::bigint else ${RAISE.ruralFen}::bigint end`;
const isRaised = sql`l.scheme = 'minimum-living-allowance' and l.opened_at < ${adoptedAt}
  and l.start < ${RAISE.adoptedOn}::date and l.fen > ${raiseFen}`;

/** By age on the first of a month; as the province has it. */
const bandFen = (month: Sql): Sql => sql`case when l.scheme <> 'old-age-allowance' then l.fen
  when l.birth_date + interval '100 years' < ${month} + interval '1 month' then 50000
  when l.birth_date + interval '90 years' < ${month} + interval '1 month' then 10000 else 5000 end`;

/** Said some days before the month from which it holds. */
const before = (month: Sql): Sql => momentOf(sql`(${month} - 4 - ${lot(sql`l.key`, 9)} % 12)`, '09:30');
const plus = (month: Sql, months: Sql): Sql => sql`(${month} + make_interval(months => ${months}))::date`;

/**
 * Lives of awards: what is decided of each by lot, and by what the registry says. One award has one of: nobody was met
 * (`away`), the account was closed (`account`), somebody came to the family (`grew`), it earns more (`earns`).
 */
async function stageLives(tx: Tx, county: string): Promise<void> {
  await tx.run(sql`create temp table past_life on commit drop as
    select x.*, case
        when x.stop_month is not null or x.expires < x.end_month or x.months < 14 then null
        when x.scheme in ('minimum-living-allowance', 'extreme-poverty') and x.luck < 9 then 'away'
        when x.luck < 15 then 'account'
        when x.scheme <> 'minimum-living-allowance' or x.start < '2023-06-01' then null
        when x.luck < 34 and x.persons > 1 then 'grew' when x.luck < 46 then 'earns' end as turn,
      greatest('2023-08-01'::date, (x.start + make_interval(months => 3 + ${lot(sql`x.key`, 11)} % greatest(1, x.months - 10)))::date) as turned
    from (select a.*, p.birth_date, c.expires, ${lot(sql`a.key`, 10)} as luck,
        (extract(year from age(a.end_month, a.start)) * 12 + extract(month from age(a.end_month, a.start)))::integer as months,
        -- Decided after the month of application, from which it is paid.
        case when a.scheme like 'disability-%' and a.start > a.first
          then ${momentOf(sql`(a.start + 26 + ${lot(sql`a.key`, 12)} % 30)`, '15:10')}
          else ${momentOf(sql`(a.start - 12)`, '10:00')} end as opened_at
      from past_award a
        join person p on p.county_code = ${county} and p.id = a.person_id
        left join (select person_id, max(valid_until) as expires from disability_certificate
          where county_code = ${county} and revoked_on is null group by person_id) c
          on c.person_id = a.person_id and a.scheme like 'disability-%') x`);
  await tx.run(sql`analyze past_life`);
}

const opened: Sql = sql`
  select l.award_id, 0 as place, 'open' as kind, l.start as from_month,
    case when ${isRaised} then l.fen - ${raiseFen}
      when l.turn = 'grew' then l.fen * (l.persons - 1) / l.persons
      when l.turn = 'earns' then l.fen * 5 / 4 / 100 * 100
      else ${bandFen(sql`l.start`)} end as fen,
    'roster' as cause, '' as reason, '花名册' as document, l.opened_at as made_at
  from past_life l`;

const raised: Sql = sql`
  select l.award_id, 1, 'adjust', greatest(l.start, ${RAISE.on}::date), l.fen, 'new-standard', '',
    ${`${RAISE.title} ${RAISE.number}`}, ${adoptedAt}
  from past_life l where ${isRaised} and (l.stop_month is null or l.stop_month > ${RAISE.adoptedOn}::date)`;

const grownOld: Sql = sql`
  select l.award_id, 2, 'adjust', b.month, b.fen, 'age-band', '年满' || b.age || '周岁，按新的年龄段发放', '老年人权益保障法第三十三条',
    ${momentOf(sql`b.month`, '01:10')}
  from past_life l cross join lateral (
    select y.age, y.fen, date_trunc('month', l.birth_date + make_interval(years => y.age))::date as month
    from (values (90, 10000::bigint), (100, 50000::bigint)) y (age, fen)) b
  where l.scheme = 'old-age-allowance' and b.month > l.start and b.month < coalesce(l.stop_month, l.end_month)`;

const countedAnew: Sql = sql`
  select l.award_id, 3, 'adjust', l.turned, l.fen, 'recount',
    case l.turn when 'grew' then '家庭新增一名共同生活成员，按人数重新核定。' else '成员有了务工收入，家庭人均收入增加，重新核定。' end,
    '动态管理审核表', ${before(sql`l.turned`)}
  from past_life l where l.turn in ('grew', 'earns')`;

const suspended: Sql = sql`
  select l.award_id, 4, 'suspend', l.turned, 0::bigint, case l.turn when 'away' then 'whereabouts' else 'account' end,
    case l.turn when 'away' then '两次走访都没有见到人，联系不上。' else '银行卡已经销户，待登记本人新账号。' end,
    case l.turn when 'away' then '走访记录' else '银行退票通知' end, ${before(sql`l.turned`)}
  from past_life l where l.turn in ('away', 'account')`;

/** Whoever was away goes on from the month in which they were found; a new account brings the months before as well. */
const resumed: Sql = sql`
  select l.award_id, 5, 'resume', case l.turn when 'away' then ${plus(sql`l.turned`, sql`w.months`)} else l.turned end,
    ${bandFen(sql`l.turned`)}, 'settled',
    case l.turn when 'away' then '已取得联系，情况没有变化。' else '已登记本人新账号，暂停期间的一并补发。' end,
    case l.turn when 'away' then '走访记录' else '银行卡复印件' end,
    ${momentOf(sql`(l.turned + make_interval(months => w.months))::date - 6`, '14:20')}
  from past_life l cross join lateral (select 2 + ${lot(sql`l.key`, 13)} % 2 as months) w
  where l.turn in ('away', 'account')`;

const expired: Sql = sql`
  select l.award_id, 6, 'suspend', (date_trunc('month', l.expires) + interval '1 month')::date, 0::bigint, 'papers-expired',
    '残疾人证已于' || to_char(l.expires, 'YYYY-MM-DD') || '到期，换证后补办恢复', '鄂民政发〔2016〕4号', ${momentOf(sql`(l.expires + 1)`, '01:10')}
  from past_life l
  where l.expires > l.start and (date_trunc('month', l.expires) + interval '1 month')::date <= l.end_month`;

const stopped: Sql = sql`
  select l.award_id, 7, 'stop', l.stop_month, 0::bigint, case l.stop_kind when 'means' then 'decision' else l.stop_kind end,
    case l.stop_kind when 'died' then '于' || to_char(p.died_on, 'YYYY-MM-DD') || '去世，当月照发，次月起停发'
      when 'means' then '复核发现家庭人均收入已经超过保障标准，听取家庭意见后决定停发。'
      when 'moved-out' then '户口已迁出本县，告知到迁入地申请。' else '成员就业，生活改善，家庭自愿申请退出。' end,
    case l.stop_kind when 'died' then '死亡登记' when 'means' then '停发决定书' when 'moved-out' then '户口迁移证明' else '退出申请书' end,
    least(${momentOf(sql`(coalesce(p.died_on, l.stop_month - 9) + 4)`, '16:00')}, ${momentOf(sql`(l.stop_month + 2)`, '16:00')})
  from past_life l left join person p on p.county_code = app.county() and p.id = l.person_id and l.stop_kind = 'died'
  where l.stop_month is not null`;

/** Says all that was said of awards, in the order in which it was said. */
export async function sayPast(tx: Tx, { officer }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  await stageLives(tx, county);
  const said = [opened, raised, grownOld, countedAnew, suspended, resumed, expired, stopped];
  const [first, ...others] = said;
  await tx.run(sql`create temp table past_said on commit drop as
    select s.*, case when s.fen > 0 then a.care_fen else 0 end as care_fen,
      row_number() over (partition by s.award_id order by s.made_at, s.place)::integer as no
    from (${first ?? sql``} ${others.reduce((all, one) => sql`${all} union all ${one}`, sql``)}) s
      join past_award a on a.award_id = s.award_id`);
  await tx.run(sql`create index on past_said (award_id, no)`);
  await tx.run(sql`analyze past_said`);
  // Counted through in the order of time: a run knows what was said before it was made.
  await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, care_fen, cause, reason,
      document, decided_on, made_at, by_id, by_name)
    select ${county}, award_id, no, kind, from_month, fen, care_fen, cause, reason, document,
      (made_at at time zone 'Asia/Shanghai')::date, made_at, ${officer.userId}, ${officer.userName}
    from past_said order by made_at, award_id, no`);
}
