import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { tryLock, unlock, withLock } from './file-lock.ts';
import { findPostmaster } from './postmaster.ts';
import { type EmbeddedServer, startEmbedded } from './server.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-pg-test-'));
chmodSync(folder, 0o755);
const started: EmbeddedServer[] = [];
after(async () => {
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({
    dataDir: path.join(folder, name),
    password: 'p/w:1',
    settings: { fsync: 'off' },
  });
  started.push(server);
  return server;
}

async function ask(server: EmbeddedServer, text: string): Promise<unknown> {
  const client = new pg.Client(server.ownerUrl);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

async function pidOf(server: EmbeddedServer): Promise<number> {
  const found = await findPostmaster(server.dataDir);
  assert.ok(found);
  return found.pid;
}

test('several at once find one server', async () => {
  const servers = await Promise.all([1, 2, 3].map(() => open('shared')));
  assert.equal(new Set(servers.map((server) => server.port)).size, 1);
  assert.equal(servers.filter((server) => !server.wasRunning).length, 1);
});

test('committed rows survive a killed server, and it is started again by itself on its port', async () => {
  const server = await open('killed');
  const restarted = new Promise<void>((resolve) => server.keepAlive(() => resolve()));
  await ask(server, 'create table kept as select 42 as n');
  process.kill(await pidOf(server), 'SIGKILL');
  await restarted;
  assert.deepEqual(await ask(server, 'select n from kept'), { n: 42 });
});

test('a lock file whose process number is now something else does not stand in the way', async () => {
  const server = await open('stale');
  await server.stop();
  writeFileSync(
    path.join(server.dataDir, 'postmaster.pid'),
    `${process.pid}\n${server.dataDir}\n1\n1\n\n*\n\nready\n`,
  );
  const again = await open('stale');
  assert.deepEqual(await ask(again, 'select 1 as n'), { n: 1 });
});

test('a data folder below one that nobody else can enter serves all the same', async () => {
  mkdirSync(path.join(folder, 'home'), { mode: 0o700 });
  const server = await open('home/data');
  assert.deepEqual(await ask(server, 'select 1 as n'), { n: 1 });
  await server.stop();
  const again = await open('home/data');
  assert.equal(again.wasRunning, false);
});

test('a lock of a living process holds, one of a dead process is taken over', async () => {
  const file = path.join(folder, 'a.lock');
  assert.equal(tryLock(file), true);
  assert.equal(tryLock(file), false);
  unlock(file);
  writeFileSync(file, '999999999 1\n');
  assert.equal(tryLock(file), true);
  unlock(file);
});

test('whoever waits for a lock works alone', async () => {
  let inside = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withLock(path.join(folder, 'b.lock'), async () => {
        assert.equal(++inside, 1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside--;
      }),
    ),
  );
});
