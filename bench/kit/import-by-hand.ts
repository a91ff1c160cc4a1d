import pg from 'pg';
import type { ImportHouse } from './import-house.ts';
import { COUNTY } from './import-house.ts';

/** What an import leaves behind, parents first. */
const TABLES = [
  ...['household', 'person', 'person_name_part', 'person_former_id', 'household_member', 'bank_account'],
  ...['roster_membership', 'fact_change', 'import_row', 'import_plain'],
];
/** As many as there are processors: each writes its share. */
const HANDS = 2;

async function connect(house: ImportHouse): Promise<pg.Client> {
  const client = new pg.Client(house.server.ownerUrl);
  await client.connect();
  return client;
}

/** What is written, not what follows from it by itself. */
async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ list: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]?.list ?? '';
}

/** The numbers of an import are sealed and hashed once more: what no import of them can do without. */
function sealAndHash({ services: { cipher } }: ImportHouse, rows: readonly { id: string }[]): void {
  const place = { countyCode: COUNTY, table: 'person', column: 'id_sealed' };
  for (const [no, { id }] of rows.entries()) {
    const number = `420299${String(no).padStart(12, '0')}`;
    cipher.seal(number, { ...place, rowId: id });
    cipher.blindIndex('id', COUNTY, number);
    // Every third row has an account and a telephone.
    if (no % 3 > 0) continue;
    for (const purpose of ['account', 'phone']) {
      cipher.seal(number, { ...place, rowId: id });
      cipher.blindIndex(purpose, COUNTY, number);
    }
  }
}

/**
 * Writes what an import has written a second time, by hand: the finished rows from tables without keys into the same
 * tables with their keys, indexes and triggers, one statement for each table, by both processors, with every number
 * sealed and hashed. Nothing is read from a file, recognised, checked, looked up, logged or kept resumable.
 * @returns milliseconds.
 */
export async function writeByHand(house: ImportHouse): Promise<number> {
  const owner = await connect(house);
  const hands = await Promise.all(Array.from({ length: HANDS }, () => connect(house)));
  const columns = new Map<string, string>();
  for (const table of TABLES) {
    columns.set(table, await columnsOf(owner, table));
    await owner.query(`create unlogged table hand_${table} as select *, mod(row_number() over (), ${HANDS}) as hand
      from ${table}`);
    await owner.query(`analyze hand_${table}`);
  }
  const { rows } = await owner.query<{ id: string }>('select id from person');
  await owner.query(`truncate ${TABLES.join(', ')}, duplicate_pair cascade`);
  await owner.query('checkpoint');
  const startedAt = performance.now();
  const writing = (async () => {
    for (const table of TABLES) {
      const list = columns.get(table);
      const insert = (client: pg.Client, hand: number) =>
        client.query(`insert into ${table} (${list}) select ${list} from hand_${table} where hand = ${hand}`);
      await Promise.all(hands.map(insert));
    }
  })();
  sealAndHash(house, rows);
  await writing;
  const ms = performance.now() - startedAt;
  for (const table of TABLES) await owner.query(`drop table hand_${table}`);
  await Promise.all([owner, ...hands].map((client) => client.end()));
  return ms;
}
