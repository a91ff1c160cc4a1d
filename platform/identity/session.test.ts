import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  createFieldCipher,
  fixedClock,
  getValue,
  mergeCatalogues,
  newKeyRing,
  openDatabase,
  sql,
  systemActor,
} from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { openBrowser } from '../testing/browser.ts';
import { cheapHash } from '../testing/cheap-password.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import {
  createSessionKeeper,
  createUser,
  identityDefaults,
  identityRefusals,
  registerIdentityRoutes,
} from './index.ts';
import { codeOfStep, stepAt } from './totp.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';
const OTHER = 'Zw3iter-kasten!';
const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 8 });
const clock = fixedClock('2026-11-23T01:00:00Z');
const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const keeper = createSessionKeeper(services);
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, identityRefusals),
  findActor: keeper.findActor,
  csrfTokenOf: keeper.csrfTokenOf,
});
registerIdentityRoutes(app, services, keeper);
await app.ready();
after(async () => {
  await app.close();
  await db.close();
  await database.drop();
});

const actor = systemActor('420281', 'test');
const passwordHash = cheapHash(PASSWORD);
let made = 0;

/** A new clerk, so that no test stands on another one's failures. */
async function newClerk(mustChangePassword = false): Promise<string> {
  made += 1;
  const login = `clerk-${made}`;
  const day = Temporal.PlainDate.from('2026-01-01');
  const posts = county.towns.map((town) => ({
    post: 'township-clerk',
    placeId: town.id,
    heldFrom: day,
    document: '大民发〔2026〕1号',
  }));
  await db.change(actor, async (tx) =>
    getValue(
      await createUser(
        tx,
        actor,
        { login, name: '王小明', passwordHash, mustChangePassword, posts },
        clock.now(),
      ),
    ),
  );
  return login;
}

const pass = (minutes: number) =>
  clock.set(
    clock
      .now()
      .add({ seconds: minutes * 60 })
      .toString(),
  );

test('whoever signs in is known, in a post, with a cookie that scripts and other sites never see', async () => {
  const browser = openBrowser(app);
  const answer = await browser.signIn(await newClerk(), PASSWORD);
  assert.equal(answer.status, 200);
  assert.equal(answer.body.post.level, 'town');
  assert.equal(answer.body.posts.length, 2);
  assert.ok(answer.body.permissions.includes('registry.write'));
  const cookie = [answer.headers['set-cookie']].flat().find((c) => String(c).startsWith('minzheng_session='));
  assert.match(String(cookie), /HttpOnly; SameSite=Strict/);
  assert.ok(Buffer.from(browser.cookies.get('minzheng_session') ?? '', 'base64url').length >= 16);
  const again = await browser.send('GET', '/api/v1/session');
  assert.equal(again.body.user.name, '王小明');
});

test('the token in the cookie is not in the database', async () => {
  const browser = openBrowser(app);
  await browser.signIn(await newClerk(), PASSWORD);
  const token = browser.cookies.get('minzheng_session') ?? '';
  const found = await db.read(actor, (r) =>
    r.rows(sql`select 1 from user_session where token_hash = ${Buffer.from(token)} or csrf_token = ${token}`),
  );
  assert.equal(found.length, 0);
});

test('a session says the rules for passwords as this county has set them', async () => {
  const strict = { ...identityDefaults, passwordLengthMin: 14, passwordKindsMin: 4, passwordDaysMax: 0 };
  const own = createSessionKeeper(services);
  const house = await createApp({
    catalogue: mergeCatalogues(httpRefusals, identityRefusals),
    findActor: own.findActor,
    csrfTokenOf: own.csrfTokenOf,
  });
  registerIdentityRoutes(house, services, own, strict);
  await house.ready();
  const browser = openBrowser(house, '10.0.0.9');
  const { body } = await browser.signIn(await newClerk(), PASSWORD);
  assert.deepEqual(body.passwordRules, { lengthMin: 14, kindsMin: 4, history: 5, daysMax: 0 });
  const newPassword = 'Abrikos77tree';
  const refused = await browser.send('PUT', '/api/v1/session/password', {
    oldPassword: PASSWORD,
    newPassword,
  });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused.body), /"min":14/);
  await house.close();
});

