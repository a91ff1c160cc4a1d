import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { createFieldCipher, getValue, newKeyRing, openDatabase } from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import type { PersonFacts } from '../bulk/prepare.ts';
import { type ListRequest, listPersons } from '../list/list-persons.ts';
import { foldName, searchKeyOf } from '../search-key.ts';
import { addPersons, invent, inventedId } from '../testing.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const cipher = createFieldCipher(newKeyRing());
after(async () => {
  await db.close();
  await database.drop();
});
const [townA, townB] = county.towns;
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
for (const [id, name] of [
  [townA.id, '金牛镇'],
  [townA.villages[0], '南城村'],
  [townA.villages[1], '王屋社区'],
  [townB.id, '灵乡镇'],
  [townB.villages[0], '大庄村'],
]) {
  await owner.query('update division set name = $2 where id = $1', [id, name]);
}
await owner.end();
const bureau = testActor({ countyCode: county.code });
const clerk = testActor({ countyCode: county.code, level: 'town', placeId: townA.id });
const worker = testActor({ countyCode: county.code, level: 'village', placeId: townA.villages[1] });
const today = Temporal.PlainDate.from('2026-11-23');

/** Few syllables, so that random names collide and contain each other. */
const surnames = ['王', '李', '欧阳', '买买提', '𠮷'];
const characters = ['卫', '华', '建', '国', '王', '·艾力'];
const places = [townA, townB].flatMap((town) =>
  town.villages.map((villageId) => ({ townId: town.id, villageId })),
);
const population = fc.array(
  fc.record({
    surname: fc.constantFrom(...surnames),
    given: fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 3 }),
    place: fc.constantFrom(...places),
    sequence: fc.integer({ min: 1, max: 999 }),
    dead: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 30, maxLength: 80 },
);
const people: PersonFacts[] = fc
  .sample(population, { numRuns: 6, seed: 420281 })
  .flat()
  .map(({ surname, given, place, sequence, dead }, index) => {
    const birth = Temporal.PlainDate.from('1950-01-01').add({ days: (index * 37) % 20_000 });
    return invent(county, {
      name: surname + given.join(''),
      birthDate: birth,
      idKind: 'resident',
      idNumber: inventedId(birth.toString(), sequence),
      phone: `154${String(10_000_000 + index)}`,
      diedOn: dead === 0 ? Temporal.PlainDate.from('2020-01-01') : null,
      ...place,
    });
  });
await addPersons(db, bureau, cipher, people);

async function findAll(actor: typeof bureau, q: string, filter: ListRequest['filter'] = {}, limit = 7) {
  const found: string[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 200; pages++) {
    const request = { q, filter, limit, after };
    const page = getValue(
      await db.read(actor, (reader) => listPersons(reader, { actor, cipher, today }, request)),
    );
    found.push(...page.items.map((item) => item.id));
    if (page.next === null) return found;
    after = page.next;
  }
  throw new Error('the pages never end');
}

const inScope = (actor: typeof bureau) => (person: PersonFacts) =>
  actor.level === 'county' ||
  (actor.level === 'town' ? person.townId === actor.placeId : person.villageId === actor.placeId);
const living = (person: PersonFacts) => !person.diedOn;

function assertFound(found: string[], expected: PersonFacts[], said: string): void {
  assert.equal(new Set(found).size, found.length, `${said}: somebody comes twice`);
  assert.deepEqual([...found].sort(), expected.map((person) => person.id ?? '').sort(), said);
}

const named = (part: string) => (person: PersonFacts) => {
  const name = foldName(person.name);
  return [...part].length < 2 ? name.startsWith(part) : name.includes(part);
};

test('a part of a name finds exactly those whose name has it, in every scope, page after page', async () => {
  let hits = 0;
  const part = fc.oneof(
    fc.constantFrom(...surnames),
    fc
      .array(fc.constantFrom(...characters, ...surnames), { minLength: 1, maxLength: 3 })
      .map((all) => all.join('')),
  );
  await fc.assert(
    fc.asyncProperty(part, fc.constantFrom(bureau, clerk, worker), async (text, actor) => {
      const q = foldName(text);
      const expected = people.filter(living).filter(inScope(actor)).filter(named(q));
      hits += expected.length;
      assertFound(await findAll(actor, text), expected, `${text} as ${actor.level}`);
    }),
    { numRuns: 120, seed: 1 },
  );
  assert.ok(hits > 500, `${hits} hits prove little`);
});

test('pinyin finds by its beginning, and few letters by initials as well', async () => {
  for (const letters of [
    'w',
    'wang',
    'wangw',
    'wwh',
    'wwhj',
    'ouyang',
    'oy',
    'oyjg',
    'maimaiti',
    'mmtw',
    'lijian',
    'l',
  ]) {
    for (const actor of [bureau, clerk, worker]) {
      const expected = people
        .filter(living)
        .filter(inScope(actor))
        .filter((person) => {
          const key = searchKeyOf(person.name);
          return key.pinyin.startsWith(letters) || key.initials.startsWith(letters);
        });
      assertFound(await findAll(actor, letters), expected, `${letters} as ${actor.level}`);
    }
  }
});

