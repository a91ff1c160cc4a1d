import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { report } from '../kit/measure.ts';

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
  'platform/payments/payees.test.ts',
  'platform/payments/replay.test.ts',
  'platform/recoveries/recoveries.test.ts',
  'lines/adjustments/adjustments.test.ts',
  'lines/awards/opening.test.ts',
  'lines/awards/rules.test.ts',
  'lines/campaigns/campaigns.test.ts',
  'lines/medical/medical.test.ts',
  'lines/relief/relief.test.ts',
  'platform/ledger/ledger.test.ts',
];

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-faults-'));
const tally = path.join(folder, 'tally');
const env = { ...process.env, FAULT_POINTS: process.env.SOAK_POINTS ?? '1000', FAULT_TALLY: tally };

const runFile = (file: string): Promise<number> =>
  new Promise((resolve) => {
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

const acts = new Map<string, { calls: number; faults: number }>();
const broken: string[] = [];
try {
  for (const file of FILES) {
    const startedAt = performance.now();
    if ((await runFile(file)) !== 0) broken.push(file);
    console.error(`${file}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  }
  for (const line of readFileSync(tally, 'utf8').split('\n').filter(Boolean)) {
    for (const [name, one] of JSON.parse(line) as [string, { calls: number; faults: number }][]) {
      const so = acts.get(name) ?? { calls: 0, faults: 0 };
      acts.set(name, { calls: Math.max(so.calls, one.calls), faults: so.faults + one.faults });
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const [name, { calls, faults }] of [...acts].toSorted(([a], [b]) => a.localeCompare(b))) {
  console.error(`${name}: up to ${calls} calls, ${faults} faults`);
}
const faults = [...acts.values()].reduce((sum, one) => sum + one.faults, 0);
report({
  name: `faults at every call of the database: ${acts.size} acts, ${broken.length} files of tests broken`,
  value: faults,
  unit: 'faults',
  runs: FILES.length,
});
if (broken.length > 0) throw new Error(`not wholly done or wholly absent: ${broken.join(', ')}`);
