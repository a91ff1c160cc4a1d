import type { RosterReading } from './law.ts';
import type { RosterRow } from './read-roster.ts';

/** How a line of a roster differs from the law; of several, what stands first in the way. */
export const differenceKinds = [
  'unknown-person',
  'dead',
  'running',
  'twice',
  'no-amount',
  'unknown-class',
  'cannot-reckon',
  'not-entitled',
  'higher',
  'lower',
  'same',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** What nobody can be paid, whatever anybody wishes. */
export const neverOpened: readonly DifferenceKind[] = ['unknown-person', 'dead', 'running'];

/** Compares one reading with the law of the day; what runs already is told apart by the database. */
export function compareReading(
  row: RosterRow,
  { rosterFen, lawFen, stop }: RosterReading,
): Exclude<DifferenceKind, 'unknown-person' | 'running'> {
  if (row.isDead) return 'dead';
  if (row.besides !== null) return 'twice';
  if (rosterFen === null || rosterFen === 0n) return 'no-amount';
  if (stop !== undefined) return stop;
  if (lawFen === null) return 'cannot-reckon';
  if (lawFen === 0n) return 'not-entitled';
  if (rosterFen === lawFen) return 'same';
  return rosterFen > lawFen ? 'higher' : 'lower';
}
