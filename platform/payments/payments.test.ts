import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { type Actor, getValue, type Id, newId, sql } from '../base/index.ts';
import { endOrder, enterOrder } from '../funds/index.ts';
import { checkBook } from '../ledger/index.ts';
import { abandonRun } from './freeze-run.ts';
import { rebuildRun } from './prepare-run.ts';
import { listRuns } from './read-runs.ts';
import { signRun } from './sign-run.ts';
import {
  actOf,
  addAccount,
  at,
  bureau,
  clerkB,
  county,
  db,
  desk,
  director,
  fillPurse,
  findingsOf,
  freeze,
  grant,
  linesOf,
  openPurse,
  payAll,
  poolOf,
  prepare,
  runOf,
  second,
  settle,
  sign,
} from './testing/pay-desk.ts';

test('a roll is made from awards, and falls due in the ledger to the fen when two have signed', async () => {
  const purse = await openPurse();
  await grant(purse, { amountFen: 12_345 });
  await grant(purse, { amountFen: 20_000, villageId: desk.villageB, townId: county.towns[1].id });
  await grant(purse, { fromMonth: '2026-12-01' });
  const id = await payAll(purse, '2026-11-01');
  const run = await runOf(id);
  assert.deepEqual([run.lines, run.amountFen, run.state], [2, 32_345, 'signed']);
  assert.equal(run.towns.length, 2);
  assert.equal((await poolOf(purse)).balance, 100_000_000n - 32_345n);
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('nobody is paid a month twice: a second run of the month is empty, a quarter pays what is left of it', async () => {
  const purse = await openPurse();
  await grant(purse, { fromMonth: '2026-09-01' });
  await payAll(purse, '2026-09-01');
  assert.equal(desk.codeOf(await prepare(purse, '2026-09-01')), 'payments.nothing');
  const id = await payAll(purse, '2026-09-01', 3);
  assert.deepEqual(
    (await linesOf(id)).map(({ period, amountFen }) => [period, amountFen]),
    [
      ['2026-10', 10_000],
      ['2026-11', 10_000],
    ],
  );
});

test('of two runs frozen side by side one is signed, and the other is told what became of its lines', async () => {
  const purse = await openPurse();
  await grant(purse);
  const [one, other] = [getValue(await prepare(purse)).id, getValue(await prepare(purse)).id];
  for (const id of [one, other]) {
    getValue(await freeze(id));
    getValue(await sign(id, second));
  }
  const acts = [await actOf(one), await actOf(other)];
  const outcomes = await Promise.all(
    acts.map((act) => db.write(director, (tx) => signRun(tx, director, at, act))),
  );
  assert.deepEqual(outcomes.map(desk.codeOf).sort(), ['accepted', 'payments.not-owed']);
  assert.equal((await poolOf(purse)).balance, 100_000_000n - 10_000n);
});

test('a standard raised from a past day is paid as the difference, and closed months stay as they were', async () => {
  const purse = await openPurse();
  const personId = await grant(purse, { fromMonth: '2026-08-01' });
  const closed = await payAll(purse, '2026-08-01');
  await payAll(purse, '2026-09-01');
  const before = await linesOf(closed);
  await grant(purse, { personId, kind: 'change', amountFen: 13_000, fromMonth: '2026-08-01' });
  const id = await payAll(purse, '2026-10-01');
  assert.deepEqual(
    (await linesOf(id)).map(({ period, amountFen, item }) => [period, amountFen, item.slice(0, 11)]),
    [
      ['2026-08', 3_000, 'back-202610'],
      ['2026-09', 3_000, 'back-202610'],
      ['2026-10', 13_000, 'regular'],
    ],
  );
  assert.deepEqual(await linesOf(closed), before);
  assert.equal(desk.codeOf(await prepare(purse, '2026-10-01')), 'payments.nothing', 'and only once');
});

test('who died before the month is found and left out; who died in it is still paid', async () => {
  const purse = await openPurse();
  const [before, within] = [await grant(purse), await grant(purse)];
  await db.change(bureau, async (tx) => {
    await tx.run(
      sql`update person set died_on = '2026-10-31' where county_code = ${county.code} and id = ${before}`,
    );
    await tx.run(
      sql`update person set died_on = '2026-11-01' where county_code = ${county.code} and id = ${within}`,
    );
  });
  const { id } = getValue(await prepare(purse));
  const findings = await findingsOf(id);
  assert.deepEqual(
    findings.map(({ kind, payeeId }) => [kind, payeeId]),
    [['dead', before]],
  );
  assert.equal(desk.codeOf(await freeze(id)), 'payments.findings-open');
  const nos = findings.map(({ no }) => no);
  assert.equal(desk.codeOf(await settle(id, nos, 'pay')), 'payments.finding.never');
  getValue(await settle(id, nos, 'leave-out'));
  getValue(await freeze(id));
  const run = await runOf(id);
  assert.deepEqual([run.lines, run.amountFen], [1, 10_000]);
});

test('an account of somebody else, one for two people, and none at all are found', async () => {
  const purse = await openPurse();
  const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map(() => grant(purse, { hasAccount: false })));
  await addAccount(a as Id, { account: '62999912345678901' });
  await addAccount(b as Id, { account: '62999912345678901' });
  await addAccount(c as Id, { holderName: '刘所长' });
  const { id } = getValue(await prepare(purse));
  const found = (await findingsOf(id)).map(({ kind, payeeId }) => `${kind} ${payeeId}`).sort();
  assert.deepEqual(
    found,
    [`account-shared ${a}`, `account-shared ${b}`, `account-of-other ${c}`, `no-account ${d}`].sort(),
  );
});

test('an amount far from that of the month before is found; half as much again is not', async () => {
  const purse = await openPurse();
  const [jumps, grows] = [
    await grant(purse, { fromMonth: '2026-10-01' }),
    await grant(purse, { fromMonth: '2026-10-01' }),
  ];
  await payAll(purse, '2026-10-01');
  const change = { kind: 'change' as const, fromMonth: '2026-11-01' };
  await grant(purse, { ...change, personId: jumps, amountFen: 15_001 });
  await grant(purse, { ...change, personId: grows, amountFen: 15_000 });
  const { id } = getValue(await prepare(purse));
  assert.deepEqual(
    (await findingsOf(id)).map(({ kind, payeeId, facts }) => [kind, payeeId, facts.beforeFen]),
    [['amount-jump', jumps, 10_000]],
  );
});

test('nobody signs twice, no two sign without a director, and what is frozen cannot be changed by any statement', async () => {
  const purse = await openPurse();
  await grant(purse);
  const { id } = getValue(await prepare(purse));
  assert.equal(desk.codeOf(await sign(id, director)), 'payments.state', 'not before it is frozen');
  getValue(await freeze(id));
  getValue(await sign(id, second));
  assert.equal(desk.codeOf(await sign(id, second)), 'payments.signed-already');
  const third: Actor = { ...bureau, userId: newId() };
  assert.equal(desk.codeOf(await sign(id, third)), 'payments.needs-director');
  for (const statement of [
    sql`update pay_line set is_excluded = true where county_code = ${county.code} and run_id = ${id}`,
    sql`delete from pay_line where county_code = ${county.code} and run_id = ${id}`,
    sql`insert into pay_line select county_code, run_id, 99, award_id, party_id, period, 'more', 1, person_id, payee_id,
      payee_kind, account_id, holder_name, town_id, village_id from pay_line where county_code = ${county.code} and run_id = ${id}`,
    sql`update pay_run set state = 'signed' where county_code = ${county.code} and id = ${id}`,
    sql`update pay_run set amount_fen = 1 where county_code = ${county.code} and id = ${id}`,
    sql`update pay_run set state = 'preview' where county_code = ${county.code} and id = ${id}`,
  ]) {
    await assert.rejects(() => db.change(bureau, (tx) => tx.run(statement)), /frozen|two persons|abandoned/);
  }
  await assert.rejects(
    () => db.change(bureau, (tx) => tx.run(sql`update pay_line set amount_fen = 1`)),
    /permission denied/,
  );
});

test('an award that is stopped after the roll was frozen keeps it from being signed', async () => {
  const purse = await openPurse();
  const personId = await grant(purse);
  const { id } = getValue(await prepare(purse));
  getValue(await freeze(id));
  getValue(await sign(id, second));
  await grant(purse, { personId, kind: 'change', amountFen: 0 });
  assert.equal(desk.codeOf(await sign(id, director)), 'payments.not-owed');
});

test('a death told after the freeze keeps a roll from being signed, unless it was in the month that is paid', async () => {
  for (const [diedOn, code] of [
    ['2026-10-31', 'payments.died-since'],
    ['2026-11-01', 'accepted'],
  ] as const) {
    const purse = await openPurse();
    const [personId] = [await grant(purse), await grant(purse)];
    const { id } = getValue(await prepare(purse));
    getValue(await freeze(id));
    getValue(await sign(id, second));
    await db.change(bureau, (tx) =>
      tx.run(
        sql`update person set died_on = ${diedOn} where county_code = ${county.code} and id = ${personId}`,
      ),
    );
    assert.equal(desk.codeOf(await sign(id, director)), code, diedOn);
  }
});

test('a fund that has not so much pays nobody', async () => {
  const purse = await openPurse(15_000n);
  await grant(purse);
  await grant(purse);
  const { id } = getValue(await prepare(purse));
  getValue(await settle(id, [1], 'pay'));
  getValue(await freeze(id));
  getValue(await sign(id, second));
  assert.equal(desk.codeOf(await sign(id, director)), 'funds.pool.short');
  assert.equal((await runOf(id)).state, 'frozen');
  assert.equal((await poolOf(purse)).balance, 15_000n);
});

test('a roll is made anew while it is looked at, and a fund pays only what it is for', async () => {
  const purse = await openPurse();
  await grant(purse);
  const { id } = getValue(await prepare(purse));
  await grant(purse);
  const act = await actOf(id);
  assert.equal(getValue(await desk.write((tx) => rebuildRun(tx, bureau, at, act))).lines, 2);
  assert.equal(desk.codeOf(await desk.write((tx) => rebuildRun(tx, bureau, at, act))), 'payments.moved-on');
  const other = await openPurse();
  assert.equal(desk.codeOf(await prepare({ ...purse, fundId: other.fundId })), 'ledger.account.purpose');
});

test('a township sees the lines of its own villages; runs go on by key', async () => {
  const purse = await openPurse();
  await grant(purse);
  const { id } = getValue(await prepare(purse));
  assert.deepEqual(await linesOf(id, clerkB), []);
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = getValue(
      await db.read(bureau, (reader) => listRuns(reader, bureau, {}, { limit: 2, after })),
    );
    seen.push(...page.items.map((item) => item.id));
    if (page.next === null) break;
    after = page.next;
  }
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.includes(id));
});

