import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { migrate } from '../../base/index.ts';
import {
  type Config,
  migrateStore,
  openLogin,
  openStore,
  prepareDataFolder,
  type Store,
} from '../../server/index.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { makeBackup } from './make-backup.ts';
import { findManifest } from './manifest.ts';
import { checkBackup, restoreBackup } from './restore-backup.ts';
import { findSealedKeys, sealKeys } from './sealed-keys.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-backup-test-'));
chmodSync(folder, 0o755);
const PASSPHRASE = '不要告诉别人的口令';
const ROWS = 5_000;

const configAt = (name: string, databaseUrl?: string): Config => ({
  port: 0,
  host: 'localhost',
  dataDir: path.join(folder, name),
  databaseUrl,
  keyFile: path.join(folder, name, 'keys.json'),
  anchorFile: path.join(folder, name, 'audit-anchors.jsonl'),
  counties: [],
  trustProxy: false,
});
const place = (name: string) => path.join(folder, name);
const migrateTo = async (url: string, upTo: number) => void (await migrate(url, { upTo }));
const source = configAt('source');
let store: Store;

async function ask<Row extends object>(url: string, text: string): Promise<Row | undefined> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows[0];
  } finally {
    await client.end();
  }
}

const COUNT = `select count(*)::int as n, coalesce(max(length(name)), 0) as longest from county`;

before(async () => {
  prepareDataFolder(source.dataDir);
  store = await openStore(source);
  await migrateStore(store);
  await openLogin(store, source);
  mkdirSync(path.join(source.dataDir, 'files'));
  writeFileSync(path.join(source.dataDir, 'files', '名册.xlsx'), 'bytes');
  await ask(
    store.ownerUrl,
    `insert into county (code, name, province_name, city_name, source, vintage)
     select (100000 + n)::text, repeat('县', n % 40 + 1), E'湖北\\n省\\t', '', '\\N', '2023-06-30'
     from generate_series(1, ${ROWS}) n`,
  );
});
after(async () => {
  await store.embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup made while rows are written comes back whole, with keys under a passphrase', async () => {
  let isWriting = true;
  const client = new pg.Client(store.ownerUrl);
  await client.connect();
  await client.query('create table noise (n int primary key, text text)');
  const writing = (async () => {
    for (let n = 0; isWriting; n++)
      await client.query('insert into noise values ($1, repeat($2, 200))', [n, 'x']);
  })();
  await makeBackup(store, source, { folder: place('whole'), isLogical: false, passphrase: PASSPHRASE });
  isWriting = false;
  await writing;
  await client.query('drop table noise');
  await client.end();

  const target = configAt('restored');
  await assert.rejects(
    restoreBackup(place('whole'), target, 'another passphrase', migrateTo),
    /right passphrase/,
  );
  await restoreBackup(place('whole'), target, PASSPHRASE, migrateTo);
  const restored = await openStore(target);
  await openLogin(restored, target);
  assert.deepEqual(await ask(restored.ownerUrl, COUNT), { n: ROWS, longest: 40 });
  const noise = await ask<{ n: number; top: number }>(
    restored.ownerUrl,
    'select count(*)::int as n, coalesce(max(n), -1) + 1 as top from noise',
  );
  assert.equal(noise?.n, noise?.top);
  assert.equal(readFileSync(path.join(target.dataDir, 'files', '名册.xlsx'), 'utf8'), 'bytes');
  await restored.embedded?.stop();
  await assert.rejects(restoreBackup(place('whole'), target, PASSPHRASE, migrateTo), /not empty/);
});

test('a backup without keys asks for the key file, and takes only the right one', async () => {
  await makeBackup(store, source, { folder: place('bare'), isLogical: false, passphrase: undefined });
  const target = configAt('bare-target');
  await assert.rejects(restoreBackup(place('bare'), target, undefined, migrateTo), /holds no keys/);
  mkdirSync(target.dataDir, { recursive: true });
  cpSync(source.keyFile, target.keyFile);
  await restoreBackup(place('bare'), target, undefined, migrateTo);
  assert.equal(findManifest(place('bare'))?.withKeys, false);
});

test('one changed byte anywhere is found before anything is restored', async () => {
  const manifest = await checkBackup(place('bare'));
  const chosen = manifest.files.filter(
    (file, i) => file.bytes > 0 && (i % 97 === 0 || file.path.startsWith('data/')),
  );
  assert.ok(chosen.length > 5);
  for (const file of chosen) {
    const target = path.join(place('bare'), file.path);
    const bytes = readFileSync(target);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(target, bytes);
    await assert.rejects(checkBackup(place('bare')), /1 files differ/);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(target, bytes);
  }
  const file = path.join(place('bare'), 'manifest.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"madeAt": "2', '"madeAt": "3'));
  await assert.rejects(checkBackup(place('bare')), /not a whole backup/);
  writeFileSync(file, text);
  await checkBackup(place('bare'));
});

test('rows go to a server of one\u2019s own whose owner is no superuser, and only into an empty database', async () => {
  await makeBackup(store, source, { folder: place('rows'), isLogical: true, passphrase: PASSPHRASE });
  const database = await createTestDatabase();
  const name = `own_${process.pid}`;
  await ask(database.ownerUrl, `create role ${name} login password 'pw' createrole`);
  await ask(database.ownerUrl, `grant minzheng_app to ${name} with admin option`);
  await ask(database.ownerUrl, `create database ${name} owner ${name} template template0`);
  const url = new URL(database.ownerUrl);
  Object.assign(url, { pathname: `/${name}`, username: name, password: 'pw' });
  const target = configAt('own', url.toString());
  await restoreBackup(place('rows'), target, PASSPHRASE, migrateTo);
  assert.deepEqual(await ask(url.toString(), COUNT), { n: ROWS, longest: 40 });
  assert.deepEqual(
    await ask(url.toString(), `select province_name as text, source from county where code = '100007'`),
    { text: '湖北\n省\t', source: '\\N' },
  );
  const open = await ask(
    url.toString(),
    `select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity`,
  );
  assert.deepEqual(open, { n: 0 });
  await openLogin(await openStore(target), target);
  await assert.rejects(restoreBackup(place('rows'), target, PASSPHRASE, migrateTo), /not empty/);
  await ask(database.ownerUrl, `drop database ${name} with (force)`);
  await ask(
    database.ownerUrl,
    `do $$ declare login text; begin
      for login in select member::regrole::text from pg_auth_members where grantor = '${name}'::regrole
      loop execute format('drop role %s', login); end loop;
    end $$`,
  );
  await ask(database.ownerUrl, `drop role ${name}`);
  await database.drop();
});

test('a backup is not written into a folder that holds something', async () => {
  mkdirSync(place('full'));
  writeFileSync(path.join(place('full'), 'a'), '');
  const wish = { folder: place('full'), isLogical: false, passphrase: undefined };
  await assert.rejects(makeBackup(store, source, wish), /not empty/);
});

test('keys under a passphrase open with it and with no other', () => {
  const sealed = sealKeys('{"a":1}', PASSPHRASE);
  assert.equal(findSealedKeys(sealed, PASSPHRASE), '{"a":1}');
  assert.equal(findSealedKeys(sealed, `${PASSPHRASE} `), undefined);
});
