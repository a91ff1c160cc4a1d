import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { run as check } from './check.ts';
import { listSources, ROOT } from './sources.ts';

/** Tests that drive a browser: hungry, so they come last, three at a time, the longest first. */
const BROWSER = /\.browser\.test\.tsx?$/;
const TEST = ['.test.ts', '.test.tsx'];
const BROWSERS = 3;
const TIMEOUT_MS = 5 * 60_000;

const SLOWEST = 12;

interface Count {
  passed: number;
  failed: number;
  /** Milliseconds that each file took, its start and its end included. */
  readonly tookMs: Map<string, number>;
}

/** Runs files each in a process of its own, prints as it goes, and counts single tests. */
async function runFiles(files: readonly string[], concurrency: number): Promise<Count> {
  const count: Count = { passed: 0, failed: 0, tookMs: new Map() };
  if (files.length === 0) return count;
  const stream = runTests({ files: [...files], concurrency, timeout: TIMEOUT_MS, cwd: ROOT });
  stream.on('test:summary', ({ file, duration_ms }) => {
    if (file !== undefined) count.tookMs.set(path.relative(ROOT, file), duration_ms);
  });
  stream.on('test:pass', (test) => {
    if (test.details.type !== 'suite' && test.skip === undefined) count.passed++;
  });
  stream.on('test:fail', (test) => {
    if (test.details.type !== 'suite') count.failed++;
  });
  for await (const part of stream.compose(spec)) process.stdout.write(String(part));
  return count;
}

/** `npm test`: the checks, then every test; `npm test -- registry` only the files whose path has the word. */
export async function run(words: readonly string[]): Promise<number> {
  const isChecked = words.length > 0 || (await check()) === 0;
  const files = listSources(TEST)
    .map(({ file }) => file)
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .map((file) => path.join(ROOT, file));
  const inBrowser = files
    .filter((file) => BROWSER.test(file))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  const inNode = files.filter((file) => !BROWSER.test(file));
  const first = await runFiles(inNode, os.availableParallelism() + 1);
  const second = await runFiles(inBrowser, BROWSERS);
  const [passed, failed] = [first.passed + second.passed, first.failed + second.failed];
  const slowest = [...first.tookMs, ...second.tookMs].sort(([, a], [, b]) => b - a).slice(0, SLOWEST);
  console.log('the files that took longest:');
  for (const [file, ms] of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);
  if (!isChecked) console.log('the checks failed: see above');
  console.log(`${passed} passed, ${failed} failed`);
  return isChecked && failed === 0 && passed > 0 ? 0 : 1;
}
