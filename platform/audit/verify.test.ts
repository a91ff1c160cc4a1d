import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { fixedClock, newKeyRing, openDatabase, sql, systemActor } from '../base/index.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import { appendAnchors, readAnchors } from './anchor.ts';
import { type AuditRow, appendAudit, linkHash } from './append.ts';
import { keepAnchors } from './keep-anchors.ts';
import { verifyAudit } from './verify-audit.ts';

const COUNTY = '420281';
const ROWS = 60;
const ANCHOR_EVERY = 12;
const SEED = 20_261_123;

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-audit-'));
const anchorFile = path.join(folder, 'audit-anchors.jsonl');
const { anchorKey } = newKeyRing();
const clock = fixedClock('2026-11-23T01:00:00.123Z');
const actor = systemActor(COUNTY, 'test');
after(async () => {
  await db.close();
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const keeper = keepAnchors({
  db,
  clock,
  file: anchorFile,
  key: anchorKey,
  onError: (error) => {
    throw error;
  },
});
for (let i = 1; i <= ROWS; i++) {
  const entry = { action: 'registry.change', detail: { no: i, 名: '说明' }, address: '10.0.0.1' };
  await db.change(actor, (tx) => appendAudit(tx, actor, clock.now(), [entry]));
  if (i % ANCHOR_EVERY === 0) await keeper.anchorNow();
}
await keeper.stop();
await owner.query('create table pristine as table audit_log');
await owner.query('create table pristine_head as table audit_head');

const verify = () => verifyAudit(db, anchorFile, anchorKey, COUNTY);

/** As somebody who owns the database: no trigger, no right and no policy stands in the way. */
async function asSuperuser(work: () => Promise<void>): Promise<void> {
  await owner.query(`set session_replication_role = replica`);
  await work();
}

async function restore(): Promise<void> {
  await owner.query('delete from audit_log');
  await owner.query('insert into audit_log select * from pristine');
  await owner.query('delete from audit_head');
  await owner.query('insert into audit_head select * from pristine_head');
}

interface Stored {
  seq: string;
  user_id: string;
  user_name: string;
  post: string;
  action: string;
  detail: string;
  address: string;
}

/** Makes the chain anew from a row on, head included, as whoever knows the program could. */
async function rehashFrom(seq: number): Promise<void> {
  const { rows } = await owner.query<Stored>('select * from audit_log where seq >= $1 order by seq', [seq]);
  const before = await owner.query<{ hash: Buffer }>('select hash from audit_log where seq = $1', [seq - 1]);
  let previous = before.rows[0]?.hash ?? Buffer.alloc(32);
  for (const row of rows) {
    const said: AuditRow = {
      countyCode: COUNTY,
      seq: BigInt(row.seq),
      at: clock.now().toString({ fractionalSecondDigits: 3 }),
      userId: row.user_id,
      userName: row.user_name,
      post: row.post,
      action: row.action,
      subjectKind: null,
      subjectId: null,
      detail: row.detail,
      address: row.address,
    };
    const link = linkHash(previous, said);
    await owner.query('update audit_log set prev_hash = $2, hash = $3 where seq = $1', [
      row.seq,
      previous,
      link,
    ]);
    previous = link;
  }
  await owner.query('update audit_head set hash = $1', [previous]);
}

const edits = [
  `user_name = user_name || ' '`,
  `post = 'director'`,
  `action = 'registry.look'`,
  `detail = replace(detail, '说明', '説明')`,
  `address = null`,
  `at = at + interval '1 microsecond'`,
  `user_id = gen_random_uuid()`,
  `subject_id = gen_random_uuid()`,
  `subject_kind = 'person'`,
  `prev_hash = set_byte(prev_hash, 3, get_byte(prev_hash, 3) # 1)`,
  `hash = set_byte(hash, 3, get_byte(hash, 3) # 1)`,
];

const seqs = fc.integer({ min: 1, max: ROWS });
const mutations = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), seq: seqs, edit: fc.constantFrom(...edits) }),
  fc.record({ kind: fc.constant('delete' as const), seq: seqs }),
  fc.record({ kind: fc.constant('insert' as const), seq: seqs }),
  fc.record({
    kind: fc.constant('swap' as const),
    seq: fc.integer({ min: 1, max: ROWS - 1 }),
    by: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('cut' as const),
    seq: fc.integer({ min: 1, max: ROWS - 1 }),
    head: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('rehash' as const), seq: seqs }),
);
type Mutation = typeof mutations extends fc.Arbitrary<infer M> ? M : never;

