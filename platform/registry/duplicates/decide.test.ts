import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue, sql } from '../../base/index.ts';
import { createHousehold } from '../household/found.ts';
import { getHousehold } from '../household/get-household.ts';
import { idHash, matchPersons } from '../index.ts';
import { changePerson, correctPerson } from '../person/amend-person.ts';
import { addAccount } from '../person/belongings.ts';
import { createPerson } from '../person/create-person.ts';
import { findKnownPersons, type PersonSketch } from '../person/known-persons.ts';
import { reveal } from '../person/reveal.ts';
import { openRegistryDesk } from '../testing/desk.ts';
import { decidePair } from './decide.ts';
import type { TakenField } from './merge.ts';

const {
  db,
  county,
  cipher,
  services,
  today,
  bureau,
  clerkA,
  clerkB,
  villageA,
  villageB,
  write,
  codeOf,
  newNumber,
  form,
  create,
  record,
  search,
  pairOf,
} = await openRegistryDesk();

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
