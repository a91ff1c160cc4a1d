import { sql, type Tx } from '../../../platform/base/index.ts';
import { momentOf, type PastMakers } from './frame.ts';

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
