import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, newId } from '../../platform/base/index.ts';
import { anyPdf, anyPicture } from '../../platform/papers/testing/any-paper.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

const house = await openCaseHouse();
after(() => house.close());
const { village, clerk, otherTown, bureau, auditor } = house.people;

async function start(brought: readonly string[] = materials): Promise<Id> {
  const [personId] = await house.addFamilies(1);
  const body = { matter: 'minimum-living', personId, form, materials: brought };
  const answer = await house.send(clerk, 'POST', '/cases', body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

const act = (who: Actor, id: Id, kind: string, step: string | null = null, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step === null ? {} : { step }) });
const send = (who: Actor, id: Id, slot: string, bytes = anyPicture(), paperId = newId()) =>
  house.send(who, 'POST', `/cases/${id}/papers`, { id: paperId, slot, base64: bytes.toString('base64') });
const list = async (who: Actor, id: Id) => (await house.send(who, 'GET', `/cases/${id}/papers`)).body;

/** Accepted, and as far as the visit. */
async function atVisit(): Promise<Id> {
  const id = await start();
  for (const [who, kind, step, record] of [
    [clerk, 'accept', null, {}],
    [clerk, 'complete', 'request-check', { persons: 3 }],
    [bureau, 'complete', 'check', { reportNo: 'HD-1', found: ['没有发现超标财产'] }],
  ] as const) {
    const answer = await act(who, id, kind, step, record);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }
  return id;
}

test('the page of a case says of each material whether it was brought, is missing or must not be asked for', async () => {
  const id = await start(['application']);
  const { slots, papers, isOpen } = await list(clerk, id);
  const of = (slot: string) => slots.find((one: { slot: string }) => one.slot === slot);
  assert.deepEqual([of('application').isBrought, of('promise').isBrought], [true, false]);
  assert.equal(of('identity').isShared, true);
  assert.deepEqual([papers, isOpen], [[], true]);
  assert.deepEqual([of('visit.photos').of, of('visit.signatures').of], ['photo', 'signature']);
});

test('a photograph and a scan are put to a material; a shared one is refused, and so is what the matter does not know', async () => {
  const id = await start();
  assert.equal((await send(village, id, 'promise')).status, 200);
  assert.equal(
    (await send(clerk, id, 'promise', anyPdf('scan'.repeat(500_000)))).status,
    200,
    'two megabytes',
  );
  assert.equal((await send(clerk, id, 'identity')).body.code, 'cases.papers.shared');
  assert.equal((await send(clerk, id, 'gold')).body.code, 'cases.papers.slot');
  assert.equal((await send(clerk, id, 'visit.photos', anyPdf())).body.code, 'papers.kind');
  assert.equal((await send(clerk, id, 'promise', Buffer.from('MZ'))).status, 415);
  const { papers } = await list(bureau, id);
  assert.deepEqual(
    papers.map((one: { mediaType: string; addedBy: string }) => [one.mediaType, one.addedBy]),
    [
      ['image/png', village.userName],
      ['application/pdf', clerk.userName],
    ],
  );
});

test('a paper is opened by who sees the case, is told to the audit log, and loses its place on the way in', async () => {
  const id = await start();
  const paper = (await send(clerk, id, 'application')).body.id;
  const open = (who: Actor) => house.send(who, 'GET', `/cases/${id}/papers/${paper}`);
  assert.equal((await open(otherTown)).status, 404);
  const opened = await house.open(auditor, `/cases/${id}/papers/${paper}`);
  assert.deepEqual([opened.type, opened.cache], ['image/png', 'private, no-store']);
  assert.ok(!opened.bytes.includes('GPS'));
  const { rows } = await house.owner.query(
    `select user_name from audit_log where action = 'cases.paper-opened' and subject_id = $1`,
    [id],
  );
  assert.deepEqual(rows, [{ user_name: auditor.userName }]);
});

