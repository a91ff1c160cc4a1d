import assert from 'node:assert/strict';
import { after, test } from 'node:test';
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
import { testActor } from '../../testing/actors.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { decidePair } from '../duplicates/decide.ts';
import { listPairs } from '../duplicates/list.ts';
import type { TakenField } from '../duplicates/merge.ts';
import { personAsOf } from '../history/as-of.ts';
import { getTimeline } from '../history/timeline.ts';
import { createHousehold } from '../household/found.ts';
import { getHousehold } from '../household/get-household.ts';
import { idHash, matchPersons } from '../index.ts';
import { listPersons } from '../list/list-persons.ts';
import { inventedId } from '../testing.ts';
import { changePerson, correctPerson } from './amend-person.ts';
import { addAccount, addCertificate, closeAccount, revokeCertificate } from './belongings.ts';
import { createPerson, type NewPerson } from './create-person.ts';
import { correctDeath, recordDeath } from './death.ts';
import { getPerson } from './get-person.ts';
import { findKnownPersons, type PersonSketch } from './known-persons.ts';
import { reveal } from './reveal.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 6 });
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

const form = (given: Partial<NewPerson> = {}): NewPerson => ({
  name: '王卫华',
  sex: 1,
  birthDate: '1970-03-08',
  idKind: 'resident',
  idNumber: newNumber(),
  villageId: villageA,
  ...given,
});
const create = async (given: Partial<NewPerson> = {}, actor = bureau) =>
  getValue(await write((tx) => createPerson(tx, actor, services, form(given)), actor)).id;
const record = async (id: string, actor = bureau) =>
  getValue(await db.read(actor, (reader) => getPerson(reader, actor, id, today)));
const search = async (q: string, actor = bureau) => {
  const request = { q, filter: {}, limit: 50 };
  const page = await db.read(actor, (reader) => listPersons(reader, { actor, cipher, today }, request));
  return getValue(page).items.map((item) => item.id);
};
const pairs = async (state = 'open') =>
  getValue(await db.read(bureau, (reader) => listPairs(reader, bureau, cipher, { state, limit: 200 }))).items;
const pairOf = async (a: string, b: string, state = 'open') =>
  (await pairs(state)).find((pair) => pair.persons.every((one) => one.id === a || one.id === b));

test('what is wrong with a new person is said all at once, and where', async () => {
  const outcome = await write((tx) =>
    createPerson(tx, bureau, services, form({ name: '王?华', idNumber: '42029919700308001A', phone: '123' })),
  );
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refusal.details?.map((detail) => [detail.code, detail.field]),
    [
      ['registry.name.character-lost', 'name'],
      ['registry.id.not-digits', 'idNumber'],
      ['registry.phone.shape', 'phone'],
    ],
  );
});

test('who is registered already is told before a second record is written, and the pair stands open after', async () => {
  const [name, number] = ['桂早生', newNumber('1961-05-06')];
  const birthDate = '1961-05-06';
  const first = await create({ name, idNumber: number, birthDate });
  const ask = async (sketch: PersonSketch, actor = bureau) => {
    const known = await db.read(actor, (r) => findKnownPersons(r, actor, { cipher, today }, sketch));
    return known.items.map(({ reason, person }) => `${reason} ${person.id === first}`);
  };
  assert.deepEqual(await ask({ idNumber: number }), ['same-id true']);
  assert.deepEqual(await ask({ idNumber: ` ${number.toLowerCase()} ` }), ['same-id true']);
  assert.deepEqual(await ask({ name, birthDate, villageId: villageA }), ['same-name true']);
  assert.deepEqual(await ask({ name, birthDate, villageId: villageB }), []);
  assert.deepEqual(await ask({ name, birthDate, idNumber: newNumber(birthDate) }), ['near-id true']);
  assert.deepEqual(await ask({ name, birthDate: '1961-05-07', villageId: villageA }), []);
  assert.deepEqual(await ask({ name, birthDate: null, villageId: villageA, idNumber: '42029' }), []);
  // A clerk is told of their own township alone; the county finds the pair.
  assert.deepEqual(await ask({ idNumber: number }, clerkA), ['same-id true']);
  assert.deepEqual(await ask({ idNumber: number }, clerkB), []);

  const byName = await create({ name, birthDate, idKind: 'none', idNumber: null });
  const byNumber = await create({ name, birthDate, idNumber: number, villageId: villageB }, clerkB);
  assert.deepEqual((await pairOf(first, byName))?.reasons, ['same-name']);
  assert.deepEqual((await pairOf(first, byNumber))?.reasons, ['same-id']);
});

