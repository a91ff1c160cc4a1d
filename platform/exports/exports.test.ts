import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, test } from 'node:test';
import { runExport } from './run-export.ts';
import { expireExports } from './take-away.ts';
import { openExportHouse } from './testing/house.ts';

const house = await openExportHouse();
const { county, owner, disturbance, clock } = house;
after(() => house.close());
afterEach(async () => {
  delete disturbance.beforePage;
  await house.idle();
});
await house.addPeople(4_000);
await house.addPeople(4, '=1+1|');

const officer = await house.signIn('bureau-officer');
const wish = (more: object = {}) => ({ list: 'names', format: 'csv', filter: {}, ...more });

async function exported(browser: typeof officer, more: object = {}) {
  const asked = await browser.send('POST', '/api/v1/exports', wish(more));
  assert.equal(asked.status, 200, asked.text);
  await house.idle();
  const record = await browser.send('GET', `/api/v1/exports/${asked.body.id}`);
  return record.body;
}

/** Holds the next reading of the list before that page, until it is released. */
function hold(pageNo: number): { reached: Promise<void>; release(): void } {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  disturbance.beforePage = async (no) => {
    if (no !== pageNo) return;
    reached.resolve();
    await released.promise;
  };
  return {
    reached: reached.promise,
    release() {
      delete disturbance.beforePage;
      released.resolve();
    },
  };
}

const fileOf = (browser: typeof officer, id: string) => browser.send('GET', `/api/v1/exports/${id}/file`);
const lines = (text: string) => text.trimEnd().split('\r\n').slice(1);

async function auditOf(id: string): Promise<{ action: string; user_id: string; detail: string }[]> {
  const { rows } = await owner.query(
    `select action, user_id, detail from audit_log where subject_kind = 'export' and subject_id = $1 order by seq`,
    [id],
  );
  return rows;
}

const chunksOf = async (id: string) =>
  (await owner.query('select count(*)::int as n from export_chunk where export_id = $1', [id])).rows[0].n;

test('a list is printed as a PDF, and says so to the browser', async () => {
  const record = await exported(officer, { format: 'pdf' });
  assert.equal(record.state, 'done');
  assert.equal(record.fileName, '姓名表_大冶市_20261123.pdf');
  const file = await fileOf(officer, record.id);
  assert.equal(file.headers['content-type'], 'application/pdf');
  assert.match(file.text, /^%PDF-/);
});

test('a list is exported whole, with its sum, and every step of it stands in the audit log', async () => {
  const record = await exported(officer);
  assert.equal(record.state, 'done');
  assert.equal(record.rowCount, 4_004);
  assert.equal(record.fileName, '姓名表_大冶市_20261123.csv');
  const file = await fileOf(officer, record.id);
  assert.equal(lines(file.text).length, 4_004);
  assert.equal(createHash('sha256').update(file.text, 'utf8').digest('hex'), record.sha256);
  assert.match(String(file.headers['content-disposition']), /filename\*=UTF-8''%E5%A7%93%E5%90%8D%E8%A1%A8_/);
  assert.equal(file.headers['cache-control'], 'no-store');
  const audit = await auditOf(record.id);
  assert.deepEqual(
    audit.map((row) => row.action),
    ['exports.run', 'exports.finish', 'exports.download'],
  );
  assert.ok(audit.every((row) => row.user_id === officer.userId));
});