test('more pictures opened at once than there are connections are all answered', async () => {
  const papers: (readonly [caseId: Id, paperId: Id])[] = [];
  for (const caseId of await Promise.all([start(), start(), start()])) {
    for (let no = 0; no < 16; no++) {
      const paperId = newId();
      const sent = await send(clerk, caseId, 'other', anyPicture(papers.length + 20), paperId);
      assert.equal(sent.status, 200, JSON.stringify(sent.body));
      papers.push([caseId, paperId]);
    }
  }
  const opened = await Promise.all(
    papers.map(([caseId, paperId]) => house.open(clerk, `/cases/${caseId}/papers/${paperId}`)),
  );
  assert.deepEqual(new Set(opened.map(({ type }) => type)), new Set(['image/png']));
});

test('a visit at home is not done without its photographs and signatures, and not with those of another case', async () => {
  const [id, other] = [await atVisit(), await atVisit()];
  const record = await house.visitedBy(clerk, id);
  const complete = (own: object) => act(clerk, id, 'complete', 'visit', { ...record, ...own });
  assert.equal((await complete({ photos: [] })).body.code, 'cases.record.wrong');
  assert.equal((await complete({ photos: undefined })).body.code, 'cases.record.wrong');
  assert.equal((await complete({ photos: [newId()] })).body.code, 'cases.papers.not-there');
  const foreign = await house.addPaper(clerk, other, 'visit.photos');
  assert.equal((await complete({ photos: [foreign] })).body.code, 'cases.papers.not-there');
  const signature = await house.addPaper(clerk, id, 'visit.signatures');
  assert.equal(
    (await complete({ photos: [signature] })).body.code,
    'cases.papers.not-there',
    'of another field',
  );
  assert.equal((await complete({})).status, 200);
});

test('what was put there wrongly is withdrawn with a reason; what an act names is part of the record', async () => {
  const id = await atVisit();
  const wrong = await house.addPaper(village, id, 'application');
  const withdraw = (paper: Id, reason = '传错了人') =>
    house.send(clerk, 'POST', `/cases/${id}/papers/${paper}/withdraw`, { reason });
  assert.equal((await withdraw(wrong)).status, 200);
  assert.equal((await withdraw(wrong)).body.code, 'papers.withdrawn');
  assert.equal(
    (await house.send(clerk, 'GET', `/cases/${id}/papers/${wrong}`)).body.code,
    'papers.withdrawn',
  );
  const { papers } = await list(clerk, id);
  assert.deepEqual([papers[0].withdrawnReason, papers[0].withdrawnBy], ['传错了人', clerk.userName]);
  const record = await house.visitedBy(clerk, id);
  assert.equal((await act(clerk, id, 'complete', 'visit', record)).status, 200);
  const [photo] = (record as { photos: Id[] }).photos;
  assert.equal((await withdraw(photo ?? '')).body.code, 'cases.papers.used');
});

test('who may only look adds nothing, and a case that has ended takes nothing more', async () => {
  const id = await start();
  const inspector = { ...auditor, permissions: new Set(['cases.read']) };
  assert.equal((await send(inspector, id, 'promise')).status, 403);
  assert.equal((await act(clerk, id, 'withdraw', null, { reason: '本人撤回' })).status, 200);
  assert.equal((await send(clerk, id, 'promise')).body.code, 'cases.papers.closed');
  assert.equal((await list(clerk, id)).isOpen, false);
});

test('sent twice by a telephone it is one paper', async () => {
  const id = await start();
  const paper = newId();
  assert.equal((await send(village, id, 'promise', anyPicture(5), paper)).body.wasThere, false);
  assert.equal((await send(village, id, 'promise', anyPicture(5), paper)).body.wasThere, true);
  assert.equal((await send(village, id, 'promise', anyPicture(6), paper)).body.code, 'papers.reused');
  assert.equal((await list(clerk, id)).papers.length, 1);
});
