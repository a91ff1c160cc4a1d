import { disabilityKinds } from '../../engine/index.ts';
import type { Population } from '../population/index.ts';

/** Ways of looking at families; a family may be of several. */
export const familyTypes = [
  'urban',
  'rural',
  'one',
  'two',
  'three',
  'four',
  'five-and-more',
  'with-disabled',
  'with-child',
  'with-elder',
] as const;
export type FamilyType = (typeof familyTypes)[number];

const SIZES = ['one', 'two', 'three', 'four', 'five-and-more'] as const;
const CHILD_UNTIL = 18;
const ELDER_FROM = 60;

const bit = (type: FamilyType): number => 1 << familyTypes.indexOf(type);

/** One bit a type for each household, as it stood on the population's day. */
export function typeFamilies({ columns, day }: Population): Uint16Array {
  const today = day.year * 10_000 + day.month * 100 + day.day;
  const residence = columns.column('household', 'residence');
  const birth = columns.column('member', 'birthDate');
  const disability = columns.column('member', 'disabilityKind');
  const none = disabilityKinds.values.indexOf('none');
  const types = new Uint16Array(columns.count);
  for (let household = 0; household < columns.count; household++) {
    const [start = 0, end = 0] = [columns.offsets[household], columns.offsets[household + 1]];
    let bits = bit(residence[household] === 0 ? 'urban' : 'rural');
    bits |= bit(SIZES[Math.min(end - start, SIZES.length) - 1] ?? 'one');
    for (let member = start; member < end; member++) {
      const age = Math.floor((today - (birth[member] as number)) / 10_000);
      if (age < CHILD_UNTIL) bits |= bit('with-child');
      if (age >= ELDER_FROM) bits |= bit('with-elder');
      if (disability[member] !== none) bits |= bit('with-disabled');
    }
    types[household] = bits;
  }
  return types;
}

export const isOfType = (bits: number, type: FamilyType): boolean => (bits & bit(type)) !== 0;
