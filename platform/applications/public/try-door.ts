import { publicActor, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';

/** One for all doors: the sweeping of old counts goes by it. */
const WINDOW = '15 minutes';

/** Something that is counted: of what kind, of whom or of what, and how often in a quarter of an hour at most. */
export interface DoorTry {
  readonly kind: 'code' | 'address' | 'verify' | 'tell' | 'receipt';
  readonly value: string;
  readonly atMost: number;
}

export interface TriedDoor {
  readonly isOpen: boolean;
  /** Takes the count back: who came rightly is not counted as guessing. */
  forgive(): Promise<void>;
}

/**
 * Counts a try at a door of the public, before anything is looked up; the one guard of all of them. Counts are kept in
 * the database, so that a restart or a second program forgives nobody, under a keyed hash: who has the tables alone does
 * not learn from which address somebody told something without a name.
 */
export async function tryDoor(
  { db, cipher, clock }: Pick<Services, 'db' | 'cipher' | 'clock'>,
  countyCode: string,
  tries: readonly DoorTry[],
): Promise<TriedDoor> {
  const actor = publicActor(countyCode, null);
  const counted = tries.map(({ kind, value, atMost }) => ({
    key: cipher.blindIndex('door', countyCode, `${kind}|${value}`),
    atMost,
  }));
  const keys = counted.map(({ key }) => key);
  const counts = await db.change(actor, (tx) =>
    tx.rows<{ key: Buffer; count: number }>(
      sql`select key, count from app.door_try(${keys}::bytea[], ${clock.now()}, ${WINDOW}::interval)`,
    ),
  );
  const countOf = (key: Buffer): number => counts.find((one) => one.key.equals(key))?.count ?? 0;
  return {
    isOpen: counted.every(({ key, atMost }) => countOf(key) <= atMost),
    async forgive() {
      await db.change(actor, (tx) => tx.rows(sql`select app.door_forgive(${keys}::bytea[])`));
    },
  };
}
