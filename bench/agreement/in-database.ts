import { getPriority, setPriority } from 'node:os';
import pg from 'pg';
import { columnName, factTables, fullLayout, type ParameterBook, toSql } from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import type { CopyValue, Tx } from '../../platform/base/index.ts';
import { copyRows } from '../../platform/base/index.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import type { Case } from './cases.ts';
import { CHUNK, drawChunk, rowOf, shiftOf } from './population.ts';
import { type Tally, tallySql } from './tally.ts';

const BASE = { household: 'base_household', member: 'base_member', idType: 'bigint' } as const;
const TABLES = { household: 'facts_household', member: 'facts_member', idType: 'bigint' } as const;

export interface InDatabase {
  /** The tallies of all cases of one day and one set of schemes, by `region scheme`. */
  tally(cases: readonly Case[]): Promise<ReadonlyMap<string, Tally>>;
  /** Single amounts of a scheme, as `household/member fen`, of the first households. */
  amounts(one: Case, scheme: string, households: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** One population, seen as the households of each region and moved to the year judged by a view. */
export async function openInDatabase(
  book: ParameterBook,
  households: number,
  edges: readonly number[],
): Promise<InDatabase> {
  const database = await createTestDatabase();
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  await shareNiceness(client);
  for (const statement of factTables(BASE, fullLayout))
    await client.query(statement.replace('create table', 'create unlogged table'));
  await fill(client, households, edges);
  await client.query(`set jit = off; set work_mem = '512MB'; set max_parallel_workers_per_gather = 0`);
  const statementsOf = async (cases: readonly Case[]) => {
    const [first] = cases;
    if (!first) return [];
    const regions = cases.map(({ region }) => region);
    await view(client, regions, first);
    const { day } = first;
    const schemes = [...new Set(cases.flatMap((one) => one.schemes))];
    return toSql(handbook, book, { day, schemes, regions, tables: TABLES });
  };
  return {
    async tally(cases) {
      const tallies = new Map<string, Tally>();
      for (const { text, schemes } of await statementsOf(cases)) {
        const { rows } = await client.query<
          Record<'county_code' | 'count' | 'fen' | 'mark', string> & {
            scheme_no: number;
          }
        >(tallySql(text));
        for (const { county_code, scheme_no, count, fen, mark } of rows) {
          const tally = { count: Number(count), fen: Number(fen), mark: Number(mark) };
          tallies.set(`${county_code} ${schemes[scheme_no]}`, tally);
        }
      }
      return tallies;
    },
    async amounts(one, scheme, first) {
      const [statement] = await statementsOf([{ ...one, schemes: [scheme] }]);
      if (!statement) return [];
      const { rows } = await client.query<{ text: string }>(
        `select household_id || '/' || coalesce(member_id::text, 'all') || ' ' || amount_fen as text
         from (${statement.text}) items where household_id < $1 order by household_id, member_id`,
        [first],
      );
      return rows.map(({ text }) => text);
    },
    async close() {
      await client.end();
      await database.drop();
    },
  };
}

/** A run that gives way to others gives way in the database too. */
async function shareNiceness(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const [backend] = rows;
  if (backend && getPriority() > 0) setPriority(backend.pid, getPriority());
}

async function fill(client: pg.Client, households: number, edges: readonly number[]): Promise<void> {
  const asValues = (values: readonly number[], kinds: readonly boolean[]): readonly CopyValue[] =>
    values.map((value, index) => (kinds[index] ? value === 1 : value));
  const ofHousehold = fullLayout.household.map(({ kind }) => kind.kind === 'bool');
  const ofMember = fullLayout.member.map(({ kind }) => kind.kind === 'bool');
  const tx = { client } as unknown as Tx;
  for (let first = 0; first < households; first += CHUNK) {
    const rows = drawChunk(first, edges).map(rowOf);
    await copyRows(
      tx,
      BASE.household,
      rows.map((row, index) => ['000000', first + index, ...asValues(row.household, ofHousehold)]),
    );
    await copyRows(
      tx,
      BASE.member,
      rows.flatMap((row, index) =>
        row.members.map((member, place) => ['000000', first + index, place, ...asValues(member, ofMember)]),
      ),
    );
  }
  await client.query(
    `create index on ${BASE.household} (household_id); create index on ${BASE.member} (household_id)`,
  );
  await client.query(`analyze ${BASE.household}, ${BASE.member}`);
}

async function view(client: pg.Client, regions: readonly string[], { day, households }: Case): Promise<void> {
  const codes = `(values ${regions.map((region) => `('${region}'::text)`).join(', ')}) r(code)`;
  const shift = shiftOf(day);
  const columns = (facts: typeof fullLayout.member): string =>
    facts
      .map((fact) => {
        const name = columnName(fact);
        return fact.kind.kind === 'day' ? `b.${name} + ${shift} as ${name}` : `b.${name}`;
      })
      .join(', ');
  const limit = `where b.household_id < ${households}`;
  await client.query(`drop view if exists ${TABLES.household}, ${TABLES.member}`);
  await client.query(`create view ${TABLES.household} as
    select r.code as county_code, b.household_id, ${columns(fullLayout.household)}
    from ${codes} cross join ${BASE.household} b ${limit}`);
  await client.query(`create view ${TABLES.member} as
    select r.code as county_code, b.household_id, b.member_id, ${columns(fullLayout.member)}
    from ${codes} cross join ${BASE.member} b ${limit}`);
}
