import { followDecisions } from '../../../platform/awards/index.ts';
import { type Actor, getValue, type Id, newId, type Outcome, sql } from '../../../platform/base/index.ts';
import { openFund } from '../../../platform/funds/index.ts';
import { post } from '../../../platform/ledger/index.ts';
import {
  type Bill,
  drawClearing,
  endClearing,
  endHospital,
  enterHospital,
  type Shares,
  settleBill,
  takeBack,
} from '../../../platform/medical/index.ts';
import { openRegistryDesk } from '../../../platform/registry/testing/desk.ts';
import { addSystem } from '../../../platform/systems/index.ts';
import { openMedicalLaw } from '../law.ts';

/** Two hospitals at their counters, a fund, and patients of whom the county knows something. */
export const desk = await openRegistryDesk();
export const { db, bureau, county, services } = desk;
export const at = services.clock.now();
export const director: Actor = { ...bureau, userId: newId(), userName: '周国平', post: 'director' };
const law = await openMedicalLaw();
const SCHEME = 'medical-assistance';
const fundLaw = { schemes: [SCHEME], titleOf: (scheme: string) => scheme };
const administrator: Actor = { ...bureau, userId: newId(), userName: '管理员', duty: 'system' };

export interface Counter {
  readonly hospitalId: Id;
  readonly code: string;
  readonly machine: Actor;
}

let serial = 0;
export async function openCounter(name = '人民医院'): Promise<Counter> {
  serial += 1;
  const code = `H42028100${serial}`;
  const system = getValue(
    await db.write(administrator, (tx) =>
      addSystem(
        { tx, actor: administrator, now: at },
        {
          name: `${name}结算系统${serial}`,
          contact: '',
          document: '协议',
          permissions: ['medical.settle'],
          callsPerMinute: 600,
        },
      ),
    ),
  );
  const machine: Actor = { ...bureau, userId: system.id, userName: name, post: 'external-system' };
  const hospital = { code, name: `${name}${serial}`, systemId: system.id, document: '定点协议' };
  const { id } = getValue(await desk.write((tx) => enterHospital(tx, bureau, at, hospital)));
  getValue(await db.write(director, (tx) => endHospital(tx, director, at, id, 'confirmed')));
  return { hospitalId: id, code, machine };
}

/** A fund with so many fen. */
export async function openMedicalFund(fen: bigint, year = 2026): Promise<{ fundId: Id; poolId: Id }> {
  const wish = {
    name: `医疗救助基金${newId().slice(-6)}`,
    source: 'county',
    year,
    schemes: [SCHEME],
  } as const;
  const { id } = getValue(await desk.write((tx) => openFund(tx, bureau, at, fundLaw, wish)));
  const fund = await db.read(bureau, (reader) =>
    reader.get<{ outside_id: Id; pool_id: Id }>(
      sql`select outside_id, pool_id from fund where county_code = ${county.code} and id = ${id}`,
    ),
  );
  getValue(
    await desk.write((tx) =>
      post(tx, bureau, at, {
        key: `fill-${id}`,
        kind: 'fund.receive',
        effectiveOn: services.clock.today(),
        legs: [{ from: fund.outside_id, to: fund.pool_id, amount: fen }],
      }),
    ),
  );
  return { fundId: id, poolId: fund.pool_id };
}

export interface Patient {
  readonly id: Id;
  readonly idNumber: string;
  readonly name: string;
}
export async function newPatient(name = '王卫华'): Promise<Patient> {
  const idNumber = desk.newNumber();
  const id = (await desk.create({ name, idNumber })) as Id;
  return { id, idNumber, name };
}

/** What the county decided for somebody, from a month on. */
export async function grant(
  { id, name }: Patient,
  scheme: string,
  given: { partyId?: Id; amountFen?: number; fromMonth?: string; kind?: 'change' } = {},
) {
  await db.change(bureau, (tx) =>
    followDecisions(tx, bureau, at, [
      {
        caseId: newId(),
        scheme,
        kind: given.kind ?? 'grant',
        partyId: given.partyId ?? id,
        householdId: given.partyId ?? null,
        personId: id,
        holderName: name,
        townId: county.towns[0].id,
        villageId: desk.villageA,
        isGranted: true,
        amountFen: given.amountFen ?? 50_000,
        fromMonth: given.fromMonth ?? '2026-01-01',
        decidedOn: '2025-12-20',
      },
    ]),
  );
}

let bills = 0;
/** 60 000 − 1 000 − 30 000 − 9 000 − 2 000 = 18 000 left, 3 000 of it outside the catalogue. */
export const billOf = (counter: Counter, patient: Patient, given: Partial<Bill> = {}): Bill => {
  bills += 1;
  return {
    hospitalCode: counter.code,
    billNo: `B2026${String(bills).padStart(6, '0')}`,
    idNumber: patient.idNumber,
    name: patient.name,
    dischargedOn: '2026-11-20',
    totalFen: 6_000_000,
    reductionFen: 100_000,
    basicFen: 3_000_000,
    criticalFen: 900_000,
    otherFen: 200_000,
    inCatalogueFen: 5_700_000,
    isReferred: false,
    ...given,
  };
};

export const settle = ({ machine }: Counter, bill: Bill): Promise<Outcome<Shares>> =>
  db.write(machine, (tx) => settleBill(tx, { actor: machine, services, law }, bill, 'zh'));
export const back = ({ machine, code }: Counter, billNo: string) =>
  db.write(machine, (tx) =>
    takeBack(tx, machine, at, { hospitalCode: code, billNo, reason: '出院改为转科' }),
  );

export const LATER = at.add({ hours: 24 * 40 });
export const draw = ({ hospitalId }: Counter, month = '2026-11-01') =>
  desk.write((tx) => drawClearing(tx, bureau, LATER, { hospitalId, month: Temporal.PlainDate.from(month) }));
export const end = (id: Id, how: 'paid' | 'withdrawn', actor = director) =>
  db.write(actor, (tx) => endClearing(tx, actor, LATER, id, { how, document: '国库支付令12号' }, SCHEME));

/** Due and given to a hospital in the ledger, in fen. */
export const standingOf = ({ hospitalId }: Counter) =>
  db.read(bureau, (reader) =>
    reader.get<{ due: bigint; given: bigint }>(sql`select coalesce(sum(d.balance), 0)::bigint as due,
        coalesce(sum(g.balance), 0)::bigint as given
      from medical_hospital_account a
        join ledger_head d on d.county_code = a.county_code and d.account_id = a.due_id
        join ledger_head g on g.county_code = a.county_code and g.account_id = a.given_id
      where a.county_code = ${county.code} and a.hospital_id = ${hospitalId}`),
  );
export const poolOf = ({ poolId }: { readonly poolId: Id }) =>
  db.read(bureau, (reader) =>
    reader.get<{ balance: bigint }>(
      sql`select balance from ledger_head where county_code = ${county.code} and account_id = ${poolId}`,
    ),
  );
