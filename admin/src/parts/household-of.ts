import { call, type ResponseOf } from '../api/index.ts';
import type { Picked } from '../kit/index.ts';

/** The household in which somebody lives today; null when there is none. Refuses what the API refuses. */
export async function householdOf(
  person: Picked | null | undefined,
): Promise<ResponseOf<'GET /api/v1/households/{id}'> | null> {
  if (!person) return null;
  const found = await call('GET /api/v1/persons/{id}', { params: { id: person.id }, query: {} });
  return found.household
    ? call('GET /api/v1/households/{id}', { params: { id: found.household.id }, query: {} })
    : null;
}
