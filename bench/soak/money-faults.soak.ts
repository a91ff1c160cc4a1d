import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Night } from '../kit/night.ts';

/**
 * Every act of these tests fails at every call of the database in every way before it comes to pass, and the tests go on to
 * judge what became of it. `SOAK_POINTS=5`: not at every call, but at so many of each act.
 */
const FILES = [
  'platform/awards/awards.test.ts',
  'platform/payments/fault-points.test.ts',
  'platform/payments/payments.test.ts',
  'platform/payments/bank.test.ts',
  'platform/payments/bank-routes.test.ts',
  'platform/payments/county-sums.test.ts',
  'platform/payments/payees.test.ts',
  'platform/payments/replay.test.ts',
  'platform/recoveries/recoveries.test.ts',
  'platform/recoveries/remissions.test.ts',
  'lines/adjustments/adjustments.test.ts',
  'lines/awards/opening.test.ts',
  'lines/awards/rules.test.ts',
  'lines/campaigns/campaigns.test.ts',
  'lines/campaigns/goods.test.ts',
  'lines/campaigns/to-the-account.test.ts',
  'lines/medical/medical.test.ts',
  'lines/relief/relief.test.ts',
  'platform/ledger/ledger.test.ts',
];

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-faults-'));
const points = process.env.SOAK_POINTS ?? '1000';

const runFile = (file: string, tally: string): Promise<number> =>
  new Promise((resolve) => {
    const env = { ...process.env, FAULT_POINTS: points, FAULT_TALLY: tally };
    const child = spawn(process.execPath, [file], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part) => {
      said += String(part);
    });
    child.on('exit', (code) => {
      if (code !== 0) console.error(said);
      resolve(code ?? 1);
    });
  });

/** What each act of a file came to. */
function readTally(tally: string): { acts: number; calls: number; faults: number } {
  const acts = new Map<string, number>();
  let faults = 0;
  for (const line of readFileSync(tally, 'utf8').split('\n').filter(Boolean)) {
    for (const [name, one] of JSON.parse(line) as [string, { calls: number; faults: number }][]) {
      acts.set(name, Math.max(acts.get(name) ?? 0, one.calls));
      faults += one.faults;
    }
  }
  for (const [name, calls] of acts) console.error(`${name}: up to ${calls} calls`);
  return { acts: acts.size, calls: [...acts.values()].reduce((sum, calls) => sum + calls, 0), faults };
}

const night = new Night();
const broken: string[] = [];
try {
  for (const [place, file] of FILES.entries()) {
    await night
      .part({
        ...{ name: `faults: ${file}`, total: 1, each: 1 },
        async run() {
          const tally = path.join(folder, String(place));
          if ((await runFile(file, tally)) !== 0)
            throw new Error(`not wholly done or wholly absent: ${file}`);
          return { sums: readTally(tally) };
        },
        say: ({ acts, calls, faults }) =>
          `faults at every call of the database, ${file}: ${faults} at ${calls} calls of ${acts} acts`,
      })
      .catch((error: Error) => {
        console.error(error.message);
        broken.push(file);
      });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (broken.length > 0) throw new Error(`not wholly done or wholly absent: ${broken.join(', ')}`);
