import type { Random } from '../random.ts';
import { toTenYuan } from './means.ts';
import type { Life } from './member-facts.ts';

type Facts = Record<string, number>;

/** The state's basic pension of residents, a year, in fen. */
const BASIC_PENSION_FEN = 12 * 12_300;
const INSURANCE_FEN = 38_000;
const MONTHS = 12;

const NOTHING: Facts = {
  wageIncome: 0,
  businessIncome: 0,
  propertyIncome: 0,
  transferIncome: 0,
  otherIncome: 0,
  exemptIncome: 0,
  basicPension: 0,
  supportPaid: 0,
  employmentCosts: 0,
};

/**
 * Spreads what the household has over its members, so that what counts under the law comes out as drawn: workers earn
 * it, each with costs of work and contributions on top; where nobody works, the eldest has it from children and land.
 */
export function spreadIncome(
  random: Random,
  lives: readonly Life[],
  perPersonFen: number,
  urban: boolean,
): Facts[] {
  const yearFen = perPersonFen * MONTHS * lives.length;
  const workers = lives.filter(({ isEmployed }) => isEmployed).length;
  const adults = lives.filter(({ age }) => age >= 18).length;
  // Those who went to work elsewhere are not members: what they send is a transfer.
  const shares = lives.map((life) =>
    workers > 0 ? Number(life.isEmployed) / workers : Number(life.age >= 18) / Math.max(1, adults),
  );
  return lives.map((life, index) => incomeOf(random, life, toTenYuan(yearFen * (shares[index] ?? 0)), urban));
}

function incomeOf(random: Random, life: Life, countedFen: number, urban: boolean): Facts {
  const basicPension = life.age >= 60 && !urban ? BASIC_PENSION_FEN : 0;
  if (!life.isEmployed) {
    const property = countedFen > 0 && random.chance(0.1) ? toTenYuan(countedFen * 0.15) : 0;
    const other = countedFen > 0 && random.chance(0.03) ? toTenYuan(countedFen * 0.1) : 0;
    const transferIncome = countedFen - property - other + basicPension;
    return { ...NOTHING, basicPension, transferIncome, propertyIncome: property, otherIncome: other };
  }
  const earnsWage = random.chance(urban ? 0.85 : 0.62);
  const employmentCosts = earnsWage ? Math.min(toTenYuan(countedFen * 0.06), 240_000) : 0;
  const supportPaid = INSURANCE_FEN + (random.chance(0.12) ? 120_000 : 0);
  const exemptIncome = random.chance(0.04) ? random.between(20, 120) * 1_000 : 0;
  const earned = countedFen + employmentCosts + supportPaid;
  return {
    ...NOTHING,
    basicPension,
    [earnsWage ? 'wageIncome' : 'businessIncome']: earned,
    transferIncome: basicPension + exemptIncome,
    exemptIncome,
    employmentCosts,
    supportPaid,
  };
}
