import type { MembershipFacts } from '../platform/rosters/index.ts';
import { createRandom, type Random, weigh } from './random.ts';
import type { DemoHousehold, DemoPerson, DemoPlace } from './types.ts';

/**
 * Who stands on the six rosters: shares about as a county of Hubei counts them. Four in a hundred country people and
 * one in a hundred townspeople with the minimum living allowance, one in two hundred of the country in extreme
 * poverty, most of the certified severely disabled with the nursing subsidy, most of those over eighty with the
 * old-age allowance, a handful of cases of relief in each village and year.
 */
export interface RosterChooser {
  /** The memberships of one household. */
  choose(household: DemoHousehold): MembershipFacts[];
}

const CLASSES = weigh<'A' | 'B' | 'C'>([
  ['A', 22],
  ['B', 46],
  ['C', 32],
]);
/** A month for one person, in fen: what the rosters of the county say. */
const RURAL_FEN = { A: 63_400, B: 48_000, C: 36_000 } as const;
const URBAN_FEN = { A: 73_000, B: 63_000, C: 47_000 } as const;
/** 分类施保: hundredths of the standard, on top of it; each member by the highest class, as `packs/420000-hubei` has it. */
const SUPPLEMENT = { age: 10, isSevere: 20, elderAge: 70, adultAge: 18 } as const;
const CARE_FEN = { 1: 12_000, 2: 10_000 } as const;
const LIVING_FEN = 8_000;
/** Extreme poverty as `packs/420281-daye` has it: for living, and for care by what somebody can do alone. */
const SUPPORT = {
  分散供养: { baseFen: 119_500, careFen: { 全自理: 0, 半护理: 20_000, 全护理: 40_000 } },
  集中供养: { baseFen: 146_000, careFen: { 全自理: 0, 半护理: 30_000, 全护理: 60_000 } },
} as const;
const CARE_LEVELS = ['全自理', '半护理', '全护理'] as const;
/** Some villages still send what was given before the last adjustment. */
const STALE_SHARE = 0.08;
const STALE_BASE_FEN = 110_000;
const CAUSES = weigh<string>([
  ['因病', 44],
  ['因残', 28],
  ['缺乏劳动力', 17],
  ['因学', 6],
  ['因灾', 5],
]);
const OLD_AGE = 80;

const isUrban = (place: DemoPlace): boolean => place.kind === 'community' || place.townKind === 'subdistrict';
const ageOn = (person: DemoPerson, on: Temporal.PlainDate): number =>
  person.birthDate.until(on, { largestUnit: 'years' }).years;
const isSevere = (person: DemoPerson): boolean => (person.disability?.grade ?? 4) <= 2;

export function createRosterChooser(seed: string, on: Temporal.PlainDate): RosterChooser {
  const random = createRandom(`${seed}/rosters`);
  return {
    choose(household) {
      const members = household.persons.filter(
        ({ diedOn, idNumber }) => diedOn === null && idNumber !== null,
      );
      const [head] = members;
      if (head === undefined) return [];
      const isAlone = members.length === 1 && household.persons.length === 1;
      const isPoorest = isAlone && !isUrban(household.place) && ageOn(head, on) >= 60 && random.chance(0.09);
      if (isPoorest) {
        const careLevel = random.pick(CARE_LEVELS);
        const supportMode = random.chance(0.15) ? '集中供养' : '分散供养';
        const { baseFen, careFen } = SUPPORT[supportMode];
        const facts = {
          baseAmountFen: `${random.chance(STALE_SHARE) ? STALE_BASE_FEN : baseFen}`,
          careAmountFen: `${careFen[careLevel]}`,
          ...{ careLevel, supportMode },
        };
        const enter = since(random, on);
        return [
          membership(household, head, 'extreme-poverty', enter, facts),
          ...oldAge(random, household, [head], on),
        ];
      }
      const allowance = allowanceOf(random, household, members, on);
      return [
        ...allowance,
        ...subsidies(random, household, members, on, allowance.length > 0),
        ...oldAge(random, household, members, on),
        ...relief(random, household, head, on),
      ];
    },
  };
}

const since = (random: Random, on: Temporal.PlainDate): Temporal.PlainDate =>
  on.subtract({ months: random.between(1, 84) }).with({ day: 1 });

function membership(
  { id, place }: DemoHousehold,
  person: DemoPerson,
  roster: string,
  fromOn: Temporal.PlainDate,
  facts: MembershipFacts['facts'],
): MembershipFacts {
  return {
    ...{ roster, personId: person.id, householdId: id, townId: place.townId, villageId: place.villageId },
    ...{ fromOn, enterReason: 'demo', importRow: null, facts: { ...facts, since: fromOn.toString() } },
  };
}

