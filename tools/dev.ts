import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { readConfig, sayStartError } from '../platform/server/index.ts';
import { ROOT } from './sources.ts';

const RUNNER = path.join(ROOT, 'tools', 'run.ts');

/** `npm run dev`: the server starts again on every change of its sources; the pages come fresh from Vite. */
export async function run(): Promise<number> {
  try {
    const { port } = readConfig(process.env, ROOT);
    const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
    const env = { ...process.env, MINZHENG_URL: `http://localhost:${port}` };
    const children: ChildProcess[] = [
      spawn(process.execPath, ['--watch', '--watch-preserve-output', RUNNER, 'start'], {
        cwd: ROOT,
        stdio: 'inherit',
      }),
      spawn(process.execPath, [vite], { cwd: path.join(ROOT, 'admin'), stdio: 'inherit', env }),
    ];
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        for (const child of children) child.kill(signal);
      });
    }
    await Promise.all(children.map((child) => new Promise((resolve) => child.on('exit', resolve))));
    return 0;
  } catch (error) {
    sayStartError(error);
    return 1;
  }
}
