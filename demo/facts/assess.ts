import { emergencyKinds } from '../../engine/index.ts';
import type { Assessment, Facts } from '../../lines/population/index.ts';
import type { MembershipFacts } from '../../platform/rosters/index.ts';
import { createNumbers } from '../numbers.ts';
import { eachFenOf } from '../on-rosters.ts';
import { createRandom, type Random, weigh } from '../random.ts';
import type { DemoHousehold, DemoPerson, DemoPlace } from '../types.ts';
import { spreadIncome } from './income.ts';
import { type Means, ordinaryMeans, poorestMeans, poorMeans } from './means.ts';
import { drawLife, type Life } from './member-facts.ts';

/** What an assessment of every household would have found: so that policies can be tried on the county. */
export interface Assessor {
  /** Nothing for the few that nobody has assessed yet. Must see the households in their order. */
  assess(household: DemoHousehold, memberships: readonly MembershipFacts[]): Assessment | undefined;
}

/** From this day on all are known: an old month can be computed too. */
const KNOWN_FROM = Temporal.PlainDate.from('2018-01-01');
const NEVER_ASSESSED = 0.008;
const HAS_GAP = 0.006;
/** What officers most often do not know yet. */
const GAPS = weigh<string>([
  ['financialAssets', 5],
  ['otherRigidSpending', 2],
  ['registeredPoor', 1],
]);

const isUrban = (place: DemoPlace): boolean => place.kind === 'community' || place.townKind === 'subdistrict';
const ageOn = (person: DemoPerson, on: Temporal.PlainDate): number =>
  person.birthDate.until(on, { largestUnit: 'years' }).years;

export function createAssessor(seed: string, on: Temporal.PlainDate): Assessor {
  const random = createRandom(`${seed}/facts`);
  // Of their own sequence: the people keep the ids that they had before there were facts.
  const numbers = createNumbers(createRandom(`${seed}/assessments`));
  return {
    assess(household, memberships) {
      const members = household.persons.filter(({ diedOn }) => diedOn === null);
      // Set off by their first digit from the ids of people and households.
      const id = `2${numbers.id().slice(1)}`;
      if (members.length === 0 || random.chance(NEVER_ASSESSED)) return undefined;
      const found = look(random, household, members, memberships, on);
      return {
        ...{ id, householdId: household.id, knownFrom: KNOWN_FROM, facts: withGap(random, found.facts) },
        members: members.map(({ id: personId }, index) => ({ personId, facts: found.members[index] ?? {} })),
      };
    },
  };
}

function look(
  random: Random,
  household: DemoHousehold,
  members: readonly DemoPerson[],
  memberships: readonly MembershipFacts[],
  on: Temporal.PlainDate,
) {
  const urban = isUrban(household.place);
  const allowance = memberships.find(({ roster }) => roster.endsWith('-allowance'));
  const isPoorest = memberships.some(({ roster }) => roster === 'extreme-poverty');
  const ages = members.map((person) => ageOn(person, on));
  // Grandparents with grandchildren, and nobody between them.
  const isHandedOver = members.every(({ relation }) => /^(02|1|4)/.test(relation));
  const lives = members.map((person, index) => {
    const isLeftBehind = isHandedOver && person.relation.startsWith('4');
    const standing = { urban, isPoorest, isOnAllowance: allowance !== undefined, isLeftBehind };
    return drawLife(random, person, { ...standing, age: ages[index] ?? 0 });
  });
  const size = members.length;
  const areAllOld = ages.every((age) => age >= 65);
  const means = allowance
    ? poorMeans(random, urban, eachFenOf(allowance), size)
    : isPoorest
      ? poorestMeans(random)
      : ordinaryMeans(random, urban, areAllOld, size);
  const incomes = spreadIncome(random, lives, means.perPersonFen, urban);
  return {
    facts: householdFacts(random, { lives, means, urban, isOnAllowance: allowance !== undefined }),
    members: lives.map(({ facts }, index) => ({ ...facts, ...incomes[index] })),
  };
}

interface Looked {
  readonly lives: readonly Life[];
  readonly means: Means;
  readonly urban: boolean;
  readonly isOnAllowance: boolean;
}

function householdFacts(random: Random, { lives, means, urban, isOnAllowance }: Looked): Facts {
  const { assetsFen, vehicles, dwellings } = means;
  const hasEmergency = random.chance(isOnAllowance ? 0.04 : 0.008);
  const ill = lives.filter(({ isIll }) => isIll).length;
  const disabled = lives.filter(({ isSevere }) => isSevere).length;
  const old = lives.filter(({ age }) => age >= 65).length;
  const atSchool = lives.filter(({ facts }) => (facts.student ?? 0) >= 2).length;
  const each = (count: number, from: number, to: number) => count * random.between(from, to) * 10_000;
  return {
    emergency: hasEmergency ? random.between(1, emergencyKinds.values.length - 1) : 0,
    emergencyMonths: hasEmergency ? random.between(1, 6) : 0,
    emergencySpending: hasEmergency ? random.between(20, 300) * 10_000 : 0,
    reliefGrantsThisYear: Number(random.chance(0.01)),
    medicalSpending: each(ill, 60, 500) + each(old, 2, 40),
    educationSpending: each(atSchool, 30, 90),
    rehabilitationSpending: each(disabled, 0, 50),
    otherRigidSpending: random.chance(0.02) ? random.between(10, 100) * 10_000 : 0,
    financialAssets: assetsFen,
    vehicles,
    dwellings,
    registeredPoor: Number(!urban && random.chance(isOnAllowance ? 0.45 : 0.05)),
    monthsAboveStandard: isOnAllowance && random.chance(0.02) ? random.between(1, 10) : 0,
  };
}

function withGap(random: Random, facts: Facts): Facts {
  if (!random.chance(HAS_GAP)) return facts;
  const { [random.weighted(GAPS)]: _unknown, ...known } = facts;
  return known;
}