test('an unknown login and a wrong password are refused in the same words', async () => {
  const browser = openBrowser(app, '10.0.0.2');
  const wrong = await browser.signIn(await newClerk(), 'Wrong-one-77');
  const unknown = await browser.signIn('nobody-at-all', 'Wrong-one-77');
  assert.equal(wrong.status, 401);
  assert.deepEqual(unknown.body, wrong.body);
});

test('after five wrong passwords the account waits, also for the right one, and longer each time', async () => {
  const login = await newClerk();
  const attacker = openBrowser(app, '10.0.0.3');
  for (let i = 0; i < 5; i++) assert.equal((await attacker.signIn(login, `wrong-${i}`)).status, 401);
  const sixth = await attacker.signIn(login, PASSWORD);
  assert.equal(sixth.status, 429);
  assert.equal(sixth.body.error.facts.minutes, 15);
  pass(15);
  assert.equal((await attacker.signIn(login, 'wrong-again')).status, 401);
  assert.equal((await attacker.signIn(login, PASSWORD)).body.error.facts.minutes, 30);
  pass(31);
  assert.equal((await attacker.signIn(login, PASSWORD)).status, 200);
});

test('an unknown login is made to wait just like a known one', async () => {
  const attacker = openBrowser(app, '10.0.0.4');
  for (let i = 0; i < 5; i++) await attacker.signIn('no-such-login', `wrong-${i}`);
  assert.equal((await attacker.signIn('no-such-login', 'x')).status, 429);
});

test('a hundred guesses at once are no more than five', async () => {
  const login = await newClerk();
  const attacker = openBrowser(app, '10.0.0.5');
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => attacker.signIn(login, `guess-${i}`)),
  );
  assert.equal(answers.filter((a) => a.status === 401).length, 5);
  assert.equal(answers.filter((a) => a.status === 429).length, 35);
});

test('guessing from elsewhere does not lock the owner out of a browser that is known', async () => {
  const login = await newClerk();
  const owner = openBrowser(app, '10.0.0.6');
  await owner.signIn(login, PASSWORD);
  await owner.send('DELETE', '/api/v1/session');
  const attacker = openBrowser(app, '10.0.0.7');
  for (let i = 0; i < 6; i++) await attacker.signIn(login, `wrong-${i}`);
  assert.equal((await attacker.signIn(login, PASSWORD)).status, 429);
  assert.equal((await owner.signIn(login, PASSWORD)).status, 200);
});

test('one password sprayed over many accounts makes its address wait', async () => {
  const attacker = openBrowser(app, '10.0.0.8');
  const statuses: number[] = [];
  for (let i = 0; i < 32; i++) statuses.push((await attacker.signIn(`spray-${i}`, 'Summer-2026!')).status);
  assert.deepEqual(statuses.slice(30), [429, 429]);
});

test('a session ends after thirty idle minutes, and after eight hours however busy', async () => {
  const browser = openBrowser(app);
  const login = await newClerk();
  await browser.signIn(login, PASSWORD);
  pass(29);
  assert.equal((await browser.send('GET', '/api/v1/session')).status, 200);
  pass(29);
  assert.equal((await browser.send('GET', '/api/v1/session')).status, 200);
  pass(31);
  assert.equal((await browser.send('GET', '/api/v1/session')).status, 401);
  await browser.signIn(login, PASSWORD);
  for (let i = 0; i < 23; i++) {
    pass(20);
    assert.equal((await browser.send('GET', '/api/v1/session')).status, 200);
  }
  pass(21);
  assert.equal((await browser.send('GET', '/api/v1/session')).status, 401);
});

