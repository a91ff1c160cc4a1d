import assert from 'node:assert/strict';
import pg from 'pg';
import { newId, sql } from '../../base/index.ts';
import { checkBook, post } from '../index.ts';
import { AT, COUNTY, DAY, type TestBook } from './book.ts';

export interface Storm {
  readonly keys: number;
  readonly tries: number;
  readonly cut: number;
}

const HANDS = 6;
const LATE_HOURS = 400 * 24;
/** By tries and not by the clock: a slow machine would be cut before it has done anything. */
const CUT_EVERY_TRIES = 20;
const LOOK_MS = 5;

/**
 * Each key comes from two to eight sides at once, and again until somebody answers, while connections are cut at any moment; with
 * another amount in between, and all of them once more 400 days later. @throws at the first key with two effects, another
 * answer, or other input that was taken.
 */
export async function stormKeys(
  book: TestBook,
  options: { readonly keys: number; random(): number },
): Promise<Storm> {
  const [outside = '', pool = ''] = await book.openAsset(['outside', 'held']);
  const keys = Array.from({ length: options.keys }, () => newId());
  const told = new Map<string, string>();
  const counts = { tries: 0, cut: 0 };
  const once = (key: string, amount: bigint, at = AT) => {
    counts.tries += 1;
    const transfer = {
      key,
      kind: 'test.storm',
      effectiveOn: DAY,
      legs: [{ from: outside, to: pool, amount }],
    };
    return book.db.write(book.officer, (tx) => post(tx, book.officer, at, transfer));
  };
  const persist = async (key: string, amount: bigint, at = AT) => {
    for (;;) {
      try {
        return await once(key, amount, at);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  };
  const stopCutting = await cutConnections(book, counts);
  const waiting = [...keys];
  const hand = async (): Promise<void> => {
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      const own = key;
      const sides = 2 + Math.floor(options.random() * 7);
      const answers = await Promise.all(Array.from({ length: sides }, () => persist(own, 7n)));
      const ids = new Set(answers.map((one) => (one.ok ? one.value.transferId : one.refusal.code)));
      assert.equal(ids.size, 1, 'everybody is told the same');
      told.set(own, [...ids].join());
      const altered = await persist(own, 8n);
      assert.equal(altered.ok ? 'taken' : altered.refusal.code, 'ledger.key.reused');
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  await stopCutting();
  const late = AT.add({ hours: LATE_HOURS });
  for (const key of keys) {
    const again = await once(key, 7n, late);
    assert.deepEqual(again, { ok: true, value: { transferId: told.get(key) ?? '', isNew: false } });
  }
  const { count } = await book.db.read(book.officer, (reader) =>
    reader.get<{ count: number }>(sql`select count(*)::integer as count from ledger_posting
      where county_code = ${COUNTY} and account_id = ${pool}`),
  );
  assert.equal(count, keys.length, 'one effect for each key');
  assert.deepEqual(await book.db.read(book.officer, (reader) => checkBook(reader, COUNTY)), []);
  return { keys: keys.length, ...counts };
}

/** Cuts one connection at work now and then. */
async function cutConnections(
  book: TestBook,
  counts: { readonly tries: number; cut: number },
): Promise<() => Promise<void>> {
  const owner = new pg.Client({ connectionString: book.ownerUrl });
  await owner.connect();
  let isOver = false;
  const cutting = (async () => {
    for (let next = CUT_EVERY_TRIES; !isOver; ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (counts.tries < next) continue;
      next = counts.tries + CUT_EVERY_TRIES;
      const { rowCount } = await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'minzheng' and state <> 'idle'
        order by random() limit 1`);
      counts.cut += rowCount ?? 0;
    }
  })();
  return async () => {
    isOver = true;
    await cutting;
    await owner.end();
  };
}
