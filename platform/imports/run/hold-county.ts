import { sql, systemActor } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import type { Job } from '../../jobs/index.ts';

const LOCK_CLASS = 420_282;
const TRY_AGAIN_MS = 500;

/**
 * Works while no other import works in the county: two at once could both miss whom the other adds. The lock is the
 * connection's, so it goes with a process that dies.
 */
export async function holdCounty(
  { db }: Services,
  { countyCode }: Job,
  work: () => Promise<void>,
): Promise<void> {
  const lock = sql`${LOCK_CLASS}::int, hashtext(${countyCode}::text)`;
  await db.read(systemActor(countyCode, 'import one file after another'), async (reader) => {
    while (!(await reader.get<{ ours: boolean }>(sql`select pg_try_advisory_lock(${lock}) as ours`)).ours) {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
    try {
      await work();
    } finally {
      await reader.rows(sql`select pg_advisory_unlock(${lock})`);
    }
  });
}