test('no line of the file starts a formula', async () => {
  const record = await exported(officer);
  const file = await fileOf(officer, record.id);
  assert.equal(lines(file.text).filter((line) => line.startsWith(`"'=1+1|`)).length, 4);
  assert.equal(
    lines(file.text).some((line) => /^"?[=+\-@]/.test(line)),
    false,
  );
});

test('a township clerk’s export holds exactly the people of that township', async () => {
  const [town] = county.towns;
  const clerk = await house.signIn('township-clerk', town.id);
  const record = await exported(clerk, { columns: ['id'] });
  const { rows } = await owner.query<{ id: string }>('select id from person where town_id = $1', [town.id]);
  const file = await fileOf(clerk, record.id);
  assert.deepEqual(
    lines(file.text)
      .map((line) => line.replaceAll('"', ''))
      .sort(),
    rows.map((row) => row.id).sort(),
  );
  assert.equal(rows.length, 2_002);
});

test('nobody but the requester sees an export, its file, or can take it away', async () => {
  const record = await exported(officer);
  for (const other of [
    await house.signIn('bureau-officer'),
    await house.signIn('township-clerk', county.towns[0].id),
  ]) {
    assert.deepEqual((await other.send('GET', '/api/v1/exports')).body.items, []);
    assert.equal((await other.send('GET', `/api/v1/exports/${record.id}`)).status, 404);
    assert.equal((await fileOf(other, record.id)).status, 404);
    assert.equal((await other.send('DELETE', `/api/v1/exports/${record.id}`)).status, 404);
  }
  assert.equal((await fileOf(officer, record.id)).status, 200);
});

test('whoever moved to another post no longer sees what was exported in the former one', async () => {
  const [first, second] = county.towns;
  const clerk = await house.signIn('township-clerk', first.id);
  const record = await exported(clerk);
  await owner.query('update post_holding set place_id = $1 where user_id = $2', [second.id, clerk.userId]);
  clock.set('2026-11-23T01:00:05Z');
  assert.equal((await fileOf(clerk, record.id)).status, 404);
});

test('a post that may not see the list, or may take nothing out, is refused', async () => {
  const worker = await house.signIn('village-worker', county.towns[0].villages[0]);
  const auditor = await house.signIn('audit-admin');
  for (const browser of [worker, auditor]) {
    const answer = await browser.send('POST', '/api/v1/exports', wish());
    assert.equal(answer.status, 403);
    assert.equal(answer.body.error.code, 'http.forbidden');
  }
  assert.deepEqual((await auditor.send('GET', '/api/v1/exports/lists')).body.items, []);
});

test('what cannot be understood is refused with the place that is wrong', async () => {
  const cases = [
    [{ list: 'nothing' }, 'exports.unknown-list', 'list'],
    [{ columns: ['name', 'secret'] }, 'exports.unknown-column', 'columns'],
    [{ filter: { sex: 'x' } }, 'exports.filter', 'filter.sex'],
    [{ filter: { other: '1' } }, 'exports.filter', 'filter.other'],
  ] as const;
  for (const [more, code, field] of cases) {
    const { status, body } = await officer.send('POST', '/api/v1/exports', wish(more));
    assert.deepEqual([status, body.error.code, body.error.field], [422, code, field]);
  }
});

test('filters as the address of a page holds them narrow the file', async () => {
  const record = await exported(officer, { filter: { sex: '1', q: '' } });
  assert.equal(record.rowCount, 2_002);
});

test('an ID number that was searched for stands neither in the list of exports nor in the audit log', async () => {
  const record = await exported(officer, { filter: { q: '张 420299195803041234' } });
  assert.equal(record.filter.q, '张 ******************');
  const { rows } = await owner.query(
    `select 1 from audit_log where detail like '%4202991958%'
     union all select 1 from export_file f where f::text like '%4202991958%'`,
  );
  assert.deepEqual(rows, []);
});

test('one export at a time for one officer', async () => {
  const held = hold(0);
  const first = await officer.send('POST', '/api/v1/exports', wish());
  const second = await officer.send('POST', '/api/v1/exports', wish());
  assert.deepEqual([first.status, second.status, second.body.error.code], [200, 409, 'exports.running']);
  const early = await fileOf(officer, first.body.id);
  assert.equal(early.body.error.code, 'exports.not-ready');
  held.release();
});

test('a stopped export ends, leaves no piece of the file and lets the next one begin', async () => {
  const held = hold(2);
  const { body } = await officer.send('POST', '/api/v1/exports', wish());
  await held.reached;
  const stopped = await officer.send('POST', `/api/v1/exports/${body.id}/stop`);
  assert.equal(stopped.body.state, 'stopped');
  held.release();
  await house.idle();
  const again = await officer.send('POST', `/api/v1/exports/${body.id}/stop`);
  assert.equal(again.body.error.code, 'exports.not-running');
  assert.equal((await fileOf(officer, body.id)).status, 410);
  assert.equal(await chunksOf(body.id), 0);
  assert.equal((await exported(officer)).state, 'done');
});

test('an export is made anew, whole, and a try that was overtaken can write no more', async () => {
  const held = hold(2);
  const { body } = await officer.send('POST', '/api/v1/exports', wish());
  await held.reached;
  delete disturbance.beforePage;
  await runExport(house.work, county.code, body.id);
  const record = await officer.send('GET', `/api/v1/exports/${body.id}`);
  assert.deepEqual([record.body.state, record.body.rowCount], ['done', 4_004]);
  held.release();
  await house.idle();
  assert.equal(lines((await fileOf(officer, body.id)).text).length, 4_004);
  assert.deepEqual(
    (await auditOf(body.id)).map((row) => row.action),
    ['exports.run', 'exports.finish', 'exports.download'],
  );
});

test('an export whose place moves while it is made is made anew, and holds the people of the new place alone', async () => {
  const [before, now] = county.towns;
  const clerk = await house.signIn('township-clerk', before.id);
  const held = hold(2);
  const { body } = await clerk.send('POST', '/api/v1/exports', wish({ columns: ['id'] }));
  await held.reached;
  // As an act on places carries what hangs on them.
  await owner.query('update export_file set place_id = $1 where id = $2', [now.id, body.id]);
  await owner.query('update post_holding set place_id = $1 where user_id = $2', [now.id, clerk.userId]);
  const thrown = assert.rejects(house.idle(), { name: 'OvertakenError' });
  held.release();
  await thrown;
  const { rows: open } = await owner.query('select state from export_file where id = $1', [body.id]);
  assert.equal(open[0].state, 'running', 'neither failed nor given up');
  clock.set(clock.now().add({ seconds: 60 }).toString());
  house.wake();
  await house.idle();
  const record = await clerk.send('GET', `/api/v1/exports/${body.id}`);
  assert.deepEqual([record.body.state, record.body.rowCount], ['done', 2_002]);
  const { rows } = await owner.query<{ id: string }>('select id from person where town_id = $1', [now.id]);
  const there = new Set(rows.map((row) => row.id));
  const ids = lines((await fileOf(clerk, body.id)).text).map((line) => line.replaceAll('"', ''));
  assert.ok(ids.length === 2_002 && ids.every((id) => there.has(id)));
});

test('an export that no try could make is failed and leaves nothing of the file', async () => {
  const held = hold(2);
  const { body } = await officer.send('POST', '/api/v1/exports', wish());
  await held.reached;
  await owner.query('update job set attempt = 99 where subject_id = $1', [body.id]);
  const { rows } = await owner.query('select * from job where subject_id = $1', [body.id]);
  const job = { ...rows[0], countyCode: county.code, subjectId: body.id };
  await house.handlers[rows[0].kind]?.giveUp(job);
  held.release();
  await house.idle();
  assert.equal((await officer.send('GET', `/api/v1/exports/${body.id}`)).body.state, 'failed');
  assert.equal(await chunksOf(body.id), 0);
});

test('a list that fails ends the export as failed, and says so in the audit log', async () => {
  const record = await exported(officer, { filter: { q: 'refuse' } });
  assert.equal(record.state, 'failed');
  assert.equal((await fileOf(officer, record.id)).status, 410);
  const audit = await auditOf(record.id);
  assert.deepEqual(
    audit.map((row) => row.action),
    ['exports.run', 'exports.fail'],
  );
});

test('an export that waited is refused when the post was taken away meanwhile', async () => {
  const leaving = await house.signIn('bureau-officer');
  const held = hold(0);
  const { body } = await leaving.send('POST', '/api/v1/exports', wish());
  await held.reached;
  await owner.query(`update post_holding set held_to = '2026-11-23' where user_id = $1`, [leaving.userId]);
  await runExport(house.work, county.code, body.id);
  const { rows } = await owner.query('select state from export_file where id = $1', [body.id]);
  assert.equal(rows[0].state, 'failed');
  held.release();
});

test('a file is there on its last day and gone after it, and its record stays', async () => {
  clock.set('2026-11-23T01:00:09Z');
  const record = await exported(officer);
  const before = Temporal.Instant.from(record.expiresAt).subtract({ seconds: 1 });
  clock.set(before.toString());
  await expireExports(house.services.db, clock, county.code);
  assert.equal(await chunksOf(record.id), 1);
  clock.set(record.expiresAt);
  await expireExports(house.services.db, clock, county.code);
  assert.equal(await chunksOf(record.id), 0);
  clock.set('2026-11-23T01:00:10Z');
  assert.equal((await fileOf(officer, record.id)).status, 410);
  const kept = await officer.send('GET', `/api/v1/exports/${record.id}`);
  assert.deepEqual([kept.body.state, kept.body.rowCount], ['expired', 4_004]);
});

test('a deleted file is gone at once', async () => {
  const record = await exported(officer);
  const answer = await officer.send('DELETE', `/api/v1/exports/${record.id}`);
  assert.equal(answer.body.state, 'deleted');
  assert.equal(await chunksOf(record.id), 0);
  assert.equal((await fileOf(officer, record.id)).status, 410);
});

test('own exports are listed newest first, page by page', async () => {
  const reader = await house.signIn('bureau-officer');
  const ids: string[] = [];
  for (const second of [1, 2, 3]) {
    clock.set(`2026-11-23T01:01:0${second}Z`);
    ids.unshift((await exported(reader)).id);
  }
  const first = await reader.send('GET', '/api/v1/exports?limit=2');
  const rest = await reader.send('GET', `/api/v1/exports?limit=2&after=${first.body.next}`);
  const shown = [...first.body.items, ...rest.body.items].map((item: { id: string }) => item.id);
  assert.deepEqual(shown, ids);
  assert.equal(rest.body.next, null);
});