/** Does it, and says which row must be named. */
async function mutate(mutation: Mutation): Promise<bigint> {
  const { seq } = mutation;
  switch (mutation.kind) {
    case 'edit':
      await owner.query(`update audit_log set ${mutation.edit} where seq = $1`, [seq]);
      return BigInt(seq);
    case 'delete':
      await owner.query('delete from audit_log where seq = $1', [seq]);
      return BigInt(seq);
    case 'insert':
      // A copy in between, all later ones moved up by one.
      await owner.query('update audit_log set seq = seq + 1000 where seq > $1', [seq]);
      await owner.query(
        `insert into audit_log select county_code, seq + 1, at, user_id, user_name, post, action, subject_kind,
           subject_id, detail, address, prev_hash, hash from audit_log where seq = $1`,
        [seq],
      );
      await owner.query('update audit_log set seq = seq - 999 where seq > 1000');
      return BigInt(seq + 1);
    case 'swap': {
      const other = Math.min(seq + mutation.by, ROWS);
      await owner.query('update audit_log set seq = 1000 where seq = $1', [seq]);
      await owner.query('update audit_log set seq = $1 where seq = $2', [seq, other]);
      await owner.query('update audit_log set seq = $1 where seq = 1000', [other]);
      return BigInt(seq);
    }
    case 'cut':
      await owner.query('delete from audit_log where seq > $1', [seq]);
      if (mutation.head) {
        await owner.query(
          'update audit_head set seq = l.seq, hash = l.hash from audit_log l where l.seq = $1',
          [seq],
        );
      }
      return BigInt(seq + 1);
    case 'rehash':
      await owner.query(`update audit_log set detail = '{"no":0}' where seq = $1`, [seq]);
      await rehashFrom(seq);
      // Nobody can tell which row it was, only between which two anchors.
      return BigInt(Math.ceil(seq / ANCHOR_EVERY) * ANCHOR_EVERY);
  }
}

test('a chain that nobody touched is whole', async () => {
  const report = await verify();
  assert.equal(report.ok, true);
  assert.equal(report.chains[0]?.rows, BigInt(ROWS));
  assert.equal(report.chains[0]?.anchors, ROWS / ANCHOR_EVERY);
});

test('a thousand changes by the owner of the database are all found, with the first wrong row', async () => {
  await asSuperuser(async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (mutation) => {
        const expected = await mutate(mutation);
        const found = (await verify()).chains[0]?.firstBreak;
        await restore();
        assert.equal(found?.seq, expected, JSON.stringify(mutation));
        if (mutation.kind === 'rehash') {
          assert.equal(found.reason, 'rewritten');
          assert.ok(
            found.provedUpTo < BigInt(mutation.seq) && found.provedUpTo + BigInt(ANCHOR_EVERY) >= expected,
          );
        }
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });
  assert.equal((await verify()).ok, true);
});

test('without the anchors a chain made anew would pass: they are what finds it', async () => {
  await asSuperuser(async () => {
    await mutate({ kind: 'rehash', seq: 7 });
    assert.equal((await verifyAudit(db, path.join(folder, 'none'), anchorKey, COUNTY)).ok, true);
    assert.equal((await verify()).ok, false);
    await restore();
  });
});

test('a row that was appended past the head is found', async () => {
  await asSuperuser(async () => {
    await owner.query(`insert into audit_log select county_code, seq + 1, at, user_id, user_name, post, action,
      subject_kind, subject_id, detail, address, hash, hash from audit_log where seq = ${ROWS}`);
    await owner.query(`update audit_head set hash = hash`);
    await rehashFrom(ROWS + 1);
    await owner.query('update audit_head set hash = p.hash from pristine_head p');
    const found = (await verify()).chains[0]?.firstBreak;
    assert.deepEqual([found?.seq, found?.reason], [BigInt(ROWS + 1), 'head']);
    await restore();
  });
});

