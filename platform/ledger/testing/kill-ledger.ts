import { fork } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { type Database, getValue, type Id, newId, newKeyRing, openDatabase, sql } from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { type KillsAtWork, killAtWork, openKillHouse, persist } from '../../testing/killing.ts';
import { checkBook, openAccounts, openAsset, post } from '../index.ts';
import { AT, COUNTY, DAY, SCHEME } from './book.ts';

export interface LedgerKills extends KillsAtWork {
  /** Transfers of which the program had been told that they are kept. */
  readonly kept: number;
  /** Of which nobody knew: found or not, but never twice and never half. */
  readonly unknown: number;
}

const KEPT_BETWEEN = 5;

/**
 * Posts from four hands at once while program and database are killed in turn by `kill -9`; after each kill every
 * transfer that was told as kept has to be there once and whole, and the book has to add up.
 * @throws at the first one lost, twice or half.
 */
export async function killLedger(options: {
  readonly kills: number;
  readonly waitMsMax: number;
  say?(line: string): void;
}): Promise<LedgerKills> {
  const house = await openKillHouse(newKeyRing());
  const { ownerUrl, appUrl } = house;
  const db = openDatabase({ url: appUrl, connectionsMax: 2 });
  const officer = testActor({ countyCode: COUNTY });
  const kept = new Set<string>();
  const tried = new Set<string>();
  try {
    await addCounty(ownerUrl);
    const { pool, due } = await openKillBook(db, officer);
    const { permissions: _, ...plain } = officer;
    const startProgram = () => {
      const child = fork(path.join(import.meta.dirname, 'kill-program.ts'), {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      child.on('message', (said: { kept?: string; tried?: string }) => {
        if (said.kept) kept.add(said.kept);
        if (said.tried) tried.add(said.tried);
      });
      child.send({ appUrl, officer: plain, pool, due, scheme: SCHEME });
      return child;
    };
    const killed = await killAtWork({
      ...{ ...options, house, startProgram, keptBetween: KEPT_BETWEEN },
      listKept: () => [...kept],
      async judge(there) {
        const lost = await persist(() => findLost(db, officer, there));
        const faults = await persist(() => db.snapshot(officer, (reader) => checkBook(reader, COUNTY)));
        return [...lost.map((key) => `lost: ${key}`), ...faults.map((fault) => JSON.stringify(fault))];
      },
    });
    return { ...killed, kept: kept.size, unknown: tried.size - kept.size };
  } finally {
    await db.close();
    await house.close();
  }
}

/** Kept transfers that are not there exactly once with exactly one leg. */
async function findLost(
  db: Database,
  officer: ReturnType<typeof testActor>,
  keys: readonly string[],
): Promise<Id[]> {
  const rows = await db.read(officer, (reader) =>
    reader.rows<{ key: string }>(sql`
      select k.key from unnest(${[...keys]}::text[]) k (key)
      where (select count(*) from ledger_transfer t
        join ledger_leg l on l.county_code = t.county_code and l.transfer_id = t.id
        where t.county_code = ${COUNTY} and t.key = k.key) <> 1`),
  );
  return rows.map(({ key }) => key);
}

async function addCounty(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`insert into county values ($1, '大冶市', '', '', 'test', '2026-01-01')`, [COUNTY]);
  await owner.end();
}

async function openKillBook(db: Database, officer: ReturnType<typeof testActor>) {
  const [asset, outside, pool, due] = [newId(), newId(), newId(), newId()];
  getValue(
    await db.write(officer, async (tx) => {
      await openAsset(tx, officer, { id: asset, kind: 'money', name: '资金', schemes: [SCHEME] }, AT);
      const opened = await openAccounts(tx, officer, [
        { id: outside, assetId: asset, kind: 'outside', name: '财政', openedOn: DAY },
        { id: pool, assetId: asset, kind: 'held', name: '县级', openedOn: DAY },
        { id: due, assetId: asset, kind: 'due', name: '待发', scheme: SCHEME, openedOn: DAY },
      ]);
      if (!opened.ok) return opened;
      const legs = [{ from: outside, to: pool, amount: 10n ** 12n }];
      return await post(tx, officer, AT, {
        key: 'kill-receive',
        kind: 'fund.receive',
        effectiveOn: DAY,
        legs,
      });
    }),
  );
  return { pool, due };
}
