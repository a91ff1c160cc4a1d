import {
  abilityKinds,
  careKinds,
  guardianshipKinds,
  livingKinds,
  parentKinds,
  studentKinds,
  supportKinds,
  unemploymentPayKinds,
  workAbilityKinds,
} from '../../engine/index.ts';
import { type Random, weigh } from '../random.ts';
import type { DemoPerson } from '../types.ts';

type Facts = Record<string, number>;

/** What is drawn of a person before any income: health, schooling, work. */
export interface Life {
  readonly age: number;
  readonly isSevere: boolean;
  readonly isIll: boolean;
  readonly isEmployed: boolean;
  readonly facts: Facts;
}

export interface Standing {
  readonly age: number;
  readonly urban: boolean;
  readonly isOnAllowance: boolean;
  readonly isPoorest: boolean;
  /** Raised by grandparents while the parents are elsewhere. */
  readonly isLeftBehind: boolean;
}

/** The place of a choice by its code: rows of facts hold places. */
const place = <V extends string>(kind: { readonly values: readonly V[] }, value: V): number =>
  kind.values.indexOf(value);

const LIVING = weigh<number>([
  [place(livingKinds, 'together'), 985],
  [place(livingKinds, 'apart'), 12],
  [place(livingKinds, 'imprisoned'), 2],
  [place(livingKinds, 'detoxification'), 1],
]);
const SELF_CARE_SEVERE = weigh([
  [0, 40],
  [1, 14],
  [2, 13],
  [3, 11],
  [4, 9],
  [5, 7],
  [6, 6],
]);
const SELF_CARE_OLD = weigh([
  [0, 80],
  [1, 9],
  [2, 5],
  [3, 3],
  [4, 2],
  [6, 1],
]);
const TEENAGER = weigh<number>([
  [place(studentKinds, 'high-school'), 60],
  [place(studentKinds, 'vocational'), 35],
  [place(studentKinds, 'none'), 5],
]);
/** Why a parent of a child who is in fact unattended cannot raise it, with the months that this lasts. */
const PARENT = weigh<readonly [state: number, lasts: boolean]>([
  [[place(parentKinds, 'dead'), false], 40],
  [[place(parentKinds, 'severely-disabled'), false], 16],
  [[place(parentKinds, 'gravely-ill'), false], 8],
  [[place(parentKinds, 'imprisoned'), true], 14],
  [[place(parentKinds, 'lost-contact'), true], 22],
]);

function schoolOf(random: Random, age: number): number {
  if (age < 6) return place(studentKinds, 'none');
  if (age < 15) return place(studentKinds, 'compulsory');
  if (age < 18) return random.weighted(TEENAGER);
  return place(studentKinds, age < 22 && random.chance(0.48) ? 'college' : 'none');
}

function workAbilityOf(random: Random, age: number, grade: number, isIll: boolean): number {
  if (age < 16) return place(workAbilityKinds, 'none');
  if (grade > 0 && grade <= 2) return place(workAbilityKinds, random.chance(0.8) ? 'none' : 'partial');
  if (grade > 2) return place(workAbilityKinds, random.chance(0.55) ? 'partial' : 'full');
  return place(workAbilityKinds, isIll ? (random.chance(0.4) ? 'none' : 'partial') : 'full');
}

function isEmployed(random: Random, standing: Standing, ability: number, student: number): boolean {
  const { age, isOnAllowance, isPoorest, urban } = standing;
  if (age < 18 || isPoorest || student !== 0 || ability === place(workAbilityKinds, 'none')) return false;
  if (age >= 60) return age < 72 && !urban && random.chance(isOnAllowance ? 0.1 : 0.35);
  const share = ability === place(workAbilityKinds, 'partial') ? 0.3 : 0.86;
  return random.chance(isOnAllowance ? share * 0.45 : share);
}

