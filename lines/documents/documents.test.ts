import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, createFieldCipher, type Id, newId, newKeyRing } from '../../platform/base/index.ts';
import { documentCode, readCode, sayCode } from '../../platform/certificates/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { form, materials, openCaseHouse } from '../cases/testing/case-house.ts';
import { family } from '../handbook/law/example-facts.ts';
import { portalMechanism } from '../portal/index.ts';
import { documentsMechanism } from './index.ts';

const house = await openCaseHouse('420281', openCaseLaw, [documentsMechanism, portalMechanism]);
after(() => house.close());
const { village, clerk, otherTown, bureau, bureau2, director } = house.people;

const facts = family(
  {},
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
);
const rich = family({}, { birthDate: '1975-03-02', relation: 'self', wageIncome: '90000 元/年' });

async function does(who: Actor, id: Id, kind: string, step: string | null = null, record: object = {}) {
  const body = { kind, record, ...(step === null ? {} : { step }) };
  const answer = await house.send(who, 'POST', `/cases/${id}/acts`, body);
  assert.equal(answer.status, 200, `${kind} ${step}: ${JSON.stringify(answer.body)}`);
}

interface Family {
  readonly personId: Id;
  readonly householdId: Id;
}
async function newFamily(): Promise<Family> {
  const [personId = ''] = await house.addFamilies(1);
  const { rows } = await house.owner.query(`select household_id from person where id = $1`, [personId]);
  return { personId, householdId: rows[0].household_id };
}

