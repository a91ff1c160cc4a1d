import { systemActor } from './actor.ts';
import type { Database } from './db/database.ts';
import { sql } from './db/sql.ts';

/** Something that is done now and from time to time while the program runs. */
export interface Keeper {
  /** Does it at once instead of at the next turn. */
  wake(): void;
  /** Waits for what is being done, then does it no more. */
  stop(): Promise<void>;
}

/**
 * Does some light work every so often, one turn behind the other.
 * @param options.onError what to do when a turn fails; the next one may do better.
 */
export function keepDoing(
  work: () => Promise<unknown>,
  options: { readonly everySeconds: number; onError(error: unknown): void },
): Keeper {
  let isStopped = false;
  let isAsked = false;
  let running: Promise<void> | undefined;
  const turn = () => {
    if (isStopped) return;
    if (running) {
      isAsked = true;
      return;
    }
    running = work()
      .then(() => undefined, options.onError)
      .then(() => {
        running = undefined;
        if (!isAsked) return;
        isAsked = false;
        turn();
      });
  };
  const timer = setInterval(turn, options.everySeconds * 1000);
  timer.unref();
  turn();
  return {
    wake: turn,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** The counties that this program serves. */
export async function listCounties(db: Database): Promise<string[]> {
  const rows = await db.read(systemActor('', 'list counties'), (reader) =>
    reader.rows<{ code: string }>(sql`select code from county order by code`),
  );
  return rows.map(({ code }) => code);
}
