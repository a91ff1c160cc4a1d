/** A group that people belong to for a time. What it gives them is decided elsewhere. */
export interface Roster {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Whether whole households are on it, or single people. */
  readonly of: 'households' | 'people';
  /** The law that the group stands on. */
  readonly source: string;
}

export const rosters: readonly Roster[] = [
  {
    code: 'rural-allowance',
    zh: '农村最低生活保障',
    en: 'Rural minimum living allowance',
    of: 'households',
    source: '社会救助暂行办法（国务院令第649号）第二章',
  },
  {
    code: 'urban-allowance',
    zh: '城市最低生活保障',
    en: 'Urban minimum living allowance',
    of: 'households',
    source: '社会救助暂行办法（国务院令第649号）第二章',
  },
  {
    code: 'extreme-poverty',
    zh: '特困人员供养',
    en: 'Support for people in extreme poverty',
    of: 'people',
    source: '社会救助暂行办法（国务院令第649号）第三章',
  },
  {
    code: 'disability-subsidies',
    zh: '残疾人两项补贴',
    en: 'The two disability subsidies',
    of: 'people',
    source: '国发〔2015〕52号',
  },
  {
    code: 'old-age',
    zh: '高龄津贴',
    en: 'Old-age allowance',
    of: 'people',
    source: '老年人权益保障法第三十三条',
  },
  {
    code: 'relief',
    zh: '临时救助',
    en: 'Temporary relief',
    of: 'people',
    source: '社会救助暂行办法（国务院令第649号）第九章',
  },
];

export const findRoster = (code: string): Roster | undefined =>
  rosters.find((roster) => roster.code === code);
