import type { Sql } from '../base/index.ts';
import { sql } from '../base/index.ts';

export interface AwardFilter {
  readonly scheme?: string | undefined;
  readonly townId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly householdId?: string | undefined;
  readonly personId?: string | undefined;
  /** The beginning of the payee’s name. */
  readonly name?: string | undefined;
}

/** What is asked of the award `a` of a row. */
export const ofAward = (filter: AwardFilter): Sql[] => [
  ...(filter.scheme === undefined ? [] : [sql`a.scheme = ${filter.scheme}`]),
  ...(filter.townId === undefined ? [] : [sql`a.town_id = ${filter.townId}`]),
  ...(filter.villageId === undefined ? [] : [sql`a.village_id = ${filter.villageId}`]),
  ...(filter.householdId === undefined ? [] : [sql`a.household_id = ${filter.householdId}`]),
  ...(filter.personId === undefined ? [] : [sql`a.person_id = ${filter.personId}`]),
  ...(filter.name === undefined ? [] : [sql`starts_with(a.holder_name, ${filter.name})`]),
];
