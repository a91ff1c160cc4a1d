import path from 'node:path';
import autocannon from 'autocannon';
import { DEMO_PASSWORD } from '../demo/index.ts';
import { signIn } from './kit/clients.ts';
import { median, report } from './kit/measure.ts';
import { makeFolder, startProgram } from './kit/program.ts';

/** Resident memory of the program beside its database: warm, at rest, and while officers are busy. */
const RUNS = 3;
const REST_MS = 5_000;
const LOAD = { connections: 16, amount: 4_000 };

const { folder, remove } = makeFolder('memory');
const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS));

try {
  const dataDir = path.join(folder, 'data');
  await (await startProgram(dataDir)).stop();
  const [resting, loaded, after]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run++) {
    const program = await startProgram(dataDir);
    await rest();
    resting.push(program.memoryMb());
    const { port } = new URL(program.address);
    const session = await signIn(Number(port), 'daye-officer', DEMO_PASSWORD);
    const url = `http://127.0.0.1:${port}/api/v1/persons?limit=100`;
    await autocannon({ url, ...LOAD, headers: { cookie: session.cookie } });
    loaded.push(program.memoryMb());
    await rest();
    after.push(program.memoryMb());
    await program.stop();
  }
  report({ name: 'memory at rest', value: median(resting), unit: 'MB', runs: RUNS, target: '≤ 200' });
  report({ name: 'memory under load', value: median(loaded), unit: 'MB', runs: RUNS });
  report({ name: 'memory after load', value: median(after), unit: 'MB', runs: RUNS });
} finally {
  remove();
}
