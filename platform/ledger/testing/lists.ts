import assert from 'node:assert/strict';
import { getValue, type Id, newId, sql } from '../../base/index.ts';
import { balancesNow, post } from '../index.ts';
import { AT, COUNTY, DAY, type TestBook } from './book.ts';

/**
 * Accounts as lists to which transfers append: each transfer stands in the order of every account that it moves, and whoever
 * looks sees how far each list has come. If the orders of all accounts, what was seen, and what was over before it began do
 * not make a circle, everything happened as if one behind the other.
 */
interface Done {
  readonly id: Id;
  readonly beganAt: number;
  readonly endedAt: number;
  /** A look: by account, how many had been appended. */
  readonly seen?: ReadonlyMap<Id, number>;
}

export interface Lists {
  readonly committed: number;
  readonly looks: number;
  readonly refused: number;
  readonly edges: number;
}

const ACCOUNTS = 6;

/** @throws at a lost append, or with a circle of what came before what. */
export async function appendLists(
  book: TestBook,
  options: { readonly transfers: number; readonly hands: number; random(): number },
): Promise<Lists> {
  const [outside = '', ...pools] = await book.openAsset([
    'outside',
    ...Array.from({ length: ACCOUNTS - 1 }, () => 'held' as const),
  ]);
  const accounts = [outside, ...pools];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(options.random() * list.length)] as T;
  const done: Done[] = [];
  let refused = 0;
  let left = options.transfers;
  const act = async (): Promise<void> => {
    const beganAt = performance.now();
    if (options.random() < 0.2) {
      const heads = await book.db.snapshot(book.officer, (reader) =>
        reader.rows<{
          id: Id;
          seq: bigint;
        }>(sql`select a.id, coalesce((select max(p.seq) from ledger_posting p
            where p.county_code = a.county_code and p.account_id = a.id), 0)::bigint as seq
          from ledger_account a where a.county_code = ${COUNTY} and a.id = any(${accounts}::uuid[])`),
      );
      const seen = new Map(heads.map(({ id, seq }) => [id, Number(seq)]));
      done.push({ id: newId(), beganAt, endedAt: performance.now(), seen });
      return;
    }
    const [from, to, via] = [pick(accounts), pick(accounts), pick(accounts)];
    const legs = [
      { from, to, amount: BigInt(1 + Math.floor(options.random() * 9)) },
      { from: outside, to: via, amount: 5n },
    ].filter((leg) => leg.from !== leg.to);
    if (legs.length === 0) return;
    const outcome = await book.db.write(book.officer, (tx) =>
      post(tx, book.officer, AT, { key: newId(), kind: 'test.append', effectiveOn: DAY, legs }),
    );
    if (!outcome.ok) refused += 1;
    else done.push({ id: getValue(outcome).transferId, beganAt, endedAt: performance.now() });
  };
  const hand = async () => {
    while (left-- > 0) await act();
  };
  await Promise.all(Array.from({ length: options.hands }, hand));
  const postings = await book.db.read(book.officer, (reader) =>
    reader.rows<{ account_id: Id; transfer_id: Id; seq: bigint }>(sql`select account_id, transfer_id, seq
      from ledger_posting where county_code = ${COUNTY} and account_id = any(${accounts}::uuid[])
      order by account_id, seq`),
  );
  await checkHeads(book, accounts, postings.length);
  const edges = edgesOf(done, postings);
  const circle = findCircle(edges);
  assert.deepEqual(circle, [], 'nothing comes before itself');
  const looks = done.filter(({ seen }) => seen !== undefined).length;
  return { committed: done.length - looks, looks, refused, edges: count(edges) };
}

const count = (edges: Edges) => [...edges.values()].reduce((sum, { size }) => sum + size, 0);

async function checkHeads(book: TestBook, accounts: readonly Id[], postings: number): Promise<void> {
  assert.ok(postings > 0, 'nothing was appended');
  const heads = await book.db.read(book.officer, (reader) => balancesNow(reader, COUNTY, accounts));
  const sum = [...heads.values()].reduce((all, { balance }) => all + balance, 0n);
  assert.equal(sum, 0n);
}

/** What came before what. */
export type Edges = Map<string, Set<string>>;
interface Appended {
  readonly account_id: Id;
  readonly transfer_id: Id;
  readonly seq: bigint;
}

export function edgesOf(done: readonly Done[], postings: readonly Appended[]): Edges {
  const edges: Edges = new Map(done.map(({ id }) => [id, new Set<string>()]));
  const lists = Map.groupBy(postings, ({ account_id }) => account_id);
  const appended = new Set(postings.map(({ transfer_id }) => transfer_id));
  for (const list of lists.values()) {
    for (const [place, { transfer_id, seq }] of list.entries()) {
      assert.equal(Number(seq), place + 1, 'a list has no gaps');
      const next = list[place + 1];
      if (next && next.transfer_id !== transfer_id) edges.get(transfer_id)?.add(next.transfer_id);
    }
  }
  for (const one of done) {
    if (one.seen === undefined) assert.ok(appended.has(one.id), 'an append was lost');
    for (const [account, seq] of one.seen ?? []) {
      const list = lists.get(account) ?? [];
      const [before, after] = [list[seq - 1], list[seq]];
      if (before) edges.get(before.transfer_id)?.add(one.id);
      if (after) edges.get(one.id)?.add(after.transfer_id);
    }
  }
  addTime(done, edges);
  return edges;
}

/** Who had ended before another began came before it; through stations in time, so that there are few edges. */
function addTime(done: readonly Done[], edges: Edges): void {
  const moments = done
    .flatMap(({ id, beganAt, endedAt }) => [
      { at: beganAt, id, isEnd: false },
      { at: endedAt, id, isEnd: true },
    ])
    .toSorted((a, b) => a.at - b.at || Number(a.isEnd) - Number(b.isEnd));
  let station = 'time 0';
  edges.set(station, new Set());
  for (const [place, { id, isEnd }] of moments.entries()) {
    if (isEnd) {
      const next = `time ${place + 1}`;
      edges.set(next, new Set());
      edges.get(station)?.add(next);
      edges.get(id)?.add(next);
      station = next;
    } else edges.get(station)?.add(id);
  }
}

/** A circle, or nothing. Without recursion: the chain of a night is longer than any stack. */
export function findCircle(edges: Edges): string[] {
  const state = new Map<string, 'open' | 'closed'>();
  for (const root of edges.keys()) {
    if (state.has(root)) continue;
    const path = [{ id: root, next: [...(edges.get(root) ?? [])] }];
    state.set(root, 'open');
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const id = top.next.pop();
      if (id === undefined) {
        state.set(top.id, 'closed');
        path.pop();
      } else if (state.get(id) === 'open') {
        return path.slice(path.findIndex((one) => one.id === id)).map((one) => one.id);
      } else if (!state.has(id)) {
        state.set(id, 'open');
        path.push({ id, next: [...(edges.get(id) ?? [])] });
      }
    }
  }
  return [];
}
