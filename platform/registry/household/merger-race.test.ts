import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import {
  createFieldCipher,
  fixedClock,
  getValue,
  newKeyRing,
  type Outcome,
  openDatabase,
  sql,
  type Tx,
} from '../../base/index.ts';
import { type Act, loadCounty, loadTree, operate, planActs } from '../../divisions/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { createPerson } from '../person/create-person.ts';
import { movePerson } from '../person/move-person.ts';
import { joinHousehold, moveHousehold } from './acts.ts';
import { createHousehold } from './found.ts';

const COUNTY = '632323';
const database = await createTestDatabase();
await loadCounty(database.ownerUrl, COUNTY);
const db = openDatabase({ url: database.appUrl, connectionsMax: 6 });
const services = { db, cipher: createFieldCipher(newKeyRing()), clock: fixedClock('2026-06-01T02:00:00Z') };
const officer = testActor({ countyCode: COUNTY, permissions: ['divisions.change'] });
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
after(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});

const tree = () => db.read(officer, (reader) => loadTree(reader, COUNTY));
const spare = [...(await tree()).places.values()]
  .filter(({ level }) => level === 'village')
  .map(({ id }) => id);
/** A village that no other test has touched. */
const takeVillage = () => spare.pop() ?? '';

async function prepareMerge(from: string, into: string): Promise<(tx: Tx) => Promise<Outcome<unknown>>> {
  const acts: Act[] = [
    { kind: 'merge', placeIds: [from], into: { placeId: into }, effectiveOn: '2024-03-01', document: '批复' },
  ];
  const now = { at: services.clock.now(), today: services.clock.today() };
  const { expected } = getValue(planActs(await tree(), acts, now.today));
  return (tx) => operate(tx, officer, now, acts, expected);
}

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.query(`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The first has done its work and not committed yet when the second begins, and waits for it. */
async function race<A, B>(
  first: (tx: Tx) => Promise<Outcome<A>>,
  second: (tx: Tx) => Promise<Outcome<B>>,
): Promise<[Outcome<A>, Outcome<B>]> {
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const one = db.write(officer, async (tx) => {
    const outcome = await first(tx);
    reached.resolve();
    await go.promise;
    return outcome;
  });
  await reached.promise;
  const two = db.write(officer, second);
  await untilSomebodyWaits();
  go.resolve();
  return [await one, await two];
}

const person = (villageId: string) => (tx: Tx) =>
  createPerson(tx, officer, services, {
    name: '索南',
    sex: 1,
    birthDate: '1980-01-01',
    idKind: 'none',
    idNumber: null,
    villageId,
  });
const add = async (villageId: string) => getValue(await db.write(officer, person(villageId))).id;
async function settle(villageId: string) {
  const members = [{ personId: await add(villageId), relation: '02' }];
  const made = await db.write(officer, (tx) =>
    createHousehold(tx, officer, services, { villageId, members, formedOn: '2020-01-01' }),
  );
  return { id: getValue(made).id, headId: members[0]?.personId ?? '' };
}
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.refusal.code);

/** Nobody hangs on a village that has ended, and members live where their household stands. */
async function assertNobodyStranded(): Promise<void> {
  for (const table of ['person', 'household', 'person_name_part']) {
    const { rows } = await owner.query(`select t.* from ${table} t
      join division d on d.county_code = t.county_code and d.id = t.village_id where d.valid_to is not null`);
    assert.deepEqual(rows, [], table);
  }
  const { rows } = await owner.query(`select p.id from person p join household h
    on h.county_code = p.county_code and h.id = p.household_id where p.village_id <> h.village_id`);
  assert.deepEqual(rows, []);
}
const villageOf = (id: string) =>
  db.read(officer, (reader) =>
    reader.get<{ village_id: string }>(sql`select village_id from person where id = ${id}`),
  );

test('somebody registered while their village is being merged goes along', async () => {
  const [from, into] = [takeVillage(), takeVillage()];
  const [made, merged] = await race(person(from), await prepareMerge(from, into));
  assert.equal(codeOf(merged), 'accepted');
  assert.equal((await villageOf(getValue(made).id)).village_id, into);
  await assertNobodyStranded();
});

test('whoever registers somebody after a merger is told that the village is no more', async () => {
  const [from, into] = [takeVillage(), takeVillage()];
  const [, made] = await race(await prepareMerge(from, into), person(from));
  assert.equal(codeOf(made), 'registry.place.unknown');
  await assertNobodyStranded();
});

test('joining, moving and a merger of either village at the same moment leave nobody behind', async () => {
  for (const mergerIsFirst of [false, true]) {
    for (const side of ['old', 'new'] as const) {
      for (const act of ['join', 'move-person', 'move-household'] as const) {
        const [old, target, into] = [takeVillage(), takeVillage(), takeVillage()];
        const moverId = await add(old);
        const [leaving, joined] = [await settle(old), await settle(target)];
        const basis = { version: 1, on: '2024-02-01' };
        const write = async (tx: Tx): Promise<Outcome<unknown>> =>
          act === 'join'
            ? joinHousehold(tx, officer, services, joined.id, { ...basis, personId: moverId, relation: '97' })
            : act === 'move-person'
              ? movePerson(tx, officer, services, moverId, { ...basis, villageId: target })
              : moveHousehold(tx, officer, services, leaving.id, { ...basis, villageId: target });
        const merge = await prepareMerge(side === 'old' ? old : target, into);
        const pair = mergerIsFirst ? ([merge, write] as const) : ([write, merge] as const);
        const outcomes = (await race<unknown, unknown>(...pair)).map(codeOf);
        const what = `${act} from or to the ${side} village, merger ${mergerIsFirst ? 'first' : 'second'}`;
        const allowed = mergerIsFirst ? ['accepted', 'registry.place.unknown'] : ['accepted'];
        assert.ok(
          outcomes.every((code) => allowed.includes(code)),
          `${what}: ${outcomes}`,
        );
        await assertNobodyStranded();
        if (outcomes.every((code) => code === 'accepted') && act !== 'move-household') {
          assert.equal((await villageOf(moverId)).village_id, side === 'old' ? target : into, what);
        }
      }
    }
  }
});
