import { type Id, newId, sql, type Tx } from '../../../platform/base/index.ts';
import { attachRecords, fitsLuhn, prepareAccount } from '../../../platform/registry/index.ts';
import { lot, type PastMakers } from './frame.ts';

interface Bounced {
  readonly payee_id: Id;
  readonly name: string;
  readonly bank_name: string;
  /** The day on which the old account is given up. */
  readonly closed_on: Temporal.PlainDate;
}

const OPENED_ON = Temporal.PlainDate.from('2016-03-01');

/**
 * Some per mille of the lines came back. Most had their account corrected and were paid again within the month: until then
 * they were paid to another account, which is closed since. A few were left, with a reason. Nobody bounced twice.
 */
export async function stageBounces(tx: Tx, { officer, now, cipher }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  const key = sql`x.payee_id::text || x.run_at`;
  await tx.run(sql`create temp table past_bounce on commit drop as
    select distinct on (payee_id) payee_id, run_id, first_month, pay_on, luck < 88 as is_again, null::uuid as old_id,
      case when luck < 40 then 'E101' when luck < 70 then 'E105' when luck < 88 then 'E102' else 'E105' end as code,
      case when luck < 40 then '账户已销户' when luck < 70 then '账户状态异常（长期不动户）'
        when luck < 88 then '户名与账号不符' else '账户状态异常（长期不动户）' end as reason
    from (select x.*, ${lot(key, 2)} % 100 as luck from (select distinct r.id as run_id, r.first_month, r.pay_on, l.payee_id,
          r.scheme || r.first_month as run_at
        from past_line i join past_run r on r.id = i.run_id join past_life l on l.award_id = i.award_id
        where l.payee_kind = 'self') x
      where ${lot(key, 0)} = 0 and ${lot(key, 1)} < 210) y
    order by payee_id, first_month`);
  const bounced = await tx.rows<Bounced>(sql`select b.payee_id, p.name, a.bank_name, b.pay_on + 5 as closed_on
    from past_bounce b join person p on p.county_code = ${county} and p.id = b.payee_id
      join past_account o on o.person_id = b.payee_id
      join bank_account a on a.county_code = ${county} and a.person_id = b.payee_id and a.id = o.id
    where b.is_again order by b.payee_id`);
  const accounts = bounced.map(({ payee_id, name, bank_name }, index) =>
    prepareAccount(cipher, county, {
      personId: payee_id,
      holderName: name,
      bankName: bank_name,
      number: inventNumber(index),
      since: OPENED_ON,
    }),
  );
  if (accounts.length === 0) return;
  const context = {
    ...{ at: now, on: OPENED_ON, source: 'demo' as const, document: '演示数据（全部虚构）' },
    importId: null,
  };
  await attachRecords(tx, officer, context, { accounts, certificates: [] });
  const ended = JSON.stringify(
    accounts.map(({ id, tail }, index) => ({
      ...{
        id,
        tail,
        fact: newId(),
        person: bounced[index]?.payee_id,
        on: bounced[index]?.closed_on.toString(),
      },
    })),
  );
  const rows = sql`jsonb_to_recordset(${ended}::jsonb) as e (id uuid, tail text, fact uuid, person uuid, "on" date)`;
  await tx.run(sql`update bank_account b set closed_on = e."on" from ${rows}
    where b.county_code = ${county} and b.person_id = e.person and b.id = e.id`);
  await tx.run(sql`insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on, recorded_at,
      recorded_by, recorded_by_name, document, fields)
    select ${county}, e.fact, 'person', e.person, 'close-account', e."on", ${now}, ${officer.userId}, ${officer.userName},
      '银行退票通知', jsonb_build_array(jsonb_build_object('field', 'account', 'before', '****' || e.tail, 'after', null))
    from ${rows}`);
  await tx.run(sql`update past_bounce b set old_id = e.id from ${rows} where e.person = b.payee_id`);
}

/** A card of the bank that there is not, its last digit by Luhn. */
export function inventNumber(index: number): string {
  const body = `629999970${String(index).padStart(9, '0')}`;
  const last = [...'0123456789'].find((digit) => fitsLuhn(body + digit)) ?? '0';
  return body + last;
}
