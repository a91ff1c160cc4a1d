import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * Two acts at once, in an order that the test chooses. Each act is cut at its calls of the database, and a schedule says
 * whose call is next. Whatever the order, answers and what is there afterwards have to be those of the one act behind the
 * other, either way round; anything else is a lost edit, a decision made twice, or a fault that nobody was told of.
 */
export interface Pair<World> {
  readonly name: string;
  /** A world of its own for each schedule, as the two acts find it. */
  prepare(): Promise<World>;
  /** Each act and the word with which it ended: `done`, or the code of the refusal. */
  readonly acts: readonly [(world: World) => Promise<string>, (world: World) => Promise<string>];
  /** All of the world that the acts may touch, without what differs each time. */
  look(world: World): Promise<string>;
  /** What must hold besides, whoever came first. */
  check?(world: World, answers: readonly string[]): Promise<void> | void;
  /** A test double of statements: what the database is asked in the place of a text. */
  readonly rewrite?: (text: string) => string;
}

type Call = (...given: unknown[]) => Promise<unknown>;
interface Connection {
  readonly processID: number;
}

/** Where an act stands: before a call, in one, in one that waits for a lock of the other, or at its end. */
class Gate {
  readonly rewrite: ((text: string) => string) | undefined;
  readonly #waiting: (() => void)[] = [];
  #inCall = 0;
  #pid = 0;
  #isDone = false;
  calls = 0;
  #changed = Promise.withResolvers<void>();

  constructor(rewrite: ((text: string) => string) | undefined) {
    this.rewrite = rewrite;
  }

  get isDone(): boolean {
    return this.#isDone;
  }
  get isSettled(): boolean {
    return this.#isDone || (this.#inCall === 0 && this.#waiting.length > 0);
  }
  get pid(): number {
    return this.#pid;
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  async pass(connection: Connection, carryOut: () => Promise<unknown>): Promise<unknown> {
    const granted = Promise.withResolvers<void>();
    this.#waiting.push(granted.resolve);
    this.#tell();
    await granted.promise;
    this.#pid = connection.processID;
    try {
      return await carryOut();
    } finally {
      this.#inCall -= 1;
      this.#tell();
    }
  }

  grant(): void {
    this.#inCall += 1;
    this.calls += 1;
    this.#waiting.shift()?.();
  }

  end(): void {
    this.#isDone = true;
    this.#tell();
  }

  /** @returns whether something became of it in so many milliseconds. */
  async settled(ms: number): Promise<boolean> {
    const until = performance.now() + ms;
    while (!this.isSettled && performance.now() < until) {
      await Promise.race([this.#changed.promise, sleep(Math.max(1, until - performance.now()))]);
    }
    return this.isSettled;
  }
}

const gated = new AsyncLocalStorage<Gate>();
let isListening = false;
/** Calls that see and change nothing: whether the other act comes before or behind them is the same. */
const isIdle = (text: string): boolean => text === 'begin' || text.startsWith('select set_config(');

function listen(): void {
  if (isListening) return;
  isListening = true;
  const prototype = pg.Client.prototype as unknown as { query: Call };
  const { query } = prototype;
  prototype.query = function cut(this: Connection, ...given: unknown[]): Promise<unknown> {
    const gate = gated.getStore();
    const [asked] = given as [string | { text?: string; submit?: unknown }];
    const text = typeof asked === 'string' ? asked : asked.text;
    const isStream = typeof asked === 'object' && asked.submit !== undefined;
    if (gate === undefined || text === undefined || isStream || isIdle(text)) return query.apply(this, given);
    const other = gate.rewrite?.(text) ?? text;
    const double = typeof asked === 'string' ? other : { ...asked, text: other, name: undefined };
    const sent = other === text ? given : [double, ...given.slice(1)];
    return gate.pass(this, () => query.apply(this, sent));
  };
}

export interface Found {
  readonly answers: readonly [string, string];
  readonly state: string;
}
interface Ran extends Found {
  readonly calls: readonly [number, number];
}

const CALL_MS_MAX = 15_000;
const LOOK_MS = 3;

/** Two gates and somebody who lets one call through at a time. */
class Scheduler {
  readonly #watcher: pg.Client;
  readonly #gates: readonly [Gate, Gate];
  constructor(watcher: pg.Client, gates: readonly [Gate, Gate]) {
    this.#watcher = watcher;
    this.#gates = gates;
  }

  async #isBlocked(gate: Gate): Promise<boolean> {
    const { rows } = await this.#watcher.query<{ is: boolean }>({
      name: 'blocked',
      text: 'select cardinality(pg_blocking_pids($1)) > 0 as is',
      values: [gate.pid],
    });
    return rows[0]?.is === true;
  }

