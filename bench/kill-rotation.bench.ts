import { killRotations } from '../platform/cli/testing/kill-rotation.ts';
import { report } from './kit/measure.ts';

/** `KILLS=20 KILL_PEOPLE=40000`: a rotation of keys may be killed at any moment. */
const kills = Number(process.env.KILLS ?? 20);
const people = Number(process.env.KILL_PEOPLE ?? 40_000);

const startedAt = performance.now();
const done = await killRotations({
  kills,
  people,
  random: Math.random,
  say: (line) => console.error(line),
});
report({
  name: `keys rotate: kill -9, ${done.kills} times (${done.beforeSealing} before, ${done.whileSealing} while sealing), ${done.values} values, none lost`,
  value: (performance.now() - startedAt) / 1000,
  unit: 's',
  runs: 1,
});
