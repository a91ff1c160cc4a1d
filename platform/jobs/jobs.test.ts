import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Database, fixedClock, type Id, newId, openDatabase, sql, systemActor } from '../base/index.ts';
import { loadCounty } from '../divisions/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  countRunningJobs,
  drainJobs,
  enqueueJob,
  findOpenJobs,
  type Job,
  type JobHandlers,
  noteProgress,
  runJob,
} from './index.ts';

const COUNTY = '420281';
let database: TestDatabase;
let db: Database;
const clock = fixedClock('2026-01-05T01:00:00Z');
const officer = testActor({ countyCode: COUNTY, permissions: ['imports.run'] });

before(async () => {
  database = await createTestDatabase();
  await loadCounty(database.ownerUrl, COUNTY);
  db = openDatabase({ url: database.appUrl, connectionsMax: 8 });
});
after(async () => {
  await db.close();
  await database.drop();
});

const store = () => ({ db, clock });
const enqueue = (subjectId: Id, kind = 'try') =>
  db.change(officer, (tx) => enqueueJob(tx, officer, { kind, subjectId, at: clock.now() }));
const handle = (
  run: (job: Job) => Promise<void>,
  giveUp: (job: Job) => Promise<void> = async () => undefined,
): JobHandlers => ({
  try: { run, giveUp },
});
const stateOf = (subjectId: Id) =>
  db.read(systemActor(COUNTY, 'look'), (reader) =>
    reader.get<{ state: string; attempt: number }>(
      sql`select state, attempt from job where subject_id = ${subjectId}`,
    ),
  );

test('a job runs once, in the name of whoever asked for it', async () => {
  const subject = newId();
  await enqueue(subject);
  await enqueue(subject);
  const jobs: Job[] = [];
  await drainJobs(
    store(),
    handle(async (job) => void jobs.push(job)),
  );
  assert.equal(jobs.length, 1);
  assert.equal(jobs[0]?.actor.userId, officer.userId);
  assert.ok(jobs[0]?.actor.permissions.has('imports.run'));
  assert.equal((await stateOf(subject)).state, 'done');
});

test('a job that somebody works on is not open, and is open again the moment that they are gone', async () => {
  const subject = newId();
  await enqueue(subject);
  const [open] = await findOpenJobs(store(), 5);
  assert.ok(open);
  let looked = 0;
  const handlers = handle(async () => {
    assert.deepEqual(await findOpenJobs(store(), 5), []);
    assert.equal(await runJob(store(), handlers, COUNTY, open.id), false);
    assert.equal(await countRunningJobs(store()), 1);
    looked += 1;
  });
  assert.equal(await runJob(store(), handlers, COUNTY, open.id), true);
  assert.equal(looked, 1);
  // As a killed worker leaves it: running, and nobody holds the lock.
  const other = newId();
  await enqueue(other);
  await db.change(systemActor(COUNTY, 'break'), (tx) =>
    tx.run(sql`update job set state = 'running' where subject_id = ${other}`),
  );
  assert.equal(await countRunningJobs(store()), 0);
  const again = await findOpenJobs(store(), 5);
  assert.equal(again.length, 1);
  await drainJobs(
    store(),
    handle(async () => undefined),
  );
});

test('a job that fails is tried again later, and given up after eight failures without progress', async () => {
  const subject = newId();
  await enqueue(subject);
  const [open] = await findOpenJobs(store(), 5);
  assert.ok(open);
  let gaveUp = 0;
  const handlers = handle(
    async () => Promise.reject(new Error('no')),
    async () => void gaveUp++,
  );
  for (let no = 1; no <= 8; no++) {
    await assert.rejects(() => runJob(store(), handlers, COUNTY, open.id), /no/);
    assert.deepEqual(await findOpenJobs(store(), 5), [], 'it waits before the next try');
    clock.set(clock.now().add({ minutes: 1 }).toString());
  }
  assert.deepEqual([await stateOf(subject), gaveUp], [{ state: 'failed', attempt: 8 }, 1]);
});

test('progress starts the count of failures anew', async () => {
  const subject = newId();
  await enqueue(subject);
  const [open] = await findOpenJobs(store(), 5);
  assert.ok(open);
  const handlers = handle(async (job) => {
    await db.change(officer, (tx) => noteProgress(tx, job));
    throw new Error('after some progress');
  });
  for (let no = 0; no < 10; no++) {
    await assert.rejects(() => runJob(store(), handlers, COUNTY, open.id));
    clock.set(clock.now().add({ minutes: 1 }).toString());
  }
  assert.deepEqual(await stateOf(subject), { state: 'waiting', attempt: 1 });
});

test('a job that is rolled back with what it is for was never there', async () => {
  const subject = newId();
  await assert.rejects(() =>
    db.change(officer, async (tx) => {
      await enqueueJob(tx, officer, { kind: 'try', subjectId: subject, at: clock.now() });
      throw new Error('back');
    }),
  );
  const found = await db.read(systemActor(COUNTY, 'look'), (reader) =>
    reader.rows(sql`select 1 from job where subject_id = ${subject}`),
  );
  assert.deepEqual(found, []);
});
