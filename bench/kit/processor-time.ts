import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Linux counts in hundredths, whatever its own clock does. */
const TICKS_PER_SECOND = 100;

interface Counted {
  readonly parent: number;
  /** Its own, and that of its children who have ended. */
  readonly ticks: number;
}

function readProcesses(): Map<number, Counted> {
  const found = new Map<number, Counted>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the program stands in brackets and may hold anything.
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      found.set(Number(name), { parent: Number(fields[1]), ticks });
    } catch {
      // It ended meanwhile; its parent has counted it.
    }
  }
  return found;
}

/** Seconds of a processor that these processes and all their children, the ended ones too, have had so far. */
function countSeconds(roots: readonly number[]): number {
  const processes = readProcesses();
  let ticks = 0;
  const queue = [...roots];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    ticks += processes.get(pid)?.ticks ?? 0;
    for (const [other, { parent }] of processes) if (parent === pid) queue.push(other);
  }
  return ticks / TICKS_PER_SECOND;
}

export interface ProcessorTime {
  readonly programSeconds: number;
  readonly databaseSeconds: number;
}

/**
 * What this program with its processes, and an embedded database, take of the processors from now on: on a machine that
 * does other things besides, this says more than a clock. Undefined where the system does not tell.
 */
export function timeProcessors(dataDir: string): () => ProcessorTime | undefined {
  if (process.platform !== 'linux') return () => undefined;
  const postmaster = Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  // The postmaster may be a child of this program, and is counted once.
  const read = () => {
    const database = countSeconds([postmaster]);
    const all = countSeconds([process.pid]);
    const isChild = readProcesses().get(postmaster)?.parent === process.pid;
    return { database, program: isChild ? all - database : all };
  };
  const before = read();
  return () => {
    const now = read();
    return {
      programSeconds: now.program - before.program,
      databaseSeconds: now.database - before.database,
    };
  };
}
