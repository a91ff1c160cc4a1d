import type { Id } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import { type ExportWork, runExport } from './run-export.ts';
import { expireExports } from './take-away.ts';

/** Makes the files, some at a time, beside the requests. */
export interface ExportRunner {
  /** Call it after the transaction of the request has ended. */
  enqueue(countyCode: string, id: Id): void;
  /** Takes up what an earlier program left, and takes away what is too old, now and from time to time. */
  start(): Promise<void>;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
  /** Lets go of what runs; it is made anew at the next start. */
  close(): Promise<void>;
}

const RETRY_MS = 5_000;

export function createExportRunner(work: ExportWork): ExportRunner {
  const { db, clock } = work.services;
  const waiting: { countyCode: string; id: Id }[] = [];
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  function fill(): void {
    while (running.size < work.settings.atOnceMax && !closing.signal.aborted) {
      const next = waiting.shift();
      if (next === undefined) return;
      const task = runExport(work, next.countyCode, next.id, closing.signal).catch((error: unknown) => {
        // The database is away: it is restarted, and then there is somebody to tell how it went.
        console.error(error);
        const again = setTimeout(() => enqueue(next.countyCode, next.id), RETRY_MS);
        again.unref();
      });
      const tracked = task.then(() => {
        running.delete(tracked);
        fill();
      });
      running.add(tracked);
    }
  }

  function enqueue(countyCode: string, id: Id): void {
    waiting.push({ countyCode, id });
    fill();
  }

  const counties = () =>
    db.read(systemActor('', 'list counties'), (reader) =>
      reader.rows<{ code: string }>(sql`select code from county order by code`),
    );

  async function sweep(): Promise<void> {
    for (const { code } of await counties()) await expireExports(db, clock, code);
  }

  return {
    enqueue,
    async start() {
      for (const { code } of await counties()) {
        const left = await db.read(systemActor(code, 'resume exports'), (reader) =>
          reader.rows<{ id: Id }>(sql`select id from export_file
            where county_code = ${code} and state in ('waiting', 'running') order by requested_at`),
        );
        waiting.push(...left.map(({ id }) => ({ countyCode: code, id })));
      }
      await sweep();
      timer = setInterval(() => void sweep().catch(console.error), work.settings.sweepMinutes * 60_000);
      timer.unref();
      fill();
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    async close() {
      clearInterval(timer);
      closing.abort();
      await Promise.all(running);
    },
  };
}