async function apply(
  matter: string,
  { personId }: Family,
  given: object,
  brought: readonly string[],
): Promise<Id> {
  const body = { matter, personId, form: given, materials: brought };
  const answer = await house.send(clerk, 'POST', '/cases', body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

/** A case that was decided on 9 October 2025, applied for in September. */
async function decided({ isGranted = true, of }: { isGranted?: boolean; of?: Family } = {}): Promise<Id> {
  house.setDay('2025-09-22');
  const id = await apply('minimum-living', of ?? (await newFamily()), form, materials);
  await does(clerk, id, 'accept');
  await does(clerk, id, 'complete', 'request-check', { persons: 2 });
  await does(bureau2, id, 'complete', 'check', { reportNo: 'HD-1', found: ['没有发现超标财产'] });
  await does(clerk, id, 'complete', 'visit', await house.visitedBy(clerk, id));
  await does(village, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts: isGranted ? facts : rich });
  await does(
    clerk,
    id,
    'opine',
    'opinion',
    isGranted ? { agree: true } : { agree: false, reason: '收入超过标准' },
  );
  await house.hangs(clerk, id);
  house.setDay('2025-09-29');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  await does(bureau, id, 'complete', 'review', { visit: 'none' });
  house.setDay('2025-10-09');
  const decision = isGranted ? { granted: true } : { granted: false, reason: '家庭人均收入高于低保标准' };
  await does(director, id, 'decide', 'decide', decision);
  return id;
}

const issue = (who: Actor, ...caseIds: readonly Id[]) => house.send(who, 'POST', '/documents', { caseIds });
const documentsOf = async (id: Id) => (await house.send(clerk, 'GET', `/cases/${id}/documents`)).body;
const print = async (who: Actor, ...ids: readonly Id[]) => {
  const printed = await house.open(who, `/documents/print?ids=${ids.join(',')}`);
  return { status: printed.status, text: printed.bytes.toString() };
};
const codeOn = (text: string) =>
  /核验编码：([0-9A-Z-]+)/.exec(text)?.[1] ?? assert.fail('no code on the sheet');
const verify = (code: string) => house.look(`/portal/420281/verify/${code}`);

async function issued(id: Id) {
  const answer = await issue(clerk, id);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const [documentId = ''] = answer.body.ids;
  return { documentId, code: codeOn((await print(clerk, documentId)).text) };
}

test('a granted case gives a certificate, with number, amount, month, reasons, articles and what may be done against it', async () => {
  const id = await decided();
  assert.deepEqual(
    (await documentsOf(id)).due.map(({ code }: { code: string }) => code),
    ['certificate'],
  );
  const { documentId } = await issued(id);
  const { text } = await print(clerk, documentId);
  for (const said of [
    /最低生活保障证（确认通知书）/,
    /民政〔2025〕420281-\d{5}号/,
    /金额为每月\d+\.\d\d元，从2025年11月起发放/,
    /大冶市民政局（印章）/,
    /2025年10月9日/,
    /60日内向大冶市人民政府申请行政复议/,
    /6个月内直接向有管辖权的人民法院提起行政诉讼/,
    /行政复议法/,
    /<svg/,
  ])
    assert.match(text, said);
  assert.deepEqual((await documentsOf(id)).due, []);
  assert.equal((await issue(clerk, id)).body.refused[0].code, 'documents.none-due');
});

test('a refused case gives a notice with the reason and the calculation, and no certificate', async () => {
  const { documentId, code } = await issued(await decided({ isGranted: false }));
  const { text } = await print(bureau, documentId);
  assert.match(text, /不予确认告知书/);
  assert.match(text, /家庭人均收入高于低保标准/);
  assert.match(text, /核算和认定情况/);
  assert.ok(!text.includes('class="card"'));
  assert.match((await verify(code)).text, /不予确认告知书/);
});

test('nothing is given out before the decision, by a village, or where one sees nothing', async () => {
  house.setDay('2025-09-22');
  const open = await apply('minimum-living', await newFamily(), form, materials);
  assert.equal((await issue(clerk, open)).body.refused[0].code, 'documents.not-decided');
  const id = await decided();
  assert.equal((await issue(village, id)).body.code, 'documents.not-yours');
  assert.equal((await issue(otherTown, id)).status, 404);
  const { documentId } = await issued(id);
  assert.equal((await print(otherTown, documentId)).status, 404);
});

test('many at once are numbered without a gap, each once, however many clerks issue them at the same moment', async () => {
  const ids = [await decided(), await decided(), await decided()];
  const answers = await Promise.all([
    issue(clerk, ...ids),
    issue(bureau, ...ids.toReversed()),
    issue(clerk, ...ids),
  ]);
  const made = answers.flatMap(({ body }) => body.ids ?? []);
  assert.equal(made.length, 3);
  const { rows } = await house.owner.query(`select document_no from result_document order by document_no`);
  const numbers = rows.map(({ document_no }) => Number(document_no.slice(-6, -1)));
  assert.deepEqual(
    numbers,
    Array.from({ length: numbers.length }, (_, place) => place + 1),
  );
  const { text } = await print(clerk, ...made);
  assert.equal(text.match(/class="card"/g)?.length, 3);
  assert.equal(text.match(/<article/g)?.length, 6, 'a card to carry and a letter to keep, each');
});

test('the public learns from a code what it is, a masked name and whether it holds, and not one thing more', async () => {
  const id = await decided();
  const { code } = await issued(id);
  const page = await verify(code);
  assert.equal(page.status, 200);
  assert.equal(page.headers['cache-control'], 'no-store');
  assert.match(page.text, /这份文书是真实的/);
  assert.match(page.text, /有效/);
  assert.match(page.text, /<dd>张\*<\/dd>/);
  const { rows } = await house.owner.query(`select case_no, applicant_name from case_file where id = $1`, [
    id,
  ]);
  const [{ case_no, applicant_name }] = rows;
  for (const kept of [case_no, applicant_name, '收入', '每月', id, '民政〔'])
    assert.ok(!page.text.includes(kept), kept);
  assert.match((await verify(code.toLowerCase().replaceAll('-', ' '))).text, /真实/);
});

test('a code that is none and one that nobody gave out are told alike, and trying many is stopped', async () => {
  const [none, unknown] = [await verify('hello'), await verify('0123456789ABCDEFGHJK')];
  assert.deepEqual([none.status, unknown.status], [404, 404]);
  const bare = (text: string) => text.replaceAll(/hello|0123456789ABCDEFGHJK/g, '');
  assert.equal(bare(none.text), bare(unknown.text));
  assert.equal((await house.look("/portal/420281/verify/'%20or%20true--")).status, 404);
  assert.equal((await house.look('/portal/999999/verify/0123456789ABCDEFGHJK')).status, 404);
  let last = 0;
  for (let tries = 0; tries < 40; tries++)
    last = (await house.look('/portal/420281/verify/0123456789ABCDEFGHJK', '10.0.0.9')).status;
  assert.equal(last, 429);
});

test('a decision that is taken back takes its document with it, and the new one replaces the old', async () => {
  const id = await decided();
  const { code } = await issued(id);
  const { body } = await house.send(director, 'GET', `/cases/${id}`);
  const decidedNo = body.acts.find(({ kind }: { kind: string }) => kind === 'decide').no;
  await does(director, id, 'reverse', null, { no: decidedNo, reason: '金额有误' });
  assert.match((await verify(code)).text, /已作废/);
  await does(director, id, 'decide', 'decide', { granted: true });
  assert.match((await verify(code)).text, /已作废/, 'not before the new one is given out');
  const fresh = await issued(id);
  assert.match((await verify(code)).text, /已被新的文书代替/);
  assert.match((await verify(fresh.code)).text, /<strong>有效/);
  assert.match((await print(clerk, (await documentsOf(id)).items[0].id)).text, /仅供存档/);
});

test('what a document says comes out the same years later, whatever has changed since', async () => {
  const id = await decided();
  const { documentId } = await issued(id);
  const then = await print(clerk, documentId);
  await house.owner.query(`update case_file set applicant_name = '改名' where id = $1`, [id]);
  house.setDay('2029-01-05');
  assert.equal((await print(clerk, documentId)).text, then.text);
  const changed = house.db.change(clerk, async (tx) => {
    await tx.client.query(`update result_document set says = '{}' where id = $1`, [documentId]);
  });
  await assert.rejects(changed, /permission denied/);
});

test('stopping the allowance revokes the certificate of the family, and of no other', async () => {
  const family = await newFamily();
  const [own, other] = [await issued(await decided({ of: family })), await issued(await decided())];
  const id = await apply(
    'minimum-living-change',
    family,
    { change: 'stop', cause: 'voluntary', changedOn: '2025-10-08' },
    [],
  );
  await does(clerk, id, 'accept');
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-10-09' }),
  );
  await does(village, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts: rich });
  const grounds = '家庭主动退出低保';
  await does(director, id, 'decide', 'decide', { granted: true, grounds });
  const notice = await issued(id);
  assert.ok((await print(clerk, notice.documentId)).text.includes(grounds));
  assert.match((await verify(own.code)).text, /已作废/);
  assert.match((await verify(other.code)).text, /<strong>有效/);
});

