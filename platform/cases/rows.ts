import {
  type CaseAction,
  type CaseActor,
  type CaseReading,
  cosignersOf,
  type FieldValues,
  type RulesInForce,
  readCase,
} from '../../engine/matters/index.ts';
import type { Actor, Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { type CaseLaw, rulesFor } from './law.ts';

export interface ActionRow {
  readonly case_id: Id;
  readonly no: number;
  readonly kind: CaseAction['kind'];
  readonly step: string | null;
  readonly on_day: string;
  readonly at: Temporal.Instant;
  readonly by_id: Id;
  readonly by_name: string;
  readonly post: string;
  readonly level: CaseActor['level'];
  readonly record: FieldValues;
}

export const toAction = (row: ActionRow): CaseAction => ({
  no: row.no,
  kind: row.kind,
  step: row.step,
  on: row.on_day,
  by: { userId: row.by_id, post: row.post, level: row.level },
  record: row.record,
});

/** Every act of some cases, each case's in their order. */
export async function readActions(
  reader: Reader,
  actor: Actor,
  caseIds: readonly Id[],
): Promise<Map<Id, ActionRow[]>> {
  const rows =
    await reader.rows<ActionRow>(sql`select case_id, no, kind, step, on_day::text as on_day, at, by_id,
      by_name, post, level, record
    from case_action where county_code = ${actor.countyCode} and case_id = any(${caseIds}::uuid[])
    order by case_id, no`);
  return Map.groupBy(rows, ({ case_id }) => case_id);
}

/** A case is judged by what was in force on the day it was accepted; before that, on the day it was brought. */
export function dayOfLaw(actions: readonly CaseAction[]): string {
  const accepted = actions.find(({ kind }) => kind === 'accept') ?? actions[0];
  if (!accepted) throw new Error('a case without an act');
  return accepted.on;
}

const delegated = new WeakMap<RulesInForce, RulesInForce>();

/** Where the township had the right to decide on the day of acceptance, which names the document. */
function asDelegated(rules: RulesInForce, actions: readonly CaseAction[]): RulesInForce {
  const accepted = actions.find(({ kind }) => kind === 'accept');
  const isGiven = accepted?.record.delegation !== undefined && rules.procedure.delegation !== undefined;
  if (!isGiven || rules.isDelegated) return rules;
  const found = delegated.get(rules) ?? { ...rules, isDelegated: true };
  delegated.set(rules, found);
  return found;
}

/** @throws when the matter is not known, or was not done on that day: a case of it could not have begun. */
export function readingOf(
  law: CaseLaw,
  matterCode: string,
  countyCode: string,
  actions: readonly CaseAction[],
): CaseReading {
  const matter = law.matterBook.matters.get(matterCode);
  if (!matter) throw new Error(`there is no matter ${matterCode}`);
  const rules = rulesFor(law, matter, countyCode, dayOfLaw(actions));
  if (!rules) throw new Error(`${matterCode} was not done on ${dayOfLaw(actions)}`);
  return readCase(asDelegated(rules, actions), actions);
}

/**
 * Which of some accounts are near to the families of some cases, by case: the applicant, a member of the household, or
 * registered as a near relative of theirs in whichever case. Found by their own number; nobody has to say so.
 */
export async function findKin(
  reader: Reader,
  caseIds: readonly Id[],
  accounts: readonly Id[],
): Promise<ReadonlyMap<Id, ReadonlySet<Id>>> {
  const rows = await reader.rows<{ case_id: Id; account: Id }>(
    sql`select case_id, account from app.case_kin(${caseIds}::uuid[], ${accounts}::uuid[])`,
  );
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map([...byCase].map(([id, kin]) => [id, new Set(kin.map(({ account }) => account))]));
}

/** An officer as the language of matters knows one; nothing for the program itself, which acts on no case. */
export function findCaseActor(actor: Actor): CaseActor | undefined {
  if (actor.level === 'system' || actor.level === 'public' || actor.duty !== 'business') return undefined;
  const { userId, otherAccounts, post, level } = actor;
  return { userId, otherAccounts, post, level };
}

/** Names of everybody who acted or signed, by account. */
export const namesOf = (rows: readonly ActionRow[]): ReadonlyMap<string, string> =>
  new Map([
    ...rows.flatMap(cosignersOf).map(({ userId, name }) => [userId, name] as const),
    ...rows.map(({ by_id, by_name }) => [by_id, by_name] as const),
  ]);
