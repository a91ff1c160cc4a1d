import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  createFieldCipher,
  fixedClock,
  getValue,
  newKeyRing,
  type Outcome,
  openDatabase,
  type Tx,
} from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { householdAsOf, personAsOf } from '../history/as-of.ts';
import { getTimeline } from '../history/timeline.ts';
import { changePerson } from '../person/amend-person.ts';
import { recordDeath } from '../person/death.ts';
import { getPerson } from '../person/get-person.ts';
import { addPersons, invent } from '../testing.ts';
import { changeHead, dissolveHousehold, joinHousehold, leaveHousehold, moveHousehold } from './acts.ts';
import { createHousehold, mergeHouseholds, splitHousehold } from './found.ts';
import { getHousehold } from './get-household.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 6 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const cipher = createFieldCipher(newKeyRing());
const services = { db, cipher, clock: fixedClock('2026-11-23T04:00:00Z') };
after(async () => {
  await db.close();
  await database.drop();
});
const bureau = testActor({ countyCode: county.code });
const clerkA = testActor({ countyCode: county.code, level: 'town', placeId: county.towns[0].id });
const clerkB = testActor({ countyCode: county.code, level: 'town', placeId: county.towns[1].id });
const [villageA, villageA2] = county.towns[0].villages;
const [villageB] = county.towns[1].villages;

const write = <T>(work: (tx: Tx) => Promise<Outcome<T>>, actor = bureau) => db.write(actor, work);
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.refusal.code);

async function people(count: number) {
  return await addPersons(
    db,
    bureau,
    cipher,
    Array.from({ length: count }, (_, index) =>
      invent(county, { name: `王卫华${'甲乙丙丁戊己庚辛'[index] ?? ''}` }),
    ),
  );
}
async function family(count: number, on = '2020-01-01') {
  const ids = await people(count);
  const members = ids.map((personId, index) => ({ personId, relation: index === 0 ? '02' : '20' }));
  const made = await write((tx) =>
    createHousehold(tx, bureau, services, { villageId: villageA, members, formedOn: on }),
  );
  return { id: getValue(made).id, ids: ids as [string, string, ...string[]] };
}
const household = async (id: string, actor = bureau) =>
  getValue(await db.read(actor, (r) => getHousehold(r, actor, id)));
const person = async (id: string, actor = bureau) =>
  getValue(await db.read(actor, (r) => getPerson(r, actor, id, services.clock.today())));
const membersOf = (record: { members: { personId: string }[] }) =>
  record.members.map((one) => one.personId).sort();

test('a household has its members from the day it was formed, and they live where it is', async () => {
  const { id, ids } = await family(3);
  const record = await household(id);
  assert.deepEqual(membersOf(record), [...ids].sort());
  assert.equal(record.headId, ids[0]);
  assert.equal(record.members[0]?.personId, ids[0]);
  assert.equal((await person(ids[1])).household?.members, 3);
});

test('nobody is a member of two households in one span of days, not even in the past', async () => {
  const one = await family(2, '2020-01-01');
  const two = await family(2, '2015-01-01');
  const stranger = one.ids[1];
  const join = (on: string) =>
    write(async (tx) =>
      joinHousehold(tx, bureau, services, two.id, {
        version: (await household(two.id)).version,
        on,
        personId: stranger,
        relation: '97',
      }),
    );
  assert.equal(codeOf(await join('2021-01-01')), 'registry.household.in-another');
  const { version } = await household(one.id);
  getValue(
    await write((tx) =>
      leaveHousehold(tx, bureau, services, one.id, { version, on: '2022-05-01', personId: stranger }),
    ),
  );
  assert.equal(codeOf(await join('2022-04-30')), 'registry.household.in-another');
  assert.equal(codeOf(await join('2022-05-01')), 'accepted');
});

test('a refusal about a person stands at the field in which that form asks for people', async () => {
  const { ids } = await family(2, '2020-01-01');
  const other = await family(1, '2015-01-01');
  const fieldOf = (outcome: Outcome<unknown>) =>
    outcome.ok ? 'accepted' : `${outcome.refusal.code} ${outcome.refusal.field}`;
  const on = '2024-01-01';
  const joined = await write((tx) =>
    joinHousehold(tx, bureau, services, other.id, { version: 1, on, personId: ids[1], relation: '97' }),
  );
  assert.equal(fieldOf(joined), 'registry.household.in-another personId');
  const members = [{ personId: ids[1], relation: '02' }];
  const villageId = county.towns[0].villages[0];
  const found = (formedOn: string) =>
    write((tx) => createHousehold(tx, bureau, services, { villageId, formedOn, members }));
  assert.equal(fieldOf(await found(on)), 'registry.household.in-another members');
  assert.equal(fieldOf(await found('1900-01-01')), 'registry.date.before-birth formedOn');
  const split = await write((tx) =>
    splitHousehold(tx, bureau, services, other.id, { version: 1, on, members }),
  );
  assert.equal(fieldOf(split), 'registry.household.not-member members');
  const left = await write((tx) =>
    leaveHousehold(tx, bureau, services, other.id, { version: 1, on, personId: ids[1] }),
  );
  assert.equal(fieldOf(left), 'registry.household.not-member personId');
});

