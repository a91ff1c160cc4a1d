import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  type Actor,
  createFieldCipher,
  fixedClock,
  getValue,
  type Id,
  mergeCatalogues,
  newId,
  newKeyRing,
  openDatabase,
  refuse,
  sql,
  systemActor,
} from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { createUser, type Post, permissionsOf } from '../identity/index.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import { noticesRefusals, notify, registerNoticesRoutes } from './index.ts';
import { noticeKinds, sayNotice } from './kinds.ts';
import type { NewNotice } from './notify.ts';

const COUNTY = '420281';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const [town, otherTown] = county.towns;
const clock = fixedClock('2026-06-01T02:00:00Z');
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
let acting: Actor = systemActor(COUNTY, 'test');
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, noticesRefusals),
  findActor: async () => acting,
  requestsPerMinuteMax: 1e6,
});
registerNoticesRoutes(app, services, { gateway: 'none', reportKey: undefined, wake: () => undefined });
after(async () => {
  await app.close();
  await db.close();
  await database.drop();
});

const day = Temporal.PlainDate.from('2020-01-01');
const system = systemActor(COUNTY, 'test');

async function officer(login: string, ...held: readonly (readonly [Post, Id])[]): Promise<Actor[]> {
  const posts = held.map(([post, placeId]) => ({ post, placeId, heldFrom: day, document: '任' }));
  const user = { login, name: login, passwordHash: 'x', mustChangePassword: false, posts };
  const { id } = getValue(await db.change(system, (tx) => createUser(tx, system, user, clock.now())));
  return held.map(([post, placeId]) => ({
    userId: id,
    userName: login,
    otherAccounts: [],
    postHoldingId: newId(),
    post,
    duty: 'business',
    countyCode: COUNTY,
    level:
      placeId === county.id ? 'county' : placeId === town.id || placeId === otherTown.id ? 'town' : 'village',
    placeId: placeId === county.id ? null : placeId,
    permissions: permissionsOf(post),
  }));
}

const [clerk] = await officer('clerk-a', ['township-clerk', town.id]);
const [colleague] = await officer('clerk-b', ['township-clerk', town.id]);
const [elsewhere] = await officer('clerk-c', ['township-clerk', otherTown.id]);
const [bureau] = await officer('bureau', ['bureau-officer', county.id]);
const [hereAsClerk, thereAsClerk] = await officer(
  'of-two-towns',
  ['township-clerk', town.id],
  ['township-clerk', otherTown.id],
);
assert.ok(clerk && colleague && elsewhere && bureau && hereAsClerk && thereAsClerk);

const about = (extra: Partial<NewNotice> = {}): NewNotice => ({
  kind: 'case-objection',
  to: { turns: ['town/township-clerk'], townId: town.id, villageId: town.villages[0] },
  subject: { kind: 'case', id: newId() },
  facts: { name: '张三', matter: { zh: '低保', en: 'Allowance' }, caseNo: '2026ABCD' },
  ...extra,
});
const tell = (as: Actor, ...notices: NewNotice[]) =>
  db.change(as, (tx) => notify(tx, { now: clock.now(), today: clock.today() }, notices));

