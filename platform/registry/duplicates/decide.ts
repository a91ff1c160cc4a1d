import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { recordFacts } from '../history/facts.ts';
import { lockPersons } from '../person/lock.ts';
import { mergePersons, TakenField } from './merge.ts';

const Basis = {
  note: Type.String({ minLength: 1, maxLength: 500, description: 'Why it was decided so.' }),
  versions: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer() }), { maxItems: 2 }),
};

export const Decision = Type.Union([
  Type.Object({ decision: Type.Literal('apart'), ...Basis }),
  Type.Object({
    decision: Type.Literal('merge'),
    survivorId: Type.String({ format: 'uuid' }),
    take: Type.Array(TakenField, { description: 'Facts taken from the other record.' }),
    ...Basis,
  }),
]);
export type Decision = Static<typeof Decision>;

interface Pair {
  readonly id: Id;
  readonly person_a: Id;
  readonly person_b: Id;
  readonly state: string;
  readonly decided_by_name: string | null;
}

/**
 * Settles a pair: two people, or one. Both answers last: a pair is opened once, and an import that meets a merged
 * record's number finds the survivor.
 * Refusals: `http.missing`, `registry.duplicate.decided`, `.survivor`, `.stays-overlap`, `registry.changed-meanwhile`.
 */
export async function decidePair(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  pairId: Id,
  input: Decision,
): Promise<Outcome<{ id: Id; state: 'merged' | 'apart'; survivorId: Id | null }>> {
  const pair =
    await tx.find<Pair>(sql`select id, person_a, person_b, state, decided_by_name from duplicate_pair
    where county_code = ${actor.countyCode} and id = ${pairId} for update`);
  if (pair === undefined) return refuse('http.missing');
  if (pair.state !== 'open') return refuse('registry.duplicate.decided', { by: pair.decided_by_name ?? '' });
  const persons = await lockPersons(tx, actor, [pair.person_a, pair.person_b]);
  for (const { id, version } of input.versions) {
    if (persons.get(id)?.version !== version)
      return refuse('registry.changed-meanwhile', { by: '', what: '' });
  }
  const at = services.clock.now();
  let survivorId: Id | null = null;
  if (input.decision === 'merge') {
    const survivor = persons.get(input.survivorId);
    const other = persons.get(input.survivorId === pair.person_a ? pair.person_b : pair.person_a);
    if (!survivor || !other || other.id === survivor.id) {
      return refuse('registry.duplicate.survivor', {}, { field: 'survivorId' });
    }
    const merged = await mergePersons(tx, actor, services, survivor, other, input.take, input.note);
    if (!merged.ok) return merged;
    survivorId = survivor.id;
  } else {
    const today = services.clock.today();
    const fact = {
      subjectKind: 'person' as const,
      act: 'kept-apart' as const,
      effectiveOn: today,
      fields: [],
    };
    await recordFacts(tx, actor, at, [
      { ...fact, subjectId: pair.person_a, reason: input.note },
      { ...fact, subjectId: pair.person_b, reason: input.note },
    ]);
  }
  const state = input.decision === 'merge' ? ('merged' as const) : ('apart' as const);
  await tx.run(sql`update duplicate_pair set state = ${state}, decided_at = ${at}, decided_by = ${actor.userId},
      decided_by_name = ${actor.userName}, note = ${input.note}
    where county_code = ${actor.countyCode} and id = ${pairId}`);
  return done({ id: pairId, state, survivorId });
}
