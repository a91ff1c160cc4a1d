import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readFacts } from '../../engine/index.ts';
import { fixedClock, getValue, newKeyRing, systemActor } from '../../platform/base/index.ts';
import { createUser, hashPassword } from '../../platform/identity/index.ts';
import { assemble } from '../../platform/server/index.ts';
import { openBrowser } from '../../platform/testing/browser.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { family } from '../handbook/law/example-facts.ts';
import { writeAssessments } from '../population/index.ts';
import { settleFamily } from '../population/testing/settle-family.ts';
import { house } from '../server/index.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const clock = fixedClock('2024-01-05T02:00:00Z');
const assembly = await assemble({
  house,
  appUrl: database.appUrl,
  keys: newKeyRing(),
  requestsPerMinuteMax: 1e6,
  clock,
  hasBackgroundWork: false,
});
const { app, services } = assembly;
await app.ready();
after(async () => {
  await assembly.close();
  await database.drop();
});
const actor = systemActor(county.code, 'test');
const passwordHash = await hashPassword(PASSWORD);

async function signIn(post: string, placeId: string) {
  const heldFrom = Temporal.PlainDate.from('2020-01-01');
  const posts = [{ post, placeId, heldFrom, document: '任' }];
  const user = { login: post, name: '某某', passwordHash, mustChangePassword: false, posts };
  getValue(await services.db.change(actor, (tx) => createUser(tx, actor, user, services.clock.now())));
  const browser = openBrowser(app);
  assert.equal((await browser.signIn(post, PASSWORD)).status, 200);
  return browser;
}
const officer = await signIn('bureau-officer', county.id);
const clerk = await signIn('township-clerk', county.towns[1].id);
const worker = await signIn('village-worker', county.towns[0].villages[0]);

await services.db.change(actor, async (tx) => {
  const assessments = [];
  for (const [no, yuan] of [300, 400, 650].entries()) {
    const given = family(
      {},
      { birthDate: '1980-01-01', relation: 'self', otherIncome: `${yuan * 12} 元/年` },
    );
    const facts = readFacts(given, 20_240_101);
    assert.ok(facts.ok);
    const town = county.towns[no % 2];
    assert.ok(town);
    const home = { townId: town.id, villageId: town.villages[1] };
    assessments.push(await settleFamily(tx, actor, home, facts.value, Temporal.PlainDate.from('2023-01-01')));
  }
  await writeAssessments(tx, actor, { source: 'demo', document: '', at: clock.now() }, assessments);
});

const raised = {
  name: '方案一',
  changes: [{ code: 'dibao.standard', cell: 'rural', value: '680', from: '2024-04-01' }],
};
const asked = { month: '2024-01', variants: [raised] };

test('an officer of the county is told about all, a township clerk about the own township alone', async () => {
  const all = await officer.send('POST', '/api/v1/what-if/ask', { ...asked, withCourse: true });
  assert.equal(all.status, 200, all.text);
  const { variants, population, course } = all.body;
  // 46 yuan more for two families, 30 for one that had nothing.
  assert.deepEqual([population.households, variants[0].total.gain, variants[0].total.entering], [3, 3, 1]);
  assert.equal(variants[0].total.gainFen, 12_200);
  assert.equal(course.variantFen[0] - course.baseFen, 12_200 * 9);
  const own = await clerk.send('POST', '/api/v1/what-if/ask', asked);
  assert.deepEqual(
    own.body.variants[0].towns.map((town: { townId: string; gainFen: number }) => [
      town.townId,
      town.gainFen,
    ]),
    [[county.towns[1].id, 4_600]],
  );
});

test('the households behind a number are those of the asker’s scope', async () => {
  const drill = { ...asked, variant: 0, group: 'gain', limit: 2 };
  const first = await officer.send('POST', '/api/v1/what-if/households', drill);
  assert.equal(first.body.items.length, 2);
  const rest = await officer.send('POST', '/api/v1/what-if/households', { ...drill, after: first.body.next });
  assert.deepEqual([rest.body.items.length, rest.body.next], [1, null]);
  const foreign = { ...drill, townId: county.towns[0].id };
  assert.equal((await officer.send('POST', '/api/v1/what-if/households', foreign)).body.items.length, 2);
  assert.deepEqual((await clerk.send('POST', '/api/v1/what-if/households', foreign)).body.items, []);
  const nonsense = await officer.send('POST', '/api/v1/what-if/households', { ...drill, after: 'zzz' });
  assert.equal(nonsense.body.error.code, 'what-if.cursor');
});

test('what is adopted is checked inside the database', async () => {
  const check = await clerk.send('POST', '/api/v1/what-if/check', asked);
  assert.equal(check.status, 200, check.text);
  assert.deepEqual([check.body.isEqual, check.body.households], [true, 1]);
  const [now, tried] = check.body.plans;
  assert.deepEqual([now.columnsFen, tried.columnsFen], [now.sqlFen, tried.sqlFen]);
  assert.equal(tried.sqlFen - now.sqlFen, 4_600);
});

test('a wrong figure is refused at its place', async () => {
  const changes = [{ ...raised.changes[0], value: 'much' }];
  const refused = await officer.send('POST', '/api/v1/what-if/ask', {
    month: '2024-01',
    variants: [{ name: 'x', changes }],
  });
  assert.equal(refused.status, 422);
  assert.deepEqual(
    [refused.body.error.code, refused.body.error.field],
    ['what-if.change.wrong', 'variants[0].changes[0].value'],
  );
});

test('the figures that may be tried come with what holds in the month and the unit of the documents', async () => {
  const { body } = await officer.send('GET', '/api/v1/what-if/parameters?month=2024-01');
  const standard = body.items.find(({ code }: { code: string }) => code === 'dibao.standard');
  assert.equal(standard.unit, '元/人/月');
  assert.deepEqual(
    standard.cells.map(({ cell, value }: { cell: string; value: string }) => [cell, value]),
    [
      ['urban', '730'],
      ['rural', '634'],
    ],
  );
  assert.ok(body.items.length > 40);
});

test('who does not plan for a place may not try figures on it', async () => {
  assert.equal((await worker.send('POST', '/api/v1/what-if/ask', asked)).status, 403);
});
