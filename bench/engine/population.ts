import type pg from 'pg';
import { columnName, type FactDefinition, factTables, fullLayout, type Tables } from '../../engine/index.ts';

/**
 * Invented families of the registers of a province, made by the database itself: the same for the same numbers, wherever
 * it is made. Most families get nothing from most schemes; a third is poor enough for the minimum living
 * allowance. Money is in fen.
 */
export const TABLES: Tables = { household: 'facts_household', member: 'facts_member', idType: 'bigint' };

/** So many in a thousand, by ten bits of a draw. */
const oneOf = (draw: string, shift: number, perThousand: number): string =>
  `((${draw} >> ${shift}) & 1023) * 1000 < ${perThousand} * 1024`;
const upTo = (draw: string, shift: number, limit: number): string =>
  `(((${draw} >> ${shift}) & 65535) * ${limit} / 65536)`;

/** The facts that are not nothing for everybody, as expressions over the draws `a` and `b` of a household. */
const HOUSEHOLD: Readonly<Record<string, string>> = {
  residence: `(${oneOf('a', 0, 620)})::int`,
  emergency: `case when ${oneOf('a', 10, 100)} then 1 + ${upTo('a', 20, 6)} else 0 end`,
  emergencyMonths: `case when ${oneOf('a', 10, 100)} then 1 + ${upTo('a', 22, 8)} else 0 end`,
  emergencySpending: `case when ${oneOf('a', 10, 100)} then 100 * ${upTo('a', 24, 20_000)} else 0 end`,
  reliefGrantsThisYear: `(${oneOf('a', 40, 60)})::int`,
  medicalSpending: `case when ${oneOf('a', 44, 300)} then 100 * ${upTo('b', 0, 30_000)} else 0 end`,
  educationSpending: `case when ${oneOf('a', 48, 250)} then 100 * ${upTo('b', 8, 12_000)} else 0 end`,
  assessedTier: `${upTo('b', 16, 4)}`,
  financialAssets: `case when ${oneOf('b', 20, 850)} then 100 * ${upTo('b', 24, 25_000)} else 100 * ${upTo('b', 24, 400_000)} end`,
  vehicles: `(${oneOf('b', 30, 180)})::int`,
  dwellings: `1 + (${oneOf('b', 36, 150)})::int + (${oneOf('b', 40, 40)})::int`,
  registeredPoor: `${oneOf('b', 44, 80)}`,
  receivesMinimumLiving: `${oneOf('b', 48, 60)}`,
  receivedAmount: `case when ${oneOf('b', 48, 60)} then 30000 + 100 * ${upTo('b', 10, 900)} else 0 end`,
  monthsAboveStandard: `case when ${oneOf('b', 48, 60)} then ${upTo('b', 14, 12)} else 0 end`,
};

const ADULT = 'age between 16 and 59';
const DISABLED = oneOf('c', 0, 220);
const WORKS = `(${ADULT} and ${oneOf('c', 10, 620)})`;
const ILL = `(${oneOf('c', 18, 60)})`;
const TREATED = `(${oneOf('c', 24, 150)})`;
const UNATTENDED = `(age < 18 and ${oneOf('c', 32, 40)})`;
/** How much the family has at all: the third that is poor, and the rest. */
const WEALTH = 'case when wealth < 400 then 35 when wealth < 500 then 110 else 320 end';

