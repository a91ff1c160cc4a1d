import { spawn } from 'node:child_process';
import path from 'node:path';
import { median, report } from './kit/measure.ts';
import { end, findFreePort, makeFolder, open, startProgram } from './kit/program.ts';

/** How long an officer waits: the first start with its demo county, then every later one. */
const RUNS = 5;
const BARE = path.join(import.meta.dirname, 'kit', 'bare-program.ts');

const { folder, remove } = makeFolder('start');

async function openBare(): Promise<number> {
  const port = await findFreePort();
  const args = [BARE, path.join(folder, 'bare'), String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const took = await open(child, `http://localhost:${port}/`);
  await end(child);
  return took;
}

try {
  const dataDir = path.join(folder, 'data');
  const first = await startProgram(dataDir);
  report({ name: 'first start', value: first.openedMs / 1000, unit: 's', runs: 1, target: '≤ 90' });
  await first.stop();
  await openBare();
  const [warm, bare]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    const program = await startProgram(dataDir);
    warm.push(program.openedMs);
    await program.stop();
    bare.push(await openBare());
  }
  const [value, baseline] = [median(warm) / 1000, median(bare) / 1000];
  report({
    name: 'warm start',
    value,
    unit: 's',
    baseline,
    ratio: value / baseline,
    runs: RUNS,
    target: '≤ 5',
  });
} finally {
  remove();
}