test('two officers who put one person into two households at once: one of them is refused', async () => {
  const [first, second] = [await family(1), await family(1)];
  const [stranger = ''] = await people(1);
  const join = (id: string) =>
    write((tx) =>
      joinHousehold(tx, bureau, services, id, {
        version: 1,
        on: '2024-01-01',
        personId: stranger,
        relation: '97',
      }),
    );
  const codes = (await Promise.all([join(first.id), join(second.id)])).map(codeOf).sort();
  assert.deepEqual(codes, ['accepted', 'registry.household.in-another']);
});

test('of two officers with the same version one wins, and the other is told who changed what', async () => {
  const { id, ids } = await family(3);
  const leave = (personId: string) =>
    write((tx) => leaveHousehold(tx, bureau, services, id, { version: 1, on: '2024-01-01', personId }));
  const outcomes = await Promise.all([leave(ids[1]), leave(ids[2] ?? '')]);
  const refused = outcomes.find((outcome) => !outcome.ok);
  assert.deepEqual(outcomes.map(codeOf).sort(), ['accepted', 'registry.changed-meanwhile']);
  assert.ok(refused && !refused.ok && refused.refusal.facts.by === bureau.userName);
});

test('a head does not go without a successor, and every other member gets a relation to the new one', async () => {
  const { id, ids } = await family(3);
  const leave = (succession?: { headId: string; relations: { personId: string; relation: string }[] }) =>
    write((tx) =>
      leaveHousehold(tx, bureau, services, id, {
        version: 1,
        on: '2024-01-01',
        personId: ids[0],
        ...(succession ? { succession } : {}),
      }),
    );
  const third = ids[2] ?? '';
  assert.equal(codeOf(await leave()), 'registry.household.needs-successor');
  assert.equal(codeOf(await leave({ headId: ids[1], relations: [] })), 'registry.household.relation-missing');
  const relations = [{ personId: third, relation: '73' }];
  assert.equal(codeOf(await leave({ headId: ids[1], relations })), 'accepted');
  const record = await household(id);
  assert.equal(record.headId, ids[1]);
  assert.deepEqual(
    record.members.map((member) => [member.personId, member.relation]),
    [
      [ids[1], '02'],
      [third, '73'],
    ],
  );
});

test('who dies was a member on the day of death, and not on the day after', async () => {
  const { id, ids } = await family(2);
  const die = (input: object) =>
    write((tx) => recordDeath(tx, bureau, services, ids[0], { version: 2, diedOn: '2024-03-01', ...input }));
  assert.equal(codeOf(await die({})), 'registry.household.needs-successor');
  assert.equal(codeOf(await die({ succession: { headId: ids[1], relations: [] } })), 'accepted');
  const record = await household(id);
  const on = async (day: string) =>
    membersOf(await db.read(bureau, (r) => householdAsOf(r, bureau, record, Temporal.PlainDate.from(day))));
  assert.deepEqual(await on('2024-03-01'), [...ids].sort());
  assert.deepEqual(await on('2024-03-02'), [ids[1]]);
  assert.equal((await person(ids[0])).diedOn, '2024-03-01');
  const { version } = await person(ids[0]);
  assert.equal(codeOf(await die({ version })), 'registry.person.dead');
});

test('the last member’s death ends the household', async () => {
  const { id, ids } = await family(1);
  getValue(
    await write((tx) => recordDeath(tx, bureau, services, ids[0], { version: 2, diedOn: '2024-03-01' })),
  );
  assert.equal((await household(id)).dissolvedOn, '2024-03-02');
});

test('a household that moves takes its members along, and on an earlier day it was where it was', async () => {
  const { id, ids } = await family(2);
  getValue(
    await write((tx) =>
      moveHousehold(tx, bureau, services, id, { version: 1, on: '2024-06-01', villageId: villageB }),
    ),
  );
  const record = await household(id);
  assert.equal(record.villageId, villageB);
  const member = await person(ids[1]);
  assert.equal(member.villageId, villageB);
  const before = Temporal.PlainDate.from('2024-05-31');
  const then = await db.read(bureau, (r) => personAsOf(r, bureau, member, before));
  assert.equal(then.villageId, villageA);
  assert.equal(then.household?.id, id);
  assert.equal((await db.read(bureau, (r) => householdAsOf(r, bureau, record, before))).villageId, villageA);
});