/** Poverty follows illness and age: a household with a disabled member is six times as likely to be on it. */
function allowanceOf(
  random: Random,
  household: DemoHousehold,
  members: readonly DemoPerson[],
  on: Temporal.PlainDate,
): MembershipFacts[] {
  const urban = isUrban(household.place);
  const disabled = members.filter(({ disability }) => disability !== null).length;
  const areAllOld = members.every((person) => ageOn(person, on) >= 65);
  const base = urban ? 0.008 : 0.04;
  if (!random.chance(base + base * 5 * Math.min(disabled, 2) + (areAllOld ? base * 2 : 0))) return [];
  const category = random.weighted(CLASSES);
  const amounts = urban ? URBAN_FEN : RURAL_FEN;
  const eachFen = amounts[category];
  // The amount makes up what the family lacks to the standard; of a few the roster says something else, as rosters do.
  const ownFen = (amounts.A - eachFen) * members.length;
  const incomeFen = random.chance(0.04) ? random.between(0, 400) * 1_000 : ownFen;
  const onTopFen = members.reduce((sum, person) => sum + supplementOf(person, amounts.A, on), 0);
  const fromOn = since(random, on);
  const facts = {
    ...{ category, cause: random.weighted(CAUSES), familySize: members.length, coveredCount: members.length },
    ...{ incomeFen: `${incomeFen}`, amountFen: `${eachFen * members.length + onTopFen}` },
  };
  const roster = urban ? 'urban-allowance' : 'rural-allowance';
  return members.map((person) => membership(household, person, roster, fromOn, facts));
}

function supplementOf(person: DemoPerson, standardFen: number, on: Temporal.PlainDate): number {
  const age = ageOn(person, on);
  const isOfAge = age >= SUPPLEMENT.elderAge || age < SUPPLEMENT.adultAge;
  const share = isSevere(person) ? SUPPLEMENT.isSevere : isOfAge ? SUPPLEMENT.age : 0;
  return (standardFen * share) / 100;
}

/** What a class makes up for each member, in fen: without what is on top of it for the old, the young and the disabled. */
export const eachFenOf = ({ roster, facts }: MembershipFacts): number =>
  (roster === 'urban-allowance' ? URBAN_FEN : RURAL_FEN)[facts.category as keyof typeof RURAL_FEN];

function subsidies(
  random: Random,
  household: DemoHousehold,
  members: readonly DemoPerson[],
  on: Temporal.PlainDate,
  isOnAllowance: boolean,
): MembershipFacts[] {
  return members.flatMap((person) => {
    const { disability } = person;
    if (disability === null) return [];
    const careFen = isSevere(person) && random.chance(0.9) ? CARE_FEN[disability.grade === 1 ? 1 : 2] : 0;
    const livingFen = isOnAllowance ? LIVING_FEN : 0;
    if (careFen + livingFen === 0) return [];
    const facts = {
      familyType: isOnAllowance ? '低保' : '一般家庭',
      ...{ livingSubsidyFen: `${livingFen}`, careSubsidyFen: `${careFen}` },
      ...{ disabilityKind: disability.kind, disabilityGrade: disability.grade },
    };
    const [first, second] = [since(random, on), disability.issuedOn.add({ months: 1 }).with({ day: 1 })];
    const fromOn = Temporal.PlainDate.compare(first, second) < 0 ? second : first;
    if (Temporal.PlainDate.compare(fromOn, on) > 0) return [];
    return [membership(household, person, 'disability-subsidies', fromOn, facts)];
  });
}

function oldAge(
  random: Random,
  household: DemoHousehold,
  members: readonly DemoPerson[],
  on: Temporal.PlainDate,
): MembershipFacts[] {
  return members.flatMap((person) => {
    const age = ageOn(person, on);
    if (age < OLD_AGE || !random.chance(0.93)) return [];
    const [band, fen] = age >= 100 ? ['100以上', 50_000] : age >= 90 ? ['90-99', 10_000] : ['80-89', 5_000];
    // From the month after the birthday.
    const fromOn = person.birthDate.add({ years: OLD_AGE, months: 1 }).with({ day: 1 });
    if (Temporal.PlainDate.compare(fromOn, on) > 0) return [];
    return [membership(household, person, 'old-age', fromOn, { band, monthlyStandardFen: `${fen}` })];
  });
}

function relief(
  random: Random,
  household: DemoHousehold,
  head: DemoPerson,
  on: Temporal.PlainDate,
): MembershipFacts[] {
  if (!random.chance(0.012)) return [];
  const fromOn = on.subtract({ days: random.between(1, 540) });
  const facts = { cause: random.weighted(CAUSES), amountFen: `${random.between(5, 60) * 10_000}` };
  // Given once: it ends when it has begun.
  return [{ ...membership(household, head, 'relief', fromOn, facts), toOn: fromOn.add({ days: 1 }) }];
}
