import { killExports } from '../platform/server/testing/kill-export.ts';
import { report } from './kit/measure.ts';

/** `KILLS=20 KILL_ROWS=200000`: an export may lose its program at any moment. */
const kills = Number(process.env.KILLS ?? 20);
const rows = Number(process.env.KILL_ROWS ?? 200_000);

const startedAt = performance.now();
const done = await killExports({ kills, rows, say: (line) => console.error(line) });
report({
  name: `export: kill -9 of the program, ${done.kills} times (${done.hitWork} during work), ${done.rows} rows, one whole file`,
  value: (performance.now() - startedAt) / 1000,
  unit: 's',
  runs: 1,
});