/** Of a member: over the draws `c` and `d`, the age and the wealth of the family. */
const MEMBER: Readonly<Record<string, string>> = {
  birthDate: `(2022 - age) * 10000 + (1 + ${upTo('d', 0, 12)}) * 100 + 1 + ${upTo('d', 6, 28)}`,
  sex: '(c & 1)',
  relation: 'least(place, 3)',
  living: `case when ${oneOf('c', 44, 25)} then 5 when ${oneOf('d', 33, 4)} then 1 else 0 end`,
  disabilityKind: `case when ${DISABLED} then 1 + ${upTo('d', 10, 7)} else 0 end`,
  disabilityGrade: `case when ${DISABLED} then 1 + ${upTo('d', 14, 4)} else 0 end`,
  needsLongTermCare: `(${DISABLED} and ${oneOf('d', 18, 700)})`,
  seriousIllness: ILL,
  student: `case when age between 6 and 21 then 1 + age / 6 else 0 end`,
  workAbility: `case when ${ADULT} then (${oneOf('d', 22, 120)})::int else 2 end`,
  employed: WORKS,
  selfCareUnable: `case when age > 75 or ${DISABLED} then ${upTo('d', 26, 7)} else 0 end`,
  carePlace: `(${oneOf('d', 30, 20)})::int`,
  legalSupport: `case when ${oneOf('d', 34, 30)} then 0 when ${oneOf('d', 38, 30)} then 1 else 2 end`,
  guardianship: `case when not age < 18 then 0 when ${UNATTENDED} then 2 when ${oneOf('d', 42, 15)} then 1 when ${oneOf('d', 46, 15)} then 3 else 0 end`,
  fatherState: `case when ${UNATTENDED} then 1 + ${upTo('d', 4, 10)} else 0 end`,
  fatherStateMonths: `case when ${UNATTENDED} then ${upTo('d', 12, 24)} else 0 end`,
  motherState: `case when ${UNATTENDED} then 1 + ${upTo('d', 16, 10)} else 0 end`,
  motherStateMonths: `case when ${UNATTENDED} then ${upTo('d', 20, 24)} else 0 end`,
  raisedAsOrphan: `(age between 18 and 21 and ${oneOf('d', 24, 10)})`,
  wageIncome: `case when ${WORKS} then 12000 * (${WEALTH} + ${upTo('d', 28, 60)}) / 2 * 3 else 0 end`,
  businessIncome: `case when ${ADULT} then 100 * ${upTo('d', 32, 4_000)} else 0 end`,
  propertyIncome: `case when age > 30 and ${oneOf('c', 36, 120)} then 100 * ${upTo('d', 36, 3_000)} else 0 end`,
  transferIncome: `case when age >= 60 then 12000 * (${WEALTH}) / 2 + 1200 * ${upTo('d', 40, 200)} else 0 end`,
  exemptIncome: `case when age >= 16 and ${oneOf('c', 40, 150)} then 100 * ${upTo('d', 44, 2_000)} else 0 end`,
  basicPension: 'case when age >= 60 then 123600 else 0 end',
  supportPaid: `case when ${WORKS} then 100 * ${upTo('d', 48, 2_000)} else 0 end`,
  employmentCosts: `case when ${WORKS} then 100 * ${upTo('c', 28, 1_500)} else 0 end`,
  workInjuryNursing: `(${oneOf('c', 48, 4)})`,
  otherNursingAllowance: `case when ${oneOf('c', 50, 5)} then 9000 else 0 end`,
  monthsWithoutIncome: `case when ${ADULT} and not ${WORKS} then ${upTo('d', 2, 12)} else 0 end`,
  unemploymentInsured: `(${ADULT} and not ${WORKS} and ${oneOf('d', 12, 950)})`,
  medicalBill: `case when ${TREATED} then 100 * (500 + ${upTo('d', 20, 60_000)}) else 0 end`,
  basicInsurancePaid: `case when ${TREATED} then 60 * (500 + ${upTo('d', 20, 60_000)}) else 0 end`,
  criticalInsurancePaid: `case when ${TREATED} and ${ILL} then 10 * (500 + ${upTo('d', 20, 60_000)}) else 0 end`,
  medicalOutsidePolicy: `case when ${TREATED} then 5 * (500 + ${upTo('d', 20, 60_000)}) else 0 end`,
  medicalAssistanceThisYear: `case when ${TREATED} and ${oneOf('d', 46, 200)} then 100 * ${upTo('d', 8, 20_000)} else 0 end`,
  treatedByReferral: `(${TREATED} and ${oneOf('d', 44, 600)})`,
  otherLivingAllowance: `case when ${oneOf('c', 46, 5)} then 6000 else 0 end`,
  abilityLevel: `case when age >= 60 and ${oneOf('d', 38, 400)} then 1 + ${upTo('d', 42, 5)} else 0 end`,
  supportedAsExtremelyPoor: `(age between 16 and 29 and ${oneOf('c', 37, 10)})`,
  residentInsurance: `(${oneOf('d', 41, 70)})`,
  specialCare: `(age > 50 and ${oneOf('d', 50, 20)})`,
};

