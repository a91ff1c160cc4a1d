import type { Documents, OfficialDocument } from '../../../engine/index.ts';

type Places = readonly (number | string)[];

const articles = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * The articles whose number was compared with the text. Every other number in the code is from memory and is
 * shown as such in each explanation; once it has been compared, it is added here.
 */
const checked: Readonly<Record<string, Places>> = {
  'assistance-law-2026': [
    ...[11, 22, 24, 32, 34, 37, 39, 50, 52, 60, 62, 67],
    ...articles(13, 21),
    ...articles(40, 48),
    ...articles(63, 64),
    ...articles(70, 74),
  ],
  'assistance-measures-2014': [
    5,
    ...articles(9, 19),
    ...articles(27, 31),
    ...articles(47, 49),
    58,
    61,
    66,
    67,
    68,
  ],
  'dibao-2012': [26],
  'dibao-2021': [8, 9, 11, 17, 18, 23, 24],
  'elders-law': [30, 33, 37, 43, 44, 45, 46],
};

/** National texts, each with the places of it that were checked; a text not named above has none. */
export const withCheckedPlaces = (statutes: Documents): Documents =>
  Object.fromEntries(
    Object.entries(statutes).map(([id, found]): [string, OfficialDocument] => [
      id,
      { ...found, checkedPlaces: checked[id] ?? [] },
    ]),
  );
