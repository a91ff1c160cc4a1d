import { after } from 'node:test';
import {
  createFieldCipher,
  fixedClock,
  getValue,
  newKeyRing,
  type Outcome,
  type Tx,
} from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { openTestedDatabase } from '../../testing/fault-points.ts';
import { listPairs } from '../duplicates/list.ts';
import { listPersons } from '../list/list-persons.ts';
import { addAccount, closeAccount } from '../person/belongings.ts';
import { createPerson, type NewPerson } from '../person/create-person.ts';
import { recordDeath } from '../person/death.ts';
import { getPerson } from '../person/get-person.ts';
import { inventedId } from '../testing.ts';

/** A county of its own with officers at its desks, and what tests of people do again and again. */
export async function openRegistryDesk() {
  const database = await createTestDatabase();
  const db = openTestedDatabase(database, 6);
  const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
  const cipher = createFieldCipher(newKeyRing());
  const services = { db, cipher, clock: fixedClock('2026-11-23T04:00:00Z') };
  const today = services.clock.today();
  after(async () => {
    await db.close();
    await database.drop();
  });
  const bureau = testActor({ countyCode: county.code });
  const clerkA = testActor({ countyCode: county.code, level: 'town', placeId: county.towns[0].id });
  const clerkB = testActor({ countyCode: county.code, level: 'town', placeId: county.towns[1].id });
  const [villageA] = county.towns[0].villages;
  const [villageB] = county.towns[1].villages;

  const write = <T>(work: (tx: Tx) => Promise<Outcome<T>>, actor = bureau) => db.write(actor, work);
  const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.refusal.code);
  let sequence = 1;
  function newNumber(birth = '1970-03-08'): string {
    sequence += 2;
    return inventedId(birth, sequence);
  }
  /** The next birthday on which numbers are left: a walk of a night makes more people than one day has numbers. */
  let birth = Temporal.PlainDate.from('1970-03-08');
  function newBirth(): { birthDate: string; idNumber: string } {
    if (sequence + 2 > 999) {
      sequence = 1;
      birth = birth.add({ days: 1 });
    }
    const birthDate = birth.toString();
    return { birthDate, idNumber: newNumber(birthDate) };
  }
  const form = (given: Partial<NewPerson> = {}): NewPerson => ({
    name: '王卫华',
    sex: 1,
    ...newBirth(),
    idKind: 'resident',
    villageId: villageA,
    ...given,
  });
  const create = async (given: Partial<NewPerson> = {}, actor = bureau) =>
    getValue(await write((tx) => createPerson(tx, actor, services, form(given)), actor)).id;
  /** A death is told, by whoever does not know what else goes on. */
  const tellDeath = async (id: string, diedOn: string) => {
    const { version } = await record(id);
    return await write((tx) => recordDeath(tx, bureau, services, id, { version, diedOn }));
  };
  let accounts = 0;
  /** The old account is closed and another one entered, in one transaction. */
  const changeAccount = async (id: string, version: number, oldId: string) => {
    accounts += 1;
    const number = `629999${String(70_000_000_000 + accounts)}`;
    const form = { number, bankName: '农商行', holderName: '王卫华', since: '2026-11-01' };
    return await write(async (tx) => {
      const closed = await closeAccount(tx, bureau, services, id, oldId, { version, on: '2026-11-20' });
      if (!closed.ok) return closed;
      return await addAccount(tx, bureau, services, id, { ...form, version: closed.value.version });
    });
  };
  const record = async (id: string, actor = bureau) =>
    getValue(await db.read(actor, (reader) => getPerson(reader, actor, id, today)));
  const search = async (q: string, actor = bureau) => {
    const request = { q, filter: {}, limit: 50 };
    const page = await db.read(actor, (reader) => listPersons(reader, { actor, cipher, today }, request));
    return getValue(page).items.map((item) => item.id);
  };
  const pairs = async (state = 'open') =>
    getValue(await db.read(bureau, (reader) => listPairs(reader, bureau, cipher, { state, limit: 200 })))
      .items;
  const pairOf = async (a: string, b: string, state = 'open') =>
    (await pairs(state)).find((pair) => pair.persons.every((one) => one.id === a || one.id === b));
  return {
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    ...{ db, county, cipher, services, today, bureau, clerkA, clerkB, villageA, villageB },
    ...{ tellDeath, changeAccount },
    ...{ write, codeOf, newNumber, form, create, record, search, pairs, pairOf },
  };
}