test('a document is served once it was given out, on a day that can be, with a receipt of its own case', async () => {
  const [id, other] = [await decided(), await decided()];
  const { documentId } = await issued(id);
  const serve = (own: object) =>
    house.send(clerk, 'POST', '/documents/deliveries', {
      ids: [documentId],
      on: '2025-10-09',
      way: 'handed',
      receivedBy: '张三',
      ...own,
    });
  assert.equal((await serve({ on: '2025-10-08' })).body.code, 'documents.delivery-day');
  assert.equal((await serve({ on: '2025-10-10' })).body.code, 'documents.delivery-day');
  const foreign = await house.addPaper(clerk, other, 'application');
  assert.equal((await serve({ paperId: foreign })).body.code, 'documents.receipt');
  const receipt = await house.addPaper(clerk, id, 'delivery');
  assert.equal((await serve({ paperId: receipt })).status, 200);
  const [item] = (await documentsOf(id)).items;
  assert.deepEqual([item.deliveredOn, item.deliveredWay, item.receivedBy], ['2025-10-09', 'handed', '张三']);
  const open = await house.send(clerk, 'GET', '/documents?undelivered=true&limit=100');
  assert.ok(open.body.items.every((one: { id: Id }) => one.id !== documentId));
});

test('what is recorded of telling the family is how its document was served, and nobody types it twice', async () => {
  const id = await decided();
  const { documentId } = await issued(id);
  const notice = { notifiedOn: '2025-10-09', way: 'post', receivedBy: '李四' };
  await does(clerk, id, 'complete', 'notice', notice);
  const [item] = (await documentsOf(id)).items;
  assert.deepEqual(
    [item.id, item.deliveredOn, item.deliveredWay, item.receivedBy],
    [documentId, '2025-10-09', 'post', '李四'],
  );
});

