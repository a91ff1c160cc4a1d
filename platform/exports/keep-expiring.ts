import { sql, systemActor } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { expireExports } from './take-away.ts';

const COUNTIES = systemActor('', 'list counties');

/** Takes away the files of every county whose days are over; tells how many. */
export async function expireEverywhere({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  const counties = await db.read(COUNTIES, (reader) =>
    reader.rows<{ code: string }>(sql`select code from county order by code`),
  );
  let count = 0;
  for (const { code } of counties) count += await expireExports(db, clock, code);
  return count;
}

/** Does so now and from time to time. @param onError what to do when the database is away; the next look may find it. */
export function keepExpiring(
  services: Pick<Services, 'db' | 'clock'>,
  options: { readonly everyMinutes: number; onError(error: unknown): void },
): { stop(): Promise<void> } {
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = expireEverywhere(services).catch(options.onError);
  };
  const timer = setInterval(look, options.everyMinutes * 60_000);
  timer.unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
