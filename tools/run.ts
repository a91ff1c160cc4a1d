import { enableCompileCache } from 'node:module';
import path from 'node:path';

// What was stripped of its types and compiled once is not compiled again: a third of a warm start.
enableCompileCache(path.resolve(import.meta.dirname, '../.cache/compiled'));

/** What the scripts of package.json do; each is loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<number> }>>> = {
  start: () => import('./start.ts'),
  test: () => import('./test.ts'),
  check: () => import('./check.ts'),
  bench: () => import('./bench.ts'),
  soak: () => import('./soak.ts'),
  dev: () => import('./dev.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (load === undefined) {
  console.error(
    `没有这个命令 / no such command: ${name}\n可用命令 / commands: ${Object.keys(commands).join(', ')}`,
  );
  process.exitCode = 1;
} else {
  const { run } = await load();
  process.exitCode = await run(args);
}
