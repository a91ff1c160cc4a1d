import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor } from '../base/index.ts';
import { fixedClock, newId, openDatabase, sql, systemActor } from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import { enqueueJob, type Job, noteProgress } from './job.ts';
import { findOpenJobs, noteDeath, runJob } from './work.ts';

const COUNTY = '420281';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const store = {
  db: openDatabase({ url: database.appUrl, connectionsMax: 4 }),
  clock: fixedClock('2026-06-01T02:00:00Z'),
};
const { db } = store;
after(async () => {
  await db.close();
  await database.drop();
});
const [town] = county.towns;
const clerk = testActor({ countyCode: COUNTY, level: 'town', placeId: town.id });
const bureau = testActor({ countyCode: COUNTY });

const enqueue = (as: Actor, named: Actor = as, subjectId = newId()) =>
  db.change(as, (tx) => enqueueJob(tx, named, { kind: 'test', subjectId, at: store.clock.now() }));
const jobsSeenBy = (actor: Actor) => db.read(actor, (reader) => reader.rows(sql`select id from job`));

test('whoever asks for work sees no job, not even their own, and changes none', async () => {
  for (const actor of [clerk, bureau]) await enqueue(actor);
  for (const actor of [clerk, bureau]) {
    assert.deepEqual(await jobsSeenBy(actor), []);
    const changed = await db.change(actor, (tx) => tx.run(sql`update job set actor = '{}'`));
    assert.equal(changed, 0);
  }
  assert.equal((await jobsSeenBy(systemActor(COUNTY, 'test'))).length, 2);
});

test('nobody asks for work in the name of another, in another place, or above their own level', async () => {
  const others: Actor[] = [
    bureau,
    { ...clerk, level: 'county', placeId: null },
    { ...clerk, placeId: county.towns[1].id },
    { ...clerk, duty: 'audit' },
    { ...clerk, userId: bureau.userId },
    systemActor(COUNTY, 'test'),
  ];
  for (const other of others) {
    await assert.rejects(enqueue(clerk, other), /row-level security/, JSON.stringify(other));
  }
});

test('asking again for what is open changes nothing', async () => {
  const subjectId = newId();
  const before = (await findOpenJobs(store, 99)).length;
  for (let i = 0; i < 3; i++) await enqueue(clerk, clerk, subjectId);
  assert.equal((await findOpenJobs(store, 99)).length, before + 1);
});

test('progress noted in the name of whoever asked starts the count of tries anew; nobody else’s note does', async () => {
  await enqueue(clerk);
  const jobs = await findOpenJobs(store, 99);
  const triesOf = async (job: Job) =>
    (
      await db.read(systemActor(COUNTY, 'test'), (reader) =>
        reader.get<{ attempt: number }>(sql`select attempt from job where id = ${job.id}`),
      )
    ).attempt;
  let looked = 0;
  const run = async (job: Job) => {
    if (job.actor.userId !== clerk.userId) return;
    looked += 1;
    await noteDeath(store, job.countyCode, job.id);
    await db.change(bureau, (tx) => noteProgress(tx, job));
    assert.equal(await triesOf(job), 1);
    await db.change(job.actor, (tx) => noteProgress(tx, job));
    assert.equal(await triesOf(job), 0);
  };
  const handlers = { test: { run, giveUp: async () => undefined } };
  for (const job of jobs) await runJob(store, handlers, job.countyCode, job.id);
  assert.ok(looked > 0);
});
