import { type Field, type FieldValues, isAsked, type StepReading } from '../../engine/matters/index.ts';
import type { Actor, Id, Outcome, Reader } from '../base/index.ts';
import { chinaDay, refuse } from '../base/index.ts';
import { findInSlots, findStanding, type KeptPaper } from '../papers/index.ts';

/** Papers that an act names, by the field of the step for which they were kept. */
export interface NamedPapers {
  readonly caseId: Id;
  readonly field: string;
  readonly slot: string;
  readonly ids: readonly Id[];
}

/** The slot of the papers of a step's field. A material's slot is its code, which has no dot. */
export const slotOf = (step: string, field: string): string => `${step}.${field}`;

export function namedPapers(
  caseId: Id,
  step: string | null,
  fields: readonly Field[],
  record: FieldValues,
): readonly NamedPapers[] {
  if (step === null) return [];
  return fields.flatMap(({ name, kind }) => {
    const ids = record[name];
    return kind.kind === 'papers' && Array.isArray(ids)
      ? [{ caseId, field: name, slot: slotOf(step, name), ids: ids as readonly Id[] }]
      : [];
  });
}

type Refused = Extract<Outcome<never>, { ok: false }>;

/** The cases whose acts name a paper that is not theirs, not of this field, or withdrawn; all asked at once. */
export async function refuseForeignPapers(
  reader: Reader,
  actor: Actor,
  named: readonly NamedPapers[],
): Promise<ReadonlyMap<Id, Refused>> {
  if (named.length === 0) return new Map();
  const found = await findStanding(
    reader,
    actor,
    'case',
    named.flatMap(({ ids }) => ids),
  );
  const there = new Set(found.map(({ id, ownerId, slot }) => `${ownerId} ${slot} ${id}`));
  const wrong = named.filter(
    ({ caseId, slot, ids }) => !ids.every((id) => there.has(`${caseId} ${slot} ${id}`)),
  );
  return new Map(
    wrong.map(({ caseId, field }) => [
      caseId,
      refuse('cases.papers.not-there', {}, { field: `record.${field}` }),
    ]),
  );
}

/** What some cases have kept for the fields of a step, by case. */
export async function keptForStep(
  reader: Reader,
  actor: Actor,
  caseIds: readonly Id[],
  step: string,
): Promise<ReadonlyMap<Id, readonly KeptPaper[]>> {
  const kept = await findInSlots(reader, actor, 'case', caseIds, slotOf(step, ''));
  return Map.groupBy(kept, ({ ownerId }) => ownerId);
}

/**
 * Papers that were kept for a field that may stay empty belong to it, named or not: as the photograph of a list on the
 * wall, which came in with the list. What has to be there is named by whoever does the step. Of a step that is done anew only those count that came since it began again.
 */
export function withKept(
  { step, round, begunOn, record: noted }: StepReading,
  fields: readonly Field[],
  record: FieldValues,
  kept: readonly KeptPaper[],
): FieldValues {
  const known = { ...noted, ...record };
  const filled = fields.flatMap((field): [string, readonly Id[]][] => {
    const { name, kind } = field;
    if (
      kind.kind !== 'papers' ||
      field.isOptional !== true ||
      known[name] !== undefined ||
      !isAsked(field, known)
    )
      return [];
    const ids = kept.flatMap(({ id, slot, addedAt }) =>
      slot === slotOf(step.code, name) &&
      (round === 1 || (begunOn !== undefined && chinaDay(addedAt).toString() >= begunOn))
        ? id
        : [],
    );
    return ids.length === 0 ? [] : [[name, ids.slice(-kind.max)]];
  });
  return { ...record, ...Object.fromEntries(filled) };
}
