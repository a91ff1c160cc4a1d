import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fixedClock, getValue, newId, newKeyRing, sql, systemActor } from '../base/index.ts';
import { createUser } from '../identity/index.ts';
import { assemble } from '../server/index.ts';
import { openBrowser } from '../testing/browser.ts';
import { cheapHash } from '../testing/cheap-password.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';
const COUNTY = '420281';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const [town, otherTown] = county.towns;
const clock = fixedClock('2026-06-01T02:00:00Z');
const assembly = await assemble({
  appUrl: database.appUrl,
  keys: newKeyRing(),
  clock,
  hasBackgroundWork: false,
  requestsPerMinuteMax: 1e6,
});
const { app, services } = assembly;
await app.ready();
after(async () => {
  await assembly.close();
  await database.drop();
});

const system = systemActor(COUNTY, 'test');
const posts = [
  {
    post: 'system-admin',
    placeId: county.id,
    heldFrom: Temporal.PlainDate.from('2020-01-01'),
    document: '任',
  },
] as const;
const passwordHash = cheapHash(PASSWORD);
const user = {
  login: 'admin',
  name: '系统管理员',
  passwordHash,
  mustChangePassword: false,
  posts: [...posts],
};
getValue(await services.db.change(system, (tx) => createUser(tx, system, user, clock.now())));
const admin = openBrowser(app);
assert.equal((await admin.signIn('admin', PASSWORD)).status, 200);