test('on an earlier day the members have the names of that day, and the head’s is the household’s', async () => {
  const { id, ids } = await family(2);
  const { version, name } = await person(ids[0]);
  const change = { version, effectiveOn: '2024-06-01', name: '王改名' };
  getValue(await write((tx) => changePerson(tx, bureau, services, ids[0], change)));
  const record = await household(id);
  const namesOn = async (day: string) => {
    const then = await db.read(bureau, (r) => householdAsOf(r, bureau, record, Temporal.PlainDate.from(day)));
    return [then.headName, then.members.find((member) => member.personId === ids[0])?.name];
  };
  assert.deepEqual(await namesOn('2024-05-31'), [name, name]);
  assert.deepEqual(await namesOn('2024-06-01'), ['王改名', '王改名']);
});

test('a township clerk moves a household within the township, and not out of it', async () => {
  const { id } = await family(2);
  const move = (villageId: string) =>
    write(
      (tx) => moveHousehold(tx, clerkA, services, id, { version: 1, on: '2024-06-01', villageId }),
      clerkA,
    );
  assert.equal(codeOf(await move(villageB)), 'registry.place.unknown');
  assert.equal(codeOf(await move(villageA2)), 'accepted');
});

test('a clerk of another township meets neither the household nor its timeline', async () => {
  const { id, ids } = await family(2);
  assert.equal(codeOf(await db.read(clerkB, (r) => getHousehold(r, clerkB, id))), 'http.missing');
  assert.equal(codeOf(await db.read(clerkB, (r) => getTimeline(r, clerkB, 'household', id))), 'http.missing');
  assert.equal(
    codeOf(await db.read(clerkB, (r) => getTimeline(r, clerkB, 'person', ids[0]))),
    'http.missing',
  );
  const dissolve = await write(
    (tx) => dissolveHousehold(tx, clerkB, services, id, { version: 1, on: '2024-01-01' }),
    clerkB,
  );
  assert.equal(codeOf(dissolve), 'http.missing');
});

test('a split makes a second household from the same day, without a gap; a merge puts them together again', async () => {
  const { id, ids } = await family(4);
  const [, , third = '', fourth = ''] = ids;
  const members = [
    { personId: third, relation: '02' },
    { personId: fourth, relation: '10' },
  ];
  const split = getValue(
    await write((tx) => splitHousehold(tx, bureau, services, id, { version: 1, on: '2024-02-01', members })),
  );
  assert.deepEqual(membersOf(await household(id)), [ids[0], ids[1]].sort());
  assert.deepEqual(membersOf(await household(split.newId)), [third, fourth].sort());
  const dayBefore = Temporal.PlainDate.from('2024-01-31');
  const was = await db.read(bureau, async (r) => personAsOf(r, bureau, await person(third), dayBefore));
  assert.equal(was.household?.id, id);

  const relations = [
    { personId: third, relation: '20' },
    { personId: fourth, relation: '38' },
  ];
  getValue(
    await write((tx) =>
      mergeHouseholds(tx, bureau, services, id, {
        version: split.version,
        otherId: split.newId,
        otherVersion: 1,
        on: '2025-02-01',
        relations,
      }),
    ),
  );
  assert.equal((await household(id)).members.length, 4);
  const other = await household(split.newId);
  assert.equal(other.dissolvedOn, '2025-02-01');
  assert.equal(other.members.length, 0);
});

test('the timeline tells each act once, the latest first, with who and why', async () => {
  const { id, ids } = await family(2);
  const succession = { headId: ids[1], relations: [{ personId: ids[0], relation: '51' }] };
  getValue(
    await write((tx) =>
      changeHead(tx, bureau, services, id, { version: 1, on: '2024-04-01', document: '证明', succession }),
    ),
  );
  const timeline = getValue(await db.read(bureau, (r) => getTimeline(r, bureau, 'household', id)));
  assert.deepEqual(
    timeline.items.map((entry) => [entry.act, entry.on, entry.document]),
    [
      ['head', '2024-04-01', '证明'],
      ['create', '2020-01-01', ''],
    ],
  );
  const of = getValue(await db.read(bureau, (r) => getTimeline(r, bureau, 'person', ids[0])));
  assert.deepEqual(of.items.map((entry) => entry.act).sort(), ['create', 'head', 'join-household']);
});

test('a day in the future, or before the household was formed, is refused', async () => {
  const { id, ids } = await family(2);
  const leave = (on: string) =>
    write((tx) => leaveHousehold(tx, bureau, services, id, { version: 1, on, personId: ids[1] }));
  assert.equal(codeOf(await leave('2026-11-24')), 'registry.date.future');
  assert.equal(codeOf(await leave('2019-12-31')), 'registry.household.before-formed');
});
