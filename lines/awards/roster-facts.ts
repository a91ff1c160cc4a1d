import type { RosterLine, RosterMember } from '../../platform/awards/index.ts';
import { family } from '../handbook/law/example-facts.ts';

/**
 * A line of a roster as facts that the law can be asked with. What a roster does not say is taken as found when the
 * family was first granted: property within the limits, nobody ill, nobody to support them beyond what is written. The
 * amount that comes out says what the law gives on the roster’s own word, and not that the family was looked at.
 */
export interface RosterFacts {
  readonly facts: unknown;
  readonly told: Readonly<Record<string, string | number>>;
  readonly stop?: 'unknown-class' | 'cannot-reckon';
}

const TIERS: Readonly<Record<string, string>> = { A: 'one', B: 'two', C: 'three' };
const KINDS: Readonly<Record<string, string>> = {
  1: 'vision',
  2: 'hearing',
  3: 'speech',
  4: 'limb',
  5: 'intellectual',
  6: 'mental',
  7: 'multiple',
};
const GRADES: Readonly<Record<string, string>> = { 1: 'one', 2: 'two', 3: 'three', 4: 'four' };
/** How many of six things cannot be done alone, the least of each class. */
const UNABLE: Readonly<Record<string, number>> = { 全自理: 0, 半护理: 1, 全护理: 4 };
const CENTRAL = '集中供养';
const DISPERSED = '分散供养';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Fen as kept by an import: text of digits, or a number of an older one. */
export function fenOf(value: unknown): bigint | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  return typeof value === 'string' && /^[0-9]{1,12}$/.test(value) ? BigInt(value) : null;
}

const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
const residenceOf = ({ isUrban }: RosterLine): string => (isUrban ? 'urban' : 'rural');

function person(member: RosterMember, own: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const kind = member.disabilityKind === null ? undefined : KINDS[member.disabilityKind];
  const grade = member.disabilityGrade === null ? undefined : GRADES[member.disabilityGrade];
  return {
    id: member.id,
    ...(member.birthDate === null ? {} : { birthDate: member.birthDate }),
    ...(kind && grade ? { disabilityKind: kind, disabilityGrade: grade } : {}),
    ...own,
  };
}

const lacksBirth = (members: readonly RosterMember[]): boolean =>
  members.length === 0 || members.some(({ birthDate }) => birthDate === null);

/** 低保: the family’s income stands with its head; the class of the roster is the tier. */
export function allowanceFacts(line: RosterLine, residence: 'urban' | 'rural'): RosterFacts {
  const { facts, members } = line;
  const category = textOf(facts.category);
  const income = fenOf(facts.incomeFen);
  const told = {
    persons: members.length,
    ...(category ? { class: category } : {}),
    ...(income === null ? {} : { incomeFen: income.toString() }),
  };
  const people = members.map((member, index) =>
    person(
      member,
      index === 0 && income !== null
        ? { relation: 'self', otherIncome: `${yuan(income)} 元/月` }
        : { relation: index === 0 ? 'self' : 'other' },
    ),
  );
  const tier = category === undefined ? undefined : TIERS[category];
  return {
    told,
    facts: family({ residence, assessedTier: tier ?? 'none' }, ...people),
    ...(category === undefined
      ? { stop: 'unknown-class' as const }
      : income === null || lacksBirth(members)
        ? { stop: 'cannot-reckon' as const }
        : {}),
  };
}

/** 特困: by where the person lives and how far they can care for themselves. */
export function extremePovertyFacts(line: RosterLine): RosterFacts {
  const { facts, members } = line;
  const mode = textOf(facts.supportMode);
  const level = textOf(facts.careLevel) ?? '全自理';
  const [member] = members;
  const unable = UNABLE[level];
  const told = { ...(mode ? { class: mode } : {}), careLevel: level };
  const isKnown = (mode === CENTRAL || mode === DISPERSED) && unable !== undefined;
  return {
    told,
    facts: family(
      { residence: residenceOf(line) },
      ...(member
        ? [
            person(member, {
              legalSupport: 'none',
              workAbility: 'none',
              carePlace: mode === CENTRAL ? 'institution' : 'home',
              selfCareUnable: unable ?? 0,
            }),
          ]
        : []),
    ),
    ...(isKnown ? {} : { stop: 'unknown-class' as const }),
    ...(isKnown && lacksBirth(members) ? { stop: 'cannot-reckon' as const } : {}),
  };
}

/** Monthly income that makes a family what the sheet calls it. */
const INCOME_OF: Readonly<Record<string, (standardFen: bigint) => bigint>> = {
  低保: () => 0n,
  低保边缘: (standardFen) => (standardFen * 6n) / 5n,
  一般家庭: (standardFen) => standardFen * 20n,
};

/** 两项补贴: kind and grade by the certificate, or else by the sheet; the family by the word of the sheet. */
export function disabilityFacts(line: RosterLine, standardFen: bigint | null): RosterFacts {
  const { facts, members } = line;
  const [member] = members;
  const type = textOf(facts.familyType);
  const incomeOf = type === undefined ? undefined : INCOME_OF[type];
  const kind =
    member?.disabilityKind ?? (facts.disabilityKind === undefined ? null : String(facts.disabilityKind));
  const grade =
    member?.disabilityGrade ?? (facts.disabilityGrade === undefined ? null : Number(facts.disabilityGrade));
  const told = {
    ...(type ? { class: type } : {}),
    ...(kind === null ? {} : { disabilityKind: kind }),
    ...(grade === null ? {} : { disabilityGrade: grade }),
  };
  const income = incomeOf && standardFen !== null ? incomeOf(standardFen) : null;
  return {
    told,
    facts: family(
      { residence: residenceOf(line) },
      ...(member
        ? [
            person(
              { ...member, disabilityKind: kind, disabilityGrade: grade },
              {
                needsLongTermCare: true,
                ...(income === null ? {} : { otherIncome: `${yuan(income)} 元/月` }),
              },
            ),
          ]
        : []),
    ),
    ...(type === undefined || incomeOf === undefined || kind === null || grade === null
      ? { stop: 'unknown-class' as const }
      : income === null || lacksBirth(members)
        ? { stop: 'cannot-reckon' as const }
        : {}),
  };
}

/** 高龄津贴: by the day of birth alone. */
export function oldAgeFacts(line: RosterLine): RosterFacts {
  const band = textOf(line.facts.band);
  return {
    told: band ? { class: band } : {},
    facts: family({ residence: residenceOf(line) }, ...line.members.map((member) => person(member))),
    ...(lacksBirth(line.members) ? { stop: 'cannot-reckon' as const } : {}),
  };
}
