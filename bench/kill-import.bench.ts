import { killImports } from '../platform/imports/testing/kill-import.ts';
import { report } from './kit/measure.ts';

/**
 * `KILLS=50 KILL_ROWS=20000 KILL_IMPORTS=12 KILL_WAIT_MS=6000`: the proof that no moment is a bad moment to die. A wait that is
 * shorter than the reading takes kills nobody who writes.
 */
const kills = Number(process.env.KILLS ?? 50);
const rows = Number(process.env.KILL_ROWS ?? 20_000);
const imports = Number(process.env.KILL_IMPORTS ?? 12);
const seed = Number(process.env.KILL_SEED ?? 1);

const startedAt = performance.now();
const done = await killImports({
  kills,
  rows,
  imports,
  seed,
  waitMsMax: Number(process.env.KILL_WAIT_MS ?? 6_000),
  say: (line) => console.error(line),
});
report({
  name: `import: kill -9 of program and database in turn (${done.programKills} + ${done.databaseKills}, ${done.hitWork} during work), ${done.rows} rows, nothing half written, same end`,
  value: (performance.now() - startedAt) / 1000,
  unit: 's',
  runs: 1,
});
