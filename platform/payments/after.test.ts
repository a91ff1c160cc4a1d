import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, getValue, type Id, sql } from '../base/index.ts';
import { findPublicList, listPublicHeads, publicVisitor } from '../publication/index.ts';
import { publishRun } from './after/publish-run.ts';
import { readAfter } from './after/read-after.ts';
import { tellRun } from './after/tell-run.ts';
import { noPayLaw, type PayLaw } from './law.ts';
import { endOf, leaveOf, makeFileOf, openPayBank, sayOf, takeIn } from './testing/bank-desk.ts';
import { at, bureau, county, db, desk, grant, openPurse, payAll, services } from './testing/pay-desk.ts';

const open: PayLaw = {
  ...noPayLaw,
  titleOf: (_scheme, language) => (language === 'zh' ? '高龄津贴' : 'Old-age allowance'),
  publicity: () => ({ shows: ['applicant', 'amount'], days: 15, why: { zh: '第一条', en: 'Article 1' } }),
};
const publish = (runId: Id, law: PayLaw = open) =>
  desk.write((tx) => publishRun(tx, bureau, at, law, { runId, telephone: '0714-8765432' }));
const tell = (runId: Id, actor: Actor = bureau) =>
  desk.write((tx) => tellRun({ tx, actor, at, cipher: services.cipher, law: open }, runId));
const after = async (runId: Id, law: PayLaw = open) =>
  getValue(await db.read(bureau, (reader) => readAfter(reader, bureau, at, law, runId)));
const visitor = publicVisitor(county.code);
const today = services.clock.today();

/** What hangs in the first village: the lines of every list there of a scheme. */
async function hangingOf(scheme: string, on = today) {
  const { code } = await db.read(bureau, (reader) =>
    reader.get<{ code: string }>(
      sql`select code from division where county_code = ${county.code} and id = ${desk.villageA}`,
    ),
  );
  const heads = await db.read(visitor, (reader) => listPublicHeads(reader, county.code, code, on));
  const ours = heads.filter(({ matter }) => matter === scheme);
  const lists = await Promise.all(
    ours.map(({ id }) => db.read(visitor, (reader) => findPublicList(reader, county.code, id, on))),
  );
  return lists.flatMap((list) => list?.lines ?? []);
}
const smsOf = (runId: Id) =>
  db.read(bureau, (reader) =>
    reader.rows<{ template: string; body: string; state: string }>(
      sql`select template, body, state from sms_message where county_code = ${county.code} and subject_id = ${runId}
        order by template`,
    ),
  );

let hasBank = false;
/** Three people of whom the second is not paid and left, in a run that has ended. */
async function endedRun(given: { readonly isEnded?: boolean } = {}) {
  if (!hasBank) await openPayBank();
  hasBank = true;
  const purse = await openPurse();
  const people = [await grant(purse), await grant(purse), await grant(purse)] as [Id, Id, Id];
  const phone = async (id: Id, number: string) => {
    const place = { countyCode: county.code, table: 'person', column: 'phone_sealed', rowId: id };
    await db.change(bureau, (tx) =>
      tx.run(sql`update person set phone_sealed = ${services.cipher.seal(number, place)}
        where county_code = ${county.code} and id = ${id}`),
    );
  };
  await phone(people[0], '15400000001');
  await phone(people[1], '15400000002');
  const runId = await payAll(purse, '2026-11-01');
  const no = await db.read(bureau, (reader) =>
    reader.get<{ no: number }>(
      sql`select no from pay_line where county_code = ${county.code} and run_id = ${runId} and payee_id = ${people[1]}`,
    ),
  );
  const { id: batchId } = getValue(await makeFileOf(runId));
  const said = Object.fromEntries(
    [1, 2, 3].map((one) => [one, one === no.no ? ('no' as const) : ('ok' as const)]),
  );
  getValue(await takeIn(batchId, await sayOf(batchId, said)));
  getValue(await leaveOf(runId, [no.no]));
  if (given.isEnded !== false) getValue(await endOf(runId));
  return { runId, people, scheme: purse.scheme };
}

