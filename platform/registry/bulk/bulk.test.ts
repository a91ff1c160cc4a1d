import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createFieldCipher, idHash, newId, newKeyRing, openDatabase, sql } from '../../base/index.ts';
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { addPersons, invent, inventedId } from '../testing.ts';
import { attachRecords } from './attach.ts';
import { matchHouseholds, matchPersons } from './match.ts';
import { prepareAccount, prepareCertificate, prepareHousehold, preparePerson, sealPhone } from './prepare.ts';
import { joinHouseholds, updatePersons } from './update.ts';
import { type BulkContext, writeNewRecords } from './write.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const cipher = createFieldCipher(newKeyRing());
const bureau = testActor({ countyCode: county.code });
const clerkB = testActor({ countyCode: county.code, level: 'town', placeId: county.towns[1].id });
after(async () => {
  await db.close();
  await database.drop();
});

const day = Temporal.PlainDate.from('2023-09-08');
const context: BulkContext = {
  at: Temporal.Instant.from('2023-09-08T02:00:00Z'),
  on: day,
  source: 'import',
  document: '农村低保花名册.xlsx',
  importId: newId(),
};
const [town] = county.towns;
const [villageId] = town.villages;
const count = async (
  what: 'fact_change' | 'bank_account' | 'disability_certificate' | 'household_member',
  id: string,
) => {
  const tables = {
    fact_change: sql`select count(*)::int as n from fact_history where subject_id = ${id}`,
    bank_account: sql`select count(*)::int as n from bank_account where person_id = ${id}`,
    disability_certificate: sql`select count(*)::int as n from disability_certificate where person_id = ${id}`,
    household_member: sql`select count(*)::int as n from household_member where person_id = ${id}`,
  };
  return (await db.read(bureau, (r) => r.get<{ n: number }>(tables[what]))).n;
};

test('people and households go in with members and history, odd characters unchanged', async () => {
  const householdId = newId();
  const joined = { id: householdId, relation: '02', joinedOn: day };
  const name = '𠮷\\t·"艾力';
  const head = preparePerson(cipher, county.code, invent(county, { name, household: joined, importRow: 7 }));
  const home = prepareHousehold({
    id: householdId,
    householdNo: 'H\t1\\N',
    headId: head.id,
    headName: name,
    townId: town.id,
    villageId,
    formedOn: day,
  });
  await db.change(bureau, (tx) =>
    writeNewRecords(tx, bureau, context, { persons: [head], households: [home] }),
  );
  const row = await db.read(bureau, (r) =>
    r.get<{ name: string; household_id: string; import_row: number; act: string }>(sql`
      select p.name, p.household_id, f.import_row, f.act from person p join fact_history f on f.subject_id = p.id
      where p.id = ${head.id}`),
  );
  assert.deepEqual(row, { name, household_id: householdId, import_row: 7, act: 'create' });
  assert.equal(await count('household_member', head.id), 1);
  const found = await db.read(bureau, (r) => matchHouseholds(r, county.code, ['H\t1\\N']));
  assert.equal(found.get('H\t1\\N')?.[0]?.id, householdId);
});

test('an account and a certificate go in once, however often they are brought', async () => {
  const number = inventedId('1970-03-08', 1);
  const [id = ''] = await addPersons(db, bureau, cipher, [
    invent(county, { idKind: 'resident', idNumber: number }),
  ]);
  const bring = () =>
    db.change(bureau, (tx) => {
      const account = {
        personId: id,
        holderName: '王',
        bankName: '农商行',
        number: '6299990000000000003',
        since: day,
      };
      const certificate = { personId: id, number: `${number}41`, kind: '4', grade: 1 as const };
      return attachRecords(tx, bureau, context, {
        accounts: [
          prepareAccount(cipher, county.code, account),
          prepareAccount(cipher, county.code, account),
        ],
        certificates: [prepareCertificate(cipher, county.code, certificate)],
      });
    });
  assert.deepEqual(await bring(), { accounts: 1, certificates: 1 });
  assert.deepEqual(await bring(), { accounts: 0, certificates: 0 });
  assert.deepEqual([await count('bank_account', id), await count('disability_certificate', id)], [1, 1]);
  assert.equal(await count('fact_change', id), 3);
});