test('what a frozen roll waits for can be neither allocated nor carried over, until it is signed or given up', async () => {
  const purse = await openPurse(30_000n);
  await grant(purse, { amountFen: 20_000 });
  const { id } = getValue(await prepare(purse));
  getValue(await freeze(id));
  const { runNo } = await runOf(id);
  const moveOut = async (fen: string) => {
    const order = {
      ...{ kind: 'allocate' as const, effectiveOn: '2026-11-05', document: '鄂财社〔2026〕9号' },
      lines: [{ kind: 'town' as const, townId: county.towns[0].id, amountFen: fen }],
    };
    const entered = getValue(await db.write(bureau, (tx) => enterOrder(tx, bureau, at, purse.fundId, order)));
    return db.write(director, (tx) => endOrder(tx, director, at, entered.id, { how: 'confirmed' }));
  };
  const refused = await moveOut('15000');
  assert.equal(desk.codeOf(refused), 'funds.pool.held');
  assert.deepEqual(!refused.ok && refused.refusal.facts, {
    ...{ fund: `2026 ${purse.name}`, held: '200.00', free: '100.00', missing: '50.00' },
    ...{ count: 1, holds: `${runNo}：200.00` },
  });
  assert.equal(desk.codeOf(await moveOut('31000')), 'funds.pool.short', 'there is not so much at all');
  getValue(await moveOut('10000'));
  getValue(await sign(id, second));
  assert.equal(getValue(await sign(id, director)).state, 'signed');
  const pool = await poolOf(purse);
  assert.deepEqual([pool.balance, pool.held], [0n, 0n]);

  const other = await openPurse(20_000n);
  await grant(other, { amountFen: 20_000 });
  const { id: givenUp } = getValue(await prepare(other));
  getValue(await freeze(givenUp));
  assert.equal((await poolOf(other)).held, 20_000n);
  const act = await actOf(givenUp);
  getValue(await desk.write((tx) => abandonRun(tx, bureau, at, act)));
  assert.equal((await poolOf(other)).held, 0n);
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('a fund that is filled after the freeze is set aside at the first signature', async () => {
  const purse = await openPurse(15_000n);
  await grant(purse, { amountFen: 20_000 });
  const { id } = getValue(await prepare(purse));
  getValue(await settle(id, [1], 'pay'));
  getValue(await freeze(id));
  assert.equal((await poolOf(purse)).held, 15_000n);
  await fillPurse(purse, 10_000n);
  assert.equal((await poolOf(purse)).held, 15_000n);
  getValue(await sign(id, second));
  assert.equal((await poolOf(purse)).held, 20_000n);
  getValue(await sign(id, director));
  const pool = await poolOf(purse);
  assert.deepEqual([pool.balance, pool.held], [5_000n, 0n]);
});

test('lines that are not those that were frozen are not signed, whoever changed them', async () => {
  const purse = await openPurse();
  await grant(purse);
  const { id } = getValue(await prepare(purse));
  getValue(await freeze(id));
  getValue(await sign(id, second));
  // Triggers keep a frozen roll from the program; here somebody with the keys of the database goes around them.
  const owner = new pg.Client(desk.ownerUrl);
  await owner.connect();
  await owner.query(
    `begin; alter table pay_line disable trigger stays_same;
     update pay_line set amount_fen = amount_fen + 1 where county_code = '${county.code}' and run_id = '${id}';
     alter table pay_line enable trigger stays_same; commit;`,
  );
  await owner.end();
  assert.equal(desk.codeOf(await sign(id, director)), 'payments.changed');
  assert.equal((await runOf(id)).state, 'frozen');
  const { balance } = await poolOf(purse);
  assert.equal(balance, 100_000_000n);
});
