import { type Actor, chinaDay, getValue, type Id, sql, type Tx } from '../../platform/base/index.ts';
import { enterAgreement } from '../../platform/payments/payees/agreements.ts';

/** That a neighbour fetches the money of an award, as one officer entered it; until another confirms it, nothing changes. */
export async function enterAgent(tx: Tx, officer: Actor, at: Temporal.Instant): Promise<void> {
  const { award_id: awardId, payee_id: payeeId } = await tx.get<{ award_id: Id; payee_id: Id }>(
    sql`select a.id as award_id, p.id as payee_id
      from award a join person p on p.county_code = a.county_code and p.village_id = a.village_id
        and p.id <> a.person_id and p.died_on is null and p.merged_into is null
      where a.county_code = ${officer.countyCode} order by a.id, p.id limit 1`,
  );
  const fromOn = chinaDay(at).with({ day: 1 });
  const wish = { awardId, kind: 'agent' as const, payeeId, paper: '代领协议书第7号', fromOn };
  getValue(await enterAgreement(tx, officer, at, wish));
}
