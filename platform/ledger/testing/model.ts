import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Id, newId, type Outcome } from '../../base/index.ts';
import { balanceAt, balancesNow, checkBook, hold, post, release, reverse, settle } from '../index.ts';
import { AT, COUNTY, openTestBook, SCHEME, type TestBook } from './book.ts';

/**
 * A book of one page: what the ledger has to be like from outside, without a database, without sums kept anywhere. It
 * counts everything anew from what was accepted, each time it is asked.
 */
interface Entry {
  readonly id: Id;
  readonly legs: readonly { from: number; to: number; amount: bigint }[];
  readonly day: number;
  readonly tick: number;
  readonly isReversal: boolean;
}

interface Hold {
  readonly id: Id;
  readonly account: number;
  readonly amount: bigint;
  readonly until: number;
  isOpen: boolean;
}

/** outside, two pools, due, given. */
const KINDS = ['outside', 'held', 'held', 'due', 'given'] as const;
const DAY_ONE = Temporal.PlainDate.from('2026-01-20');
const dayOf = (day: number) => DAY_ONE.add({ days: day });
/** Each command is a little later; some days pass between two. */
const momentOf = (tick: number) => AT.add({ hours: tick * 7 });

export type Command =
  | { kind: 'post'; from: number; to: number; amount: bigint; item: number; day: number }
  | { kind: 'replay'; which: number; isAltered: boolean }
  | { kind: 'reverse'; which: number; day: number }
  | { kind: 'hold'; account: number; amount: bigint; hours: number }
  | { kind: 'release'; which: number }
  | { kind: 'settle'; which: number; amount: bigint };

const account = fc.integer({ min: 0, max: KINDS.length - 1 });
const amount = fc.bigInt({ min: 1n, max: 900n });
const which = fc.nat({ max: 30 });
const day = fc.nat({ max: 70 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('post' as const),
      from: account,
      to: account,
      amount,
      item: fc.nat({ max: 25 }),
      day,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('replay' as const), which, isAltered: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reverse' as const), which, day }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('hold' as const),
      account,
      amount,
      hours: fc.integer({ min: 1, max: 200 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), which, amount }) },
);

export interface ModelHouse {
  readonly book: TestBook;
  commands(steps: number): fc.Arbitrary<Command[]>;
  close(): Promise<void>;
}

export async function openModelHouse(): Promise<ModelHouse> {
  const book = await openTestBook();
  return {
    book,
    commands: (steps) => fc.array(command, { minLength: steps, maxLength: steps, size: 'max' }),
    close: () => book.close(),
  };
}

class Page {
  readonly entries: Entry[] = [];
  readonly holds: Hold[] = [];
  readonly posted: { key: string; from: number; to: number; amount: bigint; item: number; day: number }[] =
    [];
  readonly items = new Set<string>();

  balance(of: number, until: { day?: number; tick?: number } = {}): bigint {
    const { day: lastDay = Number.POSITIVE_INFINITY, tick: lastTick = Number.POSITIVE_INFINITY } = until;
    let sum = 0n;
    for (const entry of this.entries) {
      if (entry.day > lastDay || entry.tick > lastTick) continue;
      for (const leg of entry.legs) {
        if (leg.to === of) sum += leg.amount;
        if (leg.from === of) sum -= leg.amount;
      }
    }
    return sum;
  }

  held(of: number): bigint {
    return this.holds.reduce((sum, one) => sum + (one.isOpen && one.account === of ? one.amount : 0n), 0n);
  }

  /** A hold ends when its time is over and somebody moves its account. */
  expire(accounts: readonly number[], tick: number): void {
    for (const one of this.holds) if (accounts.includes(one.account) && one.until <= tick) one.isOpen = false;
  }

  openHolds(): readonly Hold[] {
    return this.holds.filter((one) => one.isOpen);
  }

  putBack(open: readonly Hold[]): void {
    for (const one of this.holds) one.isOpen = open.includes(one);
  }

  /** Why a leg would be refused, or nothing. */
  refusal(from: number, taken: bigint): string | undefined {
    const isFloored = KINDS[from] !== 'outside';
    return isFloored && this.balance(from) - taken < this.held(from) ? 'ledger.balance.short' : undefined;
  }
}

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);

/** Walks with the book and with the page side by side. @returns what was answered, to see that the walk went anywhere. */
export async function checkModel(house: ModelHouse, walk: readonly Command[]): Promise<readonly string[]> {
  const accounts = await house.book.openAsset(KINDS);
  const run = new Run(house.book, accounts);
  const answers: string[] = [];
  for (const [tick, one] of walk.entries()) {
    const [found, expected] = await run.take(one, tick);
    assert.equal(found, expected, `${tick} ${one.kind}`);
    answers.push(found);
    if (tick % 10 === 9) await run.compare(tick);
  }
  await run.compare(walk.length);
  const { db, officer } = house.book;
  assert.deepEqual(await db.read(officer, (reader) => checkBook(reader, COUNTY)), []);
  return answers;
}

