import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { addFieldKey, newId, openDatabase, openKeyRing, readKeyFile, systemClock } from '../../base/index.ts';
import { drainJobs, enqueueJob, type JobHandlers } from '../../jobs/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { dropLogin, runKeys } from '../testing/run-keys.ts';

const COUNTY = '420281';
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-drop-old-'));
const keyFile = path.join(folder, 'keys.json');
const database = await createTestDatabase();
const owner = new pg.Client(database.ownerUrl);
await owner.connect();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
after(async () => {
  await db.close();
  await dropLogin(owner);
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

test('an old key stays while a job runs that may have sealed something under it, and goes when the job is done', async () => {
  openKeyRing(keyFile);
  addFieldKey(keyFile);
  const keysThere = () => [...readKeyFile(keyFile).ring.fieldKeys.keys()];
  const env = { DATA_DIR: folder, DATABASE_URL: database.ownerUrl, MINZHENG_COUNTIES: COUNTY };
  const store = { db, clock: systemClock };
  const officer = testActor({ countyCode: COUNTY });
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const handlers: JobHandlers = {
    long: {
      async run() {
        begun.resolve();
        await mayEnd.promise;
      },
      giveUp: async () => undefined,
    },
  };
  const job = { kind: 'long', subjectId: newId(), at: systemClock.now() };
  await db.change(officer, (tx) => enqueueJob(tx, officer, job));
  const working = drainJobs(store, handlers);
  try {
    await begun.promise;
    const refused = await runKeys(env, 'drop-old').ended;
    assert.notEqual(refused.code, 0);
    assert.match(refused.complaint, /有 1 个导入、导出等后台任务正在运行/);
    assert.doesNotMatch(refused.complaint, /at .*\.ts:/, 'a sentence, not a stack');
    assert.deepEqual(keysThere(), [1, 2]);
  } finally {
    mayEnd.resolve();
  }
  await working;
  const dropped = await runKeys(env, 'drop-old').ended;
  assert.equal(dropped.code, 0, dropped.complaint);
  assert.deepEqual(keysThere(), [2]);
});
