import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { getValue, newKeyRing, sql, systemActor } from '../../platform/base/index.ts';
import { createUser } from '../../platform/identity/index.ts';
import { checkCharacterOf } from '../../platform/registry/index.ts';
import { assemble } from '../../platform/server/index.ts';
import { openBrowser } from '../../platform/testing/browser.ts';
import { cheapHash } from '../../platform/testing/cheap-password.ts';
import { createTestCounty } from '../../platform/testing/county.ts';
import { createTestDatabase } from '../../platform/testing/database.ts';
import { house } from './index.ts';

const COUNT = 200;
const PASSWORD = 'Tr4vel-lamp-ohne';
/** What every canary begins with: nothing else in the house does. */
const ID_START = '42029919610517';
const ACCOUNT_START = '6299990517';
const PHONE_START = '1548051';

const idNumber = (i: number): string => {
  const body = `${ID_START}${String(i).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
};
const account = (i: number): string => `${ACCOUNT_START}${String(i).padStart(9, '0')}`;

const startedMs = Date.now() - 2_000;
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const said: string[] = [];
const assembly = await assemble({
  house,
  appUrl: database.appUrl,
  keys: newKeyRing(),
  requestsPerMinuteMax: 1e9,
  logLevel: 'trace',
  logTo: { write: (line) => void said.push(line) },
});
const { app, services } = assembly;
const actor = systemActor('420281', 'test');
// A fault of the database whose message repeats what it was given.
app.post('/api/v1/test/fault', { config: { permission: 'public' } }, () =>
  services.db.change(actor, (tx) => tx.run(sql`select set_config(${idNumber(1)}, ${account(1)}, true)`)),
);
await app.ready();
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
const { rows: settings } = await owner.query<{ dir: string }>(
  `select current_setting('data_directory') as dir`,
);
const logFile = path.join(settings[0]?.dir ?? '', 'server.log');
const logFrom = statSync(logFile).size;
after(async () => {
  await assembly.close();
  await owner.end();
  await database.drop();
});

const heldFrom = Temporal.PlainDate.from('2020-01-01');
const posts = [{ post: 'bureau-officer', placeId: county.id, heldFrom, document: '任' }];
const passwordHash = cheapHash(PASSWORD);
const officer = { login: 'officer', name: '甲乙', passwordHash, mustChangePassword: false, posts };
getValue(await services.db.change(actor, (tx) => createUser(tx, actor, officer, services.clock.now())));
const browser = openBrowser(app);
assert.equal((await browser.signIn('officer', PASSWORD)).status, 200);

/** Every way in which a text may lie in a file without being sealed. */
function spellings(text: string): Buffer[] {
  const hex = Buffer.from(text).toString('hex');
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.from('x'.repeat(shift) + text).toString('base64');
    // The first and the last group depend on the neighbours.
    return whole.slice(shift === 0 ? 0 : 4, whole.length - 4);
  });
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    Buffer.from(text),
    utf16,
    Buffer.from(utf16).swap16(),
    ...[hex, hex.toUpperCase(), ...base64].map((spelt) => Buffer.from(spelt)),
  ];
}
const starts = [ID_START, ACCOUNT_START, PHONE_START].flatMap((start) =>
  spellings(start).map((bytes) => ({ start, bytes })),
);

function findCanaries(bytes: Buffer): string[] {
  return [...new Set(starts.filter(({ bytes: start }) => bytes.includes(start)).map(({ start }) => start))];
}

test('the search itself finds a canary in each spelling', () => {
  for (const spelling of spellings(idNumber(7))) {
    const around = Buffer.concat([Buffer.from('…before'), spelling, Buffer.from('after…')]);
    assert.deepEqual(findCanaries(around), [ID_START], spelling.toString('latin1'));
  }
});

test('two hundred ID numbers, accounts and phones are written, revealed and searched for through the API', async () => {
  const [village] = county.towns[0].villages;
  for (let i = 0; i < COUNT; i++) {
    const person = {
      name: '金丝雀',
      sex: Math.floor(i % 2) === 1 ? 1 : 2,
      birthDate: '1961-05-17',
      idKind: 'resident',
      idNumber: idNumber(i),
      phone: `${PHONE_START}${String(i).padStart(4, '0')}`,
      villageId: village,
      document: '登记表',
    };
    const made = await browser.send('POST', '/api/v1/persons', person);
    assert.equal(made.status, 200, made.text);
    const { id } = made.body;
    const { version } = (await browser.send('GET', `/api/v1/persons/${id}`)).body;
    const given = {
      version,
      number: account(i),
      bankName: '农商行',
      holderName: '金丝雀',
      since: '2026-01-01',
    };
    const added = await browser.send('POST', `/api/v1/persons/${id}/accounts`, given);
    assert.equal(added.status, 200, added.text);
    if (i % 20 > 0) continue;
    const shown = await browser.send('POST', `/api/v1/persons/${id}/reveal`, {
      what: 'idNumber',
      reason: '核对材料',
    });
    assert.equal(shown.body.value, idNumber(i));
    await browser.send('POST', '/api/v1/persons/search', { q: idNumber(i) });
    // What is refused must not be written down either.
    await browser.send('POST', '/api/v1/persons', { ...person, idNumber: `${idNumber(i).slice(0, 17)}?` });
    await browser.send('POST', '/api/v1/persons', { ...person, villageId: 'nowhere' });
  }
});

/** The file when it was written since then; undefined too when the server has just taken it away. */
function readSince(file: string, sinceMs: number): Buffer | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() && stat.mtimeMs >= sinceMs ? readFileSync(file) : undefined;
}

test('no canary lies readable in the files of the database or in its write-ahead log', async () => {
  await owner.query('checkpoint');
  const { rows } = await owner.query<{
    dir: string;
    oid: string;
  }>(`select current_setting('data_directory') as dir,
    (select oid::text from pg_database where datname = current_database()) as oid`);
  const [place] = rows;
  assert.ok(place);
  let files = 0;
  const look = (folder: string, sinceMs: number): void => {
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      const bytes = readSince(file, sinceMs);
      if (bytes === undefined) continue;
      files += 1;
      assert.deepEqual(findCanaries(bytes), [], file);
    }
  };
  look(path.join(place.dir, 'base', place.oid), startedMs);
  look(path.join(place.dir, 'pg_wal'), startedMs);
  assert.ok(files > 20, `${files} files`);
});

test('no canary stands in the log of the program, not even of a fault of the database that repeats it', async () => {
  const broken = await browser.send('POST', `/api/v1/test/fault?q=${idNumber(1)}`);
  assert.equal(broken.status, 500);
  assert.deepEqual(findCanaries(Buffer.from(broken.text)), []);
  const log = said.join('');
  assert.match(log, /a broken assumption/);
  assert.deepEqual(findCanaries(Buffer.from(log)), []);
});

test('no canary stands in the log of the database server, whatever went wrong there', async () => {
  const faults = [
    sql`select ${idNumber(2)}::date`,
    sql`select set_config(${idNumber(2)}, ${account(2)}, true)`,
    sql`insert into idempotency_key (county_code, key, user_id, route, input_hash, status, response_sealed, at)
      values ('420281', ${idNumber(2)}, null, ${account(2)}, '', 1, '', now())`,
  ];
  for (const fault of faults) await assert.rejects(services.db.change(actor, (tx) => tx.run(fault)));
  // The owner's own mistakes are logged; what the row held and what the statement said are not.
  const row = `values ('${idNumber(3)}', null)`;
  await owner.query('create temporary table canary (a text, b text not null)');
  await assert.rejects(owner.query(`insert into canary ${row}`));
  await assert.rejects(owner.query('insert into canary values ($1, null)', [idNumber(3)]));
  const log = readFileSync(logFile).subarray(logFrom);
  assert.match(log.toString('utf8'), /null value in column "b"/);
  assert.deepEqual(findCanaries(log), []);
});
