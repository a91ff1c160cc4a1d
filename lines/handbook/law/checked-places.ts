import type { Documents, OfficialDocument } from '../../../engine/index.ts';

type Places = readonly (number | string)[];

const articles = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * The articles whose number was compared with the text. Every other number in the code is from memory and is
 * shown as such in each explanation; once it has been compared, it is added here.
 */
const checked: Readonly<Record<string, Places>> = {
  'assistance-law-2026': articles(1, 78),
  'assistance-measures-2014': articles(1, 70),
  'dibao-2012': articles(1, 39),
  'dibao-2021': articles(1, 42),
  'extreme-poverty-criteria-2021': articles(1, 29),
  'rigid-spending-2024': articles(1, 14),
  'safety-net-2022': ['一、', '二、', '三、', '四、', '五、'],
  'relief-2018': ['一、', '二、', '三、'],
  'orphans-2010': ['一、', '二、', '三、', '四、'],
  'unattended-children-2019': ['一、', '二、', '三、', '四、'],
  'children-in-difficulty-2016': ['引言', '一、', '二、', '三、', '四、'],
  'elders-law': articles(1, 85),
  'medical-security-law-2026': articles(1, 56),
  'reconsideration-law': [20],
  'litigation-law': [46],
};

/** National texts, each with the places of it that were checked; a text not named above has none. */
export const withCheckedPlaces = (statutes: Documents): Documents =>
  Object.fromEntries(
    Object.entries(statutes).map(([id, found]): [string, OfficialDocument] => [
      id,
      { ...found, checkedPlaces: checked[id] ?? [] },
    ]),
  );