const MEMBERS = `case when ${oneOf('a', 50, 150)} then 1 else 2 + ${upTo('b', 32, 100)} * ${upTo('b', 32, 100)} / 1880 end`;
/** A family of the old, one with children, or one of grown people: ages come from that and from the place. */
const AGE = `case when (a >> 12) & 3 = 0 or members <= 2 and (a >> 14) & 1 = 0
    then case when place <= 2 then 60 + ${upTo('c', 2, 200)} * ${upTo('c', 2, 200)} / 1000 else 30 + ${upTo('c', 2, 30)} end
  when place <= 2 then 28 + ${upTo('c', 2, 32)} when place <= 4 then ${upTo('c', 2, 26)} else 62 + ${upTo('c', 2, 200)} * ${upTo('c', 2, 200)} / 1100 end`;

const values = (facts: readonly FactDefinition[], given: Readonly<Record<string, string>>): string =>
  facts
    .map((fact) => {
      const kind = fact.kind.kind;
      const type = kind === 'money' || kind === 'day' ? 'integer' : kind === 'bool' ? 'boolean' : 'smallint';
      const nothing = kind === 'bool' ? 'false' : '0';
      return `(${given[fact.name] ?? nothing})::${type} as ${columnName(fact)}`;
    })
    .join(', ');

/** Draws and number of members of the households of one county. */
const households = (no: number, from: number, count: number): string => `select *, ${MEMBERS} as members from
  (select id, ${no} as county_no, hashint8extended(id, 1) as a, hashint8extended(id, 2) as b
    from generate_series(${from}::bigint, ${from + count - 1}) id) drawn`;

export interface Population {
  readonly households: number;
  readonly members: number;
}

/** Fills both tables, county after county, gives them their keys and counts them. */
export async function makePopulation(
  client: pg.Client,
  regions: readonly string[],
  total: number,
): Promise<Population> {
  await client.query(`drop table if exists ${TABLES.household}, ${TABLES.member}`);
  for (const statement of factTables(TABLES, fullLayout)) await client.query(statement);
  let from = 1;
  for (const [no, region] of regions.entries()) {
    const count = Math.floor((total * (no + 1)) / regions.length) - (from - 1);
    await client.query(`insert into ${TABLES.household}
      select '${region}', id, ${values(fullLayout.household, HOUSEHOLD)} from (${households(no, from, count)}) h`);
    await client.query(`insert into ${TABLES.member}
      select '${region}', id, id * 64 + place, ${values(fullLayout.member, MEMBER)} from
        (select *, ${AGE} as age from
          (select id, a, members, place, (a >> 33) & 1023 as wealth,
             hashint8extended(id * 64 + place, 3) as c, hashint8extended(id * 64 + place, 4) as d
           from (${households(no, from, count)}) h, generate_series(1, members) place) drawn) m`);
    from += count;
  }
  await client.query(`alter table ${TABLES.household} add primary key (county_code, household_id)`);
  await client.query(`alter table ${TABLES.member} add primary key (county_code, household_id, member_id)`);
  await client.query(`vacuum (analyze) ${TABLES.household}`);
  await client.query(`vacuum (analyze) ${TABLES.member}`);
  const count = async (table: string): Promise<number> =>
    Number((await client.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count);
  return { households: await count(TABLES.household), members: await count(TABLES.member) };
}
