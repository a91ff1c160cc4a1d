import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerBatch, fateOf, wearyBank } from '../banks/index.ts';
import { getValue, type Id, newId, sql } from '../base/index.ts';
import { checkBook } from '../ledger/index.ts';
import { endPayBank, enterPayBank, listPayBanks, reconcileCounty } from './bank/index.ts';
import {
  batchesOf,
  bytesOf,
  cameBackOf,
  decide,
  endOf,
  leaveOf,
  makeFileOf,
  openFindingsOf,
  openPayBank,
  reconcileOf,
  reissueOf,
  runStatement,
  saidOf,
  sayOf,
  standingOf,
  statesOf,
  takeIn,
} from './testing/bank-desk.ts';
import {
  addAccount,
  at,
  bureau,
  clerkB,
  county,
  db,
  desk,
  director,
  freeze,
  grant,
  openPurse,
  payAll,
  prepare,
  runOf,
  second,
  services,
} from './testing/pay-desk.ts';

const MONTH = '2026-11-01';
let bank: Promise<Id> | undefined;
const needBank = () => {
  bank ??= openPayBank();
  return bank;
};

/** A signed run of so many people, each with a month and an older one, and its file. */
async function sendRun(people = 2) {
  await needBank();
  const purse = await openPurse();
  const ids: Id[] = [];
  for (let no = 0; no < people; no++) {
    const place = no % 2 === 0 ? {} : { villageId: desk.villageB, townId: county.towns[1].id };
    ids.push(await grant(purse, { ...place, amountFen: 10_000 + no, fromMonth: '2026-10-01' }));
  }
  const runId = await payAll(purse, MONTH);
  const { id: batchId } = getValue(await makeFileOf(runId));
  return { purse, runId, batchId, ids, rollFen: BigInt((await runOf(runId)).amountFen) };
}

test('no file is made before two persons have confirmed the bank, and nobody confirms what they entered', async () => {
  const purse = await openPurse();
  await grant(purse);
  const runId = await payAll(purse, MONTH);
  assert.equal(desk.codeOf(await makeFileOf(runId)), 'payments.bank.none');
  const bank = {
    bankName: '农商行',
    format: 'comma-utf-8',
    payerName: '民政局',
    account: '62999900000000001',
  };
  const enter = (given: object) =>
    desk.write((tx) => enterPayBank(tx, bureau, services.cipher, at, { ...bank, ...given }));
  assert.equal(desk.codeOf(await enter({ format: 'morse' })), 'payments.bank.format');
  assert.equal(desk.codeOf(await enter({ account: '6.2E+18' })), 'payments.bank.account');
  const { id } = getValue(await enter({}));
  assert.equal(desk.codeOf(await makeFileOf(runId)), 'payments.bank.none', 'entered is not confirmed');
  const own = await desk.write((tx) => endPayBank(tx, bureau, at, id, 'confirmed'));
  assert.equal(desk.codeOf(own), 'payments.bank.own');
  getValue(await db.write(director, (tx) => endPayBank(tx, director, at, id, 'confirmed')));
  const again = await db.write(second, (tx) => endPayBank(tx, second, at, id, 'refused'));
  assert.equal(desk.codeOf(again), 'payments.bank.ended');
  const [now] = await db.read(bureau, (reader) => listPayBanks(reader, bureau));
  assert.deepEqual([now?.isCurrent, now?.accountTail, now?.how], [true, '0001', 'confirmed']);
  getValue(await makeFileOf(runId));
});

test('what goes to the bank is the roll that two signed, a line for each payee, and the same bytes again', async () => {
  await needBank();
  const purse = await openPurse();
  await grant(purse, { fromMonth: '2026-10-01' });
  await grant(purse, { fromMonth: MONTH, amountFen: 500 });
  const { id: open } = getValue(await prepare(purse));
  getValue(await freeze(open));
  assert.equal(desk.codeOf(await makeFileOf(open)), 'payments.bank.state', 'nobody has signed it');
  const runId = await payAll(purse, MONTH, 1);
  const { id } = getValue(await makeFileOf(runId));
  const batch = await saidOf(id);
  const run = await runOf(runId);
  assert.equal(run.lines, 3);
  assert.deepEqual(
    batch.lines.map(({ amountFen }) => amountFen).toSorted((a, b) => Number(b - a)),
    [20_000n, 500n],
  );
  assert.ok(batch.lines.every(({ reference }) => reference.startsWith(run.runNo)));
  const bytes = await bytesOf(id);
  assert.deepEqual(getValue(await makeFileOf(runId)), { id, isNew: false });
  assert.deepEqual(await bytesOf(id), bytes);
  const [file] = await batchesOf(runId);
  assert.equal(file?.sha256.length, 64);
  const { rows } = {
    rows: await db.read(clerkB, (reader) => reader.rows(sql`select 1 from pay_batch_line`)),
  };
  assert.deepEqual(rows, [], 'a township sees none of it');
});