export function drawLife(random: Random, person: DemoPerson, standing: Standing): Life {
  const { age, isOnAllowance, isPoorest } = standing;
  const grade = person.disability?.grade ?? 0;
  const isSevere = grade > 0 && grade <= 2;
  const isIll = random.chance((age < 45 ? 0.004 : age < 60 ? 0.01 : 0.02) * (isOnAllowance ? 8 : 1));
  const student = schoolOf(random, age);
  const workAbility = workAbilityOf(random, age, grade, isIll);
  const employed = isEmployed(random, standing, workAbility, student);
  const selfCareUnable = isSevere
    ? random.weighted(SELF_CARE_SEVERE)
    : age >= 82
      ? random.weighted(SELF_CARE_OLD)
      : 0;
  const isIdle =
    !employed && age >= 18 && age < 60 && student === 0 && workAbility !== place(workAbilityKinds, 'none');
  const isInsured = isIdle && random.chance(0.2);
  const facts: Facts = {
    living: isPoorest || age < 16 ? 0 : random.weighted(LIVING),
    needsLongTermCare: Number(random.chance(isSevere ? 0.85 : selfCareUnable > 0 ? 0.7 : 0.01)),
    seriousIllness: Number(isIll),
    student,
    workAbility,
    employed: Number(employed),
    selfCareUnable,
    carePlace: place(careKinds, isPoorest && random.chance(0.2) ? 'institution' : 'home'),
    legalSupport: place(supportKinds, isPoorest ? (random.chance(0.8) ? 'none' : 'unable') : 'able'),
    raisedAsOrphan: 0,
    supportedAsExtremelyPoor: 0,
    workInjuryNursing: Number(random.chance(0.0002)),
    otherNursingAllowance: age >= 85 && random.chance(0.004) ? 20_000 : 0,
    monthsWithoutIncome: isIdle && random.chance(0.03) ? random.between(1, 14) : 0,
    unemploymentInsured: Number(isInsured),
    unemploymentPay: place(unemploymentPayKinds, isInsured && random.chance(0.4) ? 'insurance' : 'none'),
    childWithHiv: 0,
    otherLivingAllowance: 0,
    abilityLevel: place(abilityKinds, abilityOf(random, age, selfCareUnable)),
    specialCare: Number(age >= 60 && person.sex === 1 && random.chance(0.006)),
    lostOnlyChild: Number(age >= 49 && random.chance(0.0015)),
    residentInsurance: Number(!(employed && standing.urban && random.chance(0.7))),
    ...guardianOf(random, standing),
    ...treatmentOf(random, isIll, age),
  };
  return { age, isSevere, isIll, isEmployed: employed, facts };
}

function abilityOf(random: Random, age: number, selfCareUnable: number) {
  if (age < 60 || !random.chance(selfCareUnable > 0 ? 0.6 : 0.06)) return 'not-assessed';
  if (selfCareUnable === 0) return random.chance(0.7) ? 'intact' : 'mild';
  return selfCareUnable < 3 ? 'moderate' : selfCareUnable < 5 ? 'severe' : 'total';
}

/** Shares among left-behind children come out at Daye's 60 orphans and 533 unattended children of 900 000 people. */
function guardianOf(random: Random, { age, isLeftBehind }: Standing): Facts {
  const none = {
    guardianship: 0,
    fatherState: 0,
    fatherStateMonths: 0,
    motherState: 0,
    motherStateMonths: 0,
  };
  if (age >= 18) return none;
  const draw = random.next();
  if (isLeftBehind && draw < 0.0035) return { ...none, guardianship: place(guardianshipKinds, 'orphan') };
  if (isLeftBehind && draw < 0.035) {
    const [father, fatherLasts] = random.weighted(PARENT);
    const [mother, motherLasts] = random.weighted(PARENT);
    return {
      guardianship: place(guardianshipKinds, 'unattended'),
      fatherState: father,
      fatherStateMonths: fatherLasts ? random.between(6, 60) : 0,
      motherState: mother,
      motherStateMonths: motherLasts ? random.between(6, 60) : 0,
    };
  }
  return draw > 0.997 ? { ...none, guardianship: place(guardianshipKinds, 'lacking') } : none;
}

/** One stay in hospital, and who has paid of it: what is left is what medical assistance looks at. */
function treatmentOf(random: Random, isIll: boolean, age: number): Facts {
  if (!random.chance(isIll ? 0.35 : age >= 60 ? 0.02 : 0.006)) return { medicalBill: 0 };
  const bill = random.between(30, isIll ? 900 : 250) * 10_000;
  const outside = Math.round(bill * 0.08);
  const basic = Math.round((bill - outside) * (0.55 + random.next() * 0.15));
  const left = bill - outside - basic;
  const critical = left > 1_200_000 ? Math.round((left - 1_200_000) * 0.6) : 0;
  return {
    medicalBill: bill,
    medicalReduction: 0,
    basicInsurancePaid: basic,
    criticalInsurancePaid: critical,
    otherInsurancePaid: 0,
    medicalOutsidePolicy: outside,
    medicalDeductibleCounted: random.between(0, 2) * 100_000,
    medicalAssistanceThisYear: 0,
    medicalTiltThisYear: 0,
    treatedByReferral: Number(random.chance(0.85)),
  };
}
