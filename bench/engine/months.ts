import pg from 'pg';
import { makePlan, type ParameterBook, toSql } from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import { FIGURES_TABLE, writeByHand } from './by-hand.ts';
import { DAY } from './house.ts';
import { TABLES } from './population.ts';

/** Sorted input of the keyed tables is merged; the hash of a county stays in memory. No server setting is changed. */
export const SESSION = `set jit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB';
  set enable_nestloop = off; set enable_hashjoin = off; set max_parallel_workers_per_gather = 0;
  set synchronous_commit = off`;

/** The statements of a month, one for each county. */
export type Month = ReadonlyMap<string, string>;

export function writeMonths(
  book: ParameterBook,
  regions: readonly string[],
): { readonly ours: Month; readonly byHand: Month; readonly schemes: readonly string[] } {
  const ours = new Map<string, string>();
  const byHand = new Map<string, string>();
  let schemes: readonly string[] = [];
  for (const region of regions) {
    const [statement, another] = toSql(handbook, book, { day: DAY, regions: [region], tables: TABLES });
    if (!statement || another) throw new Error(`not one statement for ${region}`);
    const { schemes: order } = statement;
    schemes = order;
    ours.set(region, statement.text);
    byHand.set(
      region,
      writeByHand(region, (scheme) => order.indexOf(scheme)),
    );
  }
  return { ours, byHand, schemes };
}

/** The small table of figures that the statements written by hand read. */
export async function fillFigures(
  client: pg.Client,
  book: ParameterBook,
  regions: readonly string[],
): Promise<void> {
  await client.query(`drop table if exists run_figures; ${FIGURES_TABLE}`);
  for (const region of regions) {
    const plan = makePlan(handbook, book, { region, day: DAY });
    const figures = ['dibao.standard', 'orphan.standard'].flatMap((code) => {
      const definition = handbook.parameters.get(code);
      return definition ? plan.figuresOf(definition) : [];
    });
    await client.query('insert into run_figures values ($1, $2, $3, $4, $5)', [region, ...figures]);
  }
  await client.query('analyze run_figures');
}

export async function openSessions(url: string, count: number): Promise<readonly pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client(url));
  for (const client of clients) {
    // When the bench fails, its server stops under them; the first error is the one to read.
    client.on('error', () => undefined);
    await client.connect();
    await client.query(SESSION);
  }
  return clients;
}

/** Each session takes the next county. @returns milliseconds */
export async function overCounties(
  clients: readonly pg.Client[],
  month: Month,
  wrap: (text: string) => string,
): Promise<number> {
  const startedAt = performance.now();
  const waiting = [...month.values()];
  await Promise.all(
    clients.map(async (client) => {
      for (let text = waiting.shift(); text !== undefined; text = waiting.shift())
        await client.query(wrap(text));
    }),
  );
  return performance.now() - startedAt;
}

export const computeOnly = (text: string): string =>
  `select count(*), sum(household_id), count(member_id), sum(scheme_no), sum(amount_fen) from (${text}) i`;

/** A bare table filled by both sessions, and its key at the end, by one of them. @returns milliseconds */
export async function writeMonth(
  clients: readonly pg.Client[],
  table: string,
  month: Month,
): Promise<{ readonly writing: number; readonly key: number }> {
  const [first] = clients;
  if (!first) throw new Error('no session');
  await first.query(`drop table if exists ${table}`);
  await first.query(`create table ${table} (county_code text not null, household_id bigint not null, member_id bigint,
    scheme_no smallint not null, amount_fen bigint not null)`);
  await first.query('checkpoint');
  const writing = await overCounties(clients, month, (text) => `insert into ${table} ${text}`);
  const startedAt = performance.now();
  await first.query(
    `alter table ${table} add unique nulls not distinct (county_code, household_id, member_id, scheme_no)`,
  );
  return { writing, key: performance.now() - startedAt };
}
