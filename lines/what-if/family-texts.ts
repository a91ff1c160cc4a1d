import type { FamilyType } from './family.ts';

export const typeTexts: Readonly<Record<FamilyType, readonly [zh: string, en: string]>> = {
  urban: ['城镇', 'urban'],
  rural: ['农村', 'rural'],
  one: ['1 人户', 'one person'],
  two: ['2 人户', 'two'],
  three: ['3 人户', 'three'],
  four: ['4 人户', 'four'],
  'five-and-more': ['5 人及以上户', 'five and more'],
  'with-disabled': ['有残疾人', 'with a disabled person'],
  'with-child': ['有未成年人', 'with a child'],
  'with-elder': ['有60岁以上老人', 'with an elder of 60'],
};
