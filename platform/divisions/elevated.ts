import type { Actor, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';

/** The tree belongs to the county: neither the permission alone nor the level alone is enough. */
export const mayChangePlaces = (actor: Actor): boolean =>
  actor.level === 'system' ||
  (actor.level === 'county' && actor.duty === 'business' && actor.permissions.has('divisions.change'));

/**
 * Runs a step with the sight of the program itself, inside the caller's own transaction and county. A bureau
 * officer who merges two villages moves the posts of their workers too, which they may not read otherwise.
 * Only statements of this mechanism run inside; each of them names its county.
 * @throws for an actor who may not change places: their transaction is never raised, whoever forgot to ask.
 */
export async function elevated<T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  if (!mayChangePlaces(actor)) throw new Error('sight of the whole county is for who may change its places');
  const stand = (level: string, duty: string) =>
    tx.run(sql`select set_config('app.level', ${level}, true), set_config('app.duty', ${duty}, true)`);
  await stand('system', 'business');
  const result = await work();
  // Not in a finally: after an error the transaction is over, and the settings with it.
  await stand(actor.level, actor.duty);
  return result;
}
