import type { ListDefinition } from '../list-definition.ts';
import { auditList } from './audit.ts';
import { divisionsList } from './divisions.ts';
import { usersList } from './users.ts';

/** Lists of the mechanisms that stand below this one; those above bring theirs to the assembly. */
export const ownLists: readonly ListDefinition[] = [divisionsList, usersList, auditList];
