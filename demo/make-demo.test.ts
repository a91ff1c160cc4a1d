import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createFieldCipher, newKeyRing, openDatabase, sql, systemActor } from '../platform/base/index.ts';
import { loadCounty } from '../platform/divisions/index.ts';
import { createTestDatabase } from '../platform/testing/database.ts';
import { DEMO_COUNTY, makeDemo } from './make-demo.ts';
import { demoOfficers } from './officers.ts';

const test_ = await createTestDatabase();
await loadCounty(test_.ownerUrl, DEMO_COUNTY);
const db = openDatabase({ url: test_.appUrl, connectionsMax: 4 });
const cipher = createFieldCipher(newKeyRing());
const now = Temporal.Instant.from('2026-11-23T01:00:00Z');
after(async () => {
  await db.close();
  await test_.drop();
});
const system = systemActor(DEMO_COUNTY, 'test');
const count = (table: 'person' | 'household' | 'duplicate_pair' | 'fact_change') =>
  db.read(system, async (reader) => {
    const counts = {
      person: sql`select count(*) n from person where county_code = ${DEMO_COUNTY}`,
      household: sql`select count(*) n from household where county_code = ${DEMO_COUNTY}`,
      duplicate_pair: sql`select count(*) n from duplicate_pair where county_code = ${DEMO_COUNTY}`,
      fact_change: sql`select count(*) n from fact_change where county_code = ${DEMO_COUNTY} and act in ('change', 'correct')`,
    };
    return Number((await reader.get<{ n: bigint }>(counts[table])).n);
  });

test('a demo county is made whole, with officers, twins and stories, and a second start does nothing', async () => {
  const made = await makeDemo({ db, cipher, now, people: 12_000 });
  assert.equal(made.made, true);
  assert.equal(await count('person'), made.people);
  assert.ok((await count('duplicate_pair')) >= 10, 'the finder has something to find');
  assert.ok((await count('fact_change')) >= 40, 'lives in which something changed');
  await assertRostersFit();
  const logins = await db.read(system, (reader) =>
    reader.rows<{ login: string }>(sql`select login from app_user where county_code = ${DEMO_COUNTY}`),
  );
  assert.deepEqual(logins.map(({ login }) => login).sort(), demoOfficers.map(({ login }) => login).sort());

  const before = [await count('person'), await count('household')];
  assert.equal((await makeDemo({ db, cipher, now, people: 12_000 })).made, false);
  assert.deepEqual([await count('person'), await count('household')], before);
});

/** Whoever is on a roster is alive, of an age and with a certificate that go with it, and lives where it says. */
async function assertRostersFit(): Promise<void> {
  const rows = await db.read(system, (reader) =>
    reader.rows<{ roster: string; members: number; people: number; wrong: number }>(sql`select m.roster,
        count(*)::int as members, (select count(*)::int from person where county_code = ${DEMO_COUNTY}) as people,
        (count(*) filter (where p.died_on is not null or p.village_id <> m.village_id
          or m.roster = 'disability-subsidies' and p.disability_grade is null
          or m.roster = 'old-age' and p.birth_date > '1946-06-30'
          or (m.roster = 'relief') <> (m.to_on is not null)))::int as wrong
      from roster_membership m join person p on p.county_code = m.county_code and p.id = m.person_id
      where m.county_code = ${DEMO_COUNTY} group by m.roster`),
  );
  const shares = new Map(rows.map(({ roster, members, people }) => [roster, members / people]));
  const expected = {
    'rural-allowance': [0.012, 0.05],
    'urban-allowance': [0.001, 0.02],
    'extreme-poverty': [0.001, 0.01],
    'disability-subsidies': [0.005, 0.03],
    'old-age': [0.01, 0.06],
    relief: [0.001, 0.01],
  };
  for (const [roster, [min = 0, max = 0]] of Object.entries(expected)) {
    const share = shares.get(roster) ?? 0;
    assert.ok(share > min && share < max, `${roster}: ${share}`);
  }
  assert.deepEqual(
    rows.filter(({ wrong }) => wrong > 0),
    [],
  );
}
