import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { after, test } from 'node:test';
import pg from 'pg';
import { Type } from 'typebox';
import {
  createFieldCipher,
  done,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
  refuse,
  sql,
  systemClock,
} from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import { createApp, httpRefusals, writeRoute } from './index.ts';

const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const db = openDatabase({ url: database.appUrl, connectionsMax: 8 });
const services = { db, clock: systemClock, cipher: createFieldCipher(newKeyRing()) };
const clerk = testActor({ countyCode: '420281', permissions: ['registry.write'] });
const other = testActor({ countyCode: '420281', permissions: ['registry.write'] });
let isSlow = false;

const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals),
  findActor: async (request) => (request.headers['x-other'] ? other : clerk),
});
writeRoute(app, services, {
  method: 'POST',
  url: '/api/v1/things',
  permission: 'registry.write',
  summary: 'Makes a thing',
  tag: 'test',
  body: Type.Object({ name: Type.String() }),
  response: Type.Object({ id: Type.String(), secret: Type.String() }),
  async handle({ tx, body, audit }) {
    if (body.name === 'refused') return refuse('http.missing');
    if (isSlow) await new Promise((resolve) => setTimeout(resolve, 300));
    const id = newId();
    await tx.run(sql`insert into division_alias (county_code, id, division_id, alias, source)
      values ('420281', ${id}, ${county.id}, ${body.name}, 'test')`);
    audit({ action: 'test.make' });
    return done({ id, secret: `the secret of ${body.name}` });
  },
});
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as { port: number };
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
after(async () => {
  await app.close();
  await db.close();
  await owner.end();
  await database.drop();
});

const post = (name: string, key: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}/api/v1/things`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    body: JSON.stringify({ name }),
  });

async function countOf(name: string): Promise<number> {
  const { rows } = await owner.query('select count(*)::int as n from division_alias where alias = $1', [
    name,
  ]);
  return rows[0].n;
}

test('the same key with the same input gives the same bytes, and says so', async () => {
  const key = randomUUID();
  const first = await post('甲', key);
  const second = await post('甲', key);
  assert.equal(await second.text(), await first.text());
  assert.equal(second.headers.get('idempotency-hit'), 'true');
  assert.equal(first.headers.get('idempotency-hit'), null);
  assert.equal(await countOf('甲'), 1);
});

test('the same key with other input is refused and does nothing', async () => {
  const key = randomUUID();
  await post('乙', key);
  const altered = await post('丙', key);
  assert.equal(altered.status, 409);
  assert.equal(((await altered.json()) as { error: { code: string } }).error.code, 'http.key-reused');
  assert.equal(await countOf('丙'), 0);
});

test('thirty-two at once with one key have one effect and one answer', async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 32 }, () => post('丁', key).then((a) => a.text())));
  assert.equal(new Set(answers).size, 1);
  assert.equal(await countOf('丁'), 1);
});

test('a connection that was lost before the answer came: the retry gets it, and nothing is done twice', async () => {
  isSlow = true;
  const key = randomUUID();
  const body = JSON.stringify({ name: '戊' });
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  await new Promise<void>((resolve) => {
    const request = http.request({
      port,
      host: '127.0.0.1',
      path: '/api/v1/things',
      method: 'POST',
      headers,
    });
    request.on('error', () => resolve());
    request.end(body);
    setTimeout(() => request.destroy(), 100);
  });
  const retried = await post('戊', key);
  isSlow = false;
  assert.equal(retried.status, 200);
  assert.equal(retried.headers.get('idempotency-hit'), 'true');
  assert.equal(await countOf('戊'), 1);
});

test('two officers with one key do not get one another’s answers', async () => {
  const key = randomUUID();
  const mine = await (await post('己', key)).text();
  const theirs = await (await post('己-2', key, { 'x-other': '1' })).text();
  assert.notEqual(mine, theirs);
});

test('a refusal spends no key', async () => {
  const key = randomUUID();
  assert.equal((await post('refused', key)).status, 404);
  assert.equal((await post('庚', key)).status, 200);
});

test('neither what was sent nor what was answered stands readable in the table', async () => {
  const { rows } = await owner.query('select i::text as said from idempotency_key i');
  assert.ok(rows.length > 0);
  for (const { said } of rows) {
    assert.ok(!said.includes('secret') && !said.includes(Buffer.from('secret').toString('hex')));
  }
});

test('a write without a key, or with a malformed one, is refused', async () => {
  for (const key of [
    '',
    'short',
    'with blanks in it',
    'x'.repeat(101),
    'ключ-ключ-ключ'.replace(/[^-]/g, '%'),
  ]) {
    assert.equal((await post('辛', key)).status, 422, key);
  }
  assert.equal(await countOf('辛'), 0);
});
