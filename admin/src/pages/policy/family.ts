import { dropDraft, keepDraft, readDraft } from '../../kit/drafts.ts';
import { factUnits } from '../../parts/fact-units.ts';

export type FactValue = string | number | boolean;
export type Answers = Readonly<Record<string, FactValue>>;

/** What was typed of a family: exactly the facts that `minzheng decide` reads, so that nothing has to be translated. */
export interface Family {
  readonly household: Answers;
  readonly members: readonly Answers[];
}

const DRAFT = 'policy-calculator';
export const emptyFamily: Family = { household: {}, members: [{}] };

export const isEmpty = ({ household, members }: Family): boolean =>
  Object.keys(household).length === 0 && members.every((one) => Object.keys(one).length === 0);

/** What this browser tab remembers of the family, over reloads and an ended session. */
export function readFamily(): Family {
  const kept = readDraft(DRAFT) as Partial<Family> | null;
  if (!kept || !Array.isArray(kept.members) || kept.members.length === 0) return emptyFamily;
  return { household: kept.household ?? {}, members: kept.members };
}

export const keepFamily = (family: Family): void =>
  isEmpty(family) ? dropDraft(DRAFT) : keepDraft(DRAFT, family);

/** Which fact of whom: null is the household. */
export interface Place {
  readonly member: number | null;
  readonly name: string;
}

export const pathOf = ({ member, name }: Place): string =>
  member === null ? `household.${name}` : `members[${member}].${name}`;

export function answerOf(family: Family, { member, name }: Place): FactValue | undefined {
  return member === null ? family.household[name] : family.members[member]?.[name];
}

/** Answers put into one person's facts; an undefined one is taken back. */
function put(facts: Answers, answers: readonly Answer[]): Answers {
  const changed: Record<string, FactValue> = { ...facts };
  for (const { place, value } of answers) {
    if (value === undefined) delete changed[place.name];
    else changed[place.name] = value;
  }
  return changed;
}

export interface Answer {
  readonly place: Place;
  readonly value: FactValue | undefined;
}

export function withAnswers({ household, members }: Family, answers: readonly Answer[]): Family {
  const of = (member: number | null) => answers.filter(({ place }) => place.member === member);
  return { household: put(household, of(null)), members: members.map((one, index) => put(one, of(index))) };
}

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

/** An amount as it is kept: the figure and its unit, `1200 元/月`. */
export function splitAmount(value: FactValue | undefined): { figure: string; unit: string } {
  const [figure = '', unit = ''] = String(value ?? '').split(' ');
  return { figure, unit };
}
export const isAmount = (figure: string): boolean => AMOUNT.test(figure);

/**
 * What is sent: without what is half typed. A member is judged once the date of birth is there; before that, who is
 * who is not known.
 */
export function factsToSend({ household, members }: Family): Family | undefined {
  if (members.length === 0 || members.some(({ birthDate }) => typeof birthDate !== 'string'))
    return undefined;
  const whole = (facts: Answers): Answers =>
    Object.fromEntries(Object.entries(facts).filter(([name, value]) => name === 'id' || !isHalfTyped(value)));
  return { household: whole(household), members: members.map(whole) };
}

/** An amount that is none yet; it has a unit behind it, which no other fact has. */
export function isHalfTyped(value: FactValue): boolean {
  if (typeof value !== 'string' || !value.includes(` ${factUnits.once}`)) return false;
  return !isAmount(splitAmount(value).figure);
}

/** Facts out of a file: of the form `{ household, members }`; anything else gives nothing. */
export function readFamilyFile(text: string): Record<string, unknown> | undefined {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || !('members' in given)) return undefined;
    return given as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
