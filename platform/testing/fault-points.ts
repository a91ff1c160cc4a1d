import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import pg from 'pg';
import { type Actor, type Database, type Outcome, openDatabase, type Tx } from '../base/index.ts';
import type { TestDatabase } from './database.ts';

/**
 * What happens at a call of the database: it fails before anything is sent; it is carried out and fails all the same; it is
 * carried out and the connection breaks before the answer; the program is gone and nothing of it runs any further.
 */
const FAULTS = ['before', 'after', 'reset', 'gone'] as const;
type Fault = (typeof FAULTS)[number];

/** The calls of one act, numbered from one, and what is to happen at which of them. */
interface Watch {
  readonly calls: string[];
  /** The connection on which the act began: what ends there ends the act. */
  client?: object;
  /** Which of the calls ended it. */
  end: number;
  readonly at: number | 'end';
  readonly fault: Fault;
  hasStruck: boolean;
  isGone: boolean;
  /** Something was sent to be kept. */
  hasCommitted: boolean;
  goAway(): void;
}

const watched = new AsyncLocalStorage<Watch>();
const INJECTED = 'a fault of a test';
/** An error that the act would have without us: what tests expect of it. */
const isOwn = (error: unknown): boolean => error instanceof Error && error.message !== INJECTED;
const isEnd = (text: string): boolean => text === 'commit' || text === 'rollback';
const STREAM = 'copy';
const never = () => new Promise<never>(() => undefined);

type Call = (...given: unknown[]) => unknown;
interface Breakable {
  readonly connection: { readonly stream: { destroy(): void } };
}

const textOf = (given: unknown): string => {
  if (typeof given === 'string') return given;
  const { text, submit } = given as { text?: unknown; submit?: unknown };
  return typeof text === 'string' && submit === undefined ? text : STREAM;
};

async function strike(watch: Watch, client: Breakable, carryOut: () => unknown): Promise<unknown> {
  watch.hasStruck = true;
  if (watch.fault === 'before') throw new Error(INJECTED);
  await carryOut();
  if (watch.fault === 'after') throw new Error(INJECTED);
  client.connection.stream.destroy();
  if (watch.fault === 'reset') throw new Error(INJECTED);
  watch.isGone = true;
  watch.goAway();
  return await never();
}

/** What streams has no answer to wait for: its connection breaks under it. */
function breakStream(watch: Watch, client: Breakable, carryOut: () => unknown): unknown {
  watch.hasStruck = true;
  const stream = carryOut();
  client.connection.stream.destroy();
  watch.isGone = watch.fault === 'gone';
  if (watch.isGone) watch.goAway();
  return stream;
}

let isListening = false;

/** Puts itself between the program and the driver. Only calls within an act that is watched are counted. */
function listen(): void {
  if (isListening) return;
  isListening = true;
  const prototype = pg.Client.prototype as unknown as { query: Call } & Breakable;
  const { query } = prototype;
  prototype.query = function counted(this: Breakable, ...given: unknown[]): unknown {
    const watch = watched.getStore();
    const carryOut = () => {
      if (watch !== undefined && given[0] === 'commit') watch.hasCommitted = true;
      return query.apply(this, given);
    };
    if (watch === undefined) return carryOut();
    if (watch.isGone) return never();
    const text = textOf(given[0]);
    watch.calls.push(text);
    watch.client ??= this;
    if (watch.end === 0 && watch.client === this && isEnd(text)) watch.end = watch.calls.length;
    const isHere = watch.calls.length === (watch.at === 'end' ? watch.end : watch.at);
    if (!isHere || watch.hasStruck) return carryOut();
    return text === STREAM ? breakStream(watch, this, carryOut) : strike(watch, this, carryOut);
  };
}

