import type { AddressInfo } from 'node:net';
import { inventAdjustment } from '../../lines/adjustments/index.ts';
import { inventOpenings, inventRecoveries } from '../../lines/awards/index.ts';
import { inventCases } from '../../lines/cases/invent-cases.ts';
import { inventOutside } from '../../lines/cases/invent-outside.ts';
import { inventAllowances, inventFunds, inventPayments, inventRuns } from '../../lines/funds/index.ts';
import { inventWords } from '../../lines/publication/invent-words.ts';
import { house } from '../../lines/server/index.ts';
import {
  type Clock,
  createFieldCipher,
  getValue,
  type Id,
  newId,
  newKeyRing,
  openDatabase,
  sql,
  systemActor,
  systemClock,
} from '../../platform/base/index.ts';
import { loadCounty } from '../../platform/divisions/index.ts';
import type { Services } from '../../platform/http/index.ts';
import { createUser, readOfficerPerson } from '../../platform/identity/index.ts';
import {
  attachRecords,
  noteDuplicates,
  prepareAccount,
  prepareCertificate,
  prepareHousehold,
  preparePerson,
  writeNewRecords,
} from '../../platform/registry/index.ts';
import { inventedId } from '../../platform/registry/testing.ts';
import { enterRosters } from '../../platform/rosters/index.ts';
import { type Assembly, assemble } from '../../platform/server/index.ts';
import { cheapHash } from '../../platform/testing/cheap-password.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { type FilledDatabase, openFilledDatabase } from '../../platform/testing/test-run.ts';
import { enterAgent } from './agreed.ts';
import { buildPages } from './build-pages.ts';
import { assessHomes } from './facts.ts';
import { handInRoster } from './handed-in.ts';
import { inventHomes, type TestHome } from './people.ts';
import { officerOf, settleVisits } from './visits.ts';

export const COUNTY = '420281';
export const PASSWORD = 'Riverside-Lantern-42';
const HOMES = 40;

/** The officers of the test county, one for each post, all with the same password. */
export const officers = {
  'daye-officer': { name: '陈志明', post: 'bureau-officer', place: 'county' },
  'daye-clerk': { name: '刘慧', post: 'township-clerk', place: 'town' },
  'daye-village': { name: '王桂珍', post: 'village-worker', place: 'village' },
  'daye-director': { name: '周国平', post: 'director', place: 'county' },
  'daye-auditor': { name: '何静', post: 'auditor', place: 'county' },
  'daye-system': { name: '李系', post: 'system-admin', place: 'county' },
  'daye-security': { name: '赵安', post: 'security-admin', place: 'county' },
  'daye-audit': { name: '孙审', post: 'audit-admin', place: 'county' },
} as const;
export type Officer = keyof typeof officers;

/** A whole server on a database of its own, with real places, invented people and an officer in each post. */
export interface House {
  readonly url: string;
  readonly services: Services;
  close(): Promise<void>;
}

interface Places {
  readonly county: Id;
  readonly town: Id;
  readonly village: Id;
  /** How town and village are called. */
  readonly named: { readonly town: string; readonly village: string };
  readonly villages: readonly { townId: Id; villageId: Id }[];
}

/**
 * @param options.isEmpty leaves out the people, for what pages say when there is nothing.
 * @param options.clock is turned by tests that let days of law pass.
 */
export async function openHouse(options: { isEmpty?: boolean; clock?: Clock } = {}): Promise<House> {
  const { isEmpty = false, clock = systemClock } = options;
  const [webDir, { database, keys }] = await Promise.all([
    buildPages(),
    isEmpty || options.clock ? openOwn(isEmpty, clock) : openFilledDatabase((made) => furnish(made, clock)),
  ]);
  const served = { house, appUrl: database.appUrl, keys, webDir, connectionsMax: 6 };
  const assembly = await assemble({ ...served, ...(options.clock ? { clock } : {}) });
  const { services, app } = assembly;
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, services, close: () => close(assembly, database) };
}

