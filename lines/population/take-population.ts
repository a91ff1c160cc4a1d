import {
  type Column,
  type Columns,
  type FactDefinition,
  fullLayout,
  makeColumn,
  openColumns,
} from '../../engine/index.ts';
import { type Actor, sql, type Tx } from '../../platform/base/index.ts';
import {
  householdRows,
  leftOutStatement,
  memberRows,
  type PopulationWish,
  populationStatements,
} from './population-sql.ts';
import { idAt, readNumbers } from './read-numbers.ts';

/** Households that nobody can compute, and why: an unknown fact is not nothing. */
export interface LeftOut {
  readonly households: number;
  /** No assessment holds on the day. */
  readonly notAssessed: number;
  /** More members than the engine takes. */
  readonly tooLarge: number;
  /** The rest, by the facts that are missing; a household may lack several. Most frequent first. */
  readonly missing: readonly { readonly fact: FactDefinition; readonly households: number }[];
}

export interface Town {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** The households of a county or township on a day, in memory: what rules are run over. */
export interface Population {
  readonly countyCode: string;
  readonly day: Temporal.PlainDate;
  readonly columns: Columns;
  /** Place of each household's township in `towns`. */
  readonly townOf: Uint16Array;
  readonly towns: readonly Town[];
  readonly leftOut: LeftOut;
  readonly bytes: number;
  idOf(household: number): string;
}

/** A county's population is bigger than the room there is for it. */
export class PopulationTooLarge extends Error {
  override readonly name = 'PopulationTooLarge';
}

const ID_BYTES = 16;

/**
 * Puts the population of a day into temporary tables of this transaction, for `toSql` and for `readPopulation`. Sees
 * what the actor sees, and leaves out and counts whom it cannot complete.
 */
export async function takePopulation(tx: Tx, wish: PopulationWish): Promise<LeftOut> {
  // The driver's own connection: these texts name the day and the place, and are not worth a prepared plan each.
  for (const statement of populationStatements(wish)) await tx.client.query(statement);
  const { rows } = await tx.client.query<Record<string, number>>(leftOutStatement());
  const [row = {}] = rows;
  const count = (facts: readonly FactDefinition[], letter: string) =>
    facts.map((fact, no) => ({ fact, households: row[`${letter}${no}`] ?? 0 }));
  return {
    households: row.total ?? 0,
    notAssessed: row.not_assessed ?? 0,
    tooLarge: row.too_large ?? 0,
    missing: [...count(fullLayout.household, 'h'), ...count(fullLayout.member, 'm')]
      .filter(({ households }) => households > 0)
      .toSorted((a, b) => b.households - a.households),
  };
}

/**
 * Reads the temporary tables of `takePopulation` into columns.
 * @throws PopulationTooLarge before anything is read, when it needs more than `bytesMax`
 */
export async function readPopulation(
  tx: Tx,
  actor: Actor,
  wish: PopulationWish,
  leftOut: LeftOut,
  bytesMax: number,
): Promise<Population> {
  const { households, members } = await tx.get<{ households: number; members: number }>(sql`
    select count(*)::integer as households, coalesce(sum(member_count), 0)::integer as members
    from population_household`);
  const household = fullLayout.household.map((fact) => makeColumn(fact, households));
  const member = fullLayout.member.map((fact) => makeColumn(fact, members));
  const offsets = new Int32Array(households + 1);
  const townOf = new Uint16Array(households);
  const ids = new Uint8Array(households * ID_BYTES);
  const bytes = [...household, ...member, offsets, townOf, ids].reduce((sum, one) => sum + one.byteLength, 0);
  if (bytes > bytesMax) throw new PopulationTooLarge(`${households} households need ${bytes} bytes`);

  const towns = await tx.rows<Town>(sql`select id, name, code from division
    where county_code = ${actor.countyCode} and level = 'town' order by code, id`);
  const placeOfTown = new Map(towns.map(({ id }, place) => [id, place]));
  const layout = { idCount: 2, valueCount: 1 + household.length };
  await readNumbers(tx, householdRows(), layout, (row, values, given) => {
    ids.set(given.subarray(0, ID_BYTES), row * ID_BYTES);
    const town = idAt(given, 1);
    const place = placeOfTown.get(town);
    if (place === undefined) throw new Error(`household ${idAt(given, 0)} stands in no township: ${town}`);
    townOf[row] = place;
    offsets[row + 1] = (offsets[row] ?? 0) + (values[0] ?? 0);
    put(household, row, values, 1);
  });
  await readNumbers(tx, memberRows(), { idCount: 0, valueCount: member.length }, (row, values) => {
    put(member, row, values, 0);
  });
  return {
    countyCode: wish.countyCode,
    day: wish.day,
    columns: openColumns(fullLayout, offsets, household, member),
    townOf,
    towns,
    leftOut,
    bytes,
    idOf: (place) => idAt(ids, place),
  };
}

function put(columns: readonly Column[], row: number, values: Float64Array, from: number): void {
  for (let place = 0; place < columns.length; place++) {
    (columns[place] as Column)[row] = values[from + place] as number;
  }
}
