import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** Milliseconds that the server's processes of these sessions have computed so far; nothing where the system does not tell. */
export type Processor = () => number | undefined;

/** A ratio of processor times holds whatever else the machine does. */
export async function openProcessor(clients: readonly pg.Client[]): Promise<Processor> {
  const pids: number[] = [];
  for (const client of clients) {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    for (const { pid } of rows) pids.push(pid);
  }
  return () => {
    try {
      const ofEach = pids.map((pid) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]));
      return ofEach.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
    } catch {
      return undefined;
    }
  };
}