test('a number that somebody had before finds them before they are registered again', async () => {
  const [old, renewed] = [newNumber(), newNumber()];
  const id = await create({ idNumber: old });
  const change = { version: 1, effectiveOn: '2024-01-01', idNumber: renewed };
  getValue(await write((tx) => changePerson(tx, bureau, services, id, change)));
  const known = await db.read(bureau, (r) =>
    findKnownPersons(r, bureau, { cipher, today }, { idNumber: old }),
  );
  assert.deepEqual(
    known.items.map(({ reason, person }) => [reason, person.id]),
    [['former-id', id]],
  );
});

test('sex and birth date that disagree with the number are refused', async () => {
  const outcome = await write((tx) => createPerson(tx, bureau, services, form({ sex: 2 })));
  assert.equal(codeOf(outcome), 'registry.id.disagrees');
});

test('no full number leaves with a record or a list', async () => {
  const number = newNumber();
  const id = await create({ idNumber: number, phone: '15412345678' });
  const account = {
    version: 1,
    number: '6299990000000000003',
    bankName: '农商行',
    holderName: '王卫华',
    since: '2020-01-01',
  };
  getValue(await write((tx) => addAccount(tx, bureau, services, id, account)));
  const said = JSON.stringify([
    await record(id),
    getValue(await db.read(bureau, (r) => getTimeline(r, bureau, 'person', id))),
  ]);
  for (const secret of [number, number.slice(-4), '15412345678', account.number]) {
    assert.ok(!said.includes(secret), secret);
  }
  assert.ok(said.includes('154****5678') && said.includes('****0003') && said.includes('420299************'));
});

test('a change keeps what was before, and on the day before it the record reads as it was', async () => {
  const id = await create({ phone: '15400000001' });
  const change = {
    version: 1,
    effectiveOn: '2024-05-01',
    name: '王卫国',
    phone: '15400000002',
    document: '户口本',
  };
  getValue(await write((tx) => changePerson(tx, bureau, services, id, change)));
  const now = await record(id);
  assert.deepEqual([now.name, now.phoneMasked], ['王卫国', '154****0002']);
  const on = async (day: string) => {
    const then = await db.read(bureau, (r) => personAsOf(r, bureau, now, Temporal.PlainDate.from(day)));
    return [then.name, then.phoneMasked];
  };
  assert.deepEqual(await on('2024-04-30'), ['王卫华', '154****0001']);
  assert.deepEqual(await on('2024-05-01'), ['王卫国', '154****0002']);
  assert.ok((await search('王卫国')).includes(id) && !(await search('王卫华')).includes(id));
});

test('a correction was always so: no earlier day reads otherwise', async () => {
  const id = await create({ name: '王卫花' });
  getValue(
    await write((tx) =>
      correctPerson(tx, bureau, services, id, { version: 1, name: '王卫华', reason: '录入错误' }),
    ),
  );
  const now = await record(id);
  const then = await db.read(bureau, (r) =>
    personAsOf(r, bureau, now, Temporal.PlainDate.from('2000-01-01')),
  );
  assert.equal(then.name, '王卫华');
  const timeline = getValue(await db.read(bureau, (r) => getTimeline(r, bureau, 'person', id)));
  assert.equal(timeline.items[0]?.act, 'correct');
  assert.deepEqual(timeline.items[0]?.fields, [{ field: 'name', before: '王卫花', after: '王卫华' }]);
});

test('a change before the last change of the same field is refused, and one that changes nothing as well', async () => {
  const id = await create();
  const change = (version: number, effectiveOn: string, name: string) =>
    write((tx) => changePerson(tx, bureau, services, id, { version, effectiveOn, name }));
  assert.equal(codeOf(await change(1, '2024-05-01', '王卫国')), 'accepted');
  assert.equal(codeOf(await change(2, '2024-04-30', '王卫民')), 'registry.date.before-last-change');
  assert.equal(codeOf(await change(2, '2024-06-01', '王卫国')), 'registry.nothing-differs');
  assert.equal(codeOf(await change(1, '2024-06-01', '王卫民')), 'registry.changed-meanwhile');
});

test('a new ID number replaces the old one, which still finds the person; a wrong one that was corrected does not', async () => {
  const [old, fresh] = [newNumber(), newNumber()];
  const id = await create({ idNumber: old });
  getValue(
    await write((tx) =>
      changePerson(tx, bureau, services, id, { version: 1, effectiveOn: '2024-01-01', idNumber: fresh }),
    ),
  );
  assert.deepEqual(await search(old), [id]);
  assert.deepEqual(await search(fresh), [id]);
  const [wrong, right] = [newNumber(), newNumber()];
  const other = await create({ idNumber: wrong });
  getValue(
    await write((tx) =>
      correctPerson(tx, bureau, services, other, { version: 1, idNumber: right, reason: '录入错误' }),
    ),
  );
  assert.deepEqual(await search(wrong), []);
  assert.deepEqual(await search(right), [other]);
});