async function call(as: Actor, method: 'GET' | 'POST', url: string, payload?: object) {
  acting = as;
  const headers = { 'idempotency-key': newId(), 'accept-language': 'zh' };
  const answer = await app.inject({
    method,
    url: `/api/v1/notices${url}`,
    headers,
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const subjectsOf = async (as: Actor): Promise<string[]> =>
  (await call(as, 'GET', '?limit=200')).body.items.map((item: { subjectId: string }) => item.subjectId);

test('a message reaches everybody in the post and place it is about, but not whoever did it', async () => {
  const notice = about();
  const { id } = notice.subject ?? { id: '' };
  await tell(clerk, notice);
  assert.equal((await subjectsOf(clerk)).includes(id), false, 'who did it knows');
  assert.equal((await subjectsOf(colleague)).includes(id), true);
  assert.equal((await subjectsOf(elsewhere)).includes(id), false, 'another township');
  assert.equal((await subjectsOf(bureau)).includes(id), false, 'another post');
});

test('an officer with posts in two townships sees it in the one that it is about, and in no other', async () => {
  const notice = about();
  await tell(bureau, notice);
  assert.ok((await subjectsOf(hereAsClerk)).includes(notice.subject?.id ?? ''));
  assert.equal((await subjectsOf(thereAsClerk)).includes(notice.subject?.id ?? ''), false);
});

test('an officer named by account is reached only in a post that covers the place', async () => {
  const to = { userIds: [colleague.userId, elsewhere.userId], townId: town.id, villageId: null };
  const notice = about({ kind: 'case-handed-on', to });
  await tell(bureau, notice);
  assert.ok((await subjectsOf(colleague)).includes(notice.subject?.id ?? ''));
  assert.equal((await subjectsOf(elsewhere)).includes(notice.subject?.id ?? ''), false);
});

test('whose post has ended is told nothing', async () => {
  const [former] = await officer('former', ['township-clerk', town.id]);
  assert.ok(former);
  await tell(bureau, about());
  assert.equal((await subjectsOf(former)).length, 1);
  const ended = await db.change(system, (tx) =>
    tx.run(sql`update post_holding set held_to = '2026-05-31' where user_id = ${former.userId}`),
  );
  assert.equal(ended, 1);
  await tell(bureau, about());
  assert.equal((await subjectsOf(former)).length, 1);
});

test('what is rolled back was never told', async () => {
  const notice = about();
  await db.write(bureau, async (tx) => {
    await notify(tx, { now: clock.now(), today: clock.today() }, [notice]);
    return refuse('test.no');
  });
  assert.equal((await subjectsOf(colleague)).includes(notice.subject?.id ?? ''), false);
});

test('what is to be told once is told once, in whatever many transactions', async () => {
  const before = (await subjectsOf(colleague)).length;
  const daily = about({ once: 'limits 2026-06-01' });
  await Promise.all([tell(bureau, daily, daily), tell(bureau, daily), tell(system, daily)]);
  assert.equal((await subjectsOf(colleague)).length, before + 1);
});

test('the bell counts what is unread; reading some or all is one’s own and nobody else’s', async () => {
  await call(colleague, 'POST', '/read', {});
  await call(hereAsClerk, 'POST', '/read', {});
  assert.equal((await call(colleague, 'GET', '/unread')).body.count, 0);
  await tell(bureau, about(), about(), about());
  assert.equal((await call(colleague, 'GET', '/unread')).body.count, 3);
  const { items } = (await call(colleague, 'GET', '?state=unread')).body;
  assert.equal(items.length, 3);
  const marked = await call(colleague, 'POST', '/read', { ids: [items[0].id] });
  assert.equal(marked.body.marked, 1);
  // Somebody else's message named by its id stays as it is.
  assert.equal((await call(clerk, 'POST', '/read', { ids: [items[1].id] })).body.marked, 0);
  assert.equal((await call(colleague, 'GET', '/unread')).body.count, 2);
  assert.equal((await call(hereAsClerk, 'GET', '/unread')).body.count, 3);
  assert.equal((await call(colleague, 'POST', '/read', {})).body.marked, 2);
});

test('pages follow one another without a gap, and a mark of nobody is refused in words', async () => {
  const all = await subjectsOf(colleague);
  const seen: string[] = [];
  let after = '';
  do {
    const page = (await call(colleague, 'GET', `?limit=2${after}`)).body;
    seen.push(...page.items.map((item: { subjectId: string }) => item.subjectId));
    after = page.next === null ? '' : `&after=${page.next}`;
  } while (after !== '');
  assert.deepEqual(seen, all);
  assert.equal((await call(colleague, 'GET', '?after=xyz')).body.error.code, 'notices.cursor');
});

test('every kind says something in both languages, with the same facts, and leaves none unfilled', () => {
  const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
  for (const [kind, { body }] of Object.entries(noticeKinds)) {
    assert.deepEqual(named(body.zh), named(body.en), kind);
    const facts = Object.fromEntries(named(body.zh).map((name) => [name, '某']));
    assert.doesNotMatch(sayNotice(kind, facts, 'en').body, /[{}]/, kind);
  }
});
