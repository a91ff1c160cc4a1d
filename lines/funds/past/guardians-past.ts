import { chinaDay, type Id, sql, type Tx } from '../../../platform/base/index.ts';
import { attachRecords, prepareAccount } from '../../../platform/registry/index.ts';
import { inventNumber } from './bounce-past.ts';
import { momentOf, type PastMakers } from './frame.ts';

/** Beyond the numbers of accounts that were given up. */
const NUMBERS_FROM = 500_000_000;

/** Whoever raises an orphan, or a child in fact unattended, or cares for somebody extremely poor, has an account for it. */
export async function giveAccounts(tx: Tx, { officer, now, cipher }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  const guardians = await tx.rows<{
    id: Id;
    name: string;
  }>(sql`select distinct p.id, p.name
    from (select h.head_id as id from member_facts f
        join household h on h.county_code = f.county_code and h.id = f.household_id and h.head_id <> f.person_id
        where f.county_code = ${county} and f.guardianship in (1, 2)
        union select first_id from past_carer union select second_id from past_carer) g
      join person p on p.county_code = ${county} and p.id = g.id and p.died_on is null
    where not exists (select 1 from bank_account b
      where b.county_code = ${county} and b.person_id = p.id and b.closed_on is null) order by p.id`);
  if (guardians.length === 0) return;
  const on = chinaDay(now).subtract({ years: 4 });
  const accounts = guardians.map(({ id, name }, index) =>
    prepareAccount(cipher, county, {
      ...{ personId: id, holderName: name, bankName: '湖北大冶农村商业银行', since: on },
      number: inventNumber(NUMBERS_FROM + index),
    }),
  );
  const document = '演示数据（全部虚构）';
  const context = { at: now, on, source: 'demo' as const, document, importId: null };
  await attachRecords(tx, officer, context, { accounts, certificates: [] });
}

/** What is a child's goes to the account of whoever raises it, by an agreement that two officers entered and confirmed. */
export async function keepGuardians(tx: Tx, { officer, director }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  await tx.run(sql`create temp table past_guardian on commit drop as
    select gen_random_uuid() as id, award_id, payee_id, (start - 14)::date as from_on from past_award where payee_kind = 'guardian'`);
  await tx.run(sql`insert into pay_agreement (county_code, id, award_id, kind, payee_id, paper, from_on, entered_at, entered_by,
      entered_by_name)
    select ${county}, id, award_id, 'guardian', payee_id, '委托监护和代领协议（存乡镇儿童督导员处）', from_on,
      ${momentOf(sql`from_on`, '10:00')}, ${officer.userId}, ${officer.userName} from past_guardian`);
  await tx.run(sql`insert into pay_agreement_end (county_code, agreement_id, entered_by, how, at, by_id, by_name)
    select ${county}, id, ${officer.userId}, 'confirmed', ${momentOf(sql`from_on`, '16:00')}, ${director.userId},
      ${director.userName} from past_guardian`);
}
