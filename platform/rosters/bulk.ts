import type { Actor, Id, Tx } from '../base/index.ts';
import { newId, sql } from '../base/index.ts';
import { refreshStatistics, stage } from '../registry/index.ts';

/** Somebody stands on a roster from a day on. */
export interface MembershipFacts {
  readonly roster: string;
  readonly personId: Id;
  readonly householdId: Id | null;
  readonly townId: Id;
  readonly villageId: Id;
  readonly fromOn: Temporal.PlainDate;
  /** The first day on which they no longer do, when that is known already. */
  readonly toOn?: Temporal.PlainDate;
  readonly enterReason: string;
  readonly importRow: number | null;
  /** The scheme columns as read and checked: class, income, amount … */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

const COLUMNS = `id uuid, roster text, person_id uuid, household_id uuid, town_id uuid, village_id uuid,
  from_on date, to_on date, enter_reason text, import_row integer, facts jsonb`;

/**
 * Puts many people on their rosters. Who stands there already stays as they are: the same sheet twice changes nothing.
 * @returns how many were new.
 */
export async function enterRosters(
  tx: Tx,
  actor: Actor,
  context: { readonly at: Temporal.Instant; readonly importId: Id | null },
  memberships: readonly MembershipFacts[],
): Promise<number> {
  if (memberships.length === 0) return 0;
  const rows = memberships.map((one) => [
    ...[
      newId(),
      one.roster,
      one.personId,
      one.householdId,
      one.townId,
      one.villageId,
      one.fromOn,
      one.toOn ?? null,
    ],
    ...[one.enterReason, one.importRow, JSON.stringify(one.facts)],
  ]);
  await stage(tx, 'bulk_membership', COLUMNS, rows);
  const count =
    await tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, household_id,
      town_id, village_id, from_on, to_on, enter_reason, import_id, import_row, facts, created_at)
    select ${actor.countyCode}, id, roster, person_id, household_id, town_id, village_id, from_on, to_on,
      enter_reason,
      ${context.importId}::uuid, import_row, facts, ${context.at}::timestamptz
    from (select distinct on (roster, person_id) * from bulk_membership order by roster, person_id, id) b
    where not exists (select 1 from roster_membership known where known.county_code = ${actor.countyCode}
      and known.roster = b.roster and known.person_id = b.person_id and known.to_on is null)`);
  await refreshStatistics(tx, ['roster_membership']);
  return count;
}
