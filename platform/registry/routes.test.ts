import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import {
  type Actor,
  createFieldCipher,
  fixedClock,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
} from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { papersRefusals } from '../papers/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import { registryRefusals } from './refusals.ts';
import { registerRegistryRoutes } from './routes.ts';
import { inventedId } from './testing.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const permissions = ['registry.read', 'registry.write', 'registry.reveal', 'registry.merge'];
const bureau = testActor({ countyCode: county.code, permissions });
const clerkB = testActor({
  countyCode: county.code,
  level: 'town',
  placeId: county.towns[1].id,
  permissions,
});
let actor: Actor = bureau;
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, papersRefusals, registryRefusals),
  findActor: async () => actor,
  csrfTokenOf: () => 'token',
});
registerRegistryRoutes(app, {
  db,
  clock: fixedClock('2026-11-23T04:00:00Z'),
  cipher: createFieldCipher(newKeyRing()),
});
after(async () => {
  await app.close();
  await db.close();
  await database.drop();
});

const get = async (url: string) => {
  const answer = await app.inject({ method: 'GET', url: `/api/v1${url}` });
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer };
};
const post = async (url: string, payload: object) => {
  const headers = { 'idempotency-key': newId(), 'x-csrf-token': 'token' };
  const answer = await app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers });
  return { status: answer.statusCode, body: answer.json() };
};

const number = inventedId('1970-03-08', 11);
const person = {
  name: '王卫华',
  sex: 1,
  birthDate: '1970-03-08',
  idKind: 'resident',
  idNumber: number,
  villageId: county.towns[0].villages[0],
};

test('a person is registered, found, read, changed and followed through the API', async () => {
  const { body: created, status } = await post('/persons', person);
  assert.equal(status, 200, JSON.stringify(created));
  const found = await post('/persons/search', { q: number });
  assert.deepEqual(
    found.body.items.map((item: { id: string }) => item.id),
    [created.id],
  );
  assert.deepEqual(found.body.understood, [{ kind: 'id', text: '420299…' }]);
  const record = (await get(`/persons/${created.id}`)).body.json();
  assert.equal(record.lunarBirth, '一九七〇年二月初一');
  assert.equal(record.ageYears, 56);
  const change = { version: record.version, effectiveOn: '2024-01-01', name: '王卫国', document: '户口本' };
  assert.equal((await post(`/persons/${created.id}/change`, change)).status, 200);
  const late = await post(`/persons/${created.id}/change`, { ...change, name: '王卫民' });
  assert.equal(late.status, 409);
  assert.match(late.body.error.what, /测试员.*name/);
  const then = (await get(`/persons/${created.id}?on=2023-12-31`)).body.json();
  assert.deepEqual([then.name, then.asOf], ['王卫华', '2023-12-31']);
  const timeline = (await get(`/persons/${created.id}/timeline`)).body.json();
  assert.deepEqual(
    timeline.items.map((entry: { act: string }) => entry.act),
    ['create', 'change'],
  );
});

test('a photo goes in as base64 and comes out as an image', async () => {
  const { body } = await post('/persons', { ...person, idNumber: inventedId('1970-03-08', 13) });
  assert.equal((await get(`/persons/${body.id}/photo`)).status, 404);
  const picture = `data${deflateSync(Buffer.alloc(4)).toString('hex')}`;
  const refused = await post(`/persons/${body.id}/photo`, {
    version: 1,
    base64: Buffer.from(picture).toString('base64'),
  });
  assert.equal(refused.status, 415);
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const added = await post(`/persons/${body.id}/photo`, { version: 1, base64: png });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  const photo = await get(`/persons/${body.id}/photo`);
  assert.deepEqual([photo.status, photo.type], [200, 'image/png']);
  assert.ok(photo.body.rawPayload.equals(Buffer.from(png, 'base64')));
});

test('counts and lists of a township show only its own people', async () => {
  const counted = (await get('/registry/counts')).body.json().items;
  assert.equal(counted.length, 1);
  actor = clerkB;
  try {
    assert.deepEqual((await get('/registry/counts')).body.json().items, []);
    assert.deepEqual((await get('/persons')).body.json().items, []);
    assert.deepEqual((await get('/households')).body.json().items, []);
    assert.deepEqual((await get('/duplicates')).body.json().items, []);
  } finally {
    actor = bureau;
  }
});

test('the code lists come with their standards, and every code has both names', async () => {
  const { lists } = (await get('/registry/code-lists')).body.json();
  const sizes = Object.fromEntries(
    lists.map((list: { name: string; codes: unknown[] }) => [list.name, list.codes.length]),
  );
  assert.deepEqual(
    [sizes.ethnicity, sizes.sex, sizes['disability-kind'], sizes['disability-grade']],
    [58, 4, 7, 4],
  );
  assert.ok(sizes.nationality > 240 && sizes.relation > 75);
  for (const list of lists) {
    assert.ok(list.source);
    for (const code of list.codes) assert.ok(code.zh && code.en, `${list.name} ${code.code}`);
  }
});
