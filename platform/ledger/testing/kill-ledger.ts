import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  type Database,
  getValue,
  type Id,
  migrate,
  newId,
  newKeyRing,
  openDatabase,
  sql,
  startEmbedded,
} from '../../base/index.ts';
import { getAppUrl } from '../../server/index.ts';
import { testActor } from '../../testing/actors.ts';
import { checkBook, openAccounts, openAsset, post } from '../index.ts';
import { AT, COUNTY, DAY, SCHEME } from './book.ts';

export interface LedgerKills {
  readonly programKills: number;
  readonly databaseKills: number;
  /** Transfers of which the program had been told that they are kept. */
  readonly kept: number;
  /** Of which nobody knew: found or not, but never twice and never half. */
  readonly unknown: number;
  readonly slowestStartMs: number;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const SETTLE_MS_MAX = 120_000;
const KEPT_BETWEEN = 5;

async function persist<T>(work: () => Promise<T>): Promise<T> {
  const endsAt = Date.now() + SETTLE_MS_MAX;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > endsAt) throw error;
      await pause(50);
    }
  }
}

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
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-kill-ledger-'));
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'postgres');
  const server = await startEmbedded({ dataDir, password: 'kill-test-only' });
  await migrate(server.ownerUrl);
  server.keepAlive(() => undefined);
  const appUrl = await getAppUrl(server.ownerUrl, newKeyRing());
  const db = openDatabase({ url: appUrl, connectionsMax: 2 });
  const officer = testActor({ countyCode: COUNTY });
  const counts = { programKills: 0, databaseKills: 0, slowestStartMs: 0 };
  const kept = new Set<string>();
  const tried = new Set<string>();
  let program: ChildProcess | undefined;
  try {
    await addCounty(server.ownerUrl);
    const { pool, due } = await openKillBook(db, officer);
    const { permissions: _, ...plain } = officer;
    const start = () => {
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
    program = start();
    for (let no = 0; no < options.kills; no++) {
      // A kill is worth something when it hits work: a few are kept first, and then it comes at any moment.
      const before = kept.size;
      while (kept.size < before + KEPT_BETWEEN) await pause(10);
      await pause(Math.random() * options.waitMsMax);
      const startedAt = performance.now();
      if (no % 2 === 0) {
        program.kill('SIGKILL');
        counts.programKills++;
        program = start();
      } else {
        process.kill(
          Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]),
          'SIGKILL',
        );
        counts.databaseKills++;
      }
      const there = [...kept];
      const lost = await persist(() => findLost(db, officer, there));
      counts.slowestStartMs = Math.max(counts.slowestStartMs, performance.now() - startedAt);
      const faults = await persist(() => db.snapshot(officer, (reader) => checkBook(reader, COUNTY)));
      options.say?.(`kill ${no + 1}: ${kept.size} kept, ${lost.length} lost, ${faults.length} faults`);
      if (lost.length > 0 || faults.length > 0) {
        throw new Error(`after kill ${no + 1}: ${lost.length} lost, ${JSON.stringify(faults[0] ?? null)}`);
      }
    }
    return { ...counts, kept: kept.size, unknown: tried.size - kept.size };
  } finally {
    program?.kill('SIGKILL');
    await db.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
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
