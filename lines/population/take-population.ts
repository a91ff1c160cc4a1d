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

export const nobodyLeftOut: LeftOut = { households: 0, notAssessed: 0, tooLarge: 0, missing: [] };

export interface Town {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** What a population consists of: plain arrays, which can be handed to another thread without copying. */
export interface PopulationParts {
  readonly countyCode: string;
  /** As in `2023-06-01`. */
  readonly day: string;
  readonly offsets: Int32Array;
  readonly household: readonly Column[];
  readonly member: readonly Column[];
  /** Place of each household's township in `towns`. */
  readonly townOf: Uint16Array;
  /** Sixteen bytes a household, in their order: households stand by id. */
  readonly ids: Uint8Array;
  readonly towns: readonly Town[];
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
  /** Its place, or nothing when it is not among them. */
  placeOf(id: string): number | undefined;
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

/** Reads the temporary tables of `takePopulation` into columns; throws as `readPopulationParts` does. */
export const readPopulation = async (
  tx: Tx,
  actor: Actor,
  wish: PopulationWish,
  leftOut: LeftOut,
  bytesMax: number,
): Promise<Population> => openPopulation(await readPopulationParts(tx, actor, wish, bytesMax), leftOut);

export const bytesOf = ({ household, member, offsets, townOf, ids }: PopulationParts): number =>
  [...household, ...member, offsets, townOf, ids].reduce((sum, one) => sum + one.byteLength, 0);

/** Columns by their names, over parts that were read here or came from another thread. */
export function openPopulation(parts: PopulationParts, leftOut: LeftOut): Population {
  const { offsets, household, member, townOf, towns, ids, countyCode, day } = parts;
  const idOf = (place: number): string => idAt(ids, place);
  return {
    countyCode,
    day: Temporal.PlainDate.from(day),
    columns: openColumns(fullLayout, offsets, household, member),
    townOf,
    towns,
    leftOut,
    bytes: bytesOf(parts),
    idOf,
    placeOf: (id) => searchId(id, offsets.length - 1, idOf),
  };
}

/** Ids of one length are in the order of their text as in that of their bytes. */
function searchId(id: string, count: number, idOf: (place: number) => string): number | undefined {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (idOf(middle) < id) from = middle + 1;
    else to = middle;
  }
  return from < count && idOf(from) === id ? from : undefined;
}

/**
 * Reads the temporary tables of `takePopulation` into arrays.
 * @throws PopulationTooLarge before anything is read, when it needs more than `bytesMax`
 */
export async function readPopulationParts(
  tx: Tx,
  actor: Actor,
  wish: PopulationWish,
  bytesMax: number,
): Promise<PopulationParts> {
  const { households, members } = await tx.get<{ households: number; members: number }>(sql`
    select count(*)::integer as households, coalesce(sum(member_count), 0)::integer as members
    from population_household`);
  const household = fullLayout.household.map((fact) => makeColumn(fact, households));
  const member = fullLayout.member.map((fact) => makeColumn(fact, members));
  const offsets = new Int32Array(households + 1);
  const townOf = new Uint16Array(households);
  const ids = new Uint8Array(households * ID_BYTES);
  const day = wish.day.toString();
  const parts = { countyCode: wish.countyCode, day, offsets, household, member, townOf, ids };
  const bytes = bytesOf({ ...parts, towns: [] });
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
  return { ...parts, towns };
}

function put(columns: readonly Column[], row: number, values: Float64Array, from: number): void {
  for (let place = 0; place < columns.length; place++) {
    (columns[place] as Column)[row] = values[from + place] as number;
  }
}