test('paid goes from due to given to the fen, failed stays due, and silence is not success', async () => {
  const { purse, batchId, runId, rollFen } = await sendRun(3);
  const taken = getValue(await takeIn(batchId, await sayOf(batchId, { 1: 'ok', 2: 'no' })));
  assert.deepEqual([taken.paid, taken.failed, taken.open, taken.isNew], [1, 1, 1, true]);
  const paid = (await saidOf(batchId)).lines[0]?.amountFen ?? 0n;
  assert.deepEqual(await standingOf(purse), { due: rollFen - paid, given: paid });
  assert.deepEqual(
    (await openFindingsOf(batchId)).map(({ kind, lineNo }) => [kind, lineNo]),
    [['silence', 3]],
  );
  const sums = await reconcileOf(runId);
  assert.equal(sums.agrees, true);
  assert.equal(BigInt(sums.givenFen + sums.failedFen + sums.openFen), rollFen);
  assert.equal(desk.codeOf(await endOf(runId)), 'payments.bank.open');
  await takeIn(batchId, await sayOf(batchId, { 3: 'ok' }));
  assert.deepEqual(await openFindingsOf(batchId), [], 'who answers late has answered');
});

test('the same return again, however often and at once, changes nothing', async () => {
  const { purse, batchId } = await sendRun(2);
  const bytes = await sayOf(batchId, { 1: 'ok', 2: 'ok' });
  const taken = await Promise.all([1, 2, 3].map(() => takeIn(batchId, bytes)));
  assert.deepEqual(taken.map((one) => getValue(one).isNew).toSorted(), [false, false, true]);
  const { due, given } = await standingOf(purse);
  assert.equal(due, 0n);
  assert.equal(
    given,
    (await saidOf(batchId)).lines.reduce((sum, { amountFen }) => sum + amountFen, 0n),
  );
});

test('nothing is paid twice and nothing lost, in whatever order, number and pieces the returns come', async () => {
  const habits = { ...wearyBank, failing: 0.3, late: 0.4, twice: 0.4, strange: 0.3 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ file: fc.nat(1), cut: fc.option(fc.nat(12)), turned: fc.boolean() }), {
        maxLength: 4,
      }),
      async (pieces) => {
        const { purse, batchId, runId, rollFen } = await sendRun(6);
        const batch = await saidOf(batchId);
        const answers = answerBatch(batch, habits);
        const whole = answers.map((bytes) => bytes.toString('utf8').split('\r\n').filter(Boolean));
        const files = pieces.map(({ file, cut, turned }) => {
          const [titles = '', ...rows] = whole[file % whole.length] ?? [];
          const kept = cut === null ? rows : rows.slice(0, cut);
          return Buffer.from([titles, ...(turned ? kept.toReversed() : kept)].join('\r\n'), 'utf8');
        });
        for (const bytes of [...files, ...answers.toReversed()]) {
          getValue(await takeIn(batchId, bytes));
          const { due, given } = await standingOf(purse);
          assert.equal(due + given, rollFen);
          assert.equal((await reconcileOf(runId)).agrees, true);
        }
        const fates = batch.lines.map((line) => (fateOf(line, habits).isPaid ? 'paid' : 'failed'));
        assert.deepEqual(await statesOf(batchId), fates, 'bank and book agree line by line');
        const paid = batch.lines.filter((line) => fateOf(line, habits).isPaid);
        assert.equal(
          (await standingOf(purse)).given,
          paid.reduce((sum, { amountFen }) => sum + amountFen, 0n),
        );
      },
    ),
    { numRuns: 3, seed: 20_261_123 },
  );
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('another amount, an unknown line and a contradiction book nothing, until another person asks the bank', async () => {
  const { purse, batchId, runId } = await sendRun(3);
  const strange = `${(await saidOf(batchId)).batchNo},900,6299990,查无,1.00,1.00,成功,0000,`;
  await takeIn(batchId, await sayOf(batchId, { 1: 5, 2: 'no' }, [strange]));
  await takeIn(batchId, await sayOf(batchId, { 2: 'ok', 3: 'ok' }));
  assert.deepEqual(await statesOf(batchId), ['open', 'failed', 'paid']);
  const found = await openFindingsOf(batchId);
  assert.deepEqual(found.map(({ kind }) => kind).toSorted(), [
    'contradiction',
    'other-amount',
    'unknown-line',
  ]);
  assert.deepEqual(
    (await cameBackOf(runId)).map(({ barred }) => barred),
    ['finding-open', 'finding-open'],
  );
  assert.equal(desk.codeOf(await reissueOf(runId)), 'payments.bank.nothing-again');
  assert.equal(
    desk.codeOf(await decide(batchId, 'paid', { lineNos: [1] }, bureau)),
    'payments.bank.own-file',
  );
  const numberOf = (kind: string) => found.flatMap((one) => (one.kind === kind ? [one.no] : []));
  const noted = (kind: string) => decide(batchId, 'noted', { findingNos: numberOf(kind) });
  assert.equal(desk.codeOf(await noted('contradiction')), 'payments.bank.undecided');
  getValue(await noted('unknown-line'));
  assert.equal(desk.codeOf(await noted('unknown-line')), 'payments.bank.unknown');
  getValue(await decide(batchId, 'paid', { findingNos: numberOf('contradiction') }));
  getValue(await decide(batchId, 'failed', { lineNos: [1] }));
  assert.deepEqual(await statesOf(batchId), ['failed', 'paid', 'paid']);
  assert.deepEqual(await openFindingsOf(batchId), []);
  const sums = await reconcileOf(runId);
  assert.deepEqual([sums.agrees, BigInt(sums.givenFen)], [true, (await standingOf(purse)).given]);
});