test('a changed, removed, moved or invented line of the anchor file is found; half a last line is not one', () => {
  const text = readFileSync(anchorFile, 'utf8');
  const lines = text.trimEnd().split('\n');
  const [first = '', second = '', ...rest] = lines;
  const damaged = [
    [first.replace('"seq":"12"', '"seq":"11"'), second, ...rest],
    [second, ...rest],
    [second, first, ...rest],
    [first, first, second, ...rest],
    [first, '{"countyCode":"420281","seq":"13","hash":"00","at":"x","mac":"00"}', second, ...rest],
    ['nonsense', ...lines],
  ];
  for (const [i, set] of damaged.entries()) {
    const file = path.join(folder, `damaged-${i}`);
    writeFileSync(file, `${set.join('\n')}\n`);
    assert.throws(() => readAnchors(file, anchorKey), /true signature/, `set ${i}`);
  }
  assert.throws(() => readAnchors(anchorFile, newKeyRing().anchorKey), /true signature/);
  const torn = path.join(folder, 'torn');
  writeFileSync(torn, text + first.slice(0, 30));
  assert.equal(readAnchors(torn, anchorKey).anchors.length, lines.length);
  appendAnchors(torn, anchorKey, [{ countyCode: COUNTY, seq: 99n, hash: 'ab', at: 'x' }]);
  assert.equal(readAnchors(torn, anchorKey).anchors.at(-1)?.seq, 99n);
  appendFileSync(torn, first.slice(0, 10));
  assert.equal(readAnchors(torn, anchorKey).anchors.length, lines.length + 1);
});

test('the program itself can neither change nor delete nor empty the log, nor move its head', async () => {
  for (const statement of [
    'update audit_log set detail = detail',
    'delete from audit_log',
    'truncate audit_log',
    'update audit_head set seq = 0',
    'delete from audit_head',
    'alter table audit_log disable row level security',
    'alter table audit_log disable trigger all',
    'drop table audit_log',
    'set session_replication_role = replica',
  ]) {
    await assert.rejects(
      db.change({ ...actor, duty: 'audit' }, (tx) => tx.client.query(statement)),
      /permission denied|must be owner/,
      statement,
    );
  }
});

test('the program cannot append in another one’s name, or out of order', async () => {
  const forged = (
    seq: number,
    user: string,
  ) => `insert into audit_log values ('${COUNTY}', ${seq}, now(), ${user},
    'x', 'x', 'x.y', null, null, '{}', null, '\\x00', '\\x00')`;
  await assert.rejects(
    db.change(actor, (tx) => tx.client.query(forged(ROWS + 1, 'gen_random_uuid()'))),
    /row-level security/,
  );
  await assert.rejects(
    db.change(actor, (tx) => tx.client.query(forged(ROWS + 5, 'app.user_id()'))),
    /does not follow the head/,
  );
});

test('a temporary table of the same name does not lead the owner’s functions astray', async () => {
  await assert.rejects(
    db.change(actor, async (tx) => {
      await tx.client.query('create temp table audit_head (county_code text, seq bigint, hash bytea)');
      await tx.client.query(`insert into audit_head values ('${COUNTY}', ${ROWS}, '\\x00')`);
      const { rows } = await tx.client.query('select hash from app.audit_head_lock()');
      assert.notDeepEqual(rows[0].hash, Buffer.from([0]));
      throw new Error('looked at the true head');
    }),
    /looked at the true head/,
  );
});

test('business, system and security see nothing of the log', async () => {
  for (const duty of ['business', 'system', 'security', 'audit'] as const) {
    const rows = await db.read({ ...actor, duty, level: 'county' }, async (reader) => {
      return reader.rows(sql`select seq from audit_log where county_code = ${COUNTY}`);
    });
    assert.equal(rows.length > 0, duty === 'audit', duty);
  }
});
