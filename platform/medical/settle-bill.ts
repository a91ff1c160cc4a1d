import { canonicalJson } from '../audit/index.ts';
import type { Id, Language, Outcome, Reader, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { type Posted, postAs } from '../ledger/index.ts';
import { findHospital, findPurse, type HospitalRow, type Purse } from './hospital-accounts.ts';
import { type MedicalContext, type Reckoned, reckonBill } from './reckon-bill.ts';
import type { Bill, Shares } from './shapes.ts';

interface Settled {
  readonly id: Id;
  readonly input_hash: Buffer;
  readonly class: string;
  readonly counted_before_fen: bigint;
  readonly share_before_fen: bigint;
  readonly tilt_before_fen: bigint;
  readonly share_fen: bigint;
  readonly tilt_fen: bigint;
  readonly own_fen: bigint;
  readonly is_reversed: boolean;
}

/** Keyed, as everything is that a number could be guessed from. */
const hashOf = ({ actor, services }: MedicalContext, bill: Bill): Buffer =>
  services.cipher.blindIndex('idempotency', actor.countyCode, canonicalJson(bill));

/** What the hospital is told of a bill of somebody whom the county does not know. */
const nobody = ({ law }: MedicalContext, bill: Bill, language: Language): Shares => ({
  ...ownOf(bill, 0, 0),
  settlementId: null,
  billNo: bill.billNo,
  class: law.noClass,
  classTitle: law.titleOf(law.noClass, language),
  sentences: [],
  isRepeated: false,
});

function ownOf(bill: Bill, shareFen: number, tiltFen: number) {
  const { totalFen, reductionFen, basicFen, criticalFen, otherFen } = bill;
  const assistanceFen = shareFen + tiltFen;
  const ownFen = totalFen - reductionFen - basicFen - criticalFen - otherFen - assistanceFen;
  return {
    totalFen,
    reductionFen,
    basicFen,
    criticalFen,
    otherFen,
    shareFen,
    tiltFen,
    assistanceFen,
    ownFen,
  };
}

function sharesOf(
  { law }: MedicalContext,
  bill: Bill,
  { known, asked, shares }: Pick<Reckoned, 'asked' | 'shares'> & { known: { class: string } },
  language: Language,
): Omit<Shares, 'settlementId' | 'isRepeated'> {
  return {
    ...ownOf(bill, shares.shareFen, shares.tiltFen),
    billNo: bill.billNo,
    class: known.class,
    classTitle: law.titleOf(known.class, language),
    sentences: [...law.explain(asked, language).sentences],
  };
}

/** Reckons a bill and keeps nothing: what the counter tells before the patient pays. Refusals: those of `settleBill`. */
export async function tryBill(
  reader: Reader,
  context: MedicalContext,
  bill: Bill,
  language: Language,
): Promise<Outcome<Shares>> {
  const hospital = await findHospital(reader, context.actor, bill.hospitalCode);
  if (!hospital.ok) return hospital;
  const reckoned = await reckonBill(reader, context, bill, false);
  if (!reckoned.ok) return reckoned;
  if (!reckoned.value) return done(nobody(context, bill, language));
  return done({
    ...sharesOf(context, bill, reckoned.value, language),
    settlementId: null,
    isRepeated: false,
  });
}

/**
 * Settles a bill at discharge: who bears what, and what assistance bears falls due to the hospital in the ledger, all in
 * one transaction. The same bill again is answered as the first time; under the same number with anything else it is
 * refused. The limit of a year holds over all hospitals, however many hand in at once.
 *
 * Refusals: those of `reckonBill` and `findHospital`, `medical.bill.changed`, `medical.bill.reversed`, `medical.no-fund`,
 * `medical.fund-short`.
 */
export async function settleBill(
  tx: Tx,
  context: MedicalContext,
  bill: Bill,
  language: Language,
): Promise<Outcome<Shares>> {
  const found = await findHospital(tx, context.actor, bill.hospitalCode);
  if (!found.ok) return found;
  const hospital = found.value;
  const { countyCode: county } = context.actor;
  const name = `medical-bill/${county}/${hospital.id}/${bill.billNo}`;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  const before = await findSettled(tx, county, hospital.id, bill.billNo);
  if (before) return again(context, bill, before, language);
  const reckoned = await reckonBill(tx, context, bill, true);
  if (!reckoned.ok) return reckoned;
  if (!reckoned.value) return done(nobody(context, bill, language));
  const kept = await keep(tx, context, hospital, bill, reckoned.value);
  if (!kept.ok) {
    const isShort = kept.refusal.code === 'ledger.balance.short';
    return isShort ? refuse('medical.fund-short', { billNo: bill.billNo }) : kept;
  }
  return done({
    ...sharesOf(context, bill, reckoned.value, language),
    settlementId: kept.value,
    isRepeated: false,
  });
}

const findSettled = (tx: Tx, county: string, hospitalId: Id, billNo: string): Promise<Settled | undefined> =>
  tx.find<Settled>(sql`select s.id, s.input_hash, s.class, s.counted_before_fen, s.share_before_fen,
      s.tilt_before_fen, s.share_fen, s.tilt_fen, s.own_fen, r.settlement_id is not null as is_reversed
    from medical_settlement s
      left join medical_reversal r on r.county_code = s.county_code and r.settlement_id = s.id
    where s.county_code = ${county} and s.hospital_id = ${hospitalId} and s.bill_no = ${billNo}`);

function again(context: MedicalContext, bill: Bill, row: Settled, language: Language): Outcome<Shares> {
  if (!row.input_hash.equals(hashOf(context, bill))) {
    return refuse('medical.bill.changed', { billNo: bill.billNo }, { field: 'billNo' });
  }
  if (row.is_reversed) return refuse('medical.bill.reversed', { billNo: bill.billNo }, { field: 'billNo' });
  const asked = {
    ...{ region: context.actor.countyCode, day: bill.dischargedOn, class: row.class },
    ...{ totalFen: bill.totalFen, reductionFen: bill.reductionFen, basicFen: bill.basicFen },
    ...{ criticalFen: bill.criticalFen, otherFen: bill.otherFen, inCatalogueFen: bill.inCatalogueFen },
    isReferred: bill.isReferred,
    countedBeforeFen: Number(row.counted_before_fen),
    shareBeforeFen: Number(row.share_before_fen),
    tiltBeforeFen: Number(row.tilt_before_fen),
  };
  const shares = { countedFen: 0, shareFen: Number(row.share_fen), tiltFen: Number(row.tilt_fen) };
  return done({
    ...sharesOf(context, bill, { known: { class: row.class }, asked, shares }, language),
    settlementId: row.id,
    isRepeated: true,
  });
}

/**
 * Writes the settlement down and books it. The fund is one for all hospitals, and whoever posts holds it until the end: it
 * comes last.
 */
async function keep(
  tx: Tx,
  context: MedicalContext,
  hospital: HospitalRow,
  bill: Bill,
  reckoned: Reckoned,
): Promise<Outcome<Id>> {
  const { actor, services, law } = context;
  const { patient, known, before, shares } = reckoned;
  const at = services.clock.now();
  const own = ownOf(bill, shares.shareFen, shares.tiltFen);
  const [id, transferId] = [newId(), newId()];
  const year = Number(bill.dischargedOn.slice(0, 4));
  const fen = BigInt(own.assistanceFen);
  const wanted = { hospital, scheme: law.scheme, year, fen };
  const purse = fen > 0n ? await findPurse(tx, actor, at, wanted) : undefined;
  if (purse && !purse.ok) return purse;
  await tx.run(sql`insert into medical_settlement (county_code, id, hospital_id, bill_no, input_hash, person_id, year,
      year_no, discharged_on, class, known_by, known_id, total_fen, reduction_fen, basic_fen, critical_fen, other_fen,
      in_catalogue_fen, is_referred, counted_before_fen, share_before_fen, tilt_before_fen, counted_fen, share_fen,
      tilt_fen, assistance_fen, own_fen, fund_id, transfer_id, settled_at, by_id, by_name)
    values (${actor.countyCode}, ${id}, ${hospital.id}, ${bill.billNo}, ${hashOf(context, bill)}, ${patient.id}, ${year},
      ${before.turns + 1}, ${bill.dischargedOn}, ${known.class}, ${known.knownBy}, ${known.knownId}, ${bill.totalFen},
      ${bill.reductionFen}, ${bill.basicFen}, ${bill.criticalFen}, ${bill.otherFen}, ${bill.inCatalogueFen},
      ${bill.isReferred}, ${before.counted}, ${before.share}, ${before.tilt}, ${shares.countedFen}, ${shares.shareFen},
      ${shares.tiltFen}, ${own.assistanceFen}, ${own.ownFen}, ${purse?.value.fundId ?? null},
      ${purse ? transferId : null}, ${at}, ${actor.userId}, ${actor.userName})`);
  if (!purse) return done(id);
  const posted = await fallDue(tx, context, hospital, bill, {
    ...purse.value,
    transferId,
    partyId: patient.id,
    fen,
  });
  return posted.ok ? done(id) : posted;
}

/** From the fund to what is due to the hospital, under the patient, the month and the bill: once for ever. */
async function fallDue(
  tx: Tx,
  { actor, services, law }: MedicalContext,
  hospital: HospitalRow,
  bill: Bill,
  { poolId, dueId, transferId, partyId, fen }: Purse & { transferId: Id; partyId: Id; fen: bigint },
): Promise<Outcome<Posted>> {
  const dischargedOn = Temporal.PlainDate.from(bill.dischargedOn);
  const payable = {
    partyId,
    period: dischargedOn.with({ day: 1 }),
    item: `${hospital.id.slice(-12)}-${bill.billNo}`,
    step: 0,
  };
  return await postAs(tx, actor, services.clock.now(), transferId, {
    key: `medical/${hospital.id}/${bill.billNo}`,
    kind: 'medical.due',
    effectiveOn: dischargedOn,
    legs: [{ from: poolId, to: dueId, amount: fen, scheme: law.scheme, payable }],
  });
}
