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
  /** The last number that was given to somebody born on a day; men have odd ones. */
  const given = new Map<string, number>();
  const isFull = (birth: string) => (given.get(birth) ?? 1) + 2 > 999;
  let nextBirth = Temporal.PlainDate.from('1970-03-08');
  /** The next birthday on which numbers are left: a walk of a night makes more people than one day has numbers. */
  function newBirth(): { birthDate: string; idNumber: string } {
    while (isFull(nextBirth.toString())) nextBirth = nextBirth.add({ days: 1 });
    const birthDate = nextBirth.toString();
    return { birthDate, idNumber: newNumber(birthDate) };
  }
  /** Of somebody born on a day, as long as it has numbers left; of anybody when none is said. */
  function newNumber(of?: string): string {
    if (of === undefined) return newBirth().idNumber;
    if (isFull(of)) throw new Error(`no number of ${of} is left`);
    const sequence = (given.get(of) ?? 1) + 2;
    given.set(of, sequence);
    return inventedId(of, sequence);
  }
  /** Whoever has a number was born on the day that it says. */
  const bornAs = (idNumber: string) => ({
    birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
    idNumber,
  });
  const form = (wish: Partial<NewPerson> = {}): NewPerson => ({
    name: '王卫华',
    sex: 1,
    ...(wish.idNumber?.length === 18 ? bornAs(wish.idNumber) : newBirth()),
    idKind: 'resident',
    villageId: villageA,
    ...wish,
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