test('money that came back after it counted as paid is due again, and the same act changes nothing twice', async () => {
  const { purse, batchId, runId, rollFen } = await sendRun(1);
  await takeIn(batchId, await sayOf(batchId, { 1: 'ok' }));
  await takeIn(batchId, await sayOf(batchId, { 1: 'no' }));
  assert.deepEqual(
    await standingOf(purse),
    { due: 0n, given: rollFen },
    'a second word books nothing by itself',
  );
  for (const how of ['failed', 'failed', 'paid', 'failed'] as const) {
    getValue(await decide(batchId, how, { lineNos: [1] }));
    const isPaid = how === 'paid';
    assert.deepEqual(await standingOf(purse), { due: isPaid ? 0n : rollFen, given: isPaid ? rollFen : 0n });
  }
  assert.equal((await reconcileOf(runId)).agrees, true);
});

test('when the bank says paid of what an officer called failed, the line does not go out before somebody has asked', async () => {
  const { batchId, runId } = await sendRun(2);
  getValue(await decide(batchId, 'failed', { lineNos: [1, 2] }));
  await takeIn(batchId, await sayOf(batchId, { 1: 'ok', 2: 'no' }));
  const found = (await openFindingsOf(batchId)).map(({ kind, lineNo }) => [kind, lineNo]);
  assert.deepEqual(found, [['contradiction', 1]]);
  const { id } = getValue(await reissueOf(runId, [1, 2, 3, 4]));
  assert.equal((await saidOf(id)).lines.length, 1, 'only the other one');
  assert.equal(desk.codeOf(await endOf(runId)), 'payments.bank.open');
  getValue(await decide(batchId, 'paid', { lineNos: [1] }));
  assert.deepEqual(await openFindingsOf(batchId), []);
});

test('what failed goes out again once, to a corrected account of the same person, and then the run ends', async () => {
  const { batchId, runId, ids, purse, rollFen } = await sendRun(2);
  await takeIn(batchId, await sayOf(batchId, { 1: 'no', 2: 'ok' }));
  assert.deepEqual(
    (await cameBackOf(runId)).map(({ barred }) => barred),
    ['same-account', 'same-account'],
  );
  assert.equal(desk.codeOf(await reissueOf(runId)), 'payments.bank.nothing-again');
  const failed = (await cameBackOf(runId))[0]?.payeeId as Id;
  assert.ok(ids.includes(failed));
  await closeAccounts(failed);
  assert.equal((await cameBackOf(runId))[0]?.barred, 'no-account');
  await addAccount(failed, { holderName: '刘所长' });
  assert.equal((await cameBackOf(runId))[0]?.barred, 'account-of-other');
  await closeAccounts(failed);
  await addAccount(failed);
  const [one, other] = await Promise.all([reissueOf(runId), reissueOf(runId)]);
  assert.deepEqual([one, other].map(desk.codeOf).toSorted(), ['accepted', 'payments.bank.nothing-again']);
  const [first, further] = await batchesOf(runId);
  assert.deepEqual([further?.no, further?.lines], [2, 1]);
  assert.notEqual(
    (await saidOf(batchId)).lines[0]?.account,
    (await saidOf(further?.id as Id)).lines[0]?.account,
  );
  assert.equal(
    desk.codeOf(await decide(first?.id as Id, 'paid', { lineNos: [1] })),
    'payments.bank.gone-again',
  );
  await takeIn(further?.id as Id, await sayOf(further?.id as Id, { 1: 'ok' }));
  assert.deepEqual(await standingOf(purse), { due: 0n, given: rollFen });
  assert.equal(getValue(await endOf(runId)).state, 'ended');
  assert.equal((await runOf(runId)).state, 'ended');
  assert.equal(desk.codeOf(await reissueOf(runId)), 'payments.bank.state');
});

