import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import {
  type Actor,
  addFieldKey,
  createFieldCipher,
  dropOldFieldKeys,
  fixedClock,
  getValue,
  newId,
  newKeyRing,
  openDatabase,
  openKeyRing,
  systemActor,
} from '../base/index.ts';
import { resealAll } from '../cli/keys/reseal.ts';
import { testActor } from '../testing/actors.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import {
  keepPaper,
  linkPapers,
  listPapers,
  type NewPaper,
  openPaper,
  type PaperOwner,
  withdrawPaper,
} from './index.ts';
import { findStanding } from './read-papers.ts';
import { anyPdf, anyPicture } from './testing/any-paper.ts';

const COUNTY = '420281';
const database = await createTestDatabase();
const county = await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  await db.close();
  await database.drop();
});
const services = { clock: fixedClock('2026-11-23T04:00:00Z'), cipher: createFieldCipher(newKeyRing()) };
const [town, otherTown] = county.towns;
const clerk = testActor({ countyCode: COUNTY, level: 'town', placeId: town.id });
const neighbour = testActor({ countyCode: COUNTY, level: 'town', placeId: otherTown.id });
const bureau = testActor({ countyCode: COUNTY });
const visitor = systemActor(COUNTY, 'take an application');

/** A case in the first township, as far as papers ask for one. */
async function newCase(): Promise<PaperOwner> {
  const id = newId();
  await owner.query(
    `with p as (insert into person (county_code, id, name, search_name, pinyin, initials, sex, id_kind, town_id,
         village_id, source, created_at)
       values ($1, $2, '张三', '张三', 'z', 'z', 1, 'none', $3, $4, 'demo', now()))
     insert into case_file (county_code, id, case_no, matter, person_id, applicant_name, town_id, village_id, phase,
       due_on, applied_on, last_no, last_at)
     values ($1, $2, $5, 'm', $2, '张三', $3, $4, 'running', '2026-12-01', '2026-11-01', 1, now())`,
    [COUNTY, id, town.id, town.villages[0], id.slice(-12)],
  );
  return { kind: 'case', id };
}

const keep = (actor: Actor, of: PaperOwner, given: Partial<NewPaper> = {}, rules = {}) =>
  db.write(actor, (tx) =>
    keepPaper(tx, actor, services, of, { slot: 'identity', bytes: anyPicture(), ...given }, rules),
  );
const open = (actor: Actor, of: PaperOwner, id: string) =>
  db.read(actor, (reader) => openPaper(reader, actor, services.cipher, of, id));
const list = (actor: Actor, of: PaperOwner) => db.read(actor, (reader) => listPapers(reader, actor, of));
const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal.code;

test('a paper comes out as it went in, and lies in the database so that nobody reads it there', async () => {
  const of = await newCase();
  const bytes = anyPdf('a word that is nowhere else '.repeat(100_000));
  const { id } = getValue(await keep(clerk, of, { bytes }));
  const opened = getValue(await open(clerk, of, id));
  assert.equal(opened.mediaType, 'application/pdf');
  assert.ok(opened.bytes.equals(bytes));
  const { rows } = await owner.query<{ sealed: Buffer }>(
    `select sealed from paper_part where content_sha256 = $1 order by no`,
    [hash('sha256', bytes, 'buffer')],
  );
  assert.equal(rows.length, 3);
  assert.ok(rows.every(({ sealed }) => !sealed.includes('nowhere')));
});

test('a paper is seen by who sees its owner, and by nobody else', async () => {
  const of = await newCase();
  const { id } = getValue(await keep(clerk, of));
  assert.equal(codeOf(await open(bureau, of, id)), 'ok');
  assert.equal(codeOf(await open(neighbour, of, id)), 'http.missing');
  assert.equal(codeOf(await open({ ...bureau, duty: 'audit' }, of, id)), 'http.missing');
  assert.deepEqual(await list(neighbour, of), []);
  await assert.rejects(keep(neighbour, of), /row-level security/, 'nobody adds to what they do not see');
  assert.equal(codeOf(await open(clerk, await newCase(), id)), 'http.missing', 'asked under another owner');
});

test('the same bytes are kept once, and who has only another paper of them sees no more than that', async () => {
  const [one, two] = [await newCase(), await newCase()];
  const bytes = anyPicture(77);
  getValue(await keep(clerk, one, { bytes }));
  const second = getValue(await keep(bureau, two, { bytes }));
  assert.ok(getValue(await open(bureau, two, second.id)).bytes.length > 0);
  const cleaned = getValue(await open(bureau, two, second.id)).bytes;
  const { rows } = await owner.query(`select 1 from paper_part where content_sha256 = $1`, [
    hash('sha256', cleaned, 'buffer'),
  ]);
  assert.equal(rows.length, 1);
});

