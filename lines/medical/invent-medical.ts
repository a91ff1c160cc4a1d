import {
  type Actor,
  type Clock,
  chinaDay,
  chinaMoment,
  type FieldCipher,
  fixedClock,
  getValue,
  type Id,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import {
  type Bill,
  drawClearing,
  endClearing,
  endHospital,
  enterHospital,
  settleBill,
  takeBack,
} from '../../platform/medical/index.ts';
import { addSystem } from '../../platform/systems/index.ts';
import { openMedicalLaw } from './law.ts';

export interface MedicalMakers {
  readonly officer: Actor;
  readonly director: Actor;
  readonly now: Temporal.Instant;
  readonly cipher: FieldCipher;
}

const HOSPITALS = [
  { code: 'H42028100001', name: '大冶市人民医院', document: '冶民发〔2026〕6号' },
  { code: 'H42028100002', name: '大冶市中医医院', document: '冶民发〔2026〕6号' },
] as const;
/** Bills of so many days before now; every seventh is taken back. */
const BILLS = 36;
const DAYS_BACK = 75;

interface Ill {
  readonly id: Id;
  readonly name: string;
  readonly id_sealed: Buffer;
}

/** Two hospitals that settle at discharge, their bills of the last weeks, and the clearing of a month that is over. */
export async function inventMedical(tx: Tx, makers: MedicalMakers): Promise<void> {
  const { officer, cipher, now } = makers;
  const ill = await tx.rows<Ill>(sql`select p.id, p.name, p.id_sealed from person p
    where p.county_code = ${officer.countyCode} and p.id_sealed is not null and p.died_on is null
      and p.merged_into is null and p.id in (select m.person_id from roster_membership m
        where m.county_code = ${officer.countyCode} and m.to_on is null
          and m.roster in ('rural-allowance', 'urban-allowance', 'extreme-poverty'))
    order by md5(p.id::text) limit ${BILLS - 4}`);
  if (ill.length === 0) return;
  const machines = await openHospitals(tx, makers);
  const law = await openMedicalLaw();
  const today = chinaDay(now);
  for (let no = 0; no < BILLS; no++) {
    const patient = ill[no % ill.length];
    const machine = machines[no % machines.length];
    if (!patient || !machine) continue;
    const day = today.subtract({ days: Math.floor((DAYS_BACK * (BILLS - no)) / BILLS) });
    // A patient in the last year’s money has no fund there.
    if (day.year < today.year) continue;
    const clock = clockOn(day);
    const place = { countyCode: officer.countyCode, table: 'person', column: 'id_sealed', rowId: patient.id };
    const bill = billOf(no, machine.code, patient.name, cipher.open(patient.id_sealed, place), day);
    const context = { actor: machine.actor, services: { cipher, clock }, law };
    const settled = await settleBill(tx, context, bill, 'zh');
    if (settled.ok && no % 9 === 5) {
      const wish = { hospitalCode: machine.code, billNo: bill.billNo, reason: '住院明细录入有误，退费重结' };
      getValue(await takeBack(tx, machine.actor, clock.now(), wish));
    }
  }
  await clearAMonth(tx, makers, machines);
}

const clockOn = (day: Temporal.PlainDate): Clock => fixedClock(chinaMoment(day, '15:20').toString());

/** Bills from some thousand to a hundred thousand yuan; two thirds are borne by insurance. */
function billOf(
  no: number,
  hospitalCode: string,
  name: string,
  idNumber: string,
  day: Temporal.PlainDate,
): Bill {
  const totalFen = 380_000 + ((no * 7_919) % 97) * 97_300;
  const basicFen = Math.floor(totalFen * 0.52);
  const criticalFen = totalFen > 4_000_000 ? Math.floor(totalFen * 0.13) : 0;
  const inCatalogueFen = Math.floor(totalFen * 0.93);
  const isReferred = no % 6 === 0;
  const bill = {
    hospitalCode,
    billNo: `ZY${day.toString().replaceAll('-', '')}${String(no).padStart(4, '0')}`,
  };
  const given = { idNumber, name, dischargedOn: day.toString(), reductionFen: 0, otherFen: 0 };
  return { ...bill, ...given, totalFen, basicFen, criticalFen, inCatalogueFen, isReferred };
}

interface Machine {
  readonly code: string;
  readonly hospitalId: Id;
  readonly actor: Actor;
}

async function openHospitals(tx: Tx, { officer, director, now }: MedicalMakers): Promise<Machine[]> {
  const machines: Machine[] = [];
  for (const hospital of HOSPITALS) {
    const wish = {
      name: `${hospital.name}结算系统`,
      contact: '医保办 0714-8866200',
      document: hospital.document,
      permissions: ['medical.settle'] as const,
      callsPerMinute: 600,
    };
    const system = getValue(await addSystem({ tx, actor: officer, now }, wish));
    const entered = { ...hospital, systemId: system.id };
    const { id } = getValue(await enterHospital(tx, officer, now, entered));
    getValue(await endHospital(tx, director, now, id, 'confirmed'));
    const actor: Actor = { ...officer, userId: system.id, userName: wish.name, post: 'external-system' };
    machines.push({ code: hospital.code, hospitalId: id, actor });
  }
  return machines;
}

/** Of the first hospital the month before last is paid, of the other one it waits for the second person. */
async function clearAMonth(
  tx: Tx,
  { officer, director, now }: MedicalMakers,
  machines: readonly Machine[],
): Promise<void> {
  const { scheme } = await openMedicalLaw();
  const month = chinaDay(now).with({ day: 1 }).subtract({ months: 1 });
  for (const [place, { hospitalId }] of machines.entries()) {
    const drawn = await drawClearing(tx, officer, now, { hospitalId, month });
    if (!drawn.ok || place > 0) continue;
    const end = { how: 'paid' as const, document: '国库集中支付凭证第〔2026〕1107号' };
    getValue(await endClearing(tx, director, now, drawn.value.id, end, scheme));
  }
}