  /** Waits until a call has its answer, or waits for a lock. @returns whether it may be let on. */
  async rest(gate: Gate): Promise<boolean> {
    const until = performance.now() + CALL_MS_MAX;
    while (!(await gate.settled(LOOK_MS))) {
      if (gate.pid !== 0 && (await this.#isBlocked(gate))) return false;
      assert.ok(performance.now() < until, 'an act neither goes on nor waits for a lock');
    }
    return true;
  }

  /** One call of this act, or of the other one when it has none or waits. @returns false when both have ended. */
  async step(turn: 0 | 1): Promise<boolean> {
    for (const gate of turn === 0 ? this.#gates : this.#gates.toReversed()) {
      if (gate.isDone || !(await this.rest(gate)) || gate.isDone) continue;
      gate.grant();
      await this.rest(gate);
      return true;
    }
    if (this.#gates.every(({ isDone }) => isDone)) return false;
    // Each waits for the other: the database sees it, and lets one of them begin anew.
    await Promise.race(this.#gates.filter(({ isDone }) => !isDone).map((gate) => gate.settled(CALL_MS_MAX)));
    return true;
  }
}

async function runSchedule<World>(
  watcher: pg.Client,
  pair: Pair<World>,
  schedule: readonly (0 | 1)[],
): Promise<Ran> {
  const world = await pair.prepare();
  const gates = [new Gate(pair.rewrite), new Gate(pair.rewrite)] as const;
  const scheduler = new Scheduler(watcher, gates);
  const begin = async (no: 0 | 1): Promise<string> => {
    try {
      return await gated.run(gates[no], () => pair.acts[no](world));
    } catch (failure) {
      return `failed: ${failure instanceof Error ? failure.message : String(failure)}`;
    } finally {
      gates[no].end();
    }
  };
  const first = begin(0);
  await scheduler.rest(gates[0]);
  const second = begin(1);
  await scheduler.rest(gates[1]);
  for (const turn of schedule) await scheduler.step(turn);
  while (await scheduler.step(0));
  const answers = [await first, await second] as const;
  await pair.check?.(world, answers);
  return { answers, state: await pair.look(world), calls: [gates[0].calls, gates[1].calls] };
}

const times = (turn: 0 | 1, count: number): (0 | 1)[] => Array.from({ length: count }, () => turn);

/** How many orders there are of so many calls of the one and so many of the other. */
export function countOrders(first: number, second: number): number {
  let count = 1;
  for (let n = 1; n <= second; n++) count = (count * (first + n)) / n;
  return Math.round(count);
}

function everyOrder(first: number, second: number): (0 | 1)[][] {
  if (first === 0 || second === 0) return [[...times(0, first), ...times(1, second)]];
  return [
    ...everyOrder(first - 1, second).map((rest): (0 | 1)[] => [0, ...rest]),
    ...everyOrder(first, second - 1).map((rest): (0 | 1)[] => [1, ...rest]),
  ];
}

/** One act as far as a call, the other as far as a call, then the first to its end: where nearly all faults are. */
function switchedTwice(first: number, second: number): (0 | 1)[][] {
  const found: (0 | 1)[][] = [];
  for (const [one, ofOne, ofOther] of [
    [0, first, second],
    [1, second, first],
  ] as const) {
    const other = one === 0 ? 1 : 0;
    for (let before = 1; before < ofOne; before++) {
      for (let between = 1; between <= ofOther; between++) {
        found.push([...times(one, before), ...times(other, between), ...times(one, ofOne - before)]);
      }
    }
  }
  return found;
}

function anyOrder(first: number, second: number, random: () => number): (0 | 1)[] {
  const order = [...times(0, first), ...times(1, second)];
  for (let at = order.length - 1; at > 0; at--) {
    const with_ = Math.floor(random() * (at + 1));
    [order[at], order[with_]] = [order[with_] ?? 0, order[at] ?? 0];
  }
  return order;
}

function* choose(first: number, second: number, max: number, random: () => number): Generator<(0 | 1)[]> {
  if (countOrders(first, second) <= max) {
    yield* everyOrder(first, second);
    return;
  }
  const switched = switchedTwice(first, second);
  const step = Math.max(1, (2 * switched.length) / max);
  let left = max;
  for (let at = random() * step; at < switched.length && left > 0; at += step, left--) {
    yield switched[Math.floor(at)] ?? [];
  }
  for (; left > 0; left--) yield anyOrder(first, second, random);
}

export interface Walked {
  readonly schedules: number;
  /** Orders there are of the calls of the two. */
  readonly orders: number;
  readonly calls: readonly [number, number];
  /** How the two ended, each way with how often. */
  readonly ends: ReadonlyMap<string, number>;
}

/**
 * Runs a pair in every order of its calls, or in so many: half of those with two switches, spread evenly, and the rest drawn.
 * @throws at the first order whose end is that of neither act behind the other, with the order.
 */
export async function walkInterleavings<World>(
  ownerUrl: string,
  pair: Pair<World>,
  { max, random }: { readonly max: number; readonly random: () => number },
): Promise<Walked> {
  listen();
  const watcher = new pg.Client({ connectionString: ownerUrl });
  await watcher.connect();
  try {
    const MANY = 1_000;
    const forth = await runSchedule(watcher, pair, times(0, MANY));
    const back = await runSchedule(watcher, pair, times(1, MANY));
    const wordsOf = ({ answers, state }: Found) => `${answers.join(' / ')}\n${state}`;
    const serial = new Set([wordsOf(forth), wordsOf(back)]);
    const [first, second] = [0, 1].map((no) => Math.max(forth.calls[no] ?? 0, back.calls[no] ?? 0));
    const calls = [first ?? 0, second ?? 0] as const;
    const ends = new Map<string, number>();
    let schedules = 0;
    for (const schedule of choose(...calls, max, random)) {
      const ran = await runSchedule(watcher, pair, schedule);
      schedules += 1;
      assert.ok(
        serial.has(wordsOf(ran)),
        `${pair.name}, in the order ${schedule.join('')}:\n${wordsOf(ran)}\n\nbut the one behind the other:\n${[...serial].join('\n\n')}`,
      );
      const end = ran.answers.join(' / ');
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    return { schedules, orders: countOrders(...calls), calls, ends };
  } finally {
    await watcher.end();
  }
}
