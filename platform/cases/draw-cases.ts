import { type CaseReading, findProcedure, type Matter } from '../../engine/matters/index.ts';
import type { Actor, Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { ActContext } from './act.ts';
import { derive } from './derive.ts';
import { appendActions, keepReadings } from './keep.ts';
import { findCaseActor, readActions, readingOf, toAction } from './rows.ts';

/** Steps of a matter at which a case lies before the county and is not decided: it may be drawn by lot there. */
export function stepsBeforeSample(matter: Matter): readonly string[] {
  return matter.procedures.flatMap(({ steps }) => {
    const first = steps.findIndex(({ isSample }) => isSample);
    const decision = steps.findIndex(({ kind }) => kind === 'decision');
    return first < 0 ? [] : steps.slice(Math.max(first - 1, 0), decision + 1).map(({ code }) => code);
  });
}

/** Whether cases of a matter are looked at by lot at all on a day. */
export const isSampled = (matter: Matter, day: string): boolean =>
  findProcedure(matter, day)?.steps.some(({ isSample }) => isSample) === true;

/** Keeps that a lot may fall on these cases: they are on a list that nobody changes any more. */
export async function listForSample(tx: Tx, actor: Actor, caseIds: readonly Id[]): Promise<void> {
  await tx.run(sql`update case_file set is_listed = true
    where county_code = ${actor.countyCode} and id = any(${[...caseIds]}::uuid[]) and not is_listed`);
}

/**
 * Writes into each case that it was drawn, and reads it anew. No officer can do this by itself: the draw of a plan calls
 * it with those whom the lot fell on.
 */
export async function drawCases(
  { tx, actor, services, law, audit }: ActContext,
  caseIds: readonly Id[],
  planId: Id,
): Promise<ReadonlyMap<Id, CaseReading>> {
  const by = findCaseActor(actor);
  if (!by) throw new Error('nobody in particular draws cases');
  const files = await tx.rows<{ id: Id; matter: string }>(sql`select id, matter from case_file
    where county_code = ${actor.countyCode} and id = any(${[...caseIds]}::uuid[]) order by id for update`);
  const actions = await readActions(tx, actor, caseIds);
  const on = services.clock.today().toString();
  const read = new Map<Id, CaseReading>();
  const steps = files.map(({ id, matter }) => {
    const before = (actions.get(id) ?? []).map(toAction);
    const action = {
      no: before.length + 1,
      kind: 'draw' as const,
      step: null,
      on,
      by,
      record: { plan: planId },
    };
    const reading = readingOf(law, matter, actor.countyCode, [...before, action]);
    read.set(id, reading);
    return { caseId: id, action, derived: derive(reading) };
  });
  if (steps.length === 0) return read;
  const at = services.clock.now();
  await appendActions(tx, actor, at, steps);
  await keepReadings(tx, actor, at, steps);
  for (const { id } of files)
    audit({ action: 'cases.draw', subjectKind: 'case', subjectId: id, detail: { plan: planId } });
  return read;
}
