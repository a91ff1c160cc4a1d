import type { ShownField } from '../../engine/matters/index.ts';
import type { Candidate } from './candidates.ts';

/** Cases that hang on one list: from and to the same day, showing the same. */
export interface Group {
  readonly lastDay: string;
  readonly shows: readonly ShownField[];
  readonly officeLevel: 'town' | 'county';
  readonly lines: readonly Candidate[];
}

/**
 * Puts cases on lists. Those that were accepted under other rules may hang longer, and then hang on a list of their own.
 * @param daysGiven for places that have not set how long.
 */
export function groupLines(lines: readonly Candidate[], daysGiven: number | undefined): readonly Group[] {
  const groups = new Map<string, { group: Omit<Group, 'lines'>; lines: Candidate[] }>();
  for (const line of lines) {
    const days = line.days ?? daysGiven;
    if (days === undefined) continue;
    const { shows, officeLevel } = line;
    const lastDay = line.lastDayOf(days);
    const key = `${lastDay} ${officeLevel} ${shows.join()}`;
    const found = groups.get(key) ?? { group: { lastDay, shows, officeLevel }, lines: [] };
    found.lines.push(line);
    groups.set(key, found);
  }
  return [...groups.values()].map(({ group, lines: own }) => ({ ...group, lines: own }));
}
