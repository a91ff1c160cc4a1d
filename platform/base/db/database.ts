import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Actor } from '../actor.ts';
import type { Outcome } from '../refusal.ts';
import type { Sql } from './sql.ts';
import { sql } from './sql.ts';
import { columnTypes } from './types.ts';

/** What can be asked of an open connection that already stands in somebody's scope. */
export interface Reader {
  rows<Row>(statement: Sql): Promise<Row[]>;
  /** The only row, or undefined. More than one row is a broken assumption. */
  find<Row>(statement: Sql): Promise<Row | undefined>;
  /** The only row. None, or more than one, is a broken assumption. */
  get<Row>(statement: Sql): Promise<Row>;
}

/** A reader inside a transaction, which can also change things. */
export interface Tx extends Reader {
  /** Runs a statement and tells how many rows it touched. */
  run(statement: Sql): Promise<number>;
  /** The driver's own connection, for COPY. Nothing else should need it. */
  readonly client: pg.PoolClient;
}

/**
 * The one way to the database. No pool leaves this file, so that no statement can run outside a scope:
 * `read` and `write` put the actor's county, level and place on the connection first, and row-level
 * security in the database does the rest.
 */
export interface Database {
  read<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T>;
  /** As `read`, with the database standing still at one moment: for what is read in many pages. */
  snapshot<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T>;
  /** One transaction; a refusal that comes back rolls it back. Retried when the database asks for it. */
  write<T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** As `write`, for work that has nothing to refuse. */
  change<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly connectionsMax: number;
  readonly statementTimeoutMs?: number;
}

const SCOPE_KEYS = ['county', 'level', 'place', 'user', 'duty'] as const;

function scopeValues(actor: Actor): string[] {
  return [actor.countyCode, actor.level, actor.placeId ?? '', actor.userId, actor.duty];
}

/**
 * A read is a short question asked again and again: with the values known, planning it would take five times as long
 * as answering it, so reads keep one plan for each statement. A write plans for the values and tables it has.
 */
const planMode = (local: boolean) => (local ? 'auto' : 'force_generic_plan');
const setScopeText = (local: boolean) =>
  `select ${SCOPE_KEYS.map((key, i) => `set_config('app.${key}', $${i + 1}, ${local})`).join(', ')},
    set_config('plan_cache_mode', '${planMode(local)}', ${local})`;
const SET_SESSION = { name: 'scope_session', text: setScopeText(false) };
const SET_LOCAL = { name: 'scope_local', text: setScopeText(true) };

const standing = new WeakMap<pg.PoolClient, string>();

async function standInScope(client: pg.PoolClient, actor: Actor): Promise<void> {
  const values = scopeValues(actor);
  const wanted = values.join('\n');
  if (standing.get(client) === wanted) return;
  standing.delete(client);
  await client.query({ ...SET_SESSION, values });
  standing.set(client, wanted);
}

function readerOn(client: pg.PoolClient): Reader {
  const rows = async <Row>(statement: Sql): Promise<Row[]> =>
    (await client.query(statement.compile())).rows as Row[];
  const find = async <Row>(statement: Sql): Promise<Row | undefined> => {
    const found = await rows<Row>(statement);
    if (found.length > 1) throw new Error(`one row expected, ${found.length} came`);
    return found[0];
  };
  const get = async <Row>(statement: Sql): Promise<Row> => {
    const row = await find<Row>(statement);
    if (row === undefined) throw new Error('one row expected, none came');
    return row;
  };
  return { rows, find, get };
}

function txOn(client: pg.PoolClient): Tx {
  return {
    ...readerOn(client),
    client,
    run: async (statement) => (await client.query(statement.compile())).rowCount ?? 0,
  };
}

const RETRY_CODES = new Set(['40001', '40P01']);
const TRIES_MAX = 4;

const isRetryable = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && RETRY_CODES.has(error.code ?? '');

/** The statement failed and the connection is as good as before; a FATAL ends the connection. */
const isAboutStatement = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.severity === 'ERROR';

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connectionsMax,
    types: columnTypes,
    statement_timeout: options.statementTimeoutMs ?? 60_000,
    idle_in_transaction_session_timeout: 120_000,
    application_name: 'minzheng',
  });
  // A connection that breaks is taken out of the pool, and the next caller gets a new one. Whoever works on
  // it hears of it from the next statement; between two statements nobody listens, so this does.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  /** Inside a transaction a second one would wait for a connection that the first one holds. */
  const inside = new AsyncLocalStorage<true>();

  async function attempt<T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await client.query({ ...SET_LOCAL, values: scopeValues(actor) });
      const outcome = await inside.run(true, () => work(txOn(client)));
      await client.query(outcome.ok ? 'commit' : 'rollback');
      return outcome;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function write<T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (inside.getStore()) throw new Error('a transaction was opened inside a transaction: pass tx down');
    for (let attemptNo = 1; ; attemptNo++) {
      try {
        return await attempt(actor, work);
      } catch (error) {
        if (attemptNo >= TRIES_MAX || !isRetryable(error)) throw error;
      }
    }
  }

  return {
    write,
    async read(actor, work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await standInScope(client, actor);
        return await work(readerOn(client));
      } catch (error) {
        if (!isAboutStatement(error)) broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async snapshot(actor, work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin isolation level repeatable read read only');
        await client.query({ ...SET_LOCAL, values: scopeValues(actor) });
        return await work(readerOn(client));
      } finally {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        client.release(broken);
      }
    },
    async change(actor, work) {
      const outcome = await write(actor, async (tx) => ({ ok: true as const, value: await work(tx) }));
      if (!outcome.ok) throw new Error('unreachable: change cannot refuse');
      return outcome.value;
    },
    close: () => pool.end(),
  };
}

/** Asks whether the database answers at all; used by start-up and by the health page. */
export async function isAnswering(database: Database, actor: Actor): Promise<boolean> {
  try {
    await database.read(actor, (reader) => reader.get(sql`select 1 as one`));
    return true;
  } catch {
    return false;
  }
}
