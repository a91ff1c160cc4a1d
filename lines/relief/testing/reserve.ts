import { type Actor, type Database, getValue, type Id, newId } from '../../../platform/base/index.ts';
import { endOrder, enterOrder, openFund } from '../../../platform/funds/index.ts';

const SCHEME = 'temporary-relief';

/** A reserve of a township for relief in a year, from a fund of its own. */
export async function openReserve(
  db: Database,
  county: Actor,
  at: Temporal.Instant,
  { townId, year, fen }: { readonly townId: Id; readonly year: number; readonly fen: bigint },
): Promise<void> {
  const director: Actor = { ...county, userId: newId() };
  const law = { schemes: [SCHEME], titleOf: (scheme: string) => scheme };
  const wish = {
    name: `临时救助资金${newId().slice(-6)}`,
    source: 'county',
    year,
    schemes: [SCHEME],
  } as const;
  const { id } = getValue(await db.write(county, (tx) => openFund(tx, county, at, law, wish)));
  const amountFen = fen.toString();
  for (const [kind, lines] of [
    ['receive', [{ amountFen }]],
    ['allocate', [{ kind: 'reserve' as const, townId, amountFen }]],
  ] as const) {
    const order = { kind, lines: [...lines], document: '财社〔2025〕5号', effectiveOn: `${year}-01-08` };
    const entered = getValue(await db.write(county, (tx) => enterOrder(tx, county, at, id, order)));
    getValue(await db.write(director, (tx) => endOrder(tx, director, at, entered.id, { how: 'confirmed' })));
  }
}
