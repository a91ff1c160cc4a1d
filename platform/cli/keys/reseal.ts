import pg from 'pg';
import type { FieldCipher } from '../../base/index.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';

const BATCH = 2_000;
const BATCH_LARGE = 16;
/** What changed under our hands is found by the next pass; a quiet table needs one. */
const PASSES_MAX = 20;

interface SealedRow {
  readonly ctid: string;
  readonly county_code: string;
  readonly row_id: string;
  readonly sealed: Buffer;
}

const keyNo = ({ column }: SealedColumn) => `get_byte(${column}, 0) * 256 + get_byte(${column}, 1)`;

export interface KeyCount {
  readonly column: SealedColumn;
  readonly keyNo: number;
  readonly count: bigint;
}

async function countOn(client: pg.Client): Promise<KeyCount[]> {
  const counts: KeyCount[] = [];
  for (const column of sealedColumns) {
    const { rows } = await client.query<{ no: number; n: string }>(
      `select ${keyNo(column)} as no, count(*) as n from ${column.table}
       where ${column.column} is not null group by 1 order by 1`,
    );
    counts.push(...rows.map((row) => ({ column, keyNo: row.no, count: BigInt(row.n) })));
  }
  return counts;
}

/** How many values are sealed under which key, per column. */
export async function countByKey(ownerUrl: string): Promise<KeyCount[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await countOn(client);
  } finally {
    await client.end();
  }
}

const LOCK_WAIT_MS = 60_000;

/**
 * Counts, and works while no sealed value can be written: whatever was sealed under an old key and is being written
 * is waited for and counted.
 * @throws when somebody writes for longer than a minute, and what `work` throws.
 */
export async function whileNobodyWrites<T>(
  ownerUrl: string,
  work: (counts: readonly KeyCount[]) => T,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = ${LOCK_WAIT_MS}`);
    const tables = [...new Set(sealedColumns.map(({ table }) => table))].toSorted();
    await client.query(`lock table ${tables.join(', ')} in share mode`);
    return work(await countOn(client));
  } finally {
    await client.end();
  }
}

/**
 * Seals a batch again. A row that was changed meanwhile stands elsewhere or holds another value, and is
 * left to the next pass: nothing newer is ever overwritten.
 */
async function resealRows(
  writer: pg.Client,
  cipher: FieldCipher,
  { table, column }: SealedColumn,
  rows: readonly SealedRow[],
): Promise<number> {
  const fresh = rows.map((row) => {
    const place = { countyCode: row.county_code, table, column, rowId: row.row_id };
    return cipher.sealBytes(cipher.openBytes(row.sealed, place), place);
  });
  const { rowCount } = await writer.query(
    `update ${table} t set ${column} = v.fresh
     from unnest($1::tid[], $2::bytea[], $3::bytea[]) v (place, old, fresh)
     where t.ctid = any ($1::tid[]) and t.ctid = v.place and t.${column} = v.old`,
    [rows.map((row) => row.ctid), rows.map((row) => row.sealed), fresh],
  );
  return rowCount ?? 0;
}

async function resealColumn(
  reader: pg.Client,
  writer: pg.Client,
  cipher: FieldCipher,
  column: SealedColumn,
): Promise<number> {
  await reader.query('begin read only');
  await reader.query(
    `declare old cursor for select ctid::text, county_code, ${column.rowId} as row_id, ${column.column} as sealed
     from ${column.table} where ${column.column} is not null and ${keyNo(column)} <> ${cipher.currentKeyNo}`,
  );
  let count = 0;
  for (;;) {
    const { rows } = await reader.query<SealedRow>(`fetch ${column.isLarge ? BATCH_LARGE : BATCH} from old`);
    if (rows.length === 0) break;
    count += await resealRows(writer, cipher, column, rows);
  }
  await reader.query('commit');
  return count;
}

/**
 * Seals everything again that is not on the current key, a batch in each transaction: it may be stopped at
 * any moment and run again. Returns how many values were sealed anew.
 * @throws when officers change the same rows faster than they are sealed.
 */
export async function resealAll(ownerUrl: string, cipher: FieldCipher): Promise<number> {
  const [reader, writer] = [new pg.Client(ownerUrl), new pg.Client(ownerUrl)];
  await Promise.all([reader.connect(), writer.connect()]);
  try {
    let total = 0;
    for (let pass = 1; pass <= PASSES_MAX; pass++) {
      let count = 0;
      for (const column of sealedColumns) count += await resealColumn(reader, writer, cipher, column);
      total += count;
      const left = await countByKey(ownerUrl);
      if (left.every((one) => one.keyNo === cipher.currentKeyNo)) return total;
    }
    throw new Error('some values are still on an old key: run it again');
  } finally {
    await Promise.all([reader.end(), writer.end()]);
  }
}