test('a number of fifteen digits is kept beside the eighteen, and both find the person', async () => {
  const id = await create({ idNumber: '420299700308001' });
  assert.equal((await record(id)).formerIds[0]?.kind, 'old-15');
  assert.deepEqual(await search('420299700308001'), [id]);
});

test('a full number is shown for a reason only, and the record tells who looked', async () => {
  const number = newNumber();
  const id = await create({ idNumber: number });
  const look = (reason: string, actor = bureau) =>
    write((tx) => reveal(tx, actor, services, id, { what: 'idNumber', reason }), actor);
  assert.equal(codeOf(await look('  ')), 'registry.reason.missing');
  assert.equal(getValue(await look('核对银行账户')).value, number);
  assert.equal(codeOf(await look('核对银行账户', clerkB)), 'http.missing');
  const timeline = getValue(await db.read(bureau, (r) => getTimeline(r, bureau, 'person', id)));
  const entry = timeline.items.find((item) => item.act === 'reveal');
  assert.deepEqual(
    [entry?.byName, entry?.reason, entry?.fields[0]?.field],
    ['测试员', '核对银行账户', 'idNumber'],
  );
});

test('accounts and certificates are added once, and end on a day', async () => {
  const number = newNumber();
  const id = await create({ idNumber: number });
  const account = {
    number: '6299990000000000003',
    bankName: '农商行',
    holderName: '王卫华',
    since: '2020-01-01',
  };
  const added = getValue(
    await write((tx) => addAccount(tx, bureau, services, id, { version: 1, ...account })),
  );
  assert.equal(
    codeOf(await write((tx) => addAccount(tx, bureau, services, id, { version: 2, ...account }))),
    'registry.nothing-differs',
  );
  const certificate = getValue(
    await write((tx) => addCertificate(tx, bureau, services, id, { version: 2, number: `${number}42B1` })),
  );
  assert.deepEqual([(await record(id)).disabilityKind, (await record(id)).disabilityGrade], ['4', 2]);
  const { version } = await record(id);
  const ending = { version, on: '2025-01-01' };
  getValue(await write((tx) => closeAccount(tx, bureau, services, id, added.id, ending)));
  getValue(
    await write((tx) =>
      revokeCertificate(tx, bureau, services, id, certificate.id, { version: version + 1, on: '2025-01-01' }),
    ),
  );
  const now = await record(id);
  assert.equal(now.disabilityKind, null);
  assert.equal(now.accounts[0]?.closedOn, '2025-01-01');
});

test('somebody declared dead by mistake lives again, without a household', async () => {
  const id = await create();
  getValue(await write((tx) => recordDeath(tx, bureau, services, id, { version: 1, diedOn: '2024-01-01' })));
  const { version } = await record(id);
  getValue(
    await write((tx) => correctDeath(tx, bureau, services, id, { version, diedOn: null, reason: '误报' })),
  );
  const now = await record(id);
  assert.deepEqual([now.diedOn, now.householdId], [null, null]);
});

test('a clerk who registers somebody known elsewhere is told nothing; the county finds an open pair', async () => {
  const number = newNumber();
  const first = await create({ idNumber: number, villageId: villageB });
  const fresh = await write(
    (tx) => createPerson(tx, clerkA, services, form({ idNumber: newNumber() })),
    clerkA,
  );
  const known = await write((tx) => createPerson(tx, clerkA, services, form({ idNumber: number })), clerkA);
  assert.deepEqual(Object.keys(getValue(known)), Object.keys(getValue(fresh)));
  const second = getValue(known).id;
  assert.equal((await record(second, clerkA)).openPairs, 0);
  const [seen] = await db.read(clerkA, (r) =>
    r.rows<{ n: number }>(sql`select count(*)::int as n from duplicate_pair`),
  );
  assert.equal(seen?.n, 0);
  const pair = await pairOf(first, second);
  assert.deepEqual(pair?.reasons.includes('same-id'), true);
  assert.equal(pair?.equalDigits, 18);
});

test('one folded name, birth date and village is a question, and numbers that differ late are a near one', async () => {
  const first = await create({ name: '买买提·艾力', idNumber: newNumber() });
  const second = await create({ name: '买买提·艾力', idNumber: newNumber() });
  const pair = await pairOf(first, second);
  assert.deepEqual(pair?.reasons, ['near-id', 'same-name']);
  assert.ok((pair?.equalDigits ?? 0) >= 14);
});