test('an update touches who differs, writes what changed, and leaves the others as they were', async () => {
  const [one = '', two = ''] = await addPersons(db, bureau, cipher, [
    invent(county, { phone: '15400000001' }),
    invent(county, { phone: '15400000002' }),
  ]);
  const update = () =>
    db.change(bureau, (tx) =>
      updatePersons(tx, bureau, context, [
        { personId: one, phone: sealPhone(cipher, county.code, one, '15400000003'), ethnicity: '01' },
        { personId: two, phone: sealPhone(cipher, county.code, two, '15400000002') },
      ]),
    );
  assert.equal(await update(), 1);
  assert.equal(await update(), 0);
  const rows = await db.read(bureau, (r) =>
    r.rows<{ version: number; fields: unknown }>(sql`select p.version, f.fields from person p
      join fact_change f on f.subject_id = p.id and f.act = 'change' where p.id = any (${[one, two]}::uuid[])`),
  );
  const fields = [{ field: 'phone', before: '154****0001', after: '154****0003' }];
  assert.deepEqual(rows, [{ version: 2, fields }]);
});

test('who is in no household joins the one of the sheet and its place; who is in one stays', async () => {
  const [free = '', elsewhere = ''] = await addPersons(db, bureau, cipher, [
    invent(county, { villageId: county.towns[1].villages[0], townId: county.towns[1].id }),
    invent(county),
  ]);
  const homes = [newId(), newId()].map((id) =>
    prepareHousehold({
      id,
      householdNo: null,
      headId: null,
      headName: '户',
      townId: town.id,
      villageId,
      formedOn: day,
    }),
  );
  await db.change(bureau, (tx) => writeNewRecords(tx, bureau, context, { persons: [], households: homes }));
  const [first = '', second = ''] = homes.map((home) => home.id);
  const join = (personId: string, householdId: string) => ({
    personId,
    householdId,
    relation: '20',
    joinedOn: day,
  });
  const bring = (joinings: ReturnType<typeof join>[]) =>
    db.change(bureau, (tx) => joinHouseholds(tx, bureau, context, joinings));
  assert.equal(await bring([join(elsewhere, first)]), 1);
  assert.equal(await bring([join(free, second), join(elsewhere, second)]), 1);
  const rows = await db.read(bureau, (r) =>
    r.rows<{ id: string; household_id: string; village_id: string }>(
      sql`select id, household_id, village_id from person where id = any (${[free, elsewhere]}::uuid[]) order by id`,
    ),
  );
  const expected = [
    { id: free, household_id: second, village_id: villageId },
    { id: elsewhere, household_id: first, village_id: villageId },
  ];
  assert.deepEqual(
    rows,
    expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
});

test('a number finds its people in scope only, also by the fifteen digits that they gave', async () => {
  const number = inventedId('1979-01-01', 5);
  const old15 = number.slice(0, 6) + number.slice(8, 17);
  const [id = ''] = await addPersons(db, bureau, cipher, [
    invent(county, { idKind: 'resident', idNumber: number, old15 }),
  ]);
  const hashes = [number, old15, inventedId('1980-01-01', 7)].map((one) => idHash(cipher, county.code, one));
  const found = await db.read(bureau, (r) => matchPersons(r, county.code, hashes));
  const say = hashes.map((hash) => found.get(hash.toString('hex'))?.map((one) => [one.id, one.byFormerId]));
  assert.deepEqual(say, [[[id, false]], [[id, true]], undefined]);
  assert.equal((await db.read(clerkB, (r) => matchPersons(r, county.code, hashes))).size, 0);
});

test('how somebody came in is told by the history, to whoever sees them, and is never changed', async () => {
  const person = preparePerson(cipher, county.code, { ...invent(county), importRow: 12 });
  await db.change(bureau, (tx) =>
    writeNewRecords(tx, bureau, context, { persons: [person], households: [] }),
  );
  const tell = (actor: typeof bureau) =>
    db.read(actor, (r) =>
      r.find<{ act: string; document: string; by: string; on: string; row: number }>(sql`select act, document,
        recorded_by_name as by, effective_on::text as on, import_row as row from fact_history
        where county_code = ${county.code} and subject_kind = 'person' and subject_id = ${person.id}`),
    );
  const told = { act: 'create', document: context.document, by: bureau.userName, on: '2023-09-08', row: 12 };
  assert.deepEqual(await tell(bureau), told);
  assert.equal(await tell(clerkB), undefined);
  const put = (values: ReturnType<typeof sql>) =>
    db.change(bureau, (tx) => tx.run(sql`update person set ${values} where id = ${person.id}`));
  await assert.rejects(put(sql`import_row = 13`), /never changes/);
  await assert.rejects(put(sql`origin_id = null`), /never changes/);
  await assert.rejects(
    db.change(bureau, (tx) => tx.run(sql`update record_origin set document = ''`)),
    /permission denied/,
  );
});
