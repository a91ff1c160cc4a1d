import type { ListDefinition } from '../list-definition.ts';
import { auditList } from './audit.ts';
import { divisionActsList } from './division-acts.ts';
import { divisionsList } from './divisions.ts';
import { duplicatesList } from './duplicates.ts';
import { householdsList } from './households.ts';
import { ownExportsList } from './own-exports.ts';
import { personsList } from './persons.ts';
import { rosterLists } from './rosters.ts';
import { usersList } from './users.ts';

/** Lists of the mechanisms that stand below this one; those above bring theirs to the assembly. */
export const ownLists: readonly ListDefinition[] = [
  personsList,
  householdsList,
  ...rosterLists,
  duplicatesList,
  divisionsList,
  divisionActsList,
  usersList,
  auditList,
  ownExportsList,
];
