import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  type Actor,
  createFieldCipher,
  fixedClock,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
  sql,
  systemActor,
} from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase } from '../testing/database.ts';
import { loadCounty } from './load-county.ts';
import { divisionRefusals } from './refusals.ts';
import { registerDivisionRoutes } from './routes.ts';
import { assertTreeHolds } from './tree-invariants.ts';

const COUNTY = '420921';
const test_ = await createTestDatabase();
await loadCounty(test_.ownerUrl, COUNTY);
const db = openDatabase({ url: test_.appUrl, connectionsMax: 4 });
const permissions = ['divisions.read', 'divisions.change', 'registry.read'];
const officer = testActor({ countyCode: COUNTY, permissions });
let actor: Actor = officer;
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, divisionRefusals),
  findActor: async () => actor,
  csrfTokenOf: () => 'token',
});
registerDivisionRoutes(app, {
  db,
  clock: fixedClock('2026-06-01T02:00:00Z'),
  cipher: createFieldCipher(newKeyRing()),
});
after(async () => {
  await app.close();
  await db.close();
  await test_.drop();
});

async function get(url: string) {
  const answer = await app.inject({ method: 'GET', url: `/api/v1/divisions${url}` });
  return { status: answer.statusCode, body: answer.json() };
}
async function post(url: string, payload: object) {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/divisions${url}`,
    payload,
    headers: { 'idempotency-key': newId(), 'x-csrf-token': 'token' },
  });
  return { status: answer.statusCode, body: answer.json() };
}
const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);
const search = async (query: string) => names((await get(`/search?${query}`)).body);

test('a place is found by its name, a part of it, its pinyin, its initials and its code', async () => {
  for (const q of ['观音湖', '渡假区', 'guanyinhu', 'gyhst', '420921450']) {
    assert.ok(
      (await search(`q=${encodeURIComponent(q)}&level=town`)).includes('观音湖生态文化旅游渡假区'),
      q,
    );
  }
  assert.deepEqual((await search('q=hyz&level=town')).slice(0, 1), ['花园镇']);
});

test('an empty search lists what lies in a township, and a drop-down shows no other township to its clerk', async () => {
  const [town] = (await get('/search?q=hyz&level=town')).body.items;
  const inside = (await get(`/search?within=${town.id}&level=village&limit=200`)).body.items;
  assert.ok(inside.length > 10);
  assert.ok(inside.every((place: { townName: string }) => place.townName === '花园镇'));
  actor = testActor({ countyCode: COUNTY, level: 'town', placeId: town.id, permissions });
  try {
    assert.deepEqual(await search('level=town&limit=200'), ['花园镇']);
    assert.equal((await search('level=village&limit=200')).length, inside.length);
    assert.equal((await get('/tree')).body.items.length, inside.length + 2);
  } finally {
    actor = officer;
  }
});

test('a county may merge hundreds of villages by one plan, sees what hangs on them, and can take each back', async () => {
  const tree = (await get('/tree')).body.items as {
    id: string;
    name: string;
    level: string;
    parentId: string;
  }[];
  const towns = new Map(tree.filter((p) => p.level === 'town').map((p) => [p.id, p.name]));
  const villages = tree.filter((p) => p.level === 'village' && !p.name.includes('居委会'));
  // Neighbours two by two, each pair under the name of the first.
  const lines = ['原乡镇,原村,新乡镇,新村'];
  for (let i = 0; i + 1 < villages.length; i += 2) {
    const [a, b] = [villages[i], villages[i + 1]];
    if (!a || !b || a.parentId !== b.parentId) continue;
    for (const old of [a, b])
      lines.push(`${towns.get(a.parentId)},${old.name},${towns.get(a.parentId)},${a.name}`);
  }
  const plan = await post('/operations/read-plan', {
    text: lines.join('\n'),
    effectiveOn: '2024-01-01',
    document: '孝昌政发〔2023〕18号',
  });
  assert.equal(plan.status, 200, JSON.stringify(plan.body));
  assert.deepEqual(plan.body.problems, []);
  assert.ok(plan.body.acts.length > 190);
  const preview = await post('/operations/preview', { acts: plan.body.acts });
  assert.equal(preview.status, 200, JSON.stringify(preview.body));
  const done = await post('/operations', { acts: plan.body.acts, expected: preview.body.expected });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const left = (await get('/tree')).body.items.filter((p: { level: string }) => p.level === 'village').length;
  assert.equal(left, 454 - plan.body.acts.length);
  const before = (await get('/tree?asOf=2023-12-31')).body.items;
  assert.equal(before.filter((p: { level: string }) => p.level === 'village').length, 454);
  await db.read(systemActor(COUNTY, 'test'), (reader) => assertTreeHolds(reader, COUNTY));

  const undone = await post(`/operations/${done.body.operationIds[0]}/undo`, {
    document: '',
    reason: '录入有误',
  });
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  const log = (await get('/operations?limit=2')).body;
  assert.deepEqual(
    log.items.map(({ kind }: { kind: string }) => kind),
    ['undo', 'merge'],
  );
  const second = await get(`/operations?limit=2&after=${log.next}`);
  assert.equal(second.body.items.length, 2);
});

test('the history of a place tells what it was called, by which document, and what was taken back', async () => {
  const [place] = (await get('/search?q=kfq&level=town')).body.items;
  const acts = [
    {
      kind: 'rename',
      placeId: place.id,
      name: '孝昌经济开发区',
      effectiveOn: '2025-02-01',
      document: '鄂政函〔2025〕3号',
    },
  ];
  const { expected } = (await post('/operations/preview', { acts })).body;
  const done = await post('/operations', { acts, expected });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const [entry] = (await get(`/${place.id}/history`)).body.items;
  assert.deepEqual(
    [entry.kind, entry.before.name, entry.after.name, entry.document, entry.undone],
    ['rename', '开发区', '孝昌经济开发区', '鄂政函〔2025〕3号', false],
  );
  assert.deepEqual(
    (await get(`/${place.id}`)).body.aliases.map((a: { alias: string }) => a.alias),
    ['开发区'],
  );
  const one = await get(`/operations/${done.body.operationIds[0]}`);
  assert.equal(one.body.changes.length, 1);
  // A stale preview: somebody else was faster.
  const late = await post('/operations', {
    acts: [{ ...acts[0], name: '经开区', effectiveOn: '2025-03-01' }],
    expected,
  });
  assert.equal(late.status, 409);
  assert.equal(late.body.error.code, 'divisions.place.changed');
});

test('who may not change places is refused, and every refusal has a text', async () => {
  actor = testActor({ countyCode: COUNTY, permissions: ['divisions.read'] });
  try {
    const refused = await post('/operations/preview', { acts: [] });
    assert.equal(refused.status, 403);
  } finally {
    actor = officer;
  }
  const missing = await get(`/${newId()}`);
  assert.equal(missing.status, 404);
});

test('what a change leaves in the audit log names the document', async () => {
  const auditor = { ...systemActor(COUNTY, 'test'), duty: 'audit' as const };
  const rows = await db.read(auditor, (reader) =>
    reader.rows<{ action: string; detail: string }>(
      sql`select action, detail from audit_log order by seq desc limit 1`,
    ),
  );
  assert.equal(rows[0]?.action, 'divisions.rename');
  assert.match(rows[0]?.detail ?? '', /鄂政函/);
});
