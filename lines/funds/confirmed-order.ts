import { type Actor, getValue, type Id, type Tx } from '../../platform/base/index.ts';
import { endOrder, enterOrder } from '../../platform/funds/index.ts';

/** An invented order as orders come about: entered by one, and confirmed by another two hours later. */
export async function orderConfirmed(
  tx: Tx,
  { officer, director }: { readonly officer: Actor; readonly director: Actor },
  at: Temporal.Instant,
  fundId: Id,
  order: Parameters<typeof enterOrder>[4],
): Promise<void> {
  const { id } = getValue(await enterOrder(tx, officer, at, fundId, order));
  getValue(await endOrder(tx, director, at.add({ hours: 2 }), id, { how: 'confirmed' }));
}
