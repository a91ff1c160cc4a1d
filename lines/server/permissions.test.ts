import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, getValue, newId, newKeyRing, systemActor } from '../../platform/base/index.ts';
import { createUser, type Post, permissions, permissionsOf, posts } from '../../platform/identity/index.ts';
import { assemble } from '../../platform/server/index.ts';
import { systemPermissionNames } from '../../platform/systems/index.ts';
import { openBrowser } from '../../platform/testing/browser.ts';
import { cheapHash } from '../../platform/testing/cheap-password.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { house } from './index.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const assembly = await assemble({
  house,
  appUrl: database.appUrl,
  keys: newKeyRing(),
  requestsPerMinuteMax: 1e6,
});
const { app, services } = assembly;
await app.ready();
after(async () => {
  await assembly.close();
  await database.drop();
});

const placeOf = (post: Post) => {
  const levels: readonly string[] = posts[post].levels;
  if (levels.includes('county')) return county.id;
  return levels.includes('town') ? county.towns[0].id : county.towns[0].villages[0];
};

const actor: Actor = systemActor('420281', 'test');
const passwordHash = cheapHash(PASSWORD);
const day = Temporal.PlainDate.from('2020-01-01');
const names = Object.keys(posts) as Post[];
for (const post of names) {
  const held = [{ post, placeId: placeOf(post), heldFrom: day, document: '任' }];
  const user = { login: post, name: post, passwordHash, mustChangePassword: false, posts: held };
  getValue(await services.db.change(actor, (tx) => createUser(tx, actor, user, services.clock.now())));
}

const { routes } = app.routeTable;
/** An address of nothing: what stands behind it does not matter, only whether one gets as far. */
const addressOf = (url: string) => url.replace(/:\w+/g, newId());
const isOwnSession = (url: string) => url.startsWith('/api/v1/session');

test('every route asks for a permission that the table of posts knows, and some post or another system has it', () => {
  assert.ok(routes.length > 20, `${routes.length} routes`);
  const known = new Set<string>(['public', 'signed-in', ...permissions]);
  const unknown = routes.filter((route) => !known.has(route.permission));
  assert.deepEqual(unknown, []);
  const ofSystems = new Set<string>(systemPermissionNames);
  for (const permission of permissions) {
    assert.ok(
      names.some((post) => permissionsOf(post).has(permission)) || ofSystems.has(permission),
      `nobody has ${permission}`,
    );
  }
});

test('only signing in, the health page and the API document are open to everybody', () => {
  const open = routes.filter((route) => route.permission === 'public').map((r) => `${r.method} ${r.url}`);
  for (const one of open)
    assert.match(one, /^(POST \/api\/v1\/(session|sms\/reports)|GET \/api\/(v1\/)?(health|openapi|docs).*)$/);
});

test('without a session every other route answers that one is not signed in', async () => {
  for (const route of routes) {
    if (route.permission === 'public') continue;
    const answer = await openBrowser(app).send(route.method, addressOf(route.url));
    assert.equal(answer.status, 401, `${route.method} ${route.url}: ${answer.text}`);
    assert.equal(answer.body.error.code, 'http.not-signed-in', `${route.method} ${route.url}`);
  }
});

for (const post of names) {
  test(`${post}: each route is open or closed as the table of posts says`, async () => {
    const browser = openBrowser(app);
    assert.equal((await browser.signIn(post, PASSWORD)).status, 200);
    let [open, closed] = [0, 0];
    for (const route of routes) {
      if (route.permission === 'public' || isOwnSession(route.url)) continue;
      const answer = await browser.send(route.method, addressOf(route.url));
      const isMay = route.permission === 'signed-in' || permissionsOf(post).has(route.permission);
      const isRefused = answer.body?.error?.code === 'http.forbidden';
      assert.equal(isRefused, !isMay, `${route.method} ${route.url}: ${answer.text.slice(0, 200)}`);
      assert.ok(answer.status < 500, `${route.method} ${route.url}: ${answer.text.slice(0, 200)}`);
      if (isMay) open += 1;
      else closed += 1;
    }
    assert.ok(open > 0 && closed > 0);
  });

  test(`${post}: no change goes through without the token of the session, or from another site`, async () => {
    const browser = openBrowser(app);
    await browser.signIn(post, PASSWORD);
    for (const route of routes) {
      if (route.method === 'GET') continue;
      const url = addressOf(route.url);
      const foreign = await browser.send(route.method, url, undefined, { 'sec-fetch-site': 'cross-site' });
      assert.equal(foreign.body.error.code, 'http.csrf', `${route.method} ${url}`);
      const older = await app.inject({
        method: route.method as 'POST',
        url,
        headers: { origin: 'http://evil.example', host: 'minzheng.local', 'x-csrf-token': browser.csrfToken },
        cookies: Object.fromEntries(browser.cookies),
      });
      assert.equal(older.json().error.code, 'http.csrf', `${route.method} ${url}`);
      if (route.permission === 'public') continue;
      const bare = await browser.send(route.method, url, undefined, { 'x-csrf-token': '' });
      assert.equal(bare.body.error.code, 'http.csrf', `${route.method} ${url}`);
    }
  });
}

test('the three administrators share no permission but reading places and accounts', () => {
  // Each list that can be exported asks for its own permission besides.
  const shared = new Set(['divisions.read', 'identity.read', 'exports.run']);
  for (const one of names) {
    for (const other of names) {
      if (posts[one].duty === posts[other].duty) continue;
      const both = [...permissionsOf(one)].filter((p) => permissionsOf(other).has(p) && !shared.has(p));
      assert.deepEqual(both, [], `${one} and ${other}`);
    }
  }
});
