import { Type } from 'typebox';
import type { Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { FactSheet } from './law.ts';
import type { ListContext } from './list-cases.ts';
import { readActions, readingOf, toAction } from './rows.ts';
import { FilledIn, MaybeInteger, MaybeText, Text } from './shapes.ts';

export const FactSheetShape = Type.Object({
  members: Type.Array(Type.Object({ id: Text, name: Text })),
  rows: Type.Array(
    Type.Object({
      member: MaybeInteger,
      name: Text,
      title: Text,
      kind: Text,
      period: MaybeText,
      choices: Type.Array(Type.Object({ value: Text, label: Text })),
      value: MaybeText,
      isLacking: Type.Boolean(),
      isRead: Type.Boolean(),
      /** Found by an earlier step of the case: it is not typed again. */
      isSettled: Type.Boolean(),
    }),
  ),
  facts: FilledIn,
});

/** What an officer has to know of a family before the means can be calculated. Refusal: `http.missing`. */
export async function getFactSheet(
  { reader, actor, law, language }: ListContext,
  id: Id,
): Promise<Outcome<Omit<FactSheet, 'facts'> & { facts: Record<string, unknown> }>> {
  const file = await reader.find<{
    matter: string;
    household_id: Id | null;
    person_id: Id;
  }>(sql`select matter,
      household_id, person_id
    from case_file where county_code = ${actor.countyCode} and id = ${id}`);
  const scheme = file && law.matterBook.matters.get(file.matter)?.scheme;
  if (!file || file.household_id === null || scheme === undefined) return refuse('http.missing');
  const actions = (await readActions(reader, actor, [id])).get(id) ?? [];
  const reading = readingOf(law, file.matter, actor.countyCode, actions.map(toAction));
  const found = Object.fromEntries(
    reading.steps.flatMap(({ step, state, record }) =>
      state === 'done' && step.settles ? Object.entries(step.settles(record)) : [],
    ),
  );
  const settled = { personId: file.person_id, found };
  const asked = { reader, actor, householdId: file.household_id, scheme, day: reading.rules.day, settled };
  const sheet = await law.readFactSheet(asked, language);
  return sheet ? done({ ...sheet, facts: sheet.facts as Record<string, unknown> }) : refuse('http.missing');
}
