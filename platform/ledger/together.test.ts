import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { getValue, newId, type Outcome } from '../base/index.ts';
import { balancesNow, checkBook, hold, post } from './index.ts';
import { AT, COUNTY, DAY, openTestBook, SCHEME } from './testing/book.ts';

const book = await openTestBook(24);
const { db, officer } = book;
const owner = new pg.Client({ connectionString: book.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  await book.close();
});

const CUTS_MAX = 40;
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const times = (count: number, code: string) => Array<string>(count).fill(code);

function move(key: string, from: string, to: string, amount: bigint, more = {}) {
  const legs = [{ from, to, amount, ...more }];
  return db.write(officer, (tx) => post(tx, officer, AT, { key, kind: 'test.move', effectiveOn: DAY, legs }));
}

async function filled(amount: bigint) {
  const [outside = '', pool = '', town = '', due = ''] = await book.openAsset([
    ...(['outside', 'held', 'held', 'due'] as const),
  ]);
  getValue(await move(newId(), outside, pool, amount));
  return { outside, pool, town, due };
}
const balanceOf = async (id: string) =>
  (await db.read(officer, (reader) => balancesNow(reader, COUNTY, [id]))).get(id);
const soundBook = async () =>
  assert.deepEqual(await db.read(officer, (reader) => checkBook(reader, COUNTY)), []);

test('forty at once want what is there for twenty-five: twenty-five get it, and nothing is below zero', async () => {
  const { pool, town } = await filled(250n);
  const codes = await Promise.all(
    Array.from({ length: 40 }, async (_, no) =>
      no % 2 === 0
        ? codeOf(await move(newId(), pool, town, 10n))
        : codeOf(
            await db.write(officer, (tx) =>
              hold(tx, officer, AT, {
                ...{ key: newId(), accountId: pool, amount: 10n, reason: '占用' },
                expiresAt: AT.add({ hours: 1 }),
              }),
            ),
          ),
    ),
  );
  assert.deepEqual(codes.sort(), [...times(25, 'done'), ...times(15, 'ledger.balance.short')]);
  const head = await balanceOf(pool);
  assert.equal(head?.balance, head?.held);
  await soundBook();
});

test('one key sixty-four times at once is one transfer, and everybody is told the same one', async () => {
  const { pool, town } = await filled(1_000n);
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 64 }, async () => getValue(await move(key, pool, town, 7n))),
  );
  assert.equal(new Set(answers.map(({ transferId }) => transferId)).size, 1);
  assert.equal(answers.filter(({ isNew }) => isNew).length, 1);
  assert.equal((await balanceOf(town))?.balance, 7n);
});

test('one item under thirty keys at once is paid once', async () => {
  const { pool, due } = await filled(1_000n);
  const payable = { partyId: newId(), period: DAY.with({ day: 1 }), item: 'base', step: 0 };
  const codes = await Promise.all(
    Array.from({ length: 30 }, async () =>
      codeOf(await move(newId(), pool, due, 5n, { scheme: SCHEME, payable })),
    ),
  );
  assert.deepEqual(codes.sort(), ['done', ...times(29, 'ledger.item.twice')]);
  assert.equal((await balanceOf(due))?.balance, 5n);
});

test('opposite ways at once wait for one another and all arrive', async () => {
  const { pool, town } = await filled(2_000n);
  getValue(await move(newId(), pool, town, 1_000n));
  const codes = await Promise.all(
    Array.from({ length: 60 }, async (_, no) =>
      codeOf(await (no % 2 === 0 ? move(newId(), pool, town, 3n) : move(newId(), town, pool, 2n))),
    ),
  );
  assert.deepEqual(codes, times(60, 'done'));
  assert.equal((await balanceOf(pool))?.balance, 1_000n - 90n + 60n);
  await soundBook();
});

test('connections cut at any moment, and every try repeated under its key: each once, none lost', async () => {
  const { pool, town } = await filled(100_000n);
  let isOver = false;
  let cut = 0;
  const cutter = (async () => {
    // A limit: on a slow machine nothing would ever come through.
    while (!isOver && cut < CUTS_MAX) {
      const { rowCount } = await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'minzheng' and state <> 'idle'
        order by random() limit 1`);
      cut += rowCount ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  })();
  const persist = async (key: string): Promise<void> => {
    for (;;) {
      try {
        getValue(await move(key, pool, town, 10n));
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  };
  const keys = Array.from({ length: 120 }, () => newId());
  const lane = async () => {
    for (let key = keys.pop(); key !== undefined; key = keys.pop()) await persist(key);
  };
  await Promise.all([lane(), lane(), lane(), lane(), lane(), lane()]);
  isOver = true;
  await cutter;
  assert.ok(cut > 0, 'nothing was cut');
  assert.equal((await balanceOf(town))?.balance, 1_200n);
  await soundBook();
});
