import type pg from 'pg';
import {
  type Columns,
  columnName,
  type FactDefinition,
  type Layout,
  openColumns,
} from '../../engine/index.ts';
import { TABLES } from './population.ts';

type Column = ReturnType<Columns['column']>;

/** One column of a county as the bytes of whole numbers, in the order of the keys: a query for each table. */
async function readCounty(
  client: pg.Client,
  table: string,
  order: string,
  county: string,
  facts: readonly FactDefinition[],
): Promise<readonly Int32Array[]> {
  const columns = facts.map((fact) => `string_agg(int4send(${columnName(fact)}::int), '')`);
  const { rows } = await client.query<{ columns: Buffer[] }>(
    `select array[${columns.join(', ')}] as columns
      from (select * from ${table} where county_code = $1 order by ${order} offset 0) rows_in_order`,
    [county],
  );
  return (rows[0]?.columns ?? []).map((bytes) => {
    const swapped = Buffer.from(bytes).swap32();
    return new Int32Array(swapped.buffer, swapped.byteOffset, swapped.length / 4);
  });
}

const joined = (fact: FactDefinition, parts: readonly Int32Array[]): Column => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const isWide = fact.kind.kind === 'money' || fact.kind.kind === 'day';
  const column = isWide
    ? new Int32Array(length)
    : fact.maximum > 255
      ? new Uint16Array(length)
      : new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    column.set(part, at);
    at += part.length;
  }
  return column;
};

export interface Loaded {
  /** The first households only. */
  first(households: number): Columns;
}

/** The columns that a computation reads, of all counties one after another. */
export async function loadColumns(
  client: pg.Client,
  regions: readonly string[],
  layout: Layout,
): Promise<Loaded> {
  const household: (readonly Int32Array[])[] = [];
  const member: (readonly Int32Array[])[] = [];
  const sizes: number[] = [];
  for (const county of regions) {
    household.push(await readCounty(client, TABLES.household, 'household_id', county, layout.household));
    member.push(await readCounty(client, TABLES.member, 'household_id, member_id', county, layout.member));
    const { rows } = await client.query<{ members: string }>(
      `select count(*) as members from ${TABLES.member} where county_code = $1 group by household_id order by household_id`,
      [county],
    );
    for (const row of rows) sizes.push(Number(row.members));
  }
  const offsets = new Int32Array(sizes.length + 1);
  sizes.forEach((size, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + size;
  });
  const all = (
    facts: readonly FactDefinition[],
    counties: readonly (readonly Int32Array[])[],
  ): readonly Column[] =>
    facts.map((fact, place) =>
      joined(
        fact,
        counties.flatMap((county) => county[place] ?? []),
      ),
    );
  const [ofHousehold, ofMember] = [all(layout.household, household), all(layout.member, member)];
  return {
    first(households) {
      const members = offsets[households] ?? 0;
      return openColumns(
        layout,
        offsets.subarray(0, households + 1),
        ofHousehold.map((column) => column.subarray(0, households)),
        ofMember.map((column) => column.subarray(0, members)),
      );
    },
  };
}
