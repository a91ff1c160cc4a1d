import type { Actor, Id, Outcome, Reader } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { findClass, findPatient, type KnownClass, type Patient } from './identify.ts';
import type { MedicalCase, MedicalLaw, MedicalShares } from './law.ts';
import type { Bill } from './shapes.ts';

export interface MedicalContext {
  readonly actor: Actor;
  readonly services: Pick<Services, 'cipher' | 'clock'>;
  readonly law: MedicalLaw;
}

/** What of a year was used before; all in fen. */
export interface UsedBefore {
  /** How many settlements there were, also those that were taken back. */
  readonly turns: number;
  readonly counted: bigint;
  readonly share: bigint;
  readonly tilt: bigint;
}

export const usedBefore = (
  reader: Reader,
  countyCode: string,
  personId: Id,
  year: number,
): Promise<UsedBefore> =>
  reader.get<UsedBefore>(sql`select coalesce(max(s.year_no), 0)::integer as turns,
      coalesce(sum(s.counted_fen) filter (where r.settlement_id is null), 0)::bigint as counted,
      coalesce(sum(s.share_fen) filter (where r.settlement_id is null), 0)::bigint as share,
      coalesce(sum(s.tilt_fen) filter (where r.settlement_id is null), 0)::bigint as tilt
    from medical_settlement s
      left join medical_reversal r on r.county_code = s.county_code and r.settlement_id = s.id
    where s.county_code = ${countyCode} and s.person_id = ${personId} and s.year = ${year}`);

/** A bill may be handed in late, but not of a year that is long closed. */
const LATE_DAYS_MAX = 400;

/** Refusals: `medical.bill.sum`, `medical.bill.catalogue`, `medical.day`. */
export function checkBill(bill: Bill, today: Temporal.PlainDate): Outcome<null> {
  const { totalFen, reductionFen, basicFen, criticalFen, otherFen, inCatalogueFen } = bill;
  if (reductionFen + basicFen + criticalFen + otherFen > totalFen) {
    return refuse('medical.bill.sum', {}, { field: 'totalFen' });
  }
  if (inCatalogueFen > totalFen) return refuse('medical.bill.catalogue', {}, { field: 'inCatalogueFen' });
  const discharged = Temporal.PlainDate.from(bill.dischargedOn);
  const late = discharged.until(today).days;
  if (late < 0 || late > LATE_DAYS_MAX) {
    return refuse('medical.day', { days: LATE_DAYS_MAX }, { field: 'dischargedOn' });
  }
  return done(null);
}

export interface Reckoned {
  readonly patient: Patient;
  readonly known: KnownClass;
  readonly before: UsedBefore;
  readonly asked: MedicalCase;
  readonly shares: MedicalShares;
}

/** One who is settled at two hospitals at once is settled one after the other. */
export const lockYear = (reader: Reader, countyCode: string, personId: Id, year: number): Promise<unknown> =>
  reader.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`medical/${countyCode}/${personId}/${year}`}, 0))`,
  );

/**
 * Reckons a bill, as it stands now. Nothing when the county does not know the patient. Refusals: those of `checkBill`,
 * `findPatient` and of the law.
 * @param isKept whether it is written down afterwards: then the year of the patient is locked first.
 */
export async function reckonBill(
  reader: Reader,
  { actor, services, law }: MedicalContext,
  bill: Bill,
  isKept: boolean,
): Promise<Outcome<Reckoned | undefined>> {
  const county = actor.countyCode;
  const checked = checkBill(bill, services.clock.today());
  if (!checked.ok) return checked;
  const found = await findPatient(reader, services, county, bill);
  if (!found.ok) return found;
  const patient = found.value;
  if (!patient) return done(undefined);
  const year = Number(bill.dischargedOn.slice(0, 4));
  if (isKept) await lockYear(reader, county, patient.id, year);
  const known = await findClass(reader, law, county, patient.id, bill.dischargedOn);
  const before = await usedBefore(reader, county, patient.id, year);
  const asked = caseOf(county, bill, known.class, before);
  const shares = law.reckon(asked);
  return shares.ok ? done({ patient, known, before, asked, shares: shares.value }) : shares;
}

export const caseOf = (
  region: string,
  bill: Omit<Bill, 'hospitalCode' | 'billNo' | 'idNumber' | 'name'>,
  code: string,
  before: Pick<UsedBefore, 'counted' | 'share' | 'tilt'>,
): MedicalCase => ({
  region,
  day: bill.dischargedOn,
  class: code,
  totalFen: bill.totalFen,
  reductionFen: bill.reductionFen,
  basicFen: bill.basicFen,
  criticalFen: bill.criticalFen,
  otherFen: bill.otherFen,
  inCatalogueFen: bill.inCatalogueFen,
  isReferred: bill.isReferred,
  countedBeforeFen: Number(before.counted),
  shareBeforeFen: Number(before.share),
  tiltBeforeFen: Number(before.tilt),
});
