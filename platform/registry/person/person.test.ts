import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue } from '../../base/index.ts';
import { personAsOf } from '../history/as-of.ts';
import { getTimeline } from '../history/timeline.ts';
import { openRegistryDesk } from '../testing/desk.ts';
import { changePerson, correctPerson } from './amend-person.ts';
import { addAccount, addCertificate, closeAccount, revokeCertificate } from './belongings.ts';
import { createPerson } from './create-person.ts';
import { correctDeath, recordDeath } from './death.ts';
import { getPerson } from './get-person.ts';
import { reveal } from './reveal.ts';

const {
  db,
  services,
  today,
  bureau,
  clerkA,
  clerkB,
  villageB,
  write,
  codeOf,
  newNumber,
  form,
  create,
  record,
  search,
} = await openRegistryDesk();

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

test('a clerk sees, counts and searches only the people of the township', async () => {
  const number = newNumber();
  const id = await create({ name: '欧阳建国', idNumber: number, villageId: villageB });
  assert.deepEqual(await search(number, clerkA), []);
  assert.deepEqual(await search('欧阳建国', clerkA), []);
  assert.deepEqual(await search(number, clerkB), [id]);
  assert.equal(codeOf(await db.read(clerkA, (r) => getPerson(r, clerkA, id, today))), 'http.missing');
});
