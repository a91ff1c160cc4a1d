import { chinaMoment, getValue, type Id, sql, type Tx } from '../../../platform/base/index.ts';
import { endEntered, enterHome } from '../../../platform/payments/index.ts';
import { lot, momentOf, type PastMakers } from './frame.ts';

/** The county's homes, each with an account of its own. */
const HOMES = [
  ['金牛中心福利院', '大冶市金牛中心福利院', '62999955500000011'],
  ['保安福利院', '大冶市保安镇福利院', '62999955500000022'],
] as const;
const OPENED_ON = Temporal.PlainDate.from('2022-11-01');
/** One in so many has nobody: that is found before payment. */
const ALONE = 6;
/** One in so many had another carer for a time. */
const CHANGED = 40;
const AWARD_KEY = sql`a.award_id::text`;

/**
 * Who may care for the extremely poor at home: two heads of households of the same village, of an age to do so, by lot.
 * Into the temporary table `past_carer`.
 */
export async function chooseCarers(tx: Tx, { officer }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  await tx.run(sql`create temp table past_carer on commit drop as
    with poor as materialized (
      select m.person_id, p.village_id, 2 * row_number() over (partition by p.village_id order by md5(p.id::text)) as no
      from roster_membership m join person p on p.county_code = ${county} and p.id = m.person_id
      where m.county_code = ${county} and m.roster = 'extreme-poverty' and m.to_on is null),
    hand as materialized (
      select n.id, n.village_id, row_number() over (partition by n.village_id order by md5(n.id::text)) - 1 as no
      from person n join household h on h.county_code = ${county} and h.head_id = n.id
      where n.county_code = ${county} and n.died_on is null and n.merged_into is null
        and n.birth_date between '1962-01-01' and '1996-12-31'
        and n.village_id in (select village_id from poor) and n.id not in (select person_id from poor))
    select p.person_id, f.id as first_id, s.id as second_id
    from poor p
      join (select village_id, count(*) as hands from hand group by village_id) v on v.village_id = p.village_id
      join hand f on f.village_id = p.village_id and f.no = p.no % v.hands
      left join hand s on s.village_id = p.village_id and s.no = (p.no + 1) % v.hands and v.hands > 1`);
  await tx.run(sql`analyze past_carer`);
}

async function openHomes(tx: Tx, { officer, director, cipher }: PastMakers): Promise<readonly Id[]> {
  const at = chinaMoment(OPENED_ON, '09:00');
  const ids: Id[] = [];
  for (const [name, holderName, account] of HOMES) {
    const wish = { name, holderName, bankName: '湖北大冶农村商业银行', account };
    const { id } = getValue(await enterHome(tx, officer, cipher, at, wish));
    getValue(await endEntered(tx, director, at.add({ hours: 3 }), 'home', id, 'confirmed'));
    ids.push(id);
  }
  return ids;
}

/**
 * By which agreement whoever cared took what is for care, and the home all of it: into `past_agreement`, and into the
 * agreements that two officers entered and confirmed. A carer who was followed by another left in the middle of a month.
 */
export async function keepCarers(tx: Tx, makers: PastMakers): Promise<void> {
  const { officer, director } = makers;
  const county = officer.countyCode;
  const homes = await openHomes(tx, makers);
  await tx.run(sql`create temp table past_agreement on commit drop as
    select gen_random_uuid() as id, a.award_id, k.kind, k.payee_id, k.home_id, k.from_on, k.over_on
    from past_award a
      left join past_carer c on c.person_id = a.person_id
      cross join lateral (select a.start + 150 + ${lot(AWARD_KEY, 3)} % 200 as on_day) t
      cross join lateral (
        select 'home' as kind, null::uuid as payee_id, (${[...homes]}::uuid[])[1 + ${lot(AWARD_KEY, 2)} % ${HOMES.length}::integer] as home_id,
          a.start as from_on, null::date as over_on where a.is_home
        union all
        select 'carer', c.first_id, null, a.start, case when ${lot(AWARD_KEY, 5)} < ${CHANGED}::integer and c.second_id is not null
          and t.on_day < a.end_month then t.on_day end
        where not a.is_home and c.first_id is not null and ${lot(AWARD_KEY, 4)} >= ${ALONE}::integer
        union all
        select 'carer', c.second_id, null, t.on_day, null
        where not a.is_home and c.second_id is not null and ${lot(AWARD_KEY, 4)} >= ${ALONE}::integer
          and ${lot(AWARD_KEY, 5)} < ${CHANGED}::integer and t.on_day < a.end_month) k
    where a.scheme = 'extreme-poverty' and (a.care_fen > 0 or a.is_home) and a.account_id is not null`);
  await tx.run(sql`create index on past_agreement (award_id)`);
  await tx.run(sql`analyze past_agreement`);
  await tx.run(sql`insert into pay_agreement (county_code, id, award_id, kind, takes, payee_id, home_id, paper, from_on, entered_at,
      entered_by, entered_by_name)
    select ${county}, id, award_id, kind, case kind when 'home' then 'all' else 'care' end, payee_id, home_id,
      case kind when 'home' then '集中供养协议（存福利院）' else '分散供养照料服务协议（存乡镇民政办）' end, from_on,
      ${momentOf(sql`(from_on - 3)`, '10:00')}, ${officer.userId}, ${officer.userName} from past_agreement`);
  await tx.run(sql`insert into pay_agreement_end (county_code, agreement_id, entered_by, how, at, by_id, by_name)
    select ${county}, id, ${officer.userId}, 'confirmed', ${momentOf(sql`(from_on - 3)`, '16:00')}, ${director.userId},
      ${director.userName} from past_agreement`);
  await tx.run(sql`insert into pay_agreement_over (county_code, agreement_id, on_day, reason, at, by_id, by_name)
    select ${county}, id, over_on, '原照料人外出务工，改由邻居照料。', ${momentOf(sql`(over_on - 3)`, '11:00')}, ${officer.userId},
      ${officer.userName} from past_agreement where over_on is not null`);
}
