import type pg from 'pg';

export interface Table {
  /** Quoted, with its schema, as it stands in a statement. */
  readonly name: string;
  readonly oid: number;
  /** Columns that hold something of their own, quoted; generated ones follow from them. */
  readonly columns: readonly string[];
}

interface Reference {
  readonly from: number;
  readonly to: number;
}

/** Every table of ours; not the list of migrations, which the target makes itself, nor the job queue's own. */
async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; oid: string; columns: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.oid::text as oid,
        array_agg(format('%I', a.attname) order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname in ('public', 'app')
       and (n.nspname, c.relname) <> ('public', 'migration')
     group by 1, 2 order by 1`,
  );
  return rows.map((row) => ({ ...row, oid: Number(row.oid) }));
}

async function readReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select distinct conrelid::oid::text as "from", confrelid::oid::text as "to"
     from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  return rows.map((row) => ({ from: Number(row.from), to: Number(row.to) }));
}

/**
 * Tables in an order in which each comes after those that it refers to, so that rows can be put in
 * without switching foreign keys off.
 * @throws when tables refer to each other in a circle.
 */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const references = await readReferences(client);
  let waiting = await readTables(client);
  const ordered: Table[] = [];
  while (waiting.length > 0) {
    const open = new Set(waiting.map((table) => table.oid));
    const ready = waiting.filter(
      (table) => !references.some((reference) => reference.from === table.oid && open.has(reference.to)),
    );
    if (ready.length === 0) throw new Error(`in a circle: ${waiting.map((table) => table.name).join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}
