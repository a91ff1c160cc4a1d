import { type Database, type FieldCipher, fileSql, type Sql, sql, systemActor } from '../base/index.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';

export interface ResealOptions {
  /** Opened as the owner: the program itself may not change what is remembered for good. */
  readonly ownerDb: Database;
  /** Reads the old keys, writes with the new one. */
  readonly cipher: FieldCipher;
  /** Told after each batch; what it throws stops the work, which goes on from there the next time. */
  onBatch?(column: SealedColumn, resealed: number): void;
}

/** Somebody who still writes with the old key is overtaken in the end; if not, the program was not restarted. */
const PASSES_MAX = 10;
const owner = systemActor('', 'change keys');

interface Found {
  readonly at: string;
  readonly county_code: string;
  readonly row_id: string;
  readonly sealed: Buffer;
}

/**
 * Brings every sealed value onto the current key, batch by batch, while everybody works. What says where it
 * got to is the values themselves, each of which carries the number of its key: killed at any moment, it
 * goes on from there. Returns how many values it sealed anew.
 * @throws when values keep appearing on an old key: a program with the old key ring is still running.
 */
export async function reseal(options: ResealOptions): Promise<number> {
  let total = 0;
  for (const column of sealedColumns) {
    for (let pass = 1; ; pass++) {
      const resealed = await walk(options, column);
      total += resealed;
      if (resealed === 0) break;
      if (pass === PASSES_MAX)
        throw new Error(`${column.table}.${column.column} is still written with an old key`);
    }
  }
  return total;
}

/** How many values are not on the current key; 0 before an old key may be dropped. */
export async function countOldSeals(db: Database, currentKeyNo: number): Promise<number> {
  let count = 0;
  for (const { table, column } of sealedColumns) {
    const name = fileSql(column);
    const found = await db.read(owner, (reader) =>
      reader.get<{ n: bigint }>(sql`select count(*) as n from ${fileSql(table)}
        where ${name} is not null and ${isOld(name, currentKeyNo)}`),
    );
    count += Number(found.n);
  }
  return count;
}

const isOld = (column: Sql, currentKeyNo: number): Sql =>
  sql`get_byte(${column}, 0) * 256 + get_byte(${column}, 1) <> ${currentKeyNo}`;

async function walk(options: ResealOptions, column: SealedColumn): Promise<number> {
  const { ownerDb } = options;
  const { pages } = await ownerDb.read(owner, (reader) =>
    reader.get<{ pages: bigint }>(sql`select pg_relation_size(${column.table}::regclass)
      / current_setting('block_size')::bigint as pages`),
  );
  let resealed = 0;
  for (let page = 0; page < Number(pages); page += column.pagesAtOnce) {
    const count = await resealPages(options, column, page);
    resealed += count;
    if (count > 0) options.onBatch?.(column, count);
  }
  return resealed;
}

/**
 * One transaction. A row that somebody changes at the same moment has moved or says something else by then:
 * it is left to the next pass.
 */
async function resealPages(
  { ownerDb, cipher }: ResealOptions,
  { table, column, rowId, pagesAtOnce }: SealedColumn,
  page: number,
): Promise<number> {
  const name = fileSql(column);
  const from = `(${page},0)`;
  const to = `(${page + pagesAtOnce},0)`;
  return ownerDb.change(owner, async (tx) => {
    const rows = await tx.rows<Found>(sql`select ctid::text as at, county_code, ${fileSql(rowId)} as row_id,
        ${name} as sealed
      from ${fileSql(table)}
      where ctid >= ${from}::tid and ctid < ${to}::tid and ${name} is not null
        and ${isOld(name, cipher.currentKeyNo)}`);
    if (rows.length === 0) return 0;
    const fresh = rows.map((row) => {
      const place = { countyCode: row.county_code, table, column, rowId: row.row_id };
      return cipher.sealBytes(cipher.openBytes(row.sealed, place), place);
    });
    return tx.run(sql`update ${fileSql(table)} t set ${name} = fresh.sealed
      from unnest(${rows.map((row) => row.at)}::tid[], ${rows.map((row) => row.sealed)}::bytea[],
        ${fresh}::bytea[]) fresh (at, old, sealed)
      where t.ctid = fresh.at and t.${name} = fresh.old`);
  });
}