test('a whole ID number, a telephone, and the last four with a name or a place find their people', async () => {
  for (const person of people.filter(living).slice(0, 40)) {
    const number = person.idNumber ?? '';
    const same = people.filter(living).filter((one) => one.idNumber === number);
    assertFound(await findAll(bureau, ` ${number.slice(0, 6)} ${number.slice(6)} `), same, 'ID');
    assertFound(await findAll(bureau, person.phone ?? ''), [person], 'phone');
    const tail = number.slice(-4);
    const sameTail = people.filter(living).filter((one) => one.idNumber?.endsWith(tail));
    const name = foldName(person.name);
    assertFound(await findAll(bureau, `${tail} ${name}`), sameTail.filter(named(name)), 'tail and name');
    assertFound(
      await findAll(bureau, `${name}${tail.toLowerCase()}`),
      sameTail.filter(named(name)),
      'name and tail',
    );
    const inTown = sameTail.filter((one) => one.townId === townA.id);
    assertFound(await findAll(bureau, `${tail} 金牛镇`), inTown, 'tail and township');
    assertFound(
      await findAll(clerk, number),
      same.filter((one) => one.townId === townA.id),
      'ID in a township',
    );
  }
});

test('those who share their last four come in the order of their names, page after page', async () => {
  const ofTown = people.filter(living).filter((one) => one.townId === townA.id);
  const tails = ofTown.map(({ idNumber }) => idNumber?.slice(-4) ?? '');
  const shared = tails.filter((tail, index) => tails.indexOf(tail) < index);
  assert.ok(shared.length > 0, 'nobody shares the last four');
  const nameOf = new Map(people.map((one) => [one.id, foldName(one.name)]));
  for (const tail of shared) {
    const found = await findAll(bureau, `${tail} 金牛镇`, {}, 1);
    const expected = ofTown.filter((one) => one.idNumber?.endsWith(tail));
    assertFound(found, expected, `tail ${tail}`);
    const names = found.map((id) => Buffer.from(nameOf.get(id) ?? ''));
    assert.deepEqual(names, names.toSorted(Buffer.compare), 'in order');
  }
});

test('a village that was picked or typed narrows a part of a name as the scope of its worker does', async () => {
  let hits = 0;
  for (const part of ['卫华', '建国', '国王', '艾力', '华']) {
    for (const villageId of [townA.villages[1], townB.villages[0]]) {
      const there = people.filter(living).filter((one) => one.villageId === villageId);
      const typed = villageId === townB.villages[0] ? '大庄村' : '王屋社区';
      const expected = there.filter(named(part));
      hits += expected.length;
      assertFound(await findAll(bureau, part, { villageId }, 3), expected, `${part}, picked`);
      assertFound(await findAll(bureau, `${typed} ${part}`, {}, 3), expected, `${part}, typed`);
      assertFound(
        await findAll(worker, `${typed} ${part}`, {}, 3),
        expected.filter(inScope(worker)),
        `${part}, typed by a worker`,
      );
    }
  }
  assert.ok(hits > 10, `${hits} hits prove little`);
});

test('the last four alone find nobody and say why; so do half a number’s digits', async () => {
  const ask = (q: string) =>
    db.read(bureau, (reader) =>
      listPersons(reader, { actor: bureau, cipher, today }, { q, filter: {}, limit: 20 }),
    );
  assert.equal(getValue(await ask('3864')).hint, 'tail-needs-more');
  assert.equal(getValue(await ask('4202991')).hint, 'digits-incomplete');
  assert.deepEqual(getValue(await ask('3864')).items, []);
});

test('a place lists its people, a place and a name those so named there, and a village word narrows a township', async () => {
  const inVillage = people.filter(living).filter((one) => one.villageId === townA.villages[1]);
  assertFound(await findAll(bureau, '王屋社区'), inVillage, 'village');
  assertFound(await findAll(bureau, '王 王屋社区'), inVillage.filter(named('王')), 'village and surname');
  assertFound(await findAll(bureau, '金牛镇 王屋 王卫'), inVillage.filter(named('王卫')), 'both and name');
  assertFound(await findAll(bureau, '灵乡镇 王屋社区'), [], 'a village of another township');
  assertFound(await findAll(worker, '灵乡镇'), [], 'a township outside the scope');
});

test('filters narrow what is found, and the dead come only when they are asked for', async () => {
  const born = today.subtract({ years: 57 }).toString();
  const old = people.filter((one) => `${one.birthDate}` <= born);
  assertFound(await findAll(bureau, '', { ageFrom: 57 }), old.filter(living), 'age');
  assertFound(
    await findAll(bureau, '', { living: 'no' }),
    people.filter((one) => one.diedOn),
    'the dead',
  );
  assertFound(
    await findAll(bureau, '王', { living: 'all', villageId: townB.villages[0] }),
    people.filter((one) => one.villageId === townB.villages[0]).filter(named('王')),
    'surname in a village',
  );
});

test('a list by birth date runs from the oldest to the youngest and back, without loss', async () => {
  for (const sort of ['birth', '-birth'] as const) {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const request = { filter: {}, sort, limit: 9, after };
      const page = getValue(
        await db.read(bureau, (reader) => listPersons(reader, { actor: bureau, cipher, today }, request)),
      );
      found.push(...page.items.map((item) => `${item.birthDate}`));
      after = page.next ?? undefined;
    } while (after !== undefined);
    const sorted = people
      .filter(living)
      .map((one) => `${one.birthDate}`)
      .sort();
    assert.deepEqual(found, sort === 'birth' ? sorted : sorted.reverse());
  }
});

test('a cursor that is none of ours is refused', async () => {
  const outcome = await db.read(bureau, (reader) =>
    listPersons(reader, { actor: bureau, cipher, today }, { filter: {}, limit: 5, after: 'nonsense' }),
  );
  assert.equal(outcome.ok ? '' : outcome.refusal.code, 'registry.list.cursor');
});
