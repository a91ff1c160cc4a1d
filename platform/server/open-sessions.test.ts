import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fixedClock, getValue, newKeyRing, systemActor } from '../base/index.ts';
import { loadCounty, loadTree } from '../divisions/index.ts';
import { createUser } from '../identity/index.ts';
import { openBrowser } from '../testing/browser.ts';
import { cheapHash } from '../testing/cheap-password.ts';
import { createTestDatabase } from '../testing/database.ts';
import { assemble } from './assemble.ts';

const COUNTY = '632323';
const PASSWORD = 'Tr4vel-lamp-ohne';
const database = await createTestDatabase();
await loadCounty(database.ownerUrl, COUNTY);
// The clock stands still: whatever a server remembers, it remembers for good.
const assembly = await assemble({
  appUrl: database.appUrl,
  keys: newKeyRing(),
  requestsPerMinuteMax: 1e9,
  clock: fixedClock('2026-06-01T02:00:00Z'),
  hasBackgroundWork: false,
});
const { app, services } = assembly;
await app.ready();
after(async () => {
  await assembly.close();
  await database.drop();
});

const actor = systemActor(COUNTY, 'test');
const tree = await services.db.read(actor, (reader) => loadTree(reader, COUNTY));
const idOf = (name: string): string => [...tree.places.values()].find((p) => p.name === name)?.id ?? '';
const passwordHash = cheapHash(PASSWORD);
async function signIn(
  login: string,
  post: 'bureau-officer' | 'township-clerk' | 'village-worker',
  place: string,
) {
  const heldFrom = Temporal.PlainDate.from('2020-01-01');
  const posts = [{ post, placeId: idOf(place), heldFrom, document: '任' }];
  const user = { login, name: login, passwordHash, mustChangePassword: false, posts };
  getValue(await services.db.change(actor, (tx) => createUser(tx, actor, user, services.clock.now())));
  const browser = openBrowser(app);
  assert.equal((await browser.signIn(login, PASSWORD)).status, 200);
  return browser;
}
const officer = await signIn('officer', 'bureau-officer', '泽库县');
const worker = await signIn('worker', 'village-worker', '夏德日村');
const clerk = await signIn('clerk', 'township-clerk', '王加乡');

async function operate(act: object, effectiveOn: string): Promise<string> {
  const acts = [{ ...act, effectiveOn, document: '批复' }];
  const { body } = await officer.send('POST', '/api/v1/divisions/operations/preview', { acts });
  const done = await officer.send('POST', '/api/v1/divisions/operations', { acts, expected: body.expected });
  assert.equal(done.status, 200, done.text);
  return done.body.operationIds[0];
}
async function villagesSeenBy(browser: typeof worker): Promise<string[]> {
  const { body } = await browser.send('GET', '/api/v1/divisions/search?level=village&limit=200');
  return body.items.map((place: { name: string }) => place.name);
}

test('whoever is signed in acts in the merged village at once, and in the old one as soon as that is undone', async () => {
  assert.deepEqual(await villagesSeenBy(worker), ['夏德日村']);
  const into = { placeId: idOf('俄果村') };
  const operationId = await operate({ kind: 'merge', placeIds: [idOf('夏德日村')], into }, '2024-03-01');
  assert.deepEqual(await villagesSeenBy(worker), ['俄果村']);
  const { body } = await worker.send('GET', '/api/v1/session');
  assert.equal(body.post.placeName, '俄果村');
  const undo = await officer.send('POST', `/api/v1/divisions/operations/${operationId}/undo`, {
    document: '更正',
    reason: '更正',
  });
  assert.equal(undo.status, 200, undo.text);
  assert.deepEqual(await villagesSeenBy(worker), ['夏德日村']);
});

test('a clerk who is signed in sees at once the village that moves into the township', async () => {
  const before = await villagesSeenBy(clerk);
  assert.ok(before.length > 1 && !before.includes('夏德日村'));
  await operate({ kind: 'move', placeIds: [idOf('夏德日村')], toParentId: idOf('王加乡') }, '2024-04-01');
  assert.deepEqual((await villagesSeenBy(clerk)).sort(), [...before, '夏德日村'].sort());
});
