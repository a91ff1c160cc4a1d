import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createFieldCipher, newKeyRing, openDatabase, sql } from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { addPersons, invent } from '../testing.ts';
import { noteDuplicates } from './note.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 2 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const cipher = createFieldCipher(newKeyRing());
const bureau = testActor({ countyCode: county.code });
after(async () => {
  await db.close();
  await database.drop();
});

test('of a hundred with one name, one birthday and one village each is paired, but not each with each', async () => {
  const birthDate = Temporal.PlainDate.from('1970-03-08');
  const persons = await addPersons(
    db,
    bureau,
    cipher,
    Array.from({ length: 100 }, () => invent(county, { name: '王建国', birthDate })),
  );
  await db.change(bureau, (tx) => noteDuplicates(tx, persons, Temporal.Instant.from('2026-11-23T04:00:00Z')));
  const found = await db.read(bureau, (reader) =>
    reader.get<{ pairs: number; people: number }>(sql`
      select count(*)::int as pairs, (select count(distinct one)::int
        from (select person_a as one from duplicate_pair union select person_b from duplicate_pair) named) as people
      from duplicate_pair`),
  );
  assert.equal(found.people, 100);
  assert.ok(found.pairs >= 50 && found.pairs <= 2_000, `${found.pairs} pairs`);
});
