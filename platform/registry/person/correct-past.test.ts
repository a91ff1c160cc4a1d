import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock, getValue } from '../../base/index.ts';
import { personAsOf } from '../history/as-of.ts';
import { getTimeline } from '../history/timeline.ts';
import { openRegistryDesk } from '../testing/desk.ts';
import { changePerson, correctPerson } from './amend-person.ts';
import { addCertificate, revokeCertificate } from './belongings.ts';
import { getPerson } from './get-person.ts';

const { db, services, bureau, write, codeOf, newNumber, create, record, search } = await openRegistryDesk();

test('what stood on an earlier day is corrected there alone, and what was known before stays in the history', async () => {
  const id = await create({ name: '王卫花' });
  const change = (version: number, effectiveOn: string, name: string) =>
    write((tx) => changePerson(tx, bureau, services, id, { version, effectiveOn, name }));
  const correct = (version: number, validOn: string, name: string) =>
    write((tx) => correctPerson(tx, bureau, services, id, { version, validOn, name, reason: '底册有误' }));
  getValue(await change(1, '2010-05-01', '王卫国'));
  getValue(await change(2, '2020-05-01', '王卫民'));
  getValue(await correct(3, '2010-04-30', '王卫华'));
  getValue(await correct(4, '2015-01-01', '王建国'));
  getValue(await correct(5, '2020-04-30', '王建军'));
  const now = await record(id);
  const names = [];
  for (const day of ['1990-01-01', '2010-04-30', '2010-05-01', '2020-04-30', '2020-05-01']) {
    const then = await db.read(bureau, (r) => personAsOf(r, bureau, now, Temporal.PlainDate.from(day)));
    names.push(then.name);
  }
  assert.deepEqual(names, ['王卫华', '王卫华', '王建军', '王建军', '王卫民']);
  assert.deepEqual([now.name, now.version, await search('王建军')], ['王卫民', 6, []]);
  const timeline = getValue(await db.read(bureau, (r) => getTimeline(r, bureau, 'person', id)));
  const said = timeline.items.flatMap((item) =>
    item.fields.map((field) => `${item.act} ${field.before}→${field.after}`),
  );
  assert.deepEqual(
    said.toSorted(),
    [
      'change 王卫国→王卫民',
      'change 王卫花→王卫国',
      'correct 王卫国→王建国',
      'correct 王建国→王建军',
      'correct 王卫花→王卫华',
    ].toSorted(),
  );
  assert.equal(codeOf(await correct(6, '2015-01-01', '王建军')), 'registry.nothing-differs');
  assert.equal(codeOf(await correct(6, '2026-11-24', '王建军')), 'registry.date.future');
  assert.equal(codeOf(await correct(5, '2015-01-01', '王某')), 'registry.changed-meanwhile');
  // A field that has not changed since that day is corrected as it stands today.
  getValue(await correct(6, '2021-01-01', '王卫人'));
  assert.equal((await record(id)).name, '王卫人');
});

test('a wrong former number is corrected: the right one finds the person, the wrong one no longer', async () => {
  const [wrong, right, present] = [newNumber(), newNumber(), newNumber()];
  const id = await create({ idNumber: wrong });
  const change = { version: 1, effectiveOn: '2024-01-01', idNumber: present };
  getValue(await write((tx) => changePerson(tx, bureau, services, id, change)));
  const correct = (version: number, idNumber: string) =>
    write((tx) =>
      correctPerson(tx, bureau, services, id, {
        version,
        validOn: '2023-12-31',
        idNumber,
        reason: '底册有误',
      }),
    );
  assert.equal(codeOf(await correct(2, newNumber('1980-01-01'))), 'registry.id.disagrees');
  getValue(await correct(2, right));
  assert.deepEqual([await search(wrong), await search(right), await search(present)], [[], [id], [id]]);
  assert.equal((await record(id)).formerIds.length, 1);
});

test('the disability of a day is that of the certificate that was valid then', async () => {
  const number = newNumber();
  const id = await create({ idNumber: number });
  const add = (version: number, suffix: string, issuedOn: string, validUntil: string | null) =>
    write((tx) =>
      addCertificate(tx, bureau, services, id, { version, number: number + suffix, issuedOn, validUntil }),
    );
  const first = getValue(await add(1, '43', '2012-01-01', null));
  const end = { version: 2, on: '2020-06-01' };
  getValue(await write((tx) => revokeCertificate(tx, bureau, services, id, first.id, end)));
  getValue(await add(3, '42B1', '2020-06-01', '2030-05-31'));
  const now = await record(id);
  assert.deepEqual([now.disabilityKind, now.disabilityGrade], ['4', 2]);
  const read = [];
  for (const day of ['2011-12-31', '2012-01-01', '2020-05-31', '2020-06-01']) {
    const then = await db.read(bureau, (r) => personAsOf(r, bureau, now, Temporal.PlainDate.from(day)));
    read.push(then.disabilityGrade);
  }
  assert.deepEqual(read, [null, 3, 3, 2]);
  const late = { ...services, clock: fixedClock('2030-06-01T04:00:00Z') };
  const expired = getValue(await db.read(bureau, (r) => getPerson(r, bureau, id, late.clock.today())));
  assert.deepEqual([expired.disabilityKind, expired.certificates.length], [null, 2]);
});
