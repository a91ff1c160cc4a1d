import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openDatabase, sql, systemActor } from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase } from '../testing/database.ts';
import { loadCounty } from './load-county.ts';
import { readCountyPlaces } from './pack.ts';
import { readName } from './pinyin.ts';

const test_ = await createTestDatabase();
const db = openDatabase({ url: test_.appUrl, connectionsMax: 4 });
after(async () => {
  await db.close();
  await test_.drop();
});

const counties = [
  { code: '420281', towns: 18, villages: 431 },
  { code: '420921', towns: 15, villages: 454 },
  { code: '430529', towns: 12, villages: 191 },
  { code: '632323', towns: 7, villages: 74 },
  { code: '320904', towns: 19, villages: 273 },
];

for (const { code, towns, villages } of counties) {
  test(`${code} has ${towns} townships and ${villages} villages, each in a place that exists`, async () => {
    assert.deepEqual(await loadCounty(test_.ownerUrl, code), { loaded: true, towns, villages });
    const rows = await db.read(systemActor(code, 'test'), (reader) =>
      reader.rows<{ level: string; n: bigint; orphans: bigint }>(sql`
        select d.level, count(*) n, count(*) filter (where d.parent_id is not null and p.id is null) orphans
        from division d left join division p on p.county_code = d.county_code and p.id = d.parent_id
        where d.county_code = ${code} group by d.level order by d.level`),
    );
    assert.deepEqual(rows, [
      { level: 'county', n: 1n, orphans: 0n },
      { level: 'town', n: BigInt(towns), orphans: 0n },
      { level: 'village', n: BigInt(villages), orphans: 0n },
    ]);
  });
}

test('loading a county a second time changes nothing', async () => {
  assert.equal((await loadCounty(test_.ownerUrl, '632323')).loaded, false);
});

test('a township clerk sees one township, and all its villages', async () => {
  const [town] = await db.read(systemActor('632323', 'test'), (reader) =>
    reader.rows<{ id: string }>(
      sql`select id from division where county_code = '632323' and name = '泽曲镇'`,
    ),
  );
  const clerk = testActor({ countyCode: '632323', level: 'town', placeId: town?.id ?? null });
  const seen = await db.read(clerk, (reader) =>
    reader.rows<{ name: string; level: string }>(sql`select name, level from division order by code`),
  );
  assert.deepEqual(seen.slice(0, 2), [
    { name: '泽库县', level: 'county' },
    { name: '泽曲镇', level: 'town' },
  ]);
  assert.equal(seen.length, 2 + 22);
});

test('no place is called by its committee', () => {
  for (const { code } of counties) {
    const bad = readCountyPlaces(code).filter(({ name }) => /村民委|村委会|居民委员会$|村村$/.test(name));
    assert.deepEqual(bad, []);
  }
});

test('names are typed as people of the place say them', () => {
  assert.deepEqual(readName('畈段村'), { pinyin: 'fanduancun', initials: 'fdc' });
  assert.deepEqual(readName('官堂垴村'), { pinyin: 'guantangnaocun', initials: 'gtnc' });
  assert.deepEqual(readName('长安社区'), { pinyin: 'changanshequ', initials: 'casq' });
});