/** What an act is called in the tally: the verb that the test calls, or what it writes. */
function nameOf(asked: string, calls: readonly string[]): string {
  const verb = /\b([a-z]\w+)\(\s*\{?\s*tx\b/.exec(asked)?.[1];
  if (verb !== undefined && verb !== 'work' && verb !== 'runOnce') return verb;
  const written = calls.flatMap((text) => /(?:insert into|update|delete from)\s+(\w+)/.exec(text)?.[1] ?? []);
  return [...new Set(written)].join(', ') || 'nothing written';
}

/** All rows of all tables as one number: what is the same has changed nowhere. */
class Everything {
  readonly #owner: pg.Client;
  readonly #ready: Promise<string>;
  constructor(url: string) {
    this.#owner = new pg.Client({ connectionString: url });
    this.#ready = this.#open();
  }

  async #open(): Promise<string> {
    await this.#owner.connect();
    await this.#owner.query(
      'set jit = off; set max_parallel_workers_per_gather = 0; set plan_cache_mode = force_generic_plan',
    );
    const { rows } = await this.#owner.query<{
      name: string;
    }>(`select c.oid::regclass::text as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
    return rows
      .map(
        ({ name }, no) =>
          `select ${no} as no, count(*) as n, sum(hashtextextended(t::text, 0)::numeric) as h from ${name} t`,
      )
      .join(' union all ');
  }

  async look(): Promise<string> {
    const all = await this.#ready;
    const text = `select md5(string_agg(n || '/' || coalesce(h, 0), ',' order by no)) as digest from (${all}) a`;
    const { rows } = await this.#owner.query<{ digest: string }>({ name: 'look', text });
    return rows[0]?.digest ?? '';
  }

  async close(): Promise<void> {
    await this.#ready;
    await this.#owner.end();
  }
}

type Work<T> = (tx: Tx) => Promise<Outcome<T>>;

/** How many calls and faults each act had. */
export type FaultTally = Map<string, { calls: number; faults: number }>;

class FaultyDatabase {
  readonly tally: FaultTally = new Map();
  readonly #open: () => Database;
  readonly #everything: Everything;
  readonly #pointsMax: number;
  readonly #known = new Set<string>();
  #inner: Database;
  #turn: Promise<unknown> = Promise.resolve();
  #round = 0;

  constructor(ownerUrl: string, open: () => Database, pointsMax: number) {
    this.#open = open;
    this.#inner = open();
    this.#everything = new Everything(ownerUrl);
    this.#pointsMax = pointsMax;
    listen();
  }

  get inner(): Database {
    return this.#inner;
  }

  /** One act at a time: what changes meanwhile would be laid at its door. */
  write<T>(actor: Actor, work: Work<T>, asked = String(work)): Promise<Outcome<T>> {
    const mine = this.#turn.then(() => this.#probe(actor, work, asked));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #probe<T>(actor: Actor, work: Work<T>, asked: string): Promise<Outcome<T>> {
    const before = await this.#everything.look();
    const dry = await this.#run(actor, work, 'end', 'before');
    assert.equal(await this.#everything.look(), before, 'a transaction that did not end left something');
    if (isOwn(dry.error)) throw dry.error;
    if (!dry.watch.hasStruck && dry.outcome !== undefined) return dry.outcome;
    if (dry.outcome?.ok === false) return dry.outcome;
    const { end } = dry.watch;
    const calls = dry.watch.calls.slice(0, end);
    const signature = createHash('sha1').update(calls.join('\n')).digest('hex');
    if (this.#known.has(signature)) return await this.#inner.write(actor, work);
    this.#known.add(signature);
    const name = nameOf(asked, calls);
    for (const fault of FAULTS) {
      for (const at of this.#pointsOf(fault === 'before' ? end : end - 1)) {
        const tried = await this.#run(actor, work, at, fault);
        const where = `${name}: ${fault} call ${at} of ${end}: ${calls[at - 1]?.slice(0, 60)}`;
        if (!tried.watch.hasStruck && tried.outcome !== undefined) return tried.outcome;
        assert.ok(tried.watch.hasStruck, `${where}: ${String(tried.error)}`);
        assert.notEqual(tried.isDone, true, `${where}: the act says that it is done`);
        assert.ok(!tried.watch.hasCommitted, `${where}: something was kept`);
        this.#count(name, end);
      }
    }
    assert.equal(await this.#everything.look(), before, `${name}: something of it stayed`);
    return await this.#finish(actor, work, { name, end });
  }

  /** Carried out, and nobody hears of it: what was to be done is wholly there, as the test goes on to see. */
  async #finish<T>(
    actor: Actor,
    work: Work<T>,
    { name, end }: { readonly name: string; readonly end: number },
  ): Promise<Outcome<T>> {
    const fault = FAULTS[1 + (this.#round++ % (FAULTS.length - 1))] ?? 'after';
    const last = await this.#run(actor, work, 'end', fault);
    if (isOwn(last.error) || last.outcome === undefined) throw last.error;
    this.#count(name, end);
    return last.outcome;
  }

  #count(name: string, calls: number): void {
    const so = this.tally.get(name) ?? { calls: 0, faults: 0 };
    this.tally.set(name, { calls: Math.max(so.calls, calls), faults: so.faults + 1 });
  }

  /** All numbers up to the last, or so many of them, others each time. */
  #pointsOf(last: number): number[] {
    const all = Array.from({ length: last }, (_, index) => index + 1);
    if (this.#pointsMax >= last) return all;
    const step = last / this.#pointsMax;
    const from = (this.#round++ * 0.37) % 1;
    return [
      ...new Set(Array.from({ length: this.#pointsMax }, (_, no) => 1 + Math.floor((no + from) * step))),
    ];
  }

  async #run<T>(actor: Actor, work: Work<T>, at: number | 'end', fault: Fault) {
    let outcome: Outcome<T> | undefined;
    let error: unknown;
    let isDone = false;
    const gone = Promise.withResolvers<void>();
    const watch: Watch = {
      calls: [],
      end: 0,
      at,
      fault,
      hasStruck: false,
      isGone: false,
      hasCommitted: false,
      goAway: gone.resolve,
    };
    const acting = watched.run(watch, () =>
      this.#inner.write(actor, async (tx) => {
        outcome = await work(tx);
        return outcome;
      }),
    );
    try {
      const told = await Promise.race([acting, gone.promise]);
      isDone = told?.ok === true;
      if (told !== undefined) outcome = told;
    } catch (failure) {
      error = failure;
    }
    if (watch.isGone) {
      void this.#inner.close();
      this.#inner = this.#open();
    }
    return { watch, outcome, error, isDone };
  }

  async close(): Promise<void> {
    await this.#everything.close();
    await this.#inner.close();
  }
}

export interface FaultySettings {
  readonly connectionsMax: number;
  /** How many calls of an act fail in each way; all of them for a night. */
  readonly pointsMax: number;
}

/** A database at each of whose calls every act fails once in every way before it comes to pass. */
export function openFaultyDatabase(
  { ownerUrl, appUrl }: TestDatabase,
  { connectionsMax, pointsMax }: FaultySettings,
): Database & { readonly tally: FaultTally } {
  const faulty = new FaultyDatabase(ownerUrl, () => openDatabase({ url: appUrl, connectionsMax }), pointsMax);
  return {
    tally: faulty.tally,
    read: (actor, work) => faulty.inner.read(actor, work),
    snapshot: (actor, work) => faulty.inner.snapshot(actor, work),
    write: (actor, work) => faulty.write(actor, work),
    async change(actor, work) {
      const wholly = async (tx: Tx) => ({ ok: true as const, value: await work(tx) });
      const outcome = await faulty.write(actor, wholly, String(work));
      if (!outcome.ok) throw new Error('unreachable: change cannot refuse');
      return outcome.value;
    },
    close: () => faulty.close(),
  };
}

/**
 * The database of a desk that tests sit at. `FAULT_POINTS=1000`: every act of the tests fails at every call in every way
 * first, and the test goes on to judge what became of it; `FAULT_TALLY` is the file to which the counts are added.
 */
export function openTestedDatabase(database: TestDatabase, connectionsMax: number): Database {
  const points = process.env.FAULT_POINTS;
  if (points === undefined) return openDatabase({ url: database.appUrl, connectionsMax });
  const db = openFaultyDatabase(database, { connectionsMax, pointsMax: Number(points) });
  const file = process.env.FAULT_TALLY;
  const say = () => file && appendFileSync(file, `${JSON.stringify([...db.tally])}\n`);
  return {
    ...db,
    async close() {
      say();
      await db.close();
    },
  };
}