test('signing out ends the session on the server', async () => {
  const browser = openBrowser(app);
  await browser.signIn(await newClerk(), PASSWORD);
  const kept = new Map(browser.cookies);
  assert.equal((await browser.send('DELETE', '/api/v1/session')).status, 200);
  for (const [name, value] of kept) browser.cookies.set(name, value);
  assert.equal((await browser.send('GET', '/api/v1/session')).status, 401);
});

test('one sees one’s sessions and ends another one', async () => {
  const login = await newClerk();
  const office = openBrowser(app);
  const home = openBrowser(app, '10.9.9.9');
  await office.signIn(login, PASSWORD);
  await home.signIn(login, PASSWORD);
  const { items } = (await office.send('GET', '/api/v1/session/all')).body;
  assert.equal(items.length, 2);
  const other = items.find((s: { isCurrent: boolean }) => !s.isCurrent);
  assert.equal(other.address, '10.9.9.9');
  assert.equal((await office.send('DELETE', `/api/v1/session/all/${other.id}`)).status, 200);
  assert.equal((await home.send('GET', '/api/v1/session')).status, 401);
});

test('nobody ends somebody else’s session as their own', async () => {
  const mine = openBrowser(app);
  const theirs = openBrowser(app);
  await mine.signIn(await newClerk(), PASSWORD);
  await theirs.signIn(await newClerk(), PASSWORD);
  const { items } = (await theirs.send('GET', '/api/v1/session/all')).body;
  assert.equal((await mine.send('DELETE', `/api/v1/session/all/${items[0].id}`)).status, 404);
  assert.equal((await theirs.send('GET', '/api/v1/session')).status, 200);
});

test('switching posts moves one’s place; somebody else’s post cannot be taken', async () => {
  const browser = openBrowser(app);
  const { body } = await browser.signIn(await newClerk(), PASSWORD);
  const other = body.posts.find((p: { id: string }) => p.id !== body.post.id);
  assert.equal((await browser.send('PUT', '/api/v1/session/post', { holdingId: other.id })).status, 200);
  assert.equal((await browser.send('GET', '/api/v1/session')).body.post.placeId, other.placeId);
  const stranger = openBrowser(app);
  await stranger.signIn(await newClerk(), PASSWORD);
  assert.equal((await stranger.send('PUT', '/api/v1/session/post', { holdingId: other.id })).status, 404);
});

test('a first password must be changed before anything else', async () => {
  const browser = openBrowser(app);
  const { body } = await browser.signIn(await newClerk(true), PASSWORD);
  assert.equal(body.mustChangePassword, true);
  const changed = await browser.send('PUT', '/api/v1/session/password', {
    oldPassword: PASSWORD,
    newPassword: OTHER,
  });
  assert.equal(changed.status, 200);
  browser.csrfToken = changed.body.csrfToken;
  assert.equal((await browser.send('GET', '/api/v1/session')).body.mustChangePassword, false);
});

test('changing the password ends every other session and the old token', async () => {
  const login = await newClerk();
  const office = openBrowser(app);
  const home = openBrowser(app);
  await office.signIn(login, PASSWORD);
  await home.signIn(login, PASSWORD);
  const old = openBrowser(app);
  for (const [name, value] of office.cookies) old.cookies.set(name, value);
  await office.send('PUT', '/api/v1/session/password', { oldPassword: PASSWORD, newPassword: OTHER });
  assert.equal((await office.send('GET', '/api/v1/session')).status, 200);
  assert.equal((await home.send('GET', '/api/v1/session')).status, 401);
  assert.equal((await old.send('GET', '/api/v1/session')).status, 401);
  assert.equal((await openBrowser(app).signIn(login, PASSWORD)).status, 401);
});

