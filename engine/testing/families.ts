import type { facts } from '../facts/vocabulary.ts';
import type { Ymd } from '../language/day.ts';
import { below, between, birthAt, chance, pick, type Random } from './draw.ts';

/** `any` draws every fact by itself, without regard to the others. */
export type Style = 'any' | 'poor' | 'edge' | 'well-off';
type Likely<Scope extends keyof typeof facts> = Readonly<
  Partial<Record<keyof (typeof facts)[Scope], number>>
>;

const STYLES: readonly Style[] = ['any', 'poor', 'edge', 'well-off'];
export const styleOf = (random: Random): Style => STYLES[pick(random, [12, 48, 28, 12])] ?? 'any';

const YUAN = 100;
/** Yuan a year that one earner or pensioner has. */
const INCOMES: Readonly<Record<Style, number>> = {
  any: 20_000,
  poor: 9_000,
  edge: 30_000,
  'well-off': 150_000,
};

const money = (random: Random, mostYuan: number, share = 1): number =>
  random() < share ? below(random, mostYuan * YUAN + 1) : 0;

/** What is known of a household as a whole; what is not named here is drawn as anything. */
export function householdOf(style: Style, random: Random): Likely<'household'> {
  const isPoor = style !== 'well-off';
  const emergency = pick(random, [5, 1, 1, 1, 1, 1, 2]);
  return {
    residence: chance(random, 0.6),
    vehicles: pick(random, isPoor ? [92, 6, 2] : [50, 40, 10]),
    dwellings: pick(random, isPoor ? [15, 78, 7] : [5, 60, 35]),
    financialAssets: money(random, isPoor ? 25_000 : 800_000, 0.6),
    registeredPoor: chance(random, 0.2),
    receivesMinimumLiving: chance(random, 0.35),
    receivedAmount: money(random, 1_500),
    monthsAboveStandard: below(random, 16),
    assessedTier: pick(random, [1, 3, 3, 3]),
    emergency,
    emergencyMonths: below(random, 9),
    emergencySpending: money(random, 30_000),
    reliefGrantsThisYear: pick(random, [80, 12, 5, 3]),
    medicalSpending: money(random, 80_000, 0.5),
    educationSpending: money(random, 30_000, 0.4),
    rehabilitationSpending: money(random, 20_000, 0.3),
    otherRigidSpending: money(random, 10_000, 0.2),
  };
}

/** A child, somebody of working age or an elder, with what goes with it. */
export function memberOf(style: Style, random: Random, day: Ymd): Likely<'member'> {
  const years =
    [between(random, 0, 17), between(random, 16, 60), between(random, 58, 104)][pick(random, [3, 4, 4])] ?? 0;
  return {
    birthDate: birthAt(random, day, years),
    sex: below(random, 2),
    living: random() < 0.92 ? 0 : below(random, 6),
    legalSupport: pick(random, [3, 2, 5]),
    carePlace: chance(random, 0.2),
    student: years < 6 ? 0 : years < 30 ? pick(random, [3, 4, 2, 1, 2]) : 0,
    ...ofHealth(random, years),
    ...ofChild(random),
    ...ofWork(random),
    ...ofIncome(style, random, years),
    ...ofTreatment(random),
  };
}

function ofHealth(random: Random, years: number): Likely<'member'> {
  const isDisabled = random() < 0.4;
  const isWell = !isDisabled && random() < 0.6;
  return {
    disabilityKind: isDisabled ? between(random, 1, 7) : 0,
    disabilityGrade: isDisabled ? between(random, 1, 4) : 0,
    seriousIllness: chance(random, 0.2),
    needsLongTermCare: chance(random, isWell ? 0 : 0.6),
    selfCareUnable: isWell ? 0 : below(random, 7),
    workAbility: pick(random, isDisabled ? [2, 3, 5] : [8, 1, 2]),
    abilityLevel: years >= 60 ? pick(random, [2, 2, 2, 2, 2, 2]) : 0,
    workInjuryNursing: chance(random, 0.15),
    otherNursingAllowance: money(random, 300, 0.2),
    otherLivingAllowance: money(random, 300, 0.2),
  };
}

function ofChild(random: Random): Likely<'member'> {
  const state = (): number => (random() < 0.25 ? 0 : between(random, 1, 10));
  return {
    guardianship: pick(random, [5, 2, 3, 1]),
    fatherState: state(),
    motherState: state(),
    fatherStateMonths: below(random, 24),
    motherStateMonths: below(random, 24),
    raisedAsOrphan: chance(random, 0.4),
    childWithHiv: chance(random, 0.05),
  };
}

const ofWork = (random: Random): Likely<'member'> => ({
  employed: chance(random, 0.35),
  monthsWithoutIncome: below(random, 10),
  unemploymentInsured: chance(random, 0.3),
  unemploymentPay: pick(random, [8, 1, 1]),
  specialCare: chance(random, 0.08),
  lostOnlyChild: chance(random, 0.06),
});

function ofIncome(style: Style, random: Random, years: number): Likely<'member'> {
  const most = years < 16 ? 300 : INCOMES[style];
  const pension = years >= 60 ? money(random, 3_000, 0.8) : 0;
  return {
    wageIncome: money(random, most, years < 16 ? 0.02 : 0.5),
    businessIncome: money(random, most / 2, 0.2),
    propertyIncome: money(random, most / 4, 0.15),
    transferIncome: pension + money(random, most / 4, 0.25),
    otherIncome: money(random, most / 8, 0.1),
    exemptIncome: money(random, most / 8, 0.15),
    basicPension: pension,
    supportPaid: money(random, most / 6, 0.2),
    employmentCosts: money(random, most / 8, 0.15),
  };
}

/** A bill and what others have paid of it; sometimes more than the bill. */
function ofTreatment(random: Random): Likely<'member'> {
  const medicalBill =
    random() < 0.45 ? 0 : below(random, [3_000, 30_000, 250_000][below(random, 3)] ?? 0) * YUAN;
  const share = (most: number): number => Math.floor(medicalBill * random() * most);
  return {
    medicalBill,
    medicalReduction: random() < 0.2 ? share(0.2) : 0,
    basicInsurancePaid: share(0.8),
    criticalInsurancePaid: random() < 0.3 ? share(0.4) : 0,
    otherInsurancePaid: random() < 0.15 ? share(0.4) : 0,
    medicalOutsidePolicy: random() < 0.5 ? share(0.3) : 0,
    medicalDeductibleCounted: money(random, 4_000, 0.3),
    medicalAssistanceThisYear: money(random, 80_000, 0.25),
    medicalTiltThisYear: money(random, 30_000, 0.15),
    treatedByReferral: chance(random, 0.7),
  };
}
