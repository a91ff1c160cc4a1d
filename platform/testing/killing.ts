import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type KeyRing, migrate, startEmbedded } from '../base/index.ts';
import { getAppUrl } from '../server/index.ts';
import { killPostmaster } from './postmaster.ts';

export interface Kills {
  readonly programKills: number;
  readonly databaseKills: number;
}

export interface KillsAtWork extends Kills {
  /** From a kill until everything kept before it was found again. */
  readonly slowestStartMs: number;
}

/** A PostgreSQL of its own, with every setting that keeps what was committed; it comes back by itself when killed. */
export interface KillHouse {
  readonly ownerUrl: string;
  readonly appUrl: string;
  killDatabase(): void;
  close(): Promise<void>;
}

const PASSWORD = 'kill-test-only';
const SETTLE_MS_MAX = 120_000;
const TRY_AGAIN_MS = 50;
const LOOK_MS = 10;

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Tries something until the database answers again. @throws what it threw last, after two minutes. */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  const endsAt = Date.now() + SETTLE_MS_MAX;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > endsAt) throw error;
      await pause(TRY_AGAIN_MS);
    }
  }
}

export async function openKillHouse(keys: KeyRing): Promise<KillHouse> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-kill-'));
  // PostgreSQL may have to run as another user, who has to get in.
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'postgres');
  const server = await startEmbedded({ dataDir, password: PASSWORD });
  await migrate(server.ownerUrl);
  server.keepAlive(() => undefined);
  return {
    ownerUrl: server.ownerUrl,
    appUrl: await getAppUrl(server.ownerUrl, keys),
    killDatabase: () => killPostmaster(dataDir),
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A program at work and its database, of which one and then the other is killed. */
export interface Victims extends Kills {
  /** Kills the program first, and starts it anew; the database next, which comes back by itself; and so on. */
  killNext(): Promise<'program' | 'database'>;
  end(): void;
}

export async function openVictims(
  house: KillHouse,
  startProgram: () => ChildProcess | Promise<ChildProcess>,
): Promise<Victims> {
  let program = await startProgram();
  const counts = { programKills: 0, databaseKills: 0 };
  return {
    get programKills() {
      return counts.programKills;
    },
    get databaseKills() {
      return counts.databaseKills;
    },
    async killNext() {
      if (counts.programKills > counts.databaseKills) {
        house.killDatabase();
        counts.databaseKills++;
        return 'database';
      }
      program.kill('SIGKILL');
      counts.programKills++;
      program = await startProgram();
      return 'program';
    },
    end() {
      program.kill('SIGKILL');
    },
  };
}

/** What is killed, and who says what came of it. */
export interface KillPlan<Kept> {
  readonly kills: number;
  readonly waitMsMax: number;
  readonly house: KillHouse;
  /** A kill is worth something when it hits work: so many acts are kept first, and then it comes at any moment. */
  readonly keptBetween: number;
  startProgram(): ChildProcess;
  /** Everything of which the program has said so far that it is kept. @throws what went wrong in the meantime. */
  listKept(): readonly Kept[];
  /** @param kept what has to be there. @returns what is wrong, in words. */
  judge(kept: readonly Kept[]): Promise<readonly string[]>;
  say?(line: string): void;
}

/**
 * Kills program and database in turn by `kill -9`, and after each kill has the judge look.
 * @throws at the first fault, or when nothing is kept for two minutes.
 */
export async function killAtWork<Kept>(plan: KillPlan<Kept>): Promise<KillsAtWork> {
  const victims = await openVictims(plan.house, plan.startProgram);
  let slowestStartMs = 0;
  try {
    for (let no = 1; no <= plan.kills; no++) {
      const [before, waitsUntil] = [plan.listKept().length, Date.now() + SETTLE_MS_MAX];
      while (plan.listKept().length < before + plan.keptBetween) {
        if (Date.now() > waitsUntil) throw new Error('nothing was kept for two minutes');
        await pause(LOOK_MS);
      }
      await pause(Math.random() * plan.waitMsMax);
      const kept = plan.listKept();
      const startedAt = performance.now();
      const what = await victims.killNext();
      const faults = await plan.judge(kept);
      slowestStartMs = Math.max(slowestStartMs, performance.now() - startedAt);
      plan.say?.(`kill ${no}, of the ${what}: ${kept.length} kept, ${faults.length} faults`);
      if (faults.length > 0) throw new Error(`after kill ${no}: ${faults.slice(0, 3).join('; ')}`);
    }
    const { programKills, databaseKills } = victims;
    return { programKills, databaseKills, slowestStartMs };
  } finally {
    victims.end();
  }
}