class Run {
  readonly page = new Page();
  readonly book: TestBook;
  readonly accounts: readonly Id[];
  readonly name = newId();
  readonly parties = Array.from({ length: 26 }, () => newId());

  constructor(book: TestBook, accounts: readonly Id[]) {
    this.book = book;
    this.accounts = accounts;
  }

  id(of: number): Id {
    return this.accounts[of] ?? '';
  }

  take(one: Command, tick: number): Promise<readonly [string, string]> {
    switch (one.kind) {
      case 'post':
        return this.post(one, tick);
      case 'replay':
        return this.replay(one, tick);
      case 'reverse':
        return this.reverse(one, tick);
      case 'hold':
        return this.hold(one, tick);
      case 'release':
        return this.release(one, tick);
      case 'settle':
        return this.settle(one, tick);
    }
  }

  transfer(key: string, said: { from: number; to: number; amount: bigint; item: number; day: number }) {
    const isScheme = [said.from, said.to].some((of) => of >= 3);
    const payable = {
      ...{ partyId: this.parties[said.item] ?? '', period: DAY_ONE.with({ day: 1 }), item: 'base', step: 0 },
    };
    const more = isScheme ? { scheme: SCHEME, payable } : {};
    const legs = [{ from: this.id(said.from), to: this.id(said.to), amount: said.amount, ...more }];
    return { key, kind: 'test.move', effectiveOn: dayOf(said.day), legs };
  }

  async post(said: Extract<Command, { kind: 'post' }>, tick: number): Promise<readonly [string, string]> {
    if (said.from === said.to) return ['same', 'same'];
    const { db, officer } = this.book;
    const key = `${this.name}/${tick}`;
    const outcome = await db.write(officer, (tx) =>
      post(tx, officer, momentOf(tick), this.transfer(key, said)),
    );
    const isScheme = said.from >= 3 || said.to >= 3;
    const { page } = this;
    // What is refused leaves nothing behind, not even the end of a hold whose time was over.
    const open = page.openHolds();
    page.expire([said.from, said.to], tick);
    const short = page.refusal(said.from, said.amount);
    const twice = isScheme && page.items.has(`${said.item}`) ? 'ledger.item.twice' : undefined;
    const expected = twice ?? short ?? 'done';
    if (expected !== 'done') page.putBack(open);
    if (outcome.ok) {
      if (isScheme) page.items.add(`${said.item}`);
      const legs = [{ from: said.from, to: said.to, amount: said.amount }];
      page.entries.push({ id: outcome.value.transferId, legs, day: said.day, tick, isReversal: false });
      page.posted.push({ key, ...said });
    }
    return [codeOf(outcome), expected];
  }

  async replay(
    { which: no, isAltered }: Extract<Command, { kind: 'replay' }>,
    tick: number,
  ): Promise<readonly [string, string]> {
    const { posted } = this.page;
    const said = posted[no % Math.max(1, posted.length)];
    if (!said) return ['none', 'none'];
    const { db, officer } = this.book;
    const again = isAltered ? { ...said, amount: said.amount + 1n } : said;
    const late = momentOf(tick).add({ hours: 24 * 400 });
    const outcome = await db.write(officer, (tx) => post(tx, officer, late, this.transfer(said.key, again)));
    if (outcome.ok) assert.equal(outcome.value.isNew, false);
    return [codeOf(outcome), isAltered ? 'ledger.key.reused' : 'done'];
  }

  async reverse(
    { which: no, day: on }: Extract<Command, { kind: 'reverse' }>,
    tick: number,
  ): Promise<readonly [string, string]> {
    const { page } = this;
    const target = page.entries[no % Math.max(1, page.entries.length)];
    if (!target) return ['none', 'none'];
    const { db, officer } = this.book;
    const back = {
      transferId: target.id,
      key: `${this.name}/back/${tick}`,
      effectiveOn: dayOf(on),
      reason: '冲销',
    };
    const outcome = await db.write(officer, (tx) => reverse(tx, officer, momentOf(tick), back));
    const legs = target.legs.map(({ from, to, amount: moved }) => ({ from: to, to: from, amount: moved }));
    const isDone =
      target.isReversal || page.entries.some((one) => one.isReversal && one.legs === mirrors.get(target));
    const open = page.openHolds();
    page.expire(
      legs.flatMap(({ from, to }) => [from, to]),
      tick,
    );
    const short = legs.map((leg) => page.refusal(leg.from, leg.amount)).find((one) => one !== undefined);
    const expected = isDone ? 'ledger.transfer.reversed' : (short ?? 'done');
    if (expected !== 'done') page.putBack(open);
    if (outcome.ok) {
      mirrors.set(target, legs);
      page.entries.push({ id: outcome.value.transferId, legs, day: on, tick, isReversal: true });
    }
    return [codeOf(outcome), expected];
  }

