import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type Database, newId, openDatabase, sql, systemActor, systemClock } from '../base/index.ts';
import { loadCounty } from '../divisions/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { enqueueJob, startJobRunner } from './index.ts';

const COUNTY = '420281';
const ENTRY = path.join(import.meta.dirname, 'testing/pid-program.ts');
const WAIT_MS_MAX = 20_000;
const officer = testActor({ countyCode: COUNTY, permissions: ['imports.run'] });
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-runner-'));
const file = path.join(folder, 'pids');
let database: TestDatabase;
let db: Database;

before(async () => {
  database = await createTestDatabase();
  await loadCounty(database.ownerUrl, COUNTY);
  db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
});
after(async () => {
  await db.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const open = (keepMs?: number) => {
  writeFileSync(file, '');
  return startJobRunner(
    { db, clock: systemClock },
    {
      entry: ENTRY,
      settings: { url: database.appUrl, file },
      lookEveryMs: 50,
      atOnceMax: 1,
      ...(keepMs === undefined ? {} : { keepMs }),
    },
  );
};
const pids = () => readFileSync(file, 'utf8').split('\n').filter(Boolean);

/** Asks for one job and waits until some process has done it. */
async function doOne(kind: 'try' | 'break'): Promise<string> {
  const before = pids().length;
  await db.change(officer, (tx) =>
    enqueueJob(tx, officer, { kind, subjectId: newId(), at: systemClock.now() }),
  );
  const endsAt = Date.now() + WAIT_MS_MAX;
  while (pids().length === before) {
    if (Date.now() > endsAt) throw new Error('nobody did the job');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return pids().at(-1) ?? '';
}

function isAlive(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

async function waitForEnd(pid: string): Promise<void> {
  const endsAt = Date.now() + WAIT_MS_MAX;
  while (isAlive(pid)) {
    if (Date.now() > endsAt) throw new Error('the process is still there');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a process that did its job does the next one, and one whose job failed does not', async () => {
  const runner = open();
  try {
    const first = await doOne('try');
    assert.equal(await doOne('try'), first);
    assert.equal(await doOne('break'), first);
    await waitForEnd(first);
    await db.change(systemActor(COUNTY, 'no second try'), (tx) =>
      tx.run(sql`update job set state = 'done' where kind = 'break'`),
    );
    assert.notEqual(await doOne('try'), first);
  } finally {
    await runner.close();
  }
});

test('a process that nobody needs is let go, and none is left when the runner closes', async () => {
  const brief = open(1);
  const first = await doOne('try');
  await waitForEnd(first);
  assert.notEqual(await doOne('try'), first);
  await brief.close();
  const runner = open();
  runner.expect();
  const kept = await doOne('try');
  assert.equal(isAlive(kept), true);
  await runner.close();
  assert.equal(isAlive(kept), false);
});
