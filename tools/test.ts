import os from 'node:os';
import path from 'node:path';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { inspect } from 'node:util';
import { clearLeftDatabases } from '../platform/testing/database.ts';
import { beginTestRun } from '../platform/testing/test-run.ts';
import { run as check } from './check.ts';
import { listSources, ROOT } from './sources.ts';

/** Tests that drive a browser: they wait more than they work, so they run beside the others and not after them. */
const BROWSER = /\.browser\.test\.tsx?$/;
const TEST = ['.test.ts', '.test.tsx'];
const BROWSERS_AT_ONCE = Math.max(2, os.availableParallelism());
/** One more than there are processors: each file waits now and then for its database or for a program that it starts. */
const OTHERS_AT_ONCE = BROWSERS_AT_ONCE + 1;
const TIMEOUT_MS = 8 * 60_000;

/** By far the longest of each kind, by name: one that began last would run on alone when all others are done. */
const LONG = [
  /^admin\/testing\/pages-/,
  /^admin\/testing\/visits\./,
  /^lines\/handbook\/(agreement|matters)\./,
  /^lines\/server\//,
  /^demo\//,
  /^platform\/(cli|server|imports)\//,
];
const SLOWEST = 12;

/** Lines of what a test or its file said when it failed, told once more at the end, where one looks first. */
const WHY_LINES_MAX = 30;

interface Failure {
  readonly name: string;
  readonly file: string;
  readonly why: string;
}

interface Count {
  passed: number;
  readonly failed: Failure[];
  /** What each file wrote to its error stream. */
  readonly said: Map<string, string>;
  /** Milliseconds that each file took, its start and its end included. */
  readonly tookMs: Map<string, number>;
}

const longestFirst = (files: readonly string[]): string[] => {
  const place = (file: string): number => {
    const at = LONG.findIndex((name) => name.test(file));
    return at < 0 ? LONG.length : at;
  };
  return [...files].sort((a, b) => place(a) - place(b));
};

/** Runs files each in a process of its own, prints as it goes, and counts single tests. */
async function runFiles(files: readonly string[], atOnce: number, count: Count): Promise<void> {
  if (files.length === 0) return;
  const paths = longestFirst(files).map((file) => path.join(ROOT, file));
  const stream = runTests({ files: paths, concurrency: atOnce, timeout: TIMEOUT_MS, cwd: ROOT });
  stream.on('test:summary', ({ file, duration_ms }) => {
    if (file !== undefined) count.tookMs.set(path.relative(ROOT, file), duration_ms);
  });
  stream.on('test:pass', (test) => {
    if (test.details.type !== 'suite' && test.skip === undefined) count.passed++;
  });
  stream.on('test:fail', (test) => {
    if (test.details.type !== 'suite')
      count.failed.push({
        file: path.relative(ROOT, test.file ?? ''),
        name: path.isAbsolute(test.name) ? 'the file itself' : test.name,
        why: inspect(test.details.error.cause ?? test.details.error),
      });
  });
  stream.on('test:stderr', ({ file, message }) => {
    const name = path.relative(ROOT, file);
    count.said.set(name, `${count.said.get(name) ?? ''}${message}`);
  });
  for await (const part of stream.compose(spec)) process.stdout.write(String(part));
}

/** A file that fell over says why on its error stream alone; a test says it in its own error. */
function tell({ file, name, why }: Failure, count: Count): string {
  const said = name === 'the file itself' ? (count.said.get(file) ?? '') : '';
  const lines = `${why}\n${said}`.trim().split('\n');
  const shown = said === '' ? lines.slice(0, WHY_LINES_MAX) : lines.slice(-WHY_LINES_MAX);
  return [`failed: ${file}: ${name}`, ...shown.map((line) => `    ${line}`)].join('\n');
}

/** `npm test`: the checks, then every test; `npm test -- registry` only the files whose path has the word. */
export async function run(words: readonly string[]): Promise<number> {
  // Beside the checks; where it does not work, the tests will say so themselves.
  const cleared = clearLeftDatabases().catch(() => 0);
  const isChecked = words.length > 0 || (await check()) === 0;
  const files = listSources(TEST)
    .map(({ file }) => file)
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const count: Count = { passed: 0, failed: [], said: new Map(), tookMs: new Map() };
  const end = beginTestRun();
  try {
    const [inBrowser, others] = [true, false].map((is) => files.filter((file) => BROWSER.test(file) === is));
    await Promise.all([
      runFiles(inBrowser ?? [], BROWSERS_AT_ONCE, count),
      runFiles(others ?? [], OTHERS_AT_ONCE, count),
    ]);
  } finally {
    await cleared;
    await end();
  }
  const slowest = [...count.tookMs].sort(([, a], [, b]) => b - a).slice(0, SLOWEST);
  console.log('the files that took longest:');
  for (const [file, ms] of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);
  if (!isChecked) console.log('the checks failed: see above');
  for (const failure of count.failed) console.log(tell(failure, count));
  console.log(`${count.passed} passed, ${count.failed.length} failed`);
  return isChecked && count.failed.length === 0 && count.passed > 0 ? 0 : 1;
}
