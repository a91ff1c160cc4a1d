import type { CodeList } from './code-list.ts';
import { codeFinder } from './code-list.ts';
import { disabilityGrades, disabilityKinds } from './disability.ts';
import { ethnicities } from './ethnicity.ts';
import { idKinds } from './id-kind.ts';
import { nationalities } from './nationality.ts';
import { relations } from './relation.ts';
import { sexes } from './sex.ts';

export type { Code, CodeList } from './code-list.ts';
export { codeFinder } from './code-list.ts';
export { findRelation, HEAD } from './relation.ts';

export const codeLists: readonly CodeList[] = [
  sexes,
  ethnicities,
  nationalities,
  idKinds,
  relations,
  disabilityKinds,
  disabilityGrades,
];

export const findSex = codeFinder(sexes);
export const findEthnicity = codeFinder(ethnicities);
export const findNationality = codeFinder(nationalities);
export const findDisabilityKind = codeFinder(disabilityKinds);
export const findDisabilityGrade = codeFinder(disabilityGrades);

const codesOf = (list: CodeList) => new Set(list.codes.map((code) => code.code));
export const ethnicityCodes: ReadonlySet<string> = codesOf(ethnicities);
export const nationalityCodes: ReadonlySet<string> = codesOf(nationalities);
export const relationCodes: ReadonlySet<string> = codesOf(relations);