async function close(assembly: Assembly, database: { drop(): Promise<void> }): Promise<void> {
  assembly.app.server.closeAllConnections();
  await assembly.close();
  await database.drop();
}

const system = systemActor(COUNTY, 'furnish a test county');

/** One that is not like the others: it is filled for itself alone. */
async function openOwn(isEmpty: boolean, clock: Clock): Promise<FilledDatabase> {
  const filled = { database: await createTestDatabase(), keys: newKeyRing() };
  await furnish(filled, clock, isEmpty);
  return filled;
}

async function furnish({ database, keys }: FilledDatabase, clock: Clock, isEmpty = false): Promise<void> {
  await loadCounty(database.ownerUrl, COUNTY);
  const db = openDatabase({ url: database.appUrl, connectionsMax: 2 });
  const services: Services = { db, clock, cipher: createFieldCipher(keys) };
  const places = await readPlaces(services);
  await hireOfficers(services, places);
  if (!isEmpty) await settle(services, places);
  await db.close();
}

/** People and everything that has happened to them so far. */
async function settle(services: Services, places: Places): Promise<void> {
  const { clock, cipher } = services;
  const officer = await officerOf(services, 'daye-officer', places.village);
  // First: its reading is the only job that waits.
  await handInRoster(services, { ...officer, level: 'county', placeId: places.county }, places.named);
  await settlePeople(services, places);
  await settleVisits(services, places.village);
  await services.db.change(system, async (tx) => {
    await inventFunds(tx, system, clock.now());
    await inventPayments(tx, system, { now: clock.now(), cipher });
    await inventAllowances(tx, system, { now: clock.now(), cipher });
    await inventOpenings(tx, system, clock.now());
    await inventRecoveries(tx, system, clock.now());
    await inventAdjustment(tx, system, { now: clock.now(), cipher });
    await inventRuns(tx, system, clock.now());
    await enterAgent(tx, officer, clock.now());
  });
  await inventWords(services, COUNTY);
  await inventOutside(services, COUNTY, { isListening: true });
}

async function readPlaces(services: Services): Promise<Places> {
  const rows = await services.db.read(system, (reader) =>
    reader.rows<{
      id: Id;
      level: string;
      name: string;
      town_id: Id | null;
    }>(sql`select id, level, name, town_id from division
      where county_code = ${COUNTY} order by code`),
  );
  const villages = rows.flatMap((row) =>
    row.level === 'village' && row.town_id !== null ? [{ townId: row.town_id, villageId: row.id }] : [],
  );
  const county = rows.find((row) => row.level === 'county');
  const first = villages[0];
  if (county === undefined || first === undefined) throw new Error('the county has no places');
  const nameOf = (id: Id): string => rows.find((row) => row.id === id)?.name ?? '';
  const named = { town: nameOf(first.townId), village: nameOf(first.villageId) };
  return { county: county.id, town: first.townId, village: first.villageId, named, villages };
}

async function hireOfficers(services: Services, places: Places): Promise<void> {
  const passwordHash = cheapHash(PASSWORD);
  const heldFrom = services.clock.today().subtract({ years: 1 });
  let people = 30;
  await services.db.change(system, async (tx) => {
    for (const [login, { name, post, place }] of Object.entries(officers)) {
      const given = [{ post, placeId: places[place], heldFrom, document: '任命文件〔2025〕1号' }];
      // One with two accounts, as a small office has it.
      const number = inventedId(
        '1980-05-06',
        login === 'daye-village' || login === 'daye-auditor' ? 21 : ++people,
      );
      const person = getValue(
        readOfficerPerson(services.cipher, system.countyCode, number, services.clock.today()),
      );
      const user = { login, name, passwordHash, mustChangePassword: false, person, posts: given };
      getValue(await createUser(tx, system, user, services.clock.now()));
    }
  });
}