  async hold(said: Extract<Command, { kind: 'hold' }>, tick: number): Promise<readonly [string, string]> {
    const { db, officer } = this.book;
    const wanted = {
      ...{ key: `${this.name}/hold/${tick}`, accountId: this.id(said.account), amount: said.amount },
      ...{ reason: '占用', expiresAt: momentOf(tick).add({ hours: said.hours }) },
    };
    const outcome = await db.write(officer, (tx) => hold(tx, officer, momentOf(tick), wanted));
    const { page } = this;
    const open = page.openHolds();
    page.expire([said.account], tick);
    const expected = page.refusal(said.account, said.amount) ?? 'done';
    if (expected !== 'done') page.putBack(open);
    if (outcome.ok) {
      const { holdId: id } = outcome.value;
      page.holds.push({
        ...{ id, account: said.account, amount: said.amount, until: tick + said.hours / 7, isOpen: true },
      });
    }
    return [codeOf(outcome), expected];
  }

  async release(
    { which: no }: Extract<Command, { kind: 'release' }>,
    tick: number,
  ): Promise<readonly [string, string]> {
    const target = this.page.holds[no % Math.max(1, this.page.holds.length)];
    if (!target) return ['none', 'none'];
    const { db, officer } = this.book;
    const outcome = await db.write(officer, (tx) =>
      release(tx, officer, momentOf(tick), { holdId: target.id, reason: '撤销' }),
    );
    const expected = target.isOpen ? 'done' : 'ledger.hold.ended';
    target.isOpen = false;
    return [codeOf(outcome), expected];
  }

  async settle(said: Extract<Command, { kind: 'settle' }>, tick: number): Promise<readonly [string, string]> {
    const { page } = this;
    const target = page.holds[said.which % Math.max(1, page.holds.length)];
    if (!target || target.account >= 3) return ['none', 'none'];
    const to = (target.account + 1) % 3;
    const { db, officer } = this.book;
    const legs = [{ from: this.id(target.account), to: this.id(to), amount: said.amount }];
    const key = `${this.name}/settle/${tick}`;
    const transfer = { key, kind: 'test.settle', effectiveOn: dayOf(tick), legs };
    const outcome = await db.write(officer, (tx) =>
      settle(tx, officer, momentOf(tick), { holdId: target.id, transfer }),
    );
    const wasOpen = target.isOpen;
    const open = page.openHolds();
    target.isOpen = false;
    page.expire([target.account, to], tick);
    const short = page.refusal(target.account, said.amount);
    const isTooMuch = said.amount > target.amount ? 'ledger.hold.too-much' : undefined;
    const expected = wasOpen ? (isTooMuch ?? short ?? 'done') : 'ledger.hold.ended';
    if (expected !== 'done') page.putBack(open);
    if (outcome.ok) {
      const moved = [{ from: target.account, to, amount: said.amount }];
      page.entries.push({ id: outcome.value.transferId, legs: moved, day: tick, tick, isReversal: false });
    }
    return [codeOf(outcome), expected];
  }

  /** Everything that the book says of its accounts, now and at some day as known at some moment. */
  async compare(tick: number): Promise<void> {
    const { db, officer } = this.book;
    const until = { day: (tick * 7) % 71, tick: (tick * 13) % 61 };
    await db.read(officer, async (reader) => {
      const now = await balancesNow(reader, COUNTY, this.accounts);
      let sum = 0n;
      for (const of of KINDS.keys()) {
        const head = now.get(this.id(of));
        assert.equal(head?.balance, this.page.balance(of), `balance of ${of}`);
        assert.equal(head?.held, this.page.held(of), `held in ${of}`);
        sum += head?.balance ?? 0n;
        const at = { effectiveOn: dayOf(until.day), bookedAt: momentOf(until.tick) };
        const past = await balanceAt(reader, COUNTY, this.id(of), at);
        assert.equal(past, this.page.balance(of, until), `balance of ${of} on ${until.day} at ${until.tick}`);
      }
      assert.equal(sum, 0n);
    });
  }
}

/** Which entry was taken back by which legs. */
const mirrors = new WeakMap<Entry, Entry['legs']>();
