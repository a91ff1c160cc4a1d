import { type Actor, chinaDay, done, type Id, type Outcome, refuse, sql, type Tx } from '../base/index.ts';
import { reverse } from '../ledger/index.ts';
import { findHospital } from './hospital-accounts.ts';

export interface TakeBack {
  readonly hospitalCode: string;
  readonly billNo: string;
  readonly reason: string;
}

/**
 * Takes a settlement back (退费): the ledger gets its mirror image, and the year of the patient has as much again. What
 * comes after it stays as it was reckoned. Taken back twice it is the same. Refusals: those of `findHospital`,
 * `medical.bill.unknown`, `medical.cleared` when the hospital has its money already and nothing else is due to it.
 */
export async function takeBack(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { hospitalCode, billNo, reason }: TakeBack,
): Promise<Outcome<{ settlementId: Id; assistanceFen: number; isRepeated: boolean }>> {
  const hospital = await findHospital(tx, actor, hospitalCode);
  if (!hospital.ok) return hospital;
  const county = actor.countyCode;
  const name = `medical-bill/${county}/${hospital.value.id}/${billNo}`;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  const found = await tx.find<{
    id: Id;
    transfer_id: Id | null;
    assistance_fen: bigint;
    is_reversed: boolean;
  }>(sql`select s.id, s.transfer_id, s.assistance_fen, r.settlement_id is not null as is_reversed
    from medical_settlement s
      left join medical_reversal r on r.county_code = s.county_code and r.settlement_id = s.id
    where s.county_code = ${county} and s.hospital_id = ${hospital.value.id} and s.bill_no = ${billNo}`);
  if (!found) return refuse('medical.bill.unknown', { billNo }, { field: 'billNo' });
  const answer = { settlementId: found.id, assistanceFen: Number(found.assistance_fen) };
  if (found.is_reversed) return done({ ...answer, isRepeated: true });
  const effectiveOn = chinaDay(at);
  const key = `medical-back/${hospital.value.id}/${billNo}`;
  const mirror = found.transfer_id
    ? await reverse(tx, actor, at, { transferId: found.transfer_id, key, effectiveOn, reason })
    : undefined;
  if (mirror && !mirror.ok) {
    return mirror.refusal.code === 'ledger.balance.short' ? refuse('medical.cleared', { billNo }) : mirror;
  }
  await tx.run(sql`insert into medical_reversal (county_code, settlement_id, hospital_id, reason, transfer_id,
      reversed_at, by_id, by_name)
    values (${county}, ${found.id}, ${hospital.value.id}, ${reason}, ${mirror?.value.transferId ?? null}, ${at},
      ${actor.userId}, ${actor.userName})`);
  return done({ ...answer, isRepeated: false });
}
