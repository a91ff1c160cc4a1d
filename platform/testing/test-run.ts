import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type KeyRing, newKeyRing, openKeyRing } from '../base/index.ts';
import { copyFilledDatabase, createTestDatabase, dropFilledDatabase, type TestDatabase } from './database.ts';

/** The folder of a run of many test files, which share what is slow to make; unset where one file runs alone. */
const VARIABLE = 'MINZHENG_TEST_RUN';

const keyFileOf = (folder: string): string => path.join(folder, 'keys.json');
const databaseOf = (folder: string): string => `filled_${Buffer.from(path.basename(folder)).toString('hex')}`;

/** Begins a run: what is started from here takes part in it. The answer ends it. */
export function beginTestRun(): () => Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-run-'));
  process.env[VARIABLE] = folder;
  return async () => {
    if (existsSync(keyFileOf(folder))) await dropFilledDatabase(databaseOf(folder));
    rmSync(folder, { recursive: true, force: true });
  };
}

export interface FilledDatabase {
  readonly database: TestDatabase;
  /** Of the sealed fields in it. */
  readonly keys: KeyRing;
}

/**
 * A database of one's own with what `fill` writes; within a run it is written once and copied for everybody after.
 * @param fill writes the same wherever it is called, and leaves nothing connected.
 */
export async function openFilledDatabase(
  fill: (filled: FilledDatabase) => Promise<void>,
): Promise<FilledDatabase> {
  const folder = process.env[VARIABLE];
  if (folder === undefined) {
    const filled = { database: await createTestDatabase(), keys: newKeyRing() };
    await fill(filled);
    return filled;
  }
  const keyFile = keyFileOf(folder);
  const database = await copyFilledDatabase(databaseOf(folder), (made) =>
    fill({ database: made, keys: openKeyRing(keyFile) }),
  );
  return { database, keys: openKeyRing(keyFile) };
}
