import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { parse } from 'yaml';
import { layOver, readFacts, readPack } from '../../engine/index.ts';
import { fixedClock, getValue, newKeyRing, systemActor } from '../../platform/base/index.ts';
import { createUser } from '../../platform/identity/index.ts';
import { drainJobs } from '../../platform/jobs/index.ts';
import { assemble } from '../../platform/server/index.ts';
import { testActor } from '../../platform/testing/actors.ts';
import { openBrowser } from '../../platform/testing/browser.ts';
import { cheapHash } from '../../platform/testing/cheap-password.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { family } from '../handbook/law/example-facts.ts';
import { openLaw } from '../policy/open-law.ts';
import { writeAssessments } from '../population/index.ts';
import { settleFamily } from '../population/testing/settle-family.ts';
import { house } from '../server/index.ts';
import { checkHandlers } from './checks.ts';
import { householdsList } from './lists.ts';

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
const passwordHash = cheapHash(PASSWORD);

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

test('each household of a list says why it is moved, and the whole explanation stands behind it', async () => {
  const drill = { ...asked, variant: 0, group: 'entering' };
  const { body: listed } = await officer.send('POST', '/api/v1/what-if/households', drill);
  const [one] = listed.items;
  assert.deepEqual([one.was, one.is], [0, 3_000]);
  assert.match(one.why.join(), /人均收入低于低保标准：否 → 是/);
  const explain = { ...asked, householdId: one.id };
  const { body: told } = await officer.send('POST', '/api/v1/what-if/explain', explain);
  assert.equal(told.household.headName, '户主');
  const [allowance] = told.schemes.filter(
    (it: { scheme: string }) => it.scheme === 'minimum-living-allowance',
  );
  assert.deepEqual(
    allowance.sides.map((side: { name: string; amount: string }) => [side.name, side.amount]),
    [
      ['现行', '0元/月'],
      ['方案一', '30元/月'],
    ],
  );
  const { body: first } = await officer.send('POST', '/api/v1/what-if/households', {
    ...drill,
    group: 'gain',
    townId: county.towns[0].id,
    order: 'before',
  });
  const foreign = { ...asked, householdId: first.items[0].id };
  assert.equal((await clerk.send('POST', '/api/v1/what-if/explain', foreign)).status, 404);
});

test('the list behind a number can be taken out, with why each household is moved', async () => {
  const filter = householdsList.readFilter({ ...asked, variant: 0, group: 'gain', order: 'before' });
  assert.ok(filter.ok);
  const who = testActor({ countyCode: county.code });
  const rows = await services.db.snapshot(who, async (reader) => {
    const { db, cipher } = services;
    const now = { today: clock.today(), now: clock.now(), language: 'zh' } as const;
    const context = { reader, db, actor: who, cipher, ...now };
    const names = ['before', 'after', 'change', 'why'];
    return await Array.fromAsync(householdsList.rows(context, filter.value, names));
  });
  assert.deepEqual(
    rows.map((row) => row.slice(0, 3)),
    [
      [33_400n, 38_000n, 4_600n],
      [23_400n, 28_000n, 4_600n],
      [0n, 3_000n, 3_000n],
    ],
  );
  assert.match(String(rows[2]?.[3]), /人均收入低于低保标准：否 → 是/);
});

test('what may be adopted is checked inside the database in the background, and found again', async () => {
  const wanted = await clerk.send('POST', '/api/v1/what-if/checks', asked);
  assert.equal(wanted.status, 200, wanted.text);
  assert.deepEqual([wanted.body.state, wanted.body.step, wanted.body.steps], ['waiting', 0, 3]);
  assert.equal(await drainJobs(services, checkHandlers(services)), 1);
  const { body: check } = await clerk.send('GET', `/api/v1/what-if/checks/${wanted.body.id}`);
  assert.deepEqual([check.state, check.step, check.question], ['done', 3, asked]);
  assert.deepEqual([check.result.isEqual, check.result.households], [true, 1]);
  const [now, tried] = check.result.plans;
  assert.deepEqual([now.columnsFen, tried.columnsFen], [now.sqlFen, tried.sqlFen]);
  assert.equal(tried.sqlFen - now.sqlFen, 4_600);
  const listed = await clerk.send('GET', '/api/v1/what-if/checks');
  assert.deepEqual(
    listed.body.items.map(({ id }: { id: string }) => id),
    [check.id],
  );
  assert.deepEqual(
    (await officer.send('GET', '/api/v1/what-if/checks')).body.items,
    [],
    'it is of another place',
  );
});

test('a check that is done twice after its process died still ends once', async () => {
  const { body } = await officer.send('POST', '/api/v1/what-if/checks', asked);
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`update what_if_check set state = 'running', step = 2 where id = $1`, [body.id]);
  await owner.end();
  await drainJobs(services, checkHandlers(services));
  const check = await officer.send('GET', `/api/v1/what-if/checks/${body.id}`);
  assert.deepEqual([check.body.state, check.body.result.households], ['done', 3]);
});

test('what is adopted becomes a piece of the county’s pack, which no pack takes before its source is filled in', async () => {
  const { body: list } = await officer.send('GET', '/api/v1/what-if/checks');
  const adopt = { month: asked.month, variant: raised, checkId: list.items[0].id };
  const { body } = await officer.send('POST', '/api/v1/what-if/adopt', adopt);
  assert.equal(body.fileName, '420281-2024-04-01.yaml');
  assert.match(body.text, /逐户逐项分毫不差/);
  const law = await openLaw();
  const context = { parameters: law.handbook.parameters, documents: law.book.documents };
  assert.equal(readPack(parse(body.text), context).ok, false);
  const filled = parse(
    body.text.replace('published: 待填', 'published: 2024-02-20').replaceAll('待填', '某处'),
  );
  const read = readPack(filled, context);
  assert.ok(read.ok, JSON.stringify(read));
  const book = layOver(law.book, read.value);
  const cents = (day: number, cell: string) => book.find('dibao.standard', cell, county.code, day)?.won.value;
  assert.deepEqual([cents(20_240_331, 'rural'), cents(20_240_401, 'rural')], [63_400, 68_000]);
  assert.equal(cents(20_240_401, 'urban'), 73_000);
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
