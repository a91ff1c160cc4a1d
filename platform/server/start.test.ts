import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import pg from 'pg';
import { createTestDatabase } from '../testing/database.ts';
import { hasEnded, killPostmaster, postmasterOf } from '../testing/postmaster.ts';

const LAUNCHER = path.resolve(import.meta.dirname, '../cli/minzheng.mjs');
const HAN = /\p{Script=Han}/u;
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-start-test-'));
chmodSync(folder, 0o755);
const running = new Set<ChildProcess>();
/** One for every program that gets as far as its database: to make it costs more than all that is done with it. */
const dataDir = path.join(folder, 'data');
mkdirSync(dataDir);
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await ended(child);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function findFreePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function launch(env: Record<string, string>): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [LAUNCHER, 'serve'], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '', DATABASE_URL: '', ...env },
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
  return { child, said: () => said };
}

/** Long beyond what it takes: on a machine that does much else besides, a start waits for its turn. */
const WAIT_MS_MAX = 60_000;

/** Its exit code; a program that does not end is a failure, not a reason to wait for ever. */
function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the program does not end')), WAIT_MS_MAX);
    child.on('exit', (code) => {
      clearTimeout(late);
      resolve(code);
    });
  });
}

/** Runs a start that has to fail, and gives back what it said. */
async function failing(env: Record<string, string>): Promise<string> {
  const { child, said } = launch(env);
  const code = await ended(child);
  assert.notEqual(code, 0);
  const lines = said().trim().split('\n');
  assert.equal(lines.length, 2, said());
  assert.match(lines[0] ?? '', HAN);
  return lines.join('\n');
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/api/v1/health`)).ok;
  } catch {
    return false;
  }
}

async function until(is: () => Promise<boolean>, said: () => string, mayHaveEnded = false): Promise<void> {
  for (const endsAt = Date.now() + WAIT_MS_MAX; Date.now() < endsAt; ) {
    if (await is()) return;
    if (running.size === 0 && !mayHaveEnded) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`it did not come: ${said()}`);
}

async function opened(): Promise<{ child: ChildProcess; port: number; said: () => string }> {
  const port = await findFreePort();
  const { child, said } = launch({ PORT: String(port), DATA_DIR: dataDir });
  await until(() => isHealthy(port), said);
  return { child, port, said };
}

async function ownerOf(): Promise<pg.Client> {
  const { port } = postmasterOf(path.join(dataDir, 'postgres'));
  const password = readFileSync(path.join(dataDir, 'postgres-password'), 'utf8').trim();
  const client = new pg.Client(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

test('a taken port is one clear sentence', async () => {
  const holder = net.createServer();
  await new Promise<void>((resolve) => holder.listen(0, 'localhost', resolve));
  const { port } = holder.address() as net.AddressInfo;
  const said = await failing({ PORT: String(port), DATA_DIR: path.join(folder, 'port') });
  assert.match(said, new RegExp(`Port ${port} is taken`));
  holder.close();
});

test('a data folder that cannot be written is one clear sentence', async () => {
  writeFileSync(path.join(folder, 'a-file'), '');
  const PORT = String(await findFreePort());
  assert.match(await failing({ PORT, DATA_DIR: path.join(folder, 'a-file', 'data') }), /cannot be written/);
});

test('a data folder where no folder can be made is one clear sentence', {
  skip: process.platform === 'linux' ? false : 'only Linux has /proc',
}, async () => {
  const PORT = String(await findFreePort());
  assert.match(await failing({ PORT, DATA_DIR: '/proc/nothing/data' }), /cannot be written/);
});

test('a port that is no port is one clear sentence', async () => {
  assert.match(await failing({ PORT: 'eighty', DATA_DIR: folder }), /PORT must be a whole number/);
});

test('an address that is no address is one clear sentence', async () => {
  assert.match(await failing({ DATABASE_URL: 'mysql://x', DATA_DIR: folder }), /DATABASE_URL is not a valid/);
});

test('a database that is not there, a wrong password and a missing database are told apart', async () => {
  const database = await createTestDatabase();
  const given = { PORT: String(await findFreePort()), DATA_DIR: path.join(folder, 'own') };
  const nowhere = new URL(database.ownerUrl);
  nowhere.port = String(await findFreePort());
  assert.match(await failing({ ...given, DATABASE_URL: nowhere.toString() }), /cannot be reached/);
  const wrong = new URL(database.ownerUrl);
  wrong.password = 'not-this';
  assert.match(await failing({ ...given, DATABASE_URL: wrong.toString() }), /refused the login/);
  const missing = new URL(database.ownerUrl);
  missing.pathname = '/no_such_database';
  assert.match(await failing({ ...given, DATABASE_URL: missing.toString() }), /does not exist/);
  await database.drop();
});

test('a database newer than the program is one clear sentence, and stays as it is', async () => {
  const database = await createTestDatabase();
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`insert into migration (no, file, hash) values (9999, '9999_later.sql', '')`);
  const given = { PORT: String(await findFreePort()), DATA_DIR: path.join(folder, 'newer') };
  assert.match(await failing({ ...given, DATABASE_URL: database.ownerUrl }), /use a newer version/);
  await owner.end();
  await database.drop();
});

test('a second program on the same folder is turned away', async () => {
  const first = await opened();
  const said = await failing({ PORT: String(await findFreePort()), DATA_DIR: dataDir });
  assert.match(said, /in use by another Minzheng/);
  first.child.kill('SIGTERM');
  await ended(first.child);
});

test('a signal stops the program and its database, and the next start is a clean one', async () => {
  const { child } = await opened();
  child.kill('SIGINT');
  assert.equal(await ended(child), 0);
  const log = readFileSync(path.join(dataDir, 'postgres', 'server.log'), 'utf8');
  assert.match(log, /database system is shut down\s*$/);
});

test('killed programs and killed databases lose no committed row', async () => {
  const first = await opened();
  const owner = await ownerOf();
  await owner.query('create table kept (n int)');
  await owner.query('insert into kept select generate_series(1, 1000)');
  first.child.kill('SIGKILL');
  await ended(first.child);
  const second = await opened();
  killPostmaster(path.join(dataDir, 'postgres'));
  second.child.kill('SIGKILL');
  await ended(second.child);
  const third = await opened();
  const again = await ownerOf();
  assert.deepEqual((await again.query('select count(*)::int as n from kept')).rows, [{ n: 1000 }]);
  await again.end();
  third.child.kill('SIGTERM');
  await ended(third.child);
});

test('while the database is away requests are told to wait, and it comes back by itself', async () => {
  const { child, port, said } = await opened();
  killPostmaster(path.join(dataDir, 'postgres'));
  const response = await fetch(`http://localhost:${port}/api/v1/health`).catch((error: unknown) => {
    throw new Error(said(), { cause: error });
  });
  const isAway = response.status === 503 && JSON.stringify(await response.json()).includes('http.busy');
  assert.ok(isAway || response.ok);
  await until(() => isHealthy(port), said);
  await until(async () => said().includes('it runs again'), said);
  child.kill('SIGTERM');
  await ended(child);
});

/** The last: afterwards there is none. */
test('a data folder that is taken away under the program is one clear sentence, and its database ends with it', async () => {
  const { child, port, said } = await opened();
  const { pid } = postmasterOf(path.join(dataDir, 'postgres'));
  const before = said().length;
  renameSync(dataDir, path.join(folder, 'elsewhere'));
  assert.equal(await ended(child), 1);
  const told = said().slice(before).trim().split('\n');
  assert.match(told.at(-2) ?? '', /^数据目录.*不见了/, told.join('\n'));
  assert.match(told.at(-1) ?? '', /^The data folder .* is gone/);
  await until(async () => hasEnded(pid), said, true);
  assert.ok(!existsSync(dataDir), 'it made a folder anew');
  assert.equal(await isHealthy(port), false);
});