const input = {
  name: '省救助平台',
  contact: '信息中心 0714-0000000',
  document: '鄂民函〔2026〕1号',
  permissions: ['divisions.read'],
  callsPerMinute: 60,
};
async function enter(extra: object = {}, days = 90) {
  const made = await admin.send('POST', '/api/v1/systems', { ...input, ...extra });
  assert.equal(made.status, 200, made.text);
  const given = await admin.send('POST', `/api/v1/systems/${made.body.id}/keys`, { days });
  assert.equal(given.status, 200, given.text);
  return { id: made.body.id as string, keyId: given.body.id as string, key: given.body.key as string };
}
const ask = (key: string, url = '/api/v1/divisions/tree', headers: object = {}) =>
  app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}`, ...headers } });
const codeOf = (answer: Awaited<ReturnType<typeof ask>>): string => answer.json().error?.code ?? 'ok';

test('a key opens what its system may, and is found nowhere but in the answer that gave it', async () => {
  const { id, key } = await enter();
  assert.equal(codeOf(await ask(key)), 'ok');
  const shown = (await admin.send('GET', `/api/v1/systems/${id}`)).text;
  assert.ok(!shown.includes(key) && shown.includes(key.slice(-4)));
  const rows = await services.db.read(systemActor(COUNTY, 'look'), (reader) =>
    reader.rows<{ all: string }>(sql`select to_jsonb(k)::text as all from system_key k`),
  );
  for (const { all } of rows) assert.ok(!all.includes(key) && !all.includes(key.slice(4)));
});

test('what is not its permission is closed, and so is what everybody who is signed in may do', async () => {
  const { key } = await enter();
  for (const url of [
    '/api/v1/persons',
    '/api/v1/users',
    '/api/v1/systems',
    '/api/v1/notices',
    '/api/v1/session',
  ])
    assert.equal(codeOf(await ask(key, url)), 'http.forbidden', url);
});

test('a permission that is not offered to machines is refused when it is asked for, and worth nothing in the row', async () => {
  const refused = await admin.send('POST', '/api/v1/systems', { ...input, permissions: ['registry.reveal'] });
  assert.equal(refused.status, 422);
  const { id, key } = await enter();
  await services.db.change(system, (tx) =>
    tx.run(sql`update external_system set permissions = '{registry.read}' where id = ${id}`),
  );
  assert.equal(codeOf(await ask(key, '/api/v1/persons')), 'http.forbidden');
});

test('a key that is wrong, revoked, too old or of a stopped system opens nothing', async () => {
  const { id, keyId, key } = await enter();
  for (const wrong of ['', 'mzk_short', `${key.slice(0, -1)}~`, `mzk_${'A'.repeat(43)}`, key.toUpperCase()])
    assert.equal(codeOf(await ask(wrong)), 'systems.key', wrong);
  const reason = '协议暂停';
  await admin.send('POST', `/api/v1/systems/${id}/stop`, { isStopped: true, reason });
  assert.equal(codeOf(await ask(key)), 'systems.key');
  await admin.send('POST', `/api/v1/systems/${id}/stop`, { isStopped: false, reason });
  assert.equal(codeOf(await ask(key)), 'ok');
  await admin.send('POST', `/api/v1/systems/keys/${keyId}/revoke`);
  assert.equal(codeOf(await ask(key)), 'systems.key');
  const old = await enter({}, 1);
  clock.set('2026-06-02T01:59:59Z');
  assert.equal(codeOf(await ask(old.key)), 'ok');
  clock.set('2026-06-02T02:00:00Z');
  assert.equal(codeOf(await ask(old.key)), 'systems.key');
  await admin.signIn('admin', PASSWORD);
});

test('with a key no cookie counts, and a cookie never takes the place of a wrong key', async () => {
  const { key } = await enter();
  const cookies = Object.fromEntries(admin.cookies);
  const asAdmin = await app.inject({ method: 'GET', url: '/api/v1/users', cookies });
  assert.equal(asAdmin.statusCode, 200);
  const headers = { authorization: `Bearer ${key}` };
  assert.equal(
    codeOf(await app.inject({ method: 'GET', url: '/api/v1/users', cookies, headers })),
    'http.forbidden',
  );
  const wrong = { authorization: 'Bearer nobody' };
  assert.equal(
    codeOf(await app.inject({ method: 'GET', url: '/api/v1/users', cookies, headers: wrong })),
    'systems.key',
  );
  assert.equal(
    codeOf(
      await app.inject({ method: 'GET', url: '/api/v1/users', headers: { authorization: 'Basic YTpi' } }),
    ),
    'systems.key',
  );
});

test('a machine needs no token against forged forms, and a page of another site cannot ask with its key', async () => {
  const { key } = await enter();
  const post = (headers: object) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/systems',
      payload: input,
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': newId(), ...headers },
    });
  assert.equal(codeOf(await post({})), 'http.forbidden', 'past the token, stopped by the permission');
  assert.equal(codeOf(await post({ 'sec-fetch-site': 'cross-site' })), 'http.csrf');
});

test('each key has so many calls a minute, and one key’s calls are not another’s', async () => {
  const slow = await enter({ callsPerMinute: 3 });
  const other = await enter({ callsPerMinute: 3 });
  const answers: string[] = [];
  for (let no = 0; no < 5; no++) answers.push(codeOf(await ask(slow.key)));
  assert.deepEqual(answers, ['ok', 'ok', 'ok', 'systems.too-often', 'systems.too-often']);
  assert.equal((await ask(slow.key)).statusCode, 429);
  assert.equal(codeOf(await ask(other.key)), 'ok');
  clock.set(clock.now().add({ seconds: 60 }).toString());
  assert.equal(codeOf(await ask(slow.key)), 'ok');
});

test('a system of one township stands in its scope: the database shows it no other', async () => {
  const { key } = await enter({ placeId: town.id });
  const mine = await ask(key, `/api/v1/divisions/${town.villages[0]}`);
  assert.equal(mine.statusCode, 200, mine.body);
  assert.equal(codeOf(await ask(key, `/api/v1/divisions/${otherTown.villages[0]}`)), 'http.missing');
  const village = await admin.send('POST', '/api/v1/systems', { ...input, placeId: town.villages[0] });
  assert.equal(village.body.error.code, 'systems.place');
});

test('what a system asks for is on record under its name', async () => {
  const { id, key, keyId } = await enter({ name: '省厅数据平台' });
  await ask(key, '/api/v1/divisions/tree');
  const auditor = { ...system, duty: 'audit' as const };
  const [row] = await services.db.read(auditor, (reader) =>
    reader.rows<{
      user_name: string;
      post: string;
      action: string;
      detail: string;
    }>(sql`select user_name, post, action,
        detail from audit_log where user_id = ${id} order by seq`),
  );
  assert.deepEqual(
    [row?.user_name, row?.post, row?.action],
    ['省厅数据平台', 'external-system', 'systems.call'],
  );
  assert.deepEqual(JSON.parse(row?.detail ?? ''), {
    key: keyId,
    method: 'GET',
    route: '/api/v1/divisions/tree',
  });
});

test('two good keys at most, for changing over without a pause', async () => {
  const { id, keyId } = await enter();
  const another = () => admin.send('POST', `/api/v1/systems/${id}/keys`, { days: 30 });
  assert.equal((await another()).status, 200);
  assert.equal((await another()).body.error.code, 'systems.keys');
  await admin.send('POST', `/api/v1/systems/keys/${keyId}/revoke`);
  assert.equal((await another()).status, 200);
});

test('the description of the API says which routes a key opens, and none says it of one that it does not', () => {
  const { components, paths } = app.swagger() as unknown as {
    components: { securitySchemes: Record<string, { type: string; scheme?: string }> };
    paths: Record<string, Record<string, { security?: object[] }>>;
  };
  assert.deepEqual(
    [components.securitySchemes.key?.type, components.securitySchemes.key?.scheme],
    ['http', 'bearer'],
  );
  const byKey = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security }]) =>
      JSON.stringify(security ?? []).includes('"key"') ? `${method} ${path}` : [],
    ),
  );
  assert.ok(byKey.includes('get /api/v1/divisions/tree'));
  assert.ok(!byKey.some((one) => /users|systems|persons|notices/.test(one)));
});
