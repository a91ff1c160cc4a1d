import type pg from 'pg';
import { columnName, type FactRow, fullLayout, type Tables } from '../../../engine/index.ts';

const cell = (value: number | undefined, kind: string): string | number =>
  kind === 'bool' ? (value === 1 ? 'true' : 'false') : (value ?? 0);

/** Fills both fact tables with these rows alone; households of a region and members are numbered from 0. */
export async function insertFacts(
  client: pg.Client,
  tables: Tables,
  populations: readonly (readonly [region: string, rows: readonly FactRow[]])[],
): Promise<void> {
  await client.query(`truncate ${tables.household}, ${tables.member}`);
  for (const [region, rows] of populations) await insertRegion(client, tables, region, rows);
  await client.query(`analyze ${tables.household}, ${tables.member}`);
}

async function insertRegion(
  client: pg.Client,
  tables: Tables,
  region: string,
  rows: readonly FactRow[],
): Promise<void> {
  const households = rows.map((row, index) => ({
    county_code: region,
    household_id: index,
    ...named(fullLayout.household, row.household),
  }));
  const members = rows.flatMap((row, index) =>
    row.members.map((member, place) => ({
      county_code: region,
      household_id: index,
      member_id: place,
      ...named(fullLayout.member, member),
    })),
  );
  await insert(client, tables.household, households);
  await insert(client, tables.member, members);
}

const named = (facts: typeof fullLayout.household, values: readonly number[]): Record<string, unknown> =>
  Object.fromEntries(facts.map((fact, index) => [columnName(fact), cell(values[index], fact.kind.kind)]));

async function insert(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
    JSON.stringify(rows),
  ]);
}
