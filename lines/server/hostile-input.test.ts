import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { getValue, newId, newKeyRing, systemActor } from '../../platform/base/index.ts';
import { createUser, type Post, permissionsOf } from '../../platform/identity/index.ts';
import { assemble } from '../../platform/server/index.ts';
import { type Answer, type Browser, openBrowser } from '../../platform/testing/browser.ts';
import { cheapHash } from '../../platform/testing/cheap-password.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { hostileInput } from '../../platform/testing/hostile-input.ts';
import { house } from './index.ts';

const SEED = 20_261_123;
const PASSWORD = 'Tr4vel-lamp-ohne';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const assembly = await assemble({
  house,
  appUrl: database.appUrl,
  keys: newKeyRing(),
  requestsPerMinuteMax: 1e9,
  logLevel: 'silent',
});
const { app, services } = assembly;
await app.ready();
after(async () => {
  await assembly.close();
  await database.drop();
});

const actor = systemActor('420281', 'test');
const passwordHash = cheapHash(PASSWORD);
const heldFrom = Temporal.PlainDate.from('2020-01-01');
const askers: readonly Post[] = ['bureau-officer', 'system-admin', 'security-admin', 'audit-admin'];
const browsers = new Map<Post, Browser>();
for (const post of askers) {
  const held = [{ post, placeId: county.id, heldFrom, document: '任' }];
  const user = { login: post, name: post, passwordHash, mustChangePassword: false, posts: held };
  getValue(await services.db.change(actor, (tx) => createUser(tx, actor, user, services.clock.now())));
  const browser = openBrowser(app);
  assert.equal((await browser.signIn(post, PASSWORD)).status, 200);
  browsers.set(post, browser);
}

/** What must never leave the house: stack traces, SQL, file paths, names of the driver's errors. */
const INSIDES =
  /\bat .+:\d+:\d+|node_modules|\/work\/|file:\/\/|select .+ from|insert into|pg_|syntax error|violates|relation "|PostgresError|DatabaseError|ECONN/i;

const met = { handler: 0, schema: 0 };

function judge(answer: Answer, what: string): void {
  met[answer.body?.error?.code === 'http.invalid' ? 'schema' : 'handler'] += 1;
  assert.ok(answer.status < 500, `${what}: ${answer.status} ${answer.text.slice(0, 300)}`);
  if (answer.status < 400) return;
  assert.doesNotMatch(answer.text, INSIDES, what);
  const said = answer.body?.error;
  assert.ok(said?.code && said.what && said.next, `${what}: ${answer.text.slice(0, 200)}`);
}

const known = [county.id, county.towns[0].id, county.towns[0].villages[0], newId(), '%', '..', 'null', '%00'];

function addressOf(url: string, ids: readonly string[], query: unknown): string {
  let at = 0;
  const path = url.replace(/:\w+/g, () => encodeURIComponent(ids[at++ % ids.length] ?? ''));
  if (query === null || typeof query !== 'object') return path;
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    said.append(name, (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed());
  }
  return `${path}?${said}`;
}

/** These would end the session that the sweep goes on with. */
const ENDS_SESSION = new Set(['DELETE /api/v1/session', 'PUT /api/v1/session/post', 'POST /api/v1/session']);

for (const route of app.routeTable.routes) {
  const name = `${route.method} ${route.url}`;
  if (ENDS_SESSION.has(name)) continue;
  test(`${name} never breaks and tells nothing of its insides, whatever it is sent`, async () => {
    const post = askers.find((one) => permissionsOf(one).has(route.permission)) ?? 'bureau-officer';
    const browser = browsers.get(post);
    assert.ok(browser);
    const inputs = fc.record({
      body: hostileInput(route.schema.body),
      query: hostileInput(route.schema.querystring),
      ids: fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(inputs, async ({ body, query, ids }) => {
        const url = addressOf(route.url, ids, route.schema.querystring ? query : null);
        const isObject = body !== null && typeof body === 'object';
        const sent = route.method === 'GET' || !isObject ? undefined : body;
        judge(
          await browser.send(route.method, url, sent),
          `${name} ${JSON.stringify(sent)?.slice(0, 300)} ${url}`,
        );
      }),
      { numRuns: route.schema.body || route.schema.querystring ? 40 : 8, seed: SEED },
    );
  });
}

test('a good part of what was sent got past the schemas and met the handlers', () => {
  assert.ok(met.handler > 500 && met.schema > 500, JSON.stringify(met));
});

const raw = async (payload: string | Buffer, headers: Record<string, string>): Promise<Answer> => {
  const browser = browsers.get('system-admin');
  assert.ok(browser);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/users',
    payload,
    cookies: Object.fromEntries(browser.cookies),
    headers: { 'x-csrf-token': browser.csrfToken, 'idempotency-key': newId(), ...headers },
  });
  return { status: answer.statusCode, body: answer.json(), text: answer.body, headers: answer.headers };
};
const json = { 'content-type': 'application/json' };

test('broken, deep, huge, wrongly typed and polluting bodies are refused in plain words', async () => {
  const cases: [payload: string | Buffer, headers: Record<string, string>, status: number][] = [
    ['{"login":', json, 422],
    ['', json, 422],
    [Buffer.from([0xff, 0xfe, 0x7b]), json, 422],
    [`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, json, 422],
    [`{"login":"${'a'.repeat(2_000_000)}"}`, json, 413],
    ['login=a&name=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['{}', { 'content-type': 'text/plain' }, 422],
    ['{"__proto__":{"polluted":true},"login":"abc","name":"x"}', json, 422],
    ['{"constructor":{"prototype":{"polluted":true}},"login":"abd","name":"x"}', json, 422],
  ];
  for (const [payload, headers, status] of cases) {
    const answer = await raw(payload, headers);
    judge(answer, payload.toString().slice(0, 60));
    assert.equal(answer.status, status, payload.toString().slice(0, 60));
  }
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test('a wrong method is told apart from a wrong address', async () => {
  const browser = browsers.get('system-admin');
  assert.ok(browser);
  const method = await browser.send('DELETE', '/api/v1/users');
  assert.equal(method.status, 405);
  assert.match(String(method.headers.allow), /GET.*POST|POST.*GET/);
  assert.equal((await browser.send('GET', '/api/v1/no-such-thing')).status, 404);
  assert.equal(
    (await app.inject({ method: 'TRACE' as 'GET', url: '/api/v1/users' })).statusCode >= 400,
    true,
  );
});

test('every answer carries the headers that keep it in its place', async () => {
  const browser = browsers.get('system-admin');
  assert.ok(browser);
  for (const url of ['/api/v1/users', '/api/v1/no-such-thing']) {
    const { headers } = await browser.send('GET', url);
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/);
    assert.doesNotMatch(
      String(headers['content-security-policy']),
      /unsafe-eval|script-src[^;]*unsafe-inline/,
    );
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'same-origin');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-powered-by'], undefined);
    assert.equal(headers.server, undefined);
  }
});

test('an answer of a refusal speaks one language', async () => {
  const browser = browsers.get('system-admin');
  assert.ok(browser);
  const zh = await browser.send('POST', '/api/v1/users', { login: 'UPPER', name: '甲' });
  assert.match(zh.body.error.what, /格式不正确/);
  assert.doesNotMatch(zh.body.error.what, /must|should|pattern/);
  const en = await browser.send(
    'POST',
    '/api/v1/users',
    { login: 'UPPER', name: '甲' },
    { 'accept-language': 'en' },
  );
  assert.doesNotMatch(en.body.error.what + en.body.error.next, /\p{Script=Han}/u);
});
