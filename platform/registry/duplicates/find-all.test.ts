import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  checkCharacterOf,
  createFieldCipher,
  fixedClock,
  getValue,
  newKeyRing,
  openDatabase,
  sql,
  systemActor,
} from '../../base/index.ts';
import { drainJobs } from '../../jobs/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import type { PersonFacts } from '../bulk/prepare.ts';
import { addPersons, invent, inventedId } from '../testing.ts';
import { findLastRun, registryHandlers, requestCountyRun } from './county-run.ts';
import { decidePair } from './decide.ts';
import { differInOneDigit } from './find-all.ts';
import { listPairs } from './list.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const cipher = createFieldCipher(newKeyRing());
const clock = fixedClock('2026-11-23T04:00:00Z');
const services = { db, cipher, clock };
after(async () => {
  await db.close();
  await database.drop();
});
const bureau = testActor({ countyCode: county.code });
const [townA, townB] = county.towns;

const withId = (name: string, idNumber: string, given: Partial<PersonFacts> = {}) => {
  const birthDate = Temporal.PlainDate.from(
    `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
  );
  return invent(county, { name, idKind: 'resident', idNumber, birthDate, ...given });
};
/** The number with one of its first seventeen digits typed wrongly, and the check character that follows. */
function mistype(number: string, index: number, digit: string): string {
  const body = number.slice(0, index) + digit + number.slice(index + 1, 17);
  return body + checkCharacterOf(body);
}
const pairs = async (state = 'open') =>
  getValue(await db.read(bureau, (reader) => listPairs(reader, bureau, cipher, { state, limit: 200 }))).items;
async function searchCounty() {
  getValue(await db.write(bureau, (tx) => requestCountyRun(tx, bureau, clock.now())));
  await drainJobs(services, registryHandlers(services));
  return await db.read(bureau, (reader) => findLastRun(reader, bureau));
}
const saying = async () => {
  const found = await pairs();
  return found.map((pair) => `${pair.persons[0]?.name} ${pair.reasons.join()}`).toSorted();
};

test('a county is searched for whoever came past the rules; decisions last, and a second search changes nothing', async () => {
  const same = inventedId('1970-03-08', 11);
  const body = inventedId('1965-11-20', 31);
  const elsewhere = { townId: townB.id, villageId: townB.villages[0] };
  await addPersons(db, bureau, cipher, [
    withId('王同号', same),
    withId('王另名', same, elsewhere),
    withId('李错区', body),
    withId('李错区', mistype(body, 5, '8'), elsewhere),
    withId('李错年', body),
    withId('李错年', mistype(body, 8, '5'), elsewhere),
    withId('李错日', body),
    withId('李错日', mistype(body, 12, '1'), elsewhere),
    withId('李错月', body),
    withId('李错月', mistype(body, 11, '0'), elsewhere),
    // Two digits, another name, another sequence: none of them is a slip of one key.
    withId('赵两位', body),
    withId('赵两位', mistype(mistype(body, 5, '8'), 8, '5'), elsewhere),
    withId('钱甲', mistype(body, 13, '3')),
    withId('钱乙', mistype(body, 13, '4'), elsewhere),
    withId('孙他人', body),
    withId('孙他人', inventedId('1965-11-10', 77), elsewhere),
    withId('周同村', inventedId('1980-01-01', 1)),
    withId('周同村', inventedId('1980-01-01', 3)),
    withId('吴相近', inventedId('1981-01-01', 1)),
    withId('吴相近', inventedId('1981-01-01', 3), elsewhere),
  ]);
  const first = await searchCounty();
  const expected = [
    '李错区 one-digit',
    '李错年 one-digit',
    '李错日 one-digit',
    '李错月 one-digit',
    '周同村 near-id,same-name',
    '吴相近 near-id',
  ];
  const shared = ['李错区', '李错年', '李错日', '李错月', '赵两位', '孙他人'];
  const found = await saying();
  assert.deepEqual(
    found.filter((one) => !one.endsWith('same-id')),
    expected.toSorted(),
  );
  // 王同号 with 王另名, and everybody who shares the number of the stories above.
  const sameId = found.filter((one) => one.endsWith('same-id')).length;
  assert.equal(sameId, 1 + (shared.length * (shared.length - 1)) / 2);
  assert.deepEqual([first?.state, first?.people, first?.pairs], ['done', 20, found.length]);

  const [decided] = await pairs();
  assert.ok(decided);
  const apart = { decision: 'apart' as const, note: '核对过', versions: [] };
  getValue(await db.write(bureau, (tx) => decidePair(tx, bureau, services, decided.id, apart)));
  const second = await searchCounty();
  assert.equal(second?.pairs, 0);
  assert.equal((await pairs()).length, found.length - 1);
  assert.deepEqual(
    (await pairs('apart')).map((pair) => [pair.id, pair.note]),
    [[decided.id, '核对过']],
  );
});

test('an open pair learns a further reason, and keeps the day on which it was found', async () => {
  const before = (await pairs()).find((pair) => pair.persons[0]?.name === '吴相近');
  assert.ok(before);
  await db.change(systemActor(county.code, 'test'), (tx) =>
    tx.run(sql`update duplicate_pair set reasons = '{same-name}' where id = ${before.id}`),
  );
  clock.set('2026-12-01T04:00:00Z');
  assert.equal((await searchCounty())?.pairs, 0);
  const now = (await pairs()).find((pair) => pair.id === before.id);
  assert.deepEqual([now?.reasons, now?.foundAt], [['near-id', 'same-name'], before.foundAt]);
});

test('one search at a time; a township neither asks for one nor sees one', async () => {
  const ask = () => db.write(bureau, (tx) => requestCountyRun(tx, bureau, clock.now()));
  assert.ok((await ask()).ok);
  const second = await ask();
  assert.ok(!second.ok);
  assert.equal(second.refusal.code, 'registry.duplicate.searching');
  await drainJobs(services, registryHandlers(services));
  const clerk = testActor({ countyCode: county.code, level: 'town', placeId: townA.id });
  assert.equal(await db.read(clerk, (reader) => findLastRun(reader, clerk)), null);
  await assert.rejects(
    db.write(clerk, (tx) => requestCountyRun(tx, clerk, clock.now())),
    /row-level security/,
  );
});

test('one digit apart is one of the seventeen; the check character follows', () => {
  const number = inventedId('1970-03-08', 11);
  for (let index = 0; index < 17; index++) {
    const digit = number[index] === '9' ? '8' : '9';
    const wrong = mistype(number, index, digit);
    assert.ok(differInOneDigit(number, wrong), wrong);
    assert.ok(!differInOneDigit(number, number));
    const further = (index + 1) % 17;
    assert.ok(!differInOneDigit(number, mistype(wrong, further, number[further] === '7' ? '6' : '7')));
  }
  assert.ok(!differInOneDigit(number, number.slice(0, 15)));
});
