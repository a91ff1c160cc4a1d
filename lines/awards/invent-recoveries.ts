import { type Actor, chinaDay, getValue, type Id, sql, type Tx } from '../../platform/base/index.ts';
import { agreeOnRecovery } from '../../platform/recoveries/index.ts';
import { readMakers } from '../funds/index.ts';

/**
 * Two families of the demo county that were paid too much, because a change was told a month late: one has agreed to pay
 * back, with the other it is still to be agreed. Nothing where no month was paid yet.
 */
export async function inventRecoveries(tx: Tx, system: Actor, now: Temporal.Instant): Promise<void> {
  const { officer } = await readMakers(tx, system, now);
  const county = officer.countyCode;
  const paid = await tx.rows<{
    award_id: Id;
    holder_name: string;
    period: Temporal.PlainDate;
    no: number;
    fen: bigint;
  }>(sql`select distinct on (
        a.party_id) a.id as award_id, a.holder_name, l.period, s.last_no as no, s.amount_fen as fen
    from award a
      join award_state s on s.county_code = a.county_code and s.award_id = a.id and s.state = 'running'
      join ledger_leg l on l.county_code = a.county_code and l.scheme = a.scheme and l.party_id = a.party_id
        and l.step = 0 and l.amount = s.amount_fen
    where a.county_code = ${county} and a.scheme = 'minimum-living-allowance'
      and s.amount_fen >= 20000 and s.since_month <= l.period
    order by a.party_id, l.period desc limit 2`);
  await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, reason,
      document, decided_on, made_at, by_id, by_name)
    select ${county}, id, no + 1, 'adjust', period, fen / 2, 'recount', '成员外出务工，收入重新核定，告知迟了一个月。',
      '动态管理审核表', ${chinaDay(now)}::date, ${now}, ${officer.userId},
      ${officer.userName}
    from unnest(${paid.map(({ award_id }) => award_id)}::uuid[], ${paid.map(({ no }) => no)}::integer[],
      ${paid.map(({ period }) => period.toString())}::date[], ${paid.map(({ fen }) => fen.toString())}::bigint[])
      as p (id, no, period, fen)`);
  const [first] = paid;
  if (!first) return;
  const today = chinaDay(now);
  const wish = {
    awardId: first.award_id,
    how: 'set-off' as const,
    instalments: 6,
    fromMonth: today.with({ day: 1 }).add({ months: 1 }),
    signedBy: first.holder_name,
    document: '退还协议（一式两份，存档案室）',
    agreedOn: today,
  };
  getValue(await agreeOnRecovery(tx, officer, now, wish));
}
