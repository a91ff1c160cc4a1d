import { type Actor, type Database, getValue, type Id, newId } from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty, type TestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { openTestedDatabase } from '../../testing/fault-points.ts';
import { type NewAccount, openAccounts, openAsset } from '../index.ts';

export const COUNTY = '420281';
export const SCHEME = 'minimum-living';
export const AT = Temporal.Instant.from('2026-03-02T09:00:00+08:00');
export const DAY = Temporal.PlainDate.from('2026-03-02');

/** A county with one asset and a few accounts: what tests of the book stand on. */
export interface TestBook {
  readonly db: Database;
  readonly county: TestCounty;
  readonly officer: Actor;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Opens another asset with accounts of the given kinds. */
  openAsset(kinds: readonly NewAccount['kind'][]): Promise<readonly Id[]>;
  close(): Promise<void>;
}

export async function openTestBook(connectionsMax = 8): Promise<TestBook> {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
  const db = openTestedDatabase(database, connectionsMax);
  const officer = testActor({ countyCode: COUNTY });
  return {
    db,
    county,
    officer,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    async openAsset(kinds) {
      const assetId = newId();
      const accounts = kinds.map(
        (kind, place): NewAccount => ({
          id: newId(),
          assetId,
          kind,
          name: `${kind} ${place}`,
          openedOn: DAY,
          ...(kind === 'due' || kind === 'given' ? { scheme: SCHEME } : {}),
        }),
      );
      getValue(
        await db.write(officer, async (tx) => {
          await openAsset(tx, officer, { id: assetId, kind: 'money', name: '资金', schemes: [SCHEME] }, AT);
          return await openAccounts(tx, officer, accounts);
        }),
      );
      return accounts.map(({ id }) => id);
    },
    async close() {
      await db.close();
      await database.drop();
    },
  };
}