test('a wrong present password, a weak, an own or a used one is refused with each reason', async () => {
  const browser = openBrowser(app);
  const login = await newClerk();
  await browser.signIn(login, PASSWORD);
  const tell = async (oldPassword: string, newPassword: string) => {
    const answer = await browser.send('PUT', '/api/v1/session/password', { oldPassword, newPassword });
    assert.equal(answer.status, 422);
    const { error } = answer.body;
    return (error.details ?? [error]).map((one: { code: string }) => one.code.split('.').at(-1));
  };
  assert.deepEqual(await tell('not-it', OTHER), ['wrong']);
  assert.deepEqual(await tell(PASSWORD, 'abc'), ['short', 'kinds', 'common']);
  assert.deepEqual(await tell(PASSWORD, 'Minzheng@2026'), ['common']);
  assert.deepEqual(await tell(PASSWORD, `Ok-${login}-77`), ['personal']);
  assert.deepEqual(await tell(PASSWORD, 'K-王小明-2199-x'), ['personal']);
  assert.deepEqual(await tell(PASSWORD, PASSWORD), ['reused']);
});

test('a password that was in use too long must be changed', async () => {
  const login = await newClerk();
  const before = clock.now();
  clock.set(before.add({ hours: 24 * 91 }).toString());
  assert.equal((await openBrowser(app).signIn(login, PASSWORD)).body.mustChangePassword, true);
  clock.set(before.toString());
});

test('with a second factor on, a code is asked for, taken once, and needed to switch it off', async () => {
  const login = await newClerk();
  const browser = openBrowser(app);
  await browser.signIn(login, PASSWORD);
  assert.equal((await browser.send('POST', '/api/v1/session/totp', { password: 'wrong' })).status, 422);
  const begun = await browser.send('POST', '/api/v1/session/totp', { password: PASSWORD });
  assert.match(begun.body.svg, /^<svg/);
  const codeNow = () => codeOfStep(begun.body.secret, stepAt(clock.now()));
  assert.equal((await openBrowser(app).signIn(login, PASSWORD)).status, 200, 'not yet confirmed');
  assert.equal((await browser.send('PUT', '/api/v1/session/totp', { code: codeNow() })).status, 200);

  const phone = openBrowser(app);
  const asked = await phone.signIn(login, PASSWORD);
  assert.equal(asked.body.error.code, 'identity.sign-in.code-needed');
  assert.equal((await phone.signIn(login, PASSWORD, codeNow())).status, 401, 'the confirming code is spent');
  pass(1);
  assert.equal((await phone.signIn(login, PASSWORD, codeNow())).status, 200);
  assert.equal((await openBrowser(app).signIn(login, PASSWORD, codeNow())).status, 401);
  pass(1);
  const off = await phone.send('DELETE', '/api/v1/session/totp', { password: PASSWORD, code: codeNow() });
  assert.equal(off.status, 200);
  assert.equal((await openBrowser(app).signIn(login, PASSWORD)).status, 200);
});

test('a post that ended yesterday gives nothing today', async () => {
  const login = await newClerk();
  const browser = openBrowser(app);
  await browser.signIn(login, PASSWORD);
  await db.change(actor, (tx) =>
    tx.run(sql`update post_holding set held_to = ${clock.today()} where county_code = '420281'
      and user_id = (select id from app_user where login = ${login})`),
  );
  pass(1);
  const { body } = await browser.send('GET', '/api/v1/session');
  assert.equal(body.post, null);
  assert.deepEqual(body.permissions, []);
});

test('every door step leaves its line in the audit log', async () => {
  const login = await newClerk();
  const browser = openBrowser(app);
  await browser.signIn(login, 'wrong-one');
  await browser.signIn(login, PASSWORD);
  await browser.send('DELETE', '/api/v1/session');
  const rows = await db.read({ ...actor, duty: 'audit' }, (r) =>
    r.rows<{ action: string }>(sql`select action from audit_log where county_code = '420281'
      and user_id = (select id from app_user where login = ${login}) order by seq`),
  );
  assert.deepEqual(
    rows.map((row) => row.action),
    ['identity.sign-in-refused', 'identity.sign-in', 'identity.sign-out'],
  );
});
