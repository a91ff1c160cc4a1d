import type { FieldValues, Matter } from '../../engine/matters/index.ts';
import type { Id, Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import { type DueRow, findDue, renewalOf } from './due-again.ts';
import { readActions, readingOf, toAction } from './rows.ts';
import { type Entry, type NotStarted, type StartContext, type Started, startCases } from './start-case.ts';

/**
 * Opens cases for many who fall due again: a review of those on a roll, or the application anew of those whose
 * recognition runs out, with the form and the unchanged papers of last time. Whoever has an open case already is listed
 * with the reason. Refusals: `cases.due.matter`.
 */
export async function openDue(
  context: StartContext,
  matterCode: string,
  personIds: readonly Id[],
): Promise<Outcome<{ started: readonly Started[]; refused: readonly NotStarted[] }>> {
  const { tx, actor, law, services } = context;
  const matter = law.matterBook.matters.get(matterCode);
  if (!matter) return refuse('cases.matter.unknown', { matter: matterCode }, { field: 'matter' });
  const list = { reader: tx, actor, law, language: 'zh' as const };
  const due = await findDue(list, matter, personIds, services.clock.today().toString());
  if (due.length === 0) return refuse('cases.due.nobody', {}, { field: 'personIds' });
  const records = await recordsOf(context, matter, due);
  const entries: Entry[] = due.map((row) => ({
    personId: row.person_id,
    record: records.get(row.person_id) ?? { form: {}, materials: [] },
  }));
  return done(await startAll(context, matterCode, entries));
}

async function startAll(context: StartContext, matterCode: string, entries: readonly Entry[]) {
  const outcome = await startCases(context, matterCode, entries);
  if (!outcome.ok) throw new Error(`a matter that is known could not be started: ${outcome.refusal.code}`);
  return outcome.value;
}

async function recordsOf(
  { tx, actor, law }: StartContext,
  matter: Matter,
  due: readonly DueRow[],
): Promise<ReadonlyMap<Id, FieldValues>> {
  const { roll } = matter;
  if (roll)
    return new Map(
      due.map((row) => [
        row.person_id,
        { form: roll.form(row.class ?? roll.classes.at(-1) ?? '', row.due_on), materials: [] },
      ]),
    );
  const renew = renewalOf(matter);
  const caseIds = due.flatMap(({ last_case_id }) => last_case_id ?? []);
  const actions = await readActions(tx, actor, caseIds);
  return new Map(
    due.flatMap(({ person_id, last_case_id }): [Id, FieldValues][] => {
      const rows = last_case_id === null ? undefined : actions.get(last_case_id);
      if (!rows || !renew) return [];
      const last = readingOf(law, matter.code, actor.countyCode, rows.map(toAction));
      return [[person_id, { form: renew(last.form), materials: [...last.materials] }]];
    }),
  );
}
