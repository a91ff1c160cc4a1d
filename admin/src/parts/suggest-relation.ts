/** A member as the suggestion needs them: what they were to the head so far. */
export interface Relative {
  readonly personId: string;
  readonly relation: string;
  readonly sex: number | null;
  readonly birthDate: string | null;
}

const MALE = 1;
const HEAD = '02';
const SPOUSES = new Set(['10', '11', '12']);
const IN_LAWS = new Set(['28', '38']);

const isChild = ({ relation }: Relative): boolean => /^[23]/.test(relation) && !IN_LAWS.has(relation);
const bySex = ({ sex }: Relative, male: string, female: string): string => (sex === MALE ? male : female);

/** Parents of one spouse, as they are called by the other: GB/T 4761, 51–56. */
const parentsOfSpouse: Readonly<Record<string, readonly [string, string]>> = {
  '51': ['53', '55'],
  '52': ['54', '56'],
  '53': ['51', '51'],
  '54': ['52', '52'],
  '55': ['51', '51'],
  '56': ['52', '52'],
};

function toSpouse(one: Relative, newHead: Relative): string | null {
  if (one.relation === HEAD) return bySex(one, '11', '12');
  if (/^[234]/.test(one.relation)) return one.relation;
  const [ofWife, ofHusband] = parentsOfSpouse[one.relation] ?? [];
  return (newHead.sex === MALE ? ofHusband : ofWife) ?? null;
}

function toChild(one: Relative, newHead: Relative, isOnlyChild: boolean): string | null {
  if (one.relation === HEAD || SPOUSES.has(one.relation)) return bySex(one, '51', '52');
  if (isChild(one)) {
    if (!one.birthDate || !newHead.birthDate) return '70';
    return one.birthDate < newHead.birthDate ? bySex(one, '71', '75') : bySex(one, '73', '77');
  }
  // With several children in the house it is not said whose spouse and whose child the others are.
  if (!isOnlyChild) return null;
  if (IN_LAWS.has(one.relation)) return one.sex === newHead.sex ? null : bySex(one, '11', '12');
  return /^4[0-4]$/.test(one.relation) ? bySex(one, '20', '30') : null;
}

/**
 * What each would be to a new head, from what they were to the old one, as far as that follows: for a spouse or
 * a child of the old head. Null where only the officer can know. GB/T 4761-2008.
 */
export function suggestRelation(one: Relative, newHead: Relative, all: readonly Relative[]): string | null {
  if (one.personId === newHead.personId) return HEAD;
  if (newHead.relation === HEAD) return one.relation;
  if (SPOUSES.has(newHead.relation)) return toSpouse(one, newHead);
  return isChild(newHead) ? toChild(one, newHead, all.filter(isChild).length === 1) : null;
}