/** Homes in the first villages, so that the village worker and the clerk have somebody to look after. */
async function settlePeople(services: Services, places: Places): Promise<void> {
  const { clock, cipher } = services;
  const homes = inventHomes(HOMES, places.villages.slice(0, 8), clock.today());
  const people = homes.flatMap((home) => home.members);
  const context = {
    at: clock.now(),
    on: clock.today(),
    source: 'demo',
    document: '试点名册',
    importId: null,
  } as const;
  await services.db.change(system, async (tx) => {
    await writeNewRecords(tx, system, context, {
      households: homes.map((home, index) => {
        const head = home.members[0];
        if (head === undefined) throw new Error('a household without a head');
        return prepareHousehold({
          id: home.id,
          householdNo: `2819${String(index).padStart(5, '0')}`,
          headId: home.headId,
          headName: home.headName,
          townId: head.townId,
          villageId: head.villageId,
          registeredPlace: `${index + 1}组${index * 3 + 1}号`,
          actualPlace: `${index + 1}组${index * 3 + 1}号`,
          formedOn: Temporal.PlainDate.from('2019-01-01'),
        });
      }),
      persons: people.map((person) => preparePerson(cipher, COUNTY, person)),
    });
    // Two records of one person, as two lists of two years would leave them.
    const [first] = people;
    if (first === undefined) throw new Error('nobody lives here');
    const { household: _, ...alone } = first;
    const twin = preparePerson(cipher, COUNTY, {
      ...alone,
      id: newId(),
      idNumber: null,
      idKind: 'none',
      phone: null,
    });
    await writeNewRecords(tx, system, context, { households: [], persons: [twin] });
    await noteDuplicates(tx, [twin.id], clock.now());
    await enterRosters(
      tx,
      system,
      { at: clock.now(), importId: null },
      homes.slice(0, 12).map((home, index) => ({
        roster: 'rural-allowance',
        personId: home.headId,
        householdId: home.id,
        townId: home.members[0]?.townId ?? '',
        villageId: home.members[0]?.villageId ?? '',
        fromOn: Temporal.PlainDate.from('2024-07-01'),
        enterReason: 'import',
        importRow: index + 5,
        facts: {
          category: 'B',
          familySize: home.members.length,
          incomeFen: '32050',
          amountFen: String(41_200 * home.members.length),
        },
      })),
    );
    await enterRosters(tx, system, { at: clock.now(), importId: null }, extremelyPoor(homes.slice(8, 24)));
    await attachRecords(tx, system, context, {
      accounts: homes.map((home, index) =>
        prepareAccount(cipher, COUNTY, {
          personId: home.headId,
          holderName: home.headName,
          bankName: '大冶农商银行',
          number: `629999${String(index * 104_729).padStart(13, '0')}`,
          since: Temporal.PlainDate.from('2023-03-01'),
        }),
      ),
      certificates: people.flatMap((person) =>
        person.disability
          ? [
              prepareCertificate(cipher, COUNTY, {
                personId: person.id,
                number: `${person.idNumber}42`,
                kind: '4',
                grade: 2,
              }),
            ]
          : [],
      ),
    });
    await assessHomes(tx, system, homes, clock.now());
    await inventCases(tx, system, { now: clock.now(), cipher });
  });
}

/** A roster that differs from the law in several ways: amounts, a class that is not told, some on another roster. */
const extremelyPoor = (homes: readonly TestHome[]) =>
  homes.map((home, index) => ({
    roster: 'extreme-poverty',
    personId: home.headId,
    householdId: home.id,
    townId: home.members[0]?.townId ?? '',
    villageId: home.members[0]?.villageId ?? '',
    fromOn: Temporal.PlainDate.from('2024-07-01'),
    enterReason: 'import',
    importRow: index + 4,
    facts: {
      ...(index === 5 ? {} : { supportMode: '分散供养' }),
      careLevel: index % 3 === 0 ? '半护理' : '全自理',
      totalFen: String(119_500 + (index % 4) * 5_000),
    },
  }));