type Answer = { decision: 'apart' } | { decision: 'merge'; survivorId: string; take: TakenField[] };
async function decide(pairId: string, answer: Answer) {
  return await write((tx) =>
    decidePair(tx, bureau, services, pairId, { note: '经核实', versions: [], ...answer }),
  );
}

test('two records kept apart are not asked about again', async () => {
  const number = newNumber();
  const [first, second] = [await create({ idNumber: number }), await create({ idNumber: number })];
  const pair = await pairOf(first, second);
  getValue(await decide(pair?.id ?? '', { decision: 'apart' }));
  const { version } = await record(first);
  getValue(
    await write((tx) =>
      changePerson(tx, bureau, services, first, { version, effectiveOn: '2024-01-01', phone: '15400000009' }),
    ),
  );
  assert.equal(await pairOf(first, second), undefined);
  assert.ok(await pairOf(first, second, 'apart'));
  assert.equal(codeOf(await decide(pair?.id ?? '', { decision: 'apart' })), 'registry.duplicate.decided');
});

test('of two merged records one stays, with all that hung on both; the number of the other finds it, also for an import', async () => {
  const [mine, theirs] = [newNumber(), newNumber()];
  const survivor = await create({ name: '李秀英', idNumber: mine });
  const other = await create({ name: '李秀英', idNumber: theirs, phone: '15400000077' });
  const account = {
    version: 1,
    number: '6299990000000000045',
    bankName: '农商行',
    holderName: '李秀英',
    since: '2020-01-01',
  };
  getValue(await write((tx) => addAccount(tx, bureau, services, other, account)));
  const home = getValue(
    await write((tx) =>
      createHousehold(tx, bureau, services, {
        villageId: villageA,
        members: [{ personId: other, relation: '02' }],
        formedOn: '2020-01-01',
      }),
    ),
  );
  const pair = await pairOf(survivor, other);
  getValue(await decide(pair?.id ?? '', { decision: 'merge', survivorId: survivor, take: ['phone'] }));

  const now = await record(survivor);
  assert.equal(now.accounts.length, 1);
  assert.equal(now.phoneMasked, '154****0077');
  assert.equal(now.household?.id, home.id);
  const household = getValue(await db.read(bureau, (r) => getHousehold(r, bureau, home.id)));
  assert.deepEqual([household.headId, household.members.map((one) => one.personId)], [survivor, [survivor]]);
  assert.equal((await record(other)).mergedInto, survivor);
  assert.deepEqual(await search(theirs), [survivor]);
  assert.deepEqual(await search('15400000077'), [survivor]);
  const hash = idHash(cipher, county.code, theirs);
  const matched = await db.read(bureau, (r) => matchPersons(r, county.code, [hash]));
  assert.deepEqual(
    matched.get(hash.toString('hex'))?.map((one) => one.id),
    [survivor],
  );
  const phone = getValue(
    await write((tx) => reveal(tx, bureau, services, survivor, { what: 'phone', reason: '核对号码' })),
  );
  assert.equal(phone.value, '15400000077');
  assert.equal(
    codeOf(
      await write((tx) =>
        correctPerson(tx, bureau, services, other, { version: 99, name: '李', reason: '试' }),
      ),
    ),
    'registry.person.merged',
  );
});

test('two records in two households at the same time are not merged before one of them leaves', async () => {
  const number = newNumber();
  const both = [await create({ idNumber: number }), await create({ idNumber: number })] as const;
  for (const personId of both) {
    const members = [{ personId, relation: '02' }];
    getValue(
      await write((tx) =>
        createHousehold(tx, bureau, services, { villageId: villageA, members, formedOn: '2020-01-01' }),
      ),
    );
  }
  const pair = await pairOf(...both);
  const outcome = await decide(pair?.id ?? '', { decision: 'merge', survivorId: both[0], take: [] });
  assert.equal(codeOf(outcome), 'registry.duplicate.stays-overlap');
});

test('a clerk sees, counts and searches only the people of the township', async () => {
  const number = newNumber();
  const id = await create({ name: '欧阳建国', idNumber: number, villageId: villageB });
  assert.deepEqual(await search(number, clerkA), []);
  assert.deepEqual(await search('欧阳建国', clerkA), []);
  assert.deepEqual(await search(number, clerkB), [id]);
  assert.equal(codeOf(await db.read(clerkA, (r) => getPerson(r, clerkA, id, today))), 'http.missing');
});