test('sent twice it is one paper; the same id for another file is refused, also when it is somebody else’s', async () => {
  const of = await newCase();
  const given = { id: newId(), bytes: anyPicture(3) };
  assert.equal(getValue(await keep(clerk, of, given)).wasThere, false);
  assert.equal(getValue(await keep(clerk, of, given)).wasThere, true);
  assert.equal(codeOf(await keep(clerk, of, { ...given, bytes: anyPicture(4) })), 'papers.reused');
  assert.equal(codeOf(await keep(clerk, of, { ...given, slot: 'promise' })), 'papers.reused');
  await owner.query(`insert into case_file (county_code, id, case_no, matter, person_id, applicant_name, town_id,
      village_id, phase, due_on, applied_on, last_no, last_at)
    select county_code, gen_random_uuid(), 'far-' || left(id::text, 8), matter, person_id, applicant_name, '${otherTown.id}',
      '${otherTown.villages[0]}', phase, due_on, applied_on, last_no, last_at from case_file where id = '${of.id}'`);
  const { rows } = await owner.query(`select id from case_file where case_no like 'far-%'`);
  assert.equal(codeOf(await keep(neighbour, { kind: 'case', id: rows[0].id }, given)), 'papers.reused');
});

test('what was withdrawn stays in the list with its reason, is not opened, and is not withdrawn twice', async () => {
  const of = await newCase();
  const { id } = getValue(await keep(clerk, of));
  const withdraw = (actor: Actor) =>
    db.write(actor, (tx) => withdrawPaper(tx, actor, services, of, id, '拍错了人'));
  assert.equal(codeOf(await withdraw(neighbour)), 'http.missing');
  getValue(await withdraw(clerk));
  assert.equal(codeOf(await withdraw(clerk)), 'papers.withdrawn');
  assert.equal(codeOf(await open(clerk, of, id)), 'papers.withdrawn');
  const [paper] = await list(clerk, of);
  assert.deepEqual([paper?.withdrawnReason, paper?.withdrawnByName], ['拍错了人', clerk.userName]);
  assert.deepEqual(await db.read(clerk, (reader) => findStanding(reader, clerk, 'case', [id])), []);
});

test('an owner has no more papers than it may, and none that is too large', async () => {
  const of = await newCase();
  getValue(await keep(clerk, of, {}, { papersMax: 1 }));
  assert.equal(codeOf(await keep(clerk, of, {}, { papersMax: 1 })), 'papers.many');
  assert.equal(codeOf(await keep(clerk, of, { bytes: anyPdf('x'.repeat(10 * 1024 * 1024)) })), 'papers.size');
  assert.equal(codeOf(await keep(clerk, of, { bytes: anyPdf() }, { isPictureOnly: true })), 'papers.kind');
});

test('papers are handed over to another owner once, without their bytes being copied', async () => {
  const [from, to] = [await newCase(), await newCase()];
  const kept = getValue(await keep(visitor, from, { slot: 'promise', bytes: anyPicture(9) }));
  const gone = getValue(await keep(visitor, from, { slot: 'promise', bytes: anyPicture(10) }));
  getValue(await db.write(clerk, (tx) => withdrawPaper(tx, clerk, services, from, gone.id, '重复')));
  const partsOf = async () => (await owner.query('select count(*)::int as n from paper_part')).rows[0].n;
  const before = await partsOf();
  assert.equal(await db.change(clerk, (tx) => linkPapers(tx, clerk, from, to)), 1);
  assert.equal(await db.change(clerk, (tx) => linkPapers(tx, clerk, from, to)), 0);
  assert.equal(await partsOf(), before);
  const [paper] = await list(clerk, to);
  assert.deepEqual([paper?.slot, paper?.addedByName], ['promise', visitor.userName]);
  const [there, here] = [await open(clerk, to, paper?.id ?? ''), await open(clerk, from, kept.id)];
  assert.ok(getValue(there).bytes.equals(getValue(here).bytes));
});

test('a rotation of keys turns papers over as well, and they open under the new key alone', async () => {
  const of = await newCase();
  const bytes = anyPdf('kept over a change of keys');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-papers-'));
  const keyFile = path.join(folder, 'keys.json');
  const first = { ...services, cipher: createFieldCipher(openKeyRing(keyFile)) };
  await owner.query('truncate paper_part');
  const kept = await db.write(clerk, (tx) => keepPaper(tx, clerk, first, of, { slot: 'promise', bytes }));
  await resealAll(database.ownerUrl, createFieldCipher(addFieldKey(keyFile)));
  const last = createFieldCipher(dropOldFieldKeys(keyFile));
  const { id } = getValue(kept);
  const opened = await db.read(clerk, (reader) => openPaper(reader, clerk, last, of, id));
  assert.ok(getValue(opened).bytes.equals(bytes));
  rmSync(folder, { recursive: true });
});