test('who has died since gets nothing again: the line is left with a reason, stays due, and the run ends', async () => {
  const { batchId, runId, purse, rollFen } = await sendRun(1);
  const [payee] = (await saidOf(batchId)).lines;
  assert.equal(desk.codeOf(await leaveOf(runId, [1])), 'payments.bank.not-back');
  await takeIn(batchId, await sayOf(batchId, { 1: 'no' }));
  const back = await cameBackOf(runId);
  const dead = back[0]?.payeeId;
  await runStatement((tx) =>
    tx.run(sql`update person set died_on = '2026-11-20' where county_code = ${county.code} and id = ${dead}`),
  );
  await addAccount(dead as Id);
  assert.deepEqual(
    (await cameBackOf(runId)).map(({ barred }) => barred),
    ['dead', 'dead'],
  );
  assert.equal(desk.codeOf(await reissueOf(runId, [1, 2])), 'payments.bank.nothing-again');
  getValue(
    await leaveOf(
      runId,
      back.map(({ rollNo }) => rollNo),
    ),
  );
  assert.equal(desk.codeOf(await leaveOf(runId, [1])), 'payments.bank.not-back');
  getValue(await endOf(runId));
  assert.ok(payee);
  assert.deepEqual(await standingOf(purse), { due: rollFen, given: 0n });
});

test('no statement of the program sends a line twice, settles it twice, or ends a run of which something is open', async () => {
  const { batchId, runId } = await sendRun(2);
  const refused = (statement: ReturnType<typeof sql>, why: RegExp) =>
    assert.rejects(() => runStatement((tx) => tx.run(statement)), why);
  const item = (roll: number, tries: number) => sql`insert into pay_batch_item
    values (${county.code}, ${runId}, ${roll}, ${tries}, ${batchId}, 1)`;
  await refused(item(1, 2), /only after it has failed|duplicate/);
  await refused(item(1, 1), /duplicate/);
  await refused(item(99, 1), /only lines of a signed roll/);
  const result = (
    line: number,
    no: number,
    how: string,
    byId = newId(),
  ) => sql`insert into pay_result (county_code, batch_id, line_no,
      no, how, reason, at, by_id, by_name)
    values (${county.code}, ${batchId}, ${line}, ${no}, ${how}, '银行', ${at}, ${byId}, '甲')`;
  await refused(result(99, 1, 'paid'), /settled already/);
  await refused(result(1, 2, 'paid'), /settled already/);
  await refused(result(1, 1, 'paid', bureau.userId), /made the file/);
  await runStatement((tx) => tx.run(result(1, 1, 'paid')));
  await refused(result(1, 1, 'paid'), /duplicate/);
  await refused(result(1, 2, 'paid'), /settled already/);
  await refused(
    sql`update pay_run set state = 'ended' where county_code = ${county.code} and id = ${runId}`,
    /open/,
  );
  await refused(sql`update pay_result set how = 'failed'`, /permission denied/);
  await refused(sql`delete from pay_batch_item`, /permission denied/);
  const sums = await reconcileOf(runId);
  assert.equal(sums.agrees, false, 'what was booked past the ledger is found');
  assert.ok(sums.differences.some(({ kind }) => kind === 'given'));
  const { items } = await db.read(bureau, (reader) => reconcileCounty(reader, bureau));
  assert.equal(items.filter(({ agrees }) => !agrees).length, 1);
});

test('a file that is none of this bank, is empty, or belongs to another run changes nothing', async () => {
  const [one, other] = [await sendRun(1), await sendRun(1)];
  assert.equal(desk.codeOf(await takeIn(one.batchId, Buffer.alloc(0))), 'payments.bank.file-size');
  assert.equal(desk.codeOf(await takeIn(one.batchId, Buffer.from('甲,乙\r\n丙,丁'))), 'banks.read.no-titles');
  const taken = getValue(await takeIn(one.batchId, await sayOf(other.batchId, { 1: 'ok' })));
  assert.deepEqual([taken.paid, taken.open], [0, 1]);
  assert.deepEqual((await openFindingsOf(one.batchId)).map(({ kind }) => kind).toSorted(), [
    'other-batch',
    'silence',
  ]);
});

async function closeAccounts(personId: Id): Promise<void> {
  await runStatement((tx) =>
    tx.run(sql`update bank_account set closed_on = '2026-11-22'
      where county_code = ${county.code} and person_id = ${personId} and closed_on is null`),
  );
}
