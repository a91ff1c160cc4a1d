import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import {
  checkCharacterOf,
  createFieldCipher,
  fixedClock,
  getValue,
  mergeCatalogues,
  newKeyRing,
  openDatabase,
  systemActor,
} from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { type Browser, openBrowser } from '../testing/browser.ts';
import { cheapHash } from '../testing/cheap-password.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import {
  createSessionKeeper,
  createUser,
  identityRefusals,
  type Post,
  posts,
  readOfficerPerson,
  registerIdentityRoutes,
} from './index.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';
const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 8 });
const clock = fixedClock('2026-11-23T01:00:00Z');
const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const elsewhere = await createTestCounty(database.ownerUrl, '420921', '孝昌县');
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

const passwordHash = cheapHash(PASSWORD);
const heldFrom = Temporal.PlainDate.from('2026-01-01');
let made = 0;
let numbers = 0;

function newNumber(): string {
  numbers += 1;
  const body = `42029919800101${String(numbers).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
}
const personOf = (number: string, at = county) =>
  getValue(readOfficerPerson(services.cipher, at.code, number, clock.today()));

async function newUser(
  post: Post | undefined,
  at = county,
  number = newNumber(),
): Promise<{ id: string; login: string }> {
  made += 1;
  const login = `user-${made}`;
  const actor = systemActor(at.code, 'test');
  const placeId = post === 'township-clerk' ? at.towns[0].id : at.id;
  const given = post ? [{ post, placeId, heldFrom, document: '任〔2026〕1号' }] : [];
  const user = {
    login,
    name: `人员${made}`,
    passwordHash,
    mustChangePassword: false,
    posts: given,
    person: personOf(number, at),
  };
  const outcome = await db.change(actor, (tx) => createUser(tx, actor, user, clock.now()));
  return { id: getValue(outcome).id, login };
}

async function signedIn(post: Post): Promise<Browser & { userId: string }> {
  const user = await newUser(post);
  const browser = openBrowser(app);
  assert.equal((await browser.signIn(user.login, PASSWORD)).status, 200);
  return Object.assign(browser, { userId: user.id });
}

const system = await signedIn('system-admin');
const security = await signedIn('security-admin');
const clerkPost = () => ({
  post: 'township-clerk',
  placeId: county.towns[0].id,
  heldFrom: '2026-11-01',
  document: '大民发〔2026〕9号',
});

test('an account is made by one administrator, given a post by another, and changes its password first', async () => {
  const idNumber = newNumber();
  const created = await system.send('POST', '/api/v1/users', { login: 'li.na', name: '李娜', idNumber });
  assert.equal(created.status, 200);
  const given = await security.send('POST', `/api/v1/users/${created.body.id}/posts`, clerkPost());
  assert.equal(given.status, 200);
  const browser = openBrowser(app);
  const { body } = await browser.signIn('li.na', created.body.initialPassword);
  assert.equal(body.mustChangePassword, true);
  assert.equal(body.post.post, 'township-clerk');
  const { initialPassword } = created.body;
  const change = { oldPassword: initialPassword, newPassword: 'Ganz-Neu-77-weg' };
  assert.equal((await browser.send('PUT', '/api/v1/session/password', change)).status, 200);
});

test('the first password stands nowhere in the database', async () => {
  const { body } = await system.send('POST', '/api/v1/users', { login: 'first.seen', name: '张三' });
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const tables = ['app_user', 'idempotency_key', 'audit_log', 'password_history'];
  for (const table of tables) {
    const { rows } = await client.query(`select t::text as said from ${table} t`);
    const hex = Buffer.from(body.initialPassword).toString('hex');
    for (const { said } of rows)
      assert.ok(!said.includes(body.initialPassword) && !said.includes(hex), table);
  }
  await client.end();
});

test('a login exists once in the whole installation', async () => {
  const { login } = await newUser(undefined, elsewhere);
  const answer = await system.send('POST', '/api/v1/users', { login, name: '重名' });
  assert.equal(answer.body.error.code, 'identity.user.login-taken');
});

test('an administrator sees no account of another county', async () => {
  const other = await newUser(undefined, elsewhere);
  assert.equal((await system.send('GET', `/api/v1/users/${other.id}`)).status, 404);
  const reason = { reason: '试一试' };
  assert.equal((await system.send('POST', `/api/v1/users/${other.id}/disable`, reason)).status, 404);
  assert.equal((await security.send('POST', `/api/v1/users/${other.id}/posts`, clerkPost())).status, 404);
});

test('no account can hold posts of two duties, and every pair is tried', async () => {
  const names = Object.keys(posts) as Post[];
  for (const first of names) {
    for (const second of names) {
      if (posts[first].duty === posts[second].duty) continue;
      const user = await newUser(first === 'village-worker' ? undefined : first);
      if (first === 'village-worker') {
        const placeId = county.towns[0].villages[0];
        await security.send('POST', `/api/v1/users/${user.id}/posts`, {
          ...clerkPost(),
          post: first,
          placeId,
        });
      }
      const { levels } = posts[second];
      const level: string = levels[0];
      const placeId =
        level === 'county' ? county.id : level === 'town' ? county.towns[0].id : county.towns[0].villages[0];
      const answer = await security.send('POST', `/api/v1/users/${user.id}/posts`, {
        ...clerkPost(),
        post: second,
        placeId,
      });
      assert.equal(answer.body.error?.code, 'identity.post.two-duties', `${first} + ${second}`);
    }
  }
});

test('the database itself keeps duties apart, whoever writes', async () => {
  const user = await newUser('system-admin');
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const insert = `insert into post_holding (county_code, id, user_id, post, duty, place_id, level, held_from, given_by)
    values ('420281', gen_random_uuid(), $1, 'audit-admin', 'audit', $2, 'county', '2026-05-01', $1)`;
  await assert.rejects(client.query(insert, [user.id, county.id]), /two duties/);
  await client.end();
});

test('a post is only given at a place of its level, for days that exist', async () => {
  const user = await newUser(undefined);
  const give = async (changes: object) =>
    (await security.send('POST', `/api/v1/users/${user.id}/posts`, { ...clerkPost(), ...changes })).body.error
      ?.code;
  assert.equal(await give({ placeId: county.id }), 'identity.post.level');
  assert.equal(await give({ placeId: elsewhere.towns[0].id }), 'http.missing');
  assert.equal(await give({ post: 'emperor' }), 'identity.post.unknown');
  assert.equal(await give({ heldFrom: '2026-02-30' }), 'http.invalid');
  assert.equal(await give({ heldTo: '2026-11-01' }), 'identity.post.dates');
  assert.equal(await give({}), undefined);
  assert.equal(await give({}), 'identity.post.held');
});

test('nobody gives themselves a post or administers their own account', async () => {
  const own = await security.send('POST', `/api/v1/users/${security.userId}/posts`, clerkPost());
  assert.equal(own.body.error.code, 'identity.user.yourself');
  const reset = await system.send('POST', `/api/v1/users/${system.userId}/reset-password`, {
    reason: '忘了',
  });
  assert.equal(reset.body.error.code, 'identity.user.yourself');
});

test('a reset password opens nothing until the security administrator releases the account', async () => {
  const clerk = await signedIn('township-clerk');
  const reset = await system.send('POST', `/api/v1/users/${clerk.userId}/reset-password`, {
    reason: '忘记密码',
  });
  assert.equal((await clerk.send('GET', '/api/v1/session')).status, 401);
  const user = (await system.send('GET', `/api/v1/users/${clerk.userId}`)).body;
  const thief = openBrowser(app);
  const refused = await thief.signIn(user.login, reset.body.initialPassword);
  assert.equal(refused.body.error.code, 'identity.sign-in.awaits-release');
  assert.equal(user.state, 'awaits-release');
  const release = `/api/v1/users/${clerk.userId}/release`;
  assert.equal((await system.send('POST', release, { reason: '自己放行' })).status, 403);
  assert.equal((await security.send('POST', release, { reason: '当面核实' })).status, 200);
  assert.equal((await clerk.signIn(user.login, reset.body.initialPassword)).body.mustChangePassword, true);
});

test('a disabled account is out at once and in again when enabled', async () => {
  const clerk = await signedIn('township-clerk');
  const { login } = (await system.send('GET', `/api/v1/users/${clerk.userId}`)).body;
  const url = `/api/v1/users/${clerk.userId}`;
  await system.send('POST', `${url}/disable`, { reason: '离职' });
  assert.equal((await clerk.send('GET', '/api/v1/session')).status, 401);
  assert.equal((await clerk.signIn(login, PASSWORD)).body.error.code, 'identity.sign-in.disabled');
  assert.equal((await system.send('POST', `${url}/disable`, { reason: '离职' })).status, 409);
  await system.send('POST', `${url}/enable`, { reason: '返聘' });
  assert.equal((await clerk.signIn(login, PASSWORD)).status, 200);
});

test('a locked account is shown as such and unlocked by the security administrator', async () => {
  const user = await newUser('township-clerk');
  const browser = openBrowser(app, '10.2.0.1');
  for (let i = 0; i < 5; i++) await browser.signIn(user.login, `wrong-${i}`);
  assert.equal((await security.send('GET', `/api/v1/users/${user.id}`)).body.state, 'locked');
  assert.equal((await browser.signIn(user.login, PASSWORD)).status, 429);
  await security.send('POST', `/api/v1/users/${user.id}/unlock`, { reason: '来电核实' });
  assert.equal((await browser.signIn(user.login, PASSWORD)).status, 200);
});

test('a post that is taken away ends on its day and stays in the record', async () => {
  const clerk = await signedIn('township-clerk');
  const url = `/api/v1/users/${clerk.userId}`;
  const [held] = (await security.send('GET', url)).body.posts;
  const taken = { heldTo: '2026-11-23', document: '免〔2026〕3号' };
  assert.equal((await security.send('POST', `${url}/posts/${held.id}/take`, taken)).status, 200);
  assert.deepEqual((await clerk.send('GET', '/api/v1/session')).body.permissions, []);
  const [past] = (await security.send('GET', url)).body.posts;
  assert.equal(past.isHeldNow, false);
  assert.equal(past.takenDocument, '免〔2026〕3号');
  assert.equal((await security.send('POST', `${url}/posts/${held.id}/take`, taken)).status, 409);
});

test('two administrators who change one account from the same page: the second is told', async () => {
  const user = await newUser(undefined);
  const url = `/api/v1/users/${user.id}`;
  const { version } = (await system.send('GET', url)).body;
  assert.equal((await system.send('PATCH', url, { name: '新名字', version })).status, 200);
  assert.equal((await system.send('PATCH', url, { name: '另一个', version })).status, 409);
});

test('the list is paged by key, and finds by a part of the login or the name', async () => {
  const seen: string[] = [];
  let after = '';
  do {
    const page = (await system.send('GET', `/api/v1/users?limit=7${after ? `&after=${after}` : ''}`)).body;
    seen.push(...page.items.map((u: { login: string }) => u.login));
    after = page.next;
  } while (after);
  assert.equal(new Set(seen).size, seen.length);
  assert.deepEqual(seen, [...seen].sort());
  const found = (await system.send('GET', `/api/v1/users?text=${encodeURIComponent('李娜')}`)).body.items;
  assert.deepEqual(
    found.map((u: { login: string }) => u.login),
    ['li.na'],
  );
});

const codeOf = ({ body }: { body: { error?: { code: string } } }) => body.error?.code;
const post = (of: Post, at = county.id) => ({ ...clerkPost(), post: of, placeId: at });

test('nobody of whom it is not known who they are is given a post, and the number is checked', async () => {
  const { body: created } = await system.send('POST', '/api/v1/users', { login: 'who.is', name: '无号' });
  const refused = await security.send('POST', `/api/v1/users/${created.id}/posts`, post('auditor'));
  assert.equal(codeOf(refused), 'identity.post.no-person');
  const path = `/api/v1/users/${created.id}/person`;
  const wrong = await system.send('PUT', path, { idNumber: '420299198001010011' });
  assert.deepEqual([codeOf(wrong), wrong.body.error.field], ['identity.person.number', 'idNumber']);
  assert.equal((await security.send('PUT', path, { idNumber: newNumber() })).status, 403);
  assert.equal((await system.send('PUT', path, { idNumber: newNumber() })).status, 200);
  const given = await security.send('POST', `/api/v1/users/${created.id}/posts`, post('auditor'));
  assert.equal(given.status, 200);
});

test('whose account it is can be put right until it has held a post, and never after', async () => {
  const { body: created } = await system.send('POST', '/api/v1/users', {
    ...{ login: 'wrong.one', name: '错号', idNumber: newNumber() },
  });
  const path = `/api/v1/users/${created.id}/person`;
  const right = newNumber();
  assert.equal((await system.send('PUT', path, { idNumber: right })).status, 200);
  await security.send('POST', `/api/v1/users/${created.id}/posts`, post('auditor'));
  assert.equal(codeOf(await system.send('PUT', path, { idNumber: newNumber() })), 'identity.person.stays');
  assert.equal((await system.send('PUT', path, { idNumber: right })).status, 200);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await assert.rejects(
    client.query('update app_user set person_id = null where id = $1', [created.id]),
    /stays/,
  );
  await client.end();
});

test('a number is shown as its area alone, and stands nowhere as it is', async () => {
  const idNumber = newNumber();
  const { body: created } = await system.send('POST', '/api/v1/users', {
    ...{ login: 'masked', name: '掩码', idNumber },
  });
  const user = await system.send('GET', `/api/v1/users/${created.id}`);
  assert.equal(user.body.idMasked, '420299************');
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  for (const table of ['app_user', 'officer_person', 'idempotency_key', 'audit_log']) {
    const { rows } = await client.query(`select t::text as said from ${table} t`);
    for (const { said } of rows) assert.ok(!said.includes(idNumber), table);
  }
  await client.end();
});

test('one person with two accounts is one person: duties stay apart, and nobody administers themselves', async () => {
  const number = newNumber();
  const first = await newUser('bureau-officer', county, number);
  const second = await newUser(undefined, county, number);
  const user = await system.send('GET', `/api/v1/users/${second.id}`);
  assert.deepEqual(
    user.body.otherAccounts.map(({ id }: { id: string }) => id),
    [first.id],
  );
  const asAdmin = await security.send('POST', `/api/v1/users/${second.id}/posts`, post('security-admin'));
  assert.equal(codeOf(asAdmin), 'identity.post.two-duties');
  assert.equal(
    (await security.send('POST', `/api/v1/users/${second.id}/posts`, post('director'))).status,
    200,
  );
  const adminNumber = newNumber();
  const admin = await newUser('system-admin', county, adminNumber);
  const browser = openBrowser(app);
  await browser.signIn(admin.login, PASSWORD);
  const other = await newUser(undefined, county, adminNumber);
  const reset = await browser.send('POST', `/api/v1/users/${other.id}/reset-password`, { reason: '忘记' });
  assert.equal(codeOf(reset), 'identity.user.yourself');
  const own = { login: 'own.second', name: '自己', idNumber: adminNumber };
  assert.equal(codeOf(await browser.send('POST', '/api/v1/users', own)), 'identity.user.yourself');
});

test('two posts of two duties given at once to two accounts of one person: one of them is refused', async () => {
  for (let round = 0; round < 5; round++) {
    const number = newNumber();
    const accounts = [await newUser(undefined, county, number), await newUser(undefined, county, number)];
    const wanted: readonly Post[] = ['bureau-officer', 'audit-admin'];
    const answers = await Promise.all(
      accounts.map(({ id }, no) =>
        security.send('POST', `/api/v1/users/${id}/posts`, post(wanted[no] ?? 'auditor')),
      ),
    );
    const codes = answers.map(codeOf).filter((code) => code !== undefined);
    assert.deepEqual(codes, ['identity.post.two-duties']);
  }
});

test('an account without a person changes nothing of what is signed once it is known whose it is', async () => {
  const number = newNumber();
  const holder = await newUser('bureau-officer', county, number);
  const admin = systemActor(county.code, 'test');
  const { id } = getValue(
    await db.change(admin, (tx) =>
      createUser(
        tx,
        admin,
        { login: 'old.admin', name: '旧', passwordHash, posts: [{ ...post('audit-admin'), heldFrom }] },
        clock.now(),
      ),
    ),
  );
  const named = await system.send('PUT', `/api/v1/users/${id}/person`, { idNumber: number });
  assert.equal(codeOf(named), 'identity.post.two-duties');
  assert.notEqual(holder.id, id);
});