test('who was paid hangs in their village with name and amount, and who was not paid does not', async () => {
  const { runId, scheme } = await endedRun();
  assert.deepEqual([(await after(runId)).publicity.people, (await after(runId)).publicity.villages], [2, 1]);
  const posted = getValue(await publish(runId));
  assert.deepEqual([posted.lists, posted.lines, posted.keptOff], [1, 2, 0]);
  assert.equal(posted.lastDay, today.add({ days: 14 }).toString(), 'fifteen days, the first among them');
  const lines = await hangingOf(scheme);
  assert.deepEqual(
    lines.map(({ applicant, members, amountFen }) => [applicant, members, amountFen]),
    [
      ['王卫华', null, 10_000],
      ['王卫华', null, 10_000],
    ],
  );
  assert.deepEqual(await hangingOf(scheme, today.add({ days: 15 })), [], 'and no longer');
  assert.equal(desk.codeOf(await publish(runId)), 'payments.after.done');
  assert.equal((await after(runId)).publicity.done?.lines, 2);
});

test('a child has no name on the list, and who dies comes off it', async () => {
  const { runId, people, scheme } = await endedRun();
  const [first, , third] = people;
  await db.change(bureau, async (tx) => {
    await tx.run(
      sql`update person set birth_date = '2015-06-01' where county_code = ${county.code} and id = ${first}`,
    );
  });
  getValue(await publish(runId));
  assert.deepEqual(
    (await hangingOf(scheme)).map(({ applicant }) => applicant).toSorted(),
    [null, '王卫华'].toSorted(),
  );
  await db.change(bureau, (tx) =>
    tx.run(sql`update person set died_on = ${today} where county_code = ${county.code} and id = ${third}`),
  );
  assert.deepEqual(
    (await hangingOf(scheme)).map(({ applicant }) => applicant),
    [null],
  );
});

test('what the law keeps from the public is not put up, and a scheme that shows no amount shows none', async () => {
  const { runId } = await endedRun();
  assert.equal(desk.codeOf(await publish(runId, noPayLaw)), 'payments.after.private');
  assert.equal((await after(runId, noPayLaw)).publicity.shows, null);
  const { runId: other, scheme } = await endedRun();
  const why = { zh: '', en: '' };
  getValue(await publish(other, { ...open, publicity: () => ({ shows: ['applicant'], days: 15, why }) }));
  assert.deepEqual(new Set((await hangingOf(scheme)).map(({ amountFen }) => amountFen)), new Set([null]));
});

test('before a run has ended nothing hangs and nobody is told', async () => {
  const { runId } = await endedRun({ isEnded: false });
  assert.equal(desk.codeOf(await publish(runId)), 'payments.after.not-ended');
  assert.equal(desk.codeOf(await tell(runId)), 'payments.after.not-ended');
  assert.equal((await after(runId)).isEnded, false);
});

test('payees with a telephone are told once what became of their money, without the amount', async () => {
  const { runId } = await endedRun();
  const before = (await after(runId)).notices;
  assert.deepEqual([before.paid, before.failed, before.withoutPhone], [1, 1, 1]);
  const both = await Promise.all([tell(runId), tell(runId)]);
  assert.deepEqual(both.map(desk.codeOf).toSorted(), ['accepted', 'payments.after.done']);
  const messages = await smsOf(runId);
  assert.deepEqual(
    messages.map(({ template, state }) => [template, state]),
    [
      ['pay-arrived', 'waiting'],
      ['pay-failed', 'waiting'],
    ],
  );
  for (const { body } of messages) {
    assert.match(body, /^王\*华：2026年11月的高龄津贴/);
    assert.doesNotMatch(body, /100|\d{5}/);
  }
  const { done } = (await after(runId)).notices;
  assert.deepEqual([done?.paid, done?.failed, done?.withoutPhone], [1, 1, 1]);
});
