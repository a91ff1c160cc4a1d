import type pg from 'pg';

/** Where most rows go. Their primary keys stay; the other indexes are made again when all rows are in. */
const TABLES = [
  'person',
  'household',
  'household_member',
  'fact_change',
  'person_name_part',
  'roster_membership',
  'household_facts',
];

/** Kept in the database, outside the program's tables: whoever goes on after a kill finds what is still to be made. */
const SCHEMA = 'demo_making';

/** Drops what slows the writing down and notes how it is made again, in one transaction. */
export async function dropIndexes(owner: pg.Client): Promise<void> {
  await inTransaction(owner, async () => {
    await owner.query(`create schema if not exists ${SCHEMA}`);
    await owner.query(`create table if not exists ${SCHEMA}.waiting_index (ddl text primary key)`);
    const { rows } = await owner.query<{ name: string; ddl: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as ddl
       from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisprimary
         and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
      [TABLES],
    );
    await owner.query(`insert into ${SCHEMA}.waiting_index select unnest($1::text[])`, [
      rows.map(({ ddl }) => ddl),
    ]);
    for (const { name } of rows) await owner.query(`drop index ${name}`);
  });
}

/** Makes those again that wait, each in a transaction of its own. Does nothing where none was dropped. */
export async function makeIndexes(owner: pg.Client): Promise<void> {
  const { rows: found } = await owner.query('select 1 from pg_namespace where nspname = $1', [SCHEMA]);
  if (found.length === 0) return;
  const { rows } = await owner.query<{ ddl: string }>(`select ddl from ${SCHEMA}.waiting_index order by ddl`);
  await owner.query("set maintenance_work_mem = '512MB'");
  for (const { ddl } of rows) {
    await inTransaction(owner, async () => {
      await owner.query(ddl);
      await owner.query(`delete from ${SCHEMA}.waiting_index where ddl = $1`, [ddl]);
    });
  }
  // Figures for the planner, and pages marked as visible, so that the first searches are not slow ones.
  for (const table of TABLES) await owner.query(`vacuum (analyze) ${table}`);
  await owner.query(`drop schema ${SCHEMA} cascade`);
}

async function inTransaction(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  await owner.query('begin');
  try {
    await work();
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
}