test('whoever serves the document has told the family: the step is done by it, from whichever office it was', async () => {
  const serve = (who: Actor, ids: readonly Id[]) =>
    house.send(who, 'POST', '/documents/deliveries', {
      ids,
      on: '2025-10-09',
      way: 'left',
      receivedBy: '王五',
    });
  for (const who of [clerk, bureau]) {
    const id = await decided();
    const { documentId } = await issued(id);
    assert.deepEqual((await serve(who, [documentId])).body, { delivered: 1, told: 1 });
    const { file, steps } = (await house.send(clerk, 'GET', `/cases/${id}`)).body;
    const { state, record } = steps.find(({ code }: { code: string }) => code === 'notice');
    assert.deepEqual([file.phase, state], ['closed', 'done']);
    assert.deepEqual(
      record.map(({ value }: { value: string }) => value),
      ['2025-10-09', '留置送达', '王五'],
    );
    assert.equal((await documentsOf(id)).items.length, 1);
    // Served once more, as a copy: nothing is told twice.
    assert.deepEqual((await serve(who, [documentId])).body, { delivered: 1, told: 0 });
  }
});

test('a certificate that is carried tells nothing of what the family has or gets', async () => {
  const { documentId } = await issued(await decided());
  const [, cardSheet = ''] = (await print(clerk, documentId)).text.split('<article');
  assert.match(cardSheet, /class="card"/);
  assert.ok(!/元|收入|平均/.test(cardSheet));
});

test('one that was lost is revoked with a reason and given out anew under a new number and code', async () => {
  const id = await decided();
  const { documentId, code } = await issued(id);
  const revoke = () =>
    house.send(clerk, 'POST', `/documents/${documentId}/revocation`, { reason: '本人遗失，申请补发' });
  assert.equal((await revoke()).status, 200);
  assert.equal((await revoke()).body.code, 'documents.not-valid');
  assert.match((await verify(code)).text, /已作废/);
  const fresh = await issued(id);
  assert.notEqual(fresh.code, code);
  assert.match((await verify(fresh.code)).text, /<strong>有效/);
});

test('who printed what is written down', async () => {
  const id = await decided();
  const { documentId } = await issued(id);
  await print(bureau, documentId);
  const { rows } = await house.owner.query(
    `select user_name from audit_log where subject_id = $1 and action = 'documents.print' order by seq`,
    [id],
  );
  assert.deepEqual(
    rows.map(({ user_name }) => user_name),
    [clerk.userName, bureau.userName],
  );
});

test('a code is read as people type it, and of two documents or two keys no code is the other’s', () => {
  const cipher = createFieldCipher(newKeyRing());
  const ids = fc.uuid();
  fc.assert(
    fc.property(ids, ids, (one, two) => {
      const code = documentCode(cipher, '420281', one);
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{20}$/);
      assert.equal(readCode(sayCode(code)), code);
      assert.equal(readCode(` ${sayCode(code).toLowerCase()} `), code);
      assert.equal(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l')), code);
      if (one !== two) assert.notEqual(documentCode(cipher, '420281', two), code);
      assert.notEqual(documentCode(cipher, '420921', one), code);
      assert.notEqual(documentCode(createFieldCipher(newKeyRing()), '420281', one), code);
    }),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => {
      const read = readCode(text);
      assert.ok(read === undefined || /^[0-9A-HJKMNP-TV-Z]{20}$/.test(read));
    }),
    { numRuns: 2_000 },
  );
  assert.equal(readCode(newId()), undefined);
});
