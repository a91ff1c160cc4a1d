import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import {
  createFieldCipher,
  fixedClock,
  getValue,
  newKeyRing,
  type Outcome,
  openDatabase,
  sql,
} from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { householdAsOf } from '../history/as-of.ts';
import { addPersons, invent } from '../testing.ts';
import { changeHead, dissolveHousehold, joinHousehold, leaveHousehold, moveHousehold } from './acts.ts';
import { createHousehold, mergeHouseholds, splitHousehold } from './found.ts';
import { getHousehold } from './get-household.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const cipher = createFieldCipher(newKeyRing());
const services = { db, cipher, clock: fixedClock('2026-11-23T04:00:00Z') };
const bureau = testActor({ countyCode: county.code });
const villages = county.towns.flatMap((town) => town.villages);
after(async () => {
  await db.close();
  await database.drop();
});

/** What a household should be, kept by the test alone: spans of membership, of headship and of place. */
interface Home {
  id: string;
  formedOn: string;
  dissolvedOn: string | null;
  stays: { personId: string; from: string; to: string | null }[];
  heads: { from: string; personId: string }[];
  places: { from: string; villageId: string }[];
}

const PEOPLE = 8;
const command = fc.record({
  kind: fc.constantFrom('found', 'join', 'leave', 'head', 'move', 'split', 'merge', 'dissolve'),
  home: fc.nat(5),
  other: fc.nat(5),
  persons: fc.uniqueArray(fc.nat(PEOPLE - 1), { minLength: 1, maxLength: 3 }),
  village: fc.nat(villages.length - 1),
  day: fc.integer({ min: 0, max: 40 }),
  /** Mostly as life goes: later than what was before, and about those who are there. */
  lifelike: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 1),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const dayOf = (day: number) => Temporal.PlainDate.from('2020-01-01').add({ months: day }).toString();
const open = (home: Home) => home.stays.filter((stay) => stay.to === null);
const headOf = (home: Home) => home.heads.at(-1)?.personId ?? '';

function overlaps(homes: readonly Home[], personId: string, from: string, to: string | null): boolean {
  return homes.some((home) =>
    home.stays.some(
      (stay) => stay.personId === personId && stay.from < (to ?? '9999') && (stay.to ?? '9999') > from,
    ),
  );
}

async function versionOf(id: string): Promise<number> {
  const row = await db.read(bureau, (r) =>
    r.get<{ version: number }>(
      sql`select version from household where county_code = ${county.code} and id = ${id}`,
    ),
  );
  return row.version;
}

/** Does a command in the program and, when it was accepted, in the model. */
async function play(homes: Home[], people: readonly string[], given: Command, no: number): Promise<boolean> {
  const on = dayOf(given.lifelike ? Math.min(41, no + (given.day % 3)) : given.day);
  const villageId = villages[given.village] ?? '';
  const home = homes[given.home % Math.max(1, homes.length)];
  const inside = ['leave', 'head', 'split'].includes(given.kind) && given.lifelike && home ? open(home) : [];
  const outside = people.filter((id) => !homes.some((one) => open(one).some((stay) => stay.personId === id)));
  const choice = inside.length > 0 ? inside.map((stay) => stay.personId) : given.lifelike ? outside : people;
  const from = choice.length > 0 ? choice : people;
  const ids = [...new Set(given.persons.map((index) => from[index % from.length] ?? ''))];
  const asMembers = ids.map((personId, index) => ({ personId, relation: index === 0 ? '02' : '20' }));
  if (given.kind === 'found' || home === undefined) {
    const outcome = await db.write(bureau, (tx) =>
      createHousehold(tx, bureau, services, { villageId, members: asMembers, formedOn: on }),
    );
    const isFree = ids.every((id) => !overlaps(homes, id, on, null));
    assert.equal(outcome.ok, isFree, `found ${JSON.stringify(outcome)}`);
    if (outcome.ok) homes.push(newHome(outcome.value.id, on, villageId, ids));
    return outcome.ok;
  }
  const version = await versionOf(home.id);
  const [first = ''] = ids;
  const staying = (gone: readonly string[]) => open(home).filter((stay) => !gone.includes(stay.personId));
  const succeed = (gone: readonly string[]) => {
    const [heir, ...rest] = staying(gone);
    const relations = rest.map(({ personId }) => ({ personId, relation: '97' }));
    return heir && gone.includes(headOf(home)) ? { succession: { headId: heir.personId, relations } } : {};
  };
  const close = (gone: readonly string[]) => {
    const [heir] = staying(gone);
    for (const stay of open(home)) if (gone.includes(stay.personId)) stay.to = on;
    if (heir === undefined) home.dissolvedOn = on;
    else if (gone.includes(headOf(home))) home.heads.push({ from: on, personId: heir.personId });
  };
  const basis = { version, on };
  let outcome: Outcome<unknown>;
  switch (given.kind) {
    case 'join': {
      outcome = await db.write(bureau, (tx) =>
        joinHousehold(tx, bureau, services, home.id, { ...basis, personId: first, relation: '20' }),
      );
      const isLegal = home.dissolvedOn === null && on >= home.formedOn && !overlaps(homes, first, on, null);
      assert.equal(outcome.ok, isLegal, `join ${JSON.stringify(outcome)}`);
      if (outcome.ok) home.stays.push({ personId: first, from: on, to: null });
      break;
    }
    case 'leave':
      outcome = await db.write(bureau, (tx) =>
        leaveHousehold(tx, bureau, services, home.id, { ...basis, personId: first, ...succeed([first]) }),
      );
      if (outcome.ok) close([first]);
      break;
    case 'head': {
      const relations = open(home)
        .filter((stay) => stay.personId !== first)
        .map(({ personId }) => ({ personId, relation: '97' }));
      outcome = await db.write(bureau, (tx) =>
        changeHead(tx, bureau, services, home.id, { ...basis, succession: { headId: first, relations } }),
      );
      if (outcome.ok) home.heads.push({ from: on, personId: first });
      break;
    }
    case 'move':
      outcome = await db.write(bureau, (tx) =>
        moveHousehold(tx, bureau, services, home.id, { ...basis, villageId }),
      );
      if (outcome.ok) home.places.push({ from: on, villageId });
      break;
    case 'split': {
      const split = await db.write(bureau, (tx) =>
        splitHousehold(tx, bureau, services, home.id, {
          ...basis,
          villageId,
          members: asMembers,
          ...succeed(ids),
        }),
      );
      if (split.ok) {
        close(ids);
        homes.push(newHome(split.value.newId, on, villageId, ids));
      }
      outcome = split;
      break;
    }
    case 'merge': {
      const other = homes[given.other % homes.length];
      if (other === undefined || other === home) return false;
      const otherVersion = await versionOf(other.id);
      const coming = open(other).map(({ personId }) => personId);
      const relations = coming.map((personId) => ({ personId, relation: '97' }));
      outcome = await db.write(bureau, (tx) =>
        mergeHouseholds(tx, bureau, services, home.id, {
          ...basis,
          otherId: other.id,
          otherVersion,
          relations,
        }),
      );
      if (outcome.ok) {
        for (const stay of open(other)) stay.to = on;
        other.dissolvedOn = on;
        for (const personId of coming) home.stays.push({ personId, from: on, to: null });
      }
      break;
    }
    default:
      outcome = await db.write(bureau, (tx) => dissolveHousehold(tx, bureau, services, home.id, basis));
      if (outcome.ok) close(open(home).map(({ personId }) => personId));
  }
  if (outcome.ok) assert.ok(homes.every(isSound), `${given.kind} on ${on} left nonsense`);
  return outcome.ok;
}

const newHome = (id: string, on: string, villageId: string, ids: readonly string[]): Home => ({
  id,
  formedOn: on,
  dissolvedOn: null,
  stays: ids.map((personId) => ({ personId, from: on, to: null })),
  heads: [{ from: on, personId: ids[0] ?? '' }],
  places: [{ from: on, villageId }],
});

const memberOn = (home: Home, personId: string, day: string) =>
  home.stays.some((stay) => stay.personId === personId && stay.from <= day && (stay.to ?? '9999') > day);
const lastOn = <T extends { from: string }>(spans: readonly T[], day: string) =>
  spans.findLast((span) => span.from <= day);

/** On every day of its life a household's head is one of its members. */
function isSound(home: Home): boolean {
  return Array.from({ length: 42 }, (_, day) => dayOf(day)).every(
    (day) =>
      day < home.formedOn ||
      (home.dissolvedOn !== null && day >= home.dissolvedOn) ||
      memberOn(home, lastOn(home.heads, day)?.personId ?? '', day),
  );
}

async function compare(homes: readonly Home[]): Promise<void> {
  for (const home of homes) {
    const record = getValue(await db.read(bureau, (r) => getHousehold(r, bureau, home.id)));
    for (const day of [0, 7, 13, 20, 26, 33, 41].map(dayOf)) {
      if (day < home.formedOn) continue;
      const on = Temporal.PlainDate.from(day);
      const reading = await db.read(bureau, (r) => householdAsOf(r, bureau, record, on));
      const expected = home.stays.filter((stay) => stay.from <= day && (stay.to ?? '9999') > day);
      assert.deepEqual(
        reading.members.map((member) => member.personId).sort(),
        expected.map((stay) => stay.personId).sort(),
        `members on ${day}`,
      );
      assert.equal(reading.villageId, lastOn(home.places, day)?.villageId, `place on ${day}`);
      if (expected.length > 0)
        assert.equal(reading.headId, lastOn(home.heads, day)?.personId, `head on ${day}`);
    }
  }
}

/** What must be so in the database whatever was done. */
const broken = sql`
  select 'overlap' as what from household_member a join household_member b
      on b.county_code = a.county_code and b.person_id = a.person_id and b.id > a.id
        and b.joined_on < coalesce(a.left_on, 'infinity') and a.joined_on < coalesce(b.left_on, 'infinity')
        and a.joined_on is distinct from a.left_on and b.joined_on is distinct from b.left_on
  union all
  select 'reading' from person p left join household_member m
      on m.county_code = p.county_code and m.person_id = p.id and m.left_on is null
    where (p.household_id, p.relation) is distinct from (m.household_id, m.relation)
  union all
  select 'place' from person p join household h on h.county_code = p.county_code and h.id = p.household_id
    where (p.town_id, p.village_id) is distinct from (h.town_id, h.village_id)
  union all
  select 'head' from household h where h.dissolved_on is null and (select array_agg(m.person_id)
      from household_member m where m.county_code = h.county_code and m.household_id = h.id
        and m.left_on is null and m.relation = '02') is distinct from array[h.head_id]
  union all
  select 'dissolved' from household h join household_member m
      on m.county_code = h.county_code and m.household_id = h.id and m.left_on is null
    where h.dissolved_on is not null`;

test('whatever acts follow each other, a person is in one household at a time and every day reads as it was', async () => {
  let [accepted, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 12, maxLength: 30 }), async (commands) => {
      const facts = Array.from({ length: PEOPLE }, () => invent(county, { birthDate: null }));
      const people = await addPersons(db, bureau, cipher, facts);
      const homes: Home[] = [];
      for (const [no, one] of commands.entries()) {
        if (await play(homes, people, one, no)) accepted += 1;
        else refused += 1;
      }
      await compare(homes);
      const problems = await db.read(bureau, (r) => r.rows<{ what: string }>(broken));
      assert.deepEqual(problems, []);
    }),
    { numRuns: 20 },
  );
  assert.ok(accepted > 80 && refused > 80, `${accepted} accepted, ${refused} refused prove little`);
});
