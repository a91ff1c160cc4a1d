import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor, Id } from '../../platform/base/index.ts';
import { checkReadings } from '../../platform/cases/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { openCaseLaw } from './open-case-law.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

const house = await openCaseHouse();
after(() => house.close());
const { village, clerk, clerk2, townDirector, otherTown, bureau, bureau2, director, auditor } = house.people;

const facts = family(
  {},
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
  { birthDate: '2010-09-01', relation: 'child', student: 'compulsory' },
);

async function start(who: Actor = clerk, own: object = {}): Promise<Id> {
  const [personId] = await house.addFamilies(1);
  const answer = await house.send(who, 'POST', '/cases', {
    matter: 'minimum-living',
    personId,
    form: { ...form, ...own },
    materials,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

const act = (who: Actor, id: Id, kind: string, step: string | null = null, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step === null ? {} : { step }) });

async function does(who: Actor, id: Id, kind: string, step: string | null = null, record: object = {}) {
  const answer = await act(who, id, kind, step, record);
  assert.equal(answer.status, 200, `${kind} ${step}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function isRefused(
  code: string,
  who: Actor,
  id: Id,
  kind: string,
  step: string | null = null,
  record: object = {},
) {
  const answer = await act(who, id, kind, step, record);
  assert.equal(answer.body.code, code, JSON.stringify(answer.body));
}

const read = async (who: Actor, id: Id) => (await house.send(who, 'GET', `/cases/${id}`)).body;

/** From the acceptance to the opinion of the township. */
async function investigate(id: Id): Promise<void> {
  await does(clerk, id, 'complete', 'request-check', { persons: 3 });
  await does(bureau2, id, 'complete', 'check', { reportNo: 'HD-1', found: ['没有发现超标财产'] });
  await does(clerk, id, 'complete', 'visit', await house.visitedBy(clerk, id, 'visit'));
  await isRefused('cases.act.same-person', clerk, id, 'confirm', 'visit');
  await does(village, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts });
  await does(clerk, id, 'opine', 'opinion', { agree: true });
}

test('a family’s application goes its whole way under the procedure of 2021, and no step can be jumped', async () => {
  house.setDay('2025-09-22');
  const id = await start(village);
  await isRefused('cases.act.not-yours', village, id, 'accept');
  await isRefused('http.missing', otherTown, id, 'accept');
  await does(clerk, id, 'accept');
  await isRefused('cases.act.not-now', bureau, id, 'decide', 'decide', { granted: true });
  await investigate(id);
  assert.equal(
    (await house.hang(clerk, id, 'publicity', { postedOn: '2025-09-30' })).body.code,
    'publication.post.too-early',
  );
  await house.hangs(clerk, id);
  house.setDay('2025-09-28');
  await isRefused('cases.act.not-ripe', clerk, id, 'complete', 'publicity', { result: '无异议' });
  house.setDay('2025-09-29');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  await does(bureau, id, 'complete', 'review', { visit: 'none' });
  await isRefused('cases.act.not-yours', townDirector, id, 'decide', 'decide', { granted: true });
  await isRefused('cases.act.not-yours', auditor, id, 'decide', 'decide', { granted: true });
  house.setDay('2025-10-09');
  await does(director, id, 'decide', 'decide', { granted: true });
  await isRefused('cases.act.not-now', bureau, id, 'decide', 'decide', { granted: true });
  const decided = await read(director, id);
  assert.equal(decided.file.phase, 'decided');
  assert.equal(decided.decision.paidFrom, '2025-11');
  assert.equal(decided.decision.amountFen, decided.calculation.amountFen);
  assert.ok(decided.decision.amountFen > 0);
  assert.ok(decided.calculation.lines.length > 3);
  const { rows } = await house.owner.query(
    `select a.scheme, s.from_month::text, s.to_month, s.amount_fen from award a
      join award_span s on s.county_code = a.county_code and s.award_id = a.id where a.source_id = $1`,
    [id],
  );
  assert.deepEqual(rows, [
    {
      scheme: 'minimum-living-allowance',
      from_month: '2025-11-01',
      to_month: null,
      amount_fen: String(decided.decision.amountFen),
    },
  ]);
  await does(clerk, id, 'complete', 'notice', {
    notifiedOn: '2025-10-09',
    way: 'handed',
    receivedBy: '本人',
  });
  const closed = await read(clerk2, id);
  assert.equal(closed.file.phase, 'closed');
  assert.deepEqual(
    closed.clocks.map(({ code, lastDay, to }: { code: string; lastDay: string; to: string }) => [
      code,
      lastDay,
      to,
    ]),
    [
      ['start', '2025-09-25', '2025-09-22'],
      ['check', '2025-09-25', '2025-09-22'],
      // Ten working days after 29 September: 30, October 9, 10, 11 (worked), 13 to 17, 20.
      ['county-decision', '2025-10-20', '2025-10-09'],
      ['total', '2025-11-07', '2025-10-09'],
    ],
  );
});

test('the reasoning says who of the household is not counted, and by what', async () => {
  house.setDay('2025-09-22');
  const id = await start();
  await does(clerk, id, 'accept');
  await does(clerk, id, 'complete', 'request-check', { persons: 4 });
  await does(bureau2, id, 'complete', 'check', { reportNo: 'HD-1', found: ['没有发现超标财产'] });
  await does(clerk, id, 'complete', 'visit', await house.visitedBy(clerk, id, 'visit'));
  await does(village, id, 'confirm', 'visit');
  const all = family(
    {},
    { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
    { birthDate: '1978-07-21', relation: 'spouse' },
    { birthDate: '1999-01-05', relation: 'child', living: 'imprisoned' },
    { birthDate: '1940-05-05', relation: 'parent', workAbility: 'none', legalSupport: 'none' },
  );
  await does(clerk, id, 'complete', 'calculate', { facts: all });
  const { lines } = (await read(clerk, id)).calculation as { lines: string[] };
  assert.ok(
    lines.includes('子女（26岁）：在监狱服刑，按规定不计入共同生活的家庭成员，收入和人数都不算进来。'),
    lines.join('\n'),
  );
  assert.ok(
    lines.includes('父母（85岁）：符合特困人员条件，由特困人员救助供养保障，不在这里重复计入。'),
    lines.join('\n'),
  );
  assert.ok(lines.some((line) => line.includes('家里按2人计算')));
});

test('an objection is answered by investigating anew, and then the county must visit', async () => {
  house.setDay('2025-03-03');
  const id = await start();
  await does(clerk, id, 'accept');
  await investigate(id);
  await house.hangs(clerk, id);
  const objected = await does(village, id, 'object', 'publicity', {
    text: '有人反映其子在外经商',
    isAnonymous: true,
  });
  house.setDay('2025-03-11');
  await isRefused('cases.act.objection-open', clerk, id, 'complete', 'publicity', { result: '有异议' });
  await does(clerk, id, 'answer', 'publicity', {
    objection: objected.no,
    how: 'investigate',
    finding: '重新入户',
  });
  assert.equal((await read(clerk, id)).file.step, 'visit');
  await does(clerk2, id, 'complete', 'visit', await house.visitedBy(clerk2, id, 'visit'));
  await does(clerk, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts });
  await does(clerk, id, 'opine', 'opinion', { agree: true });
  await does(clerk, id, 'complete', 'publicity', { result: '异议不成立' });
  await does(bureau, id, 'complete', 'review', { visit: 'complaint' });
  assert.equal((await read(bureau, id)).file.step, 'county-visit');
  await isRefused('cases.act.not-now', director, id, 'decide', 'decide', { granted: true });
  await does(bureau, id, 'complete', 'county-visit', await house.visitedBy(bureau, id, 'county-visit'));
  await does(bureau2, id, 'confirm', 'county-visit');
  await isRefused('cases.act.investigated', bureau, id, 'decide', 'decide', { granted: true });
  await isRefused('cases.act.investigated', bureau2, id, 'decide', 'decide', { granted: true });
  await does(director, id, 'decide', 'decide', { granted: true });
});

test('under the procedure of 2012 the village appraises with a quorum, and the county puts up a second list', async () => {
  house.setDay('2018-09-25');
  const id = await start();
  await does(clerk, id, 'accept');
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2018-09-26' }),
  );
  await does(clerk2, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts });
  const appraisal = {
    heldOn: '2018-09-28',
    place: '村委会',
    present: 12,
    votesFor: 11,
    votesAgainst: 1,
    conclusion: '属实',
  };
  await isRefused('cases.record.wrong', clerk, id, 'complete', 'appraise', {
    ...appraisal,
    representatives: 7,
  });
  await does(clerk, id, 'complete', 'appraise', { ...appraisal, representatives: 8 });
  await does(clerk, id, 'opine', 'opinion', { agree: true });
  await house.hangs(clerk, id);
  house.setDay('2018-10-08');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  await does(bureau, id, 'complete', 'review', { visit: 'doubt' });
  await does(
    bureau,
    id,
    'complete',
    'county-visit',
    await house.visitedBy(bureau, id, 'county-visit', { visitedOn: '2018-10-08' }),
  );
  await does(bureau2, id, 'confirm', 'county-visit');
  await does(bureau, id, 'opine', 'county-opinion', { agree: true });
  await house.hangs(bureau, id, 'county-publicity');
  house.setDay('2018-10-15');
  await does(bureau, id, 'complete', 'county-publicity', { result: '无异议' });
  await isRefused('cases.act.not-yours', bureau, id, 'decide', 'decide', { granted: true });
  await does(director, id, 'decide', 'decide', { granted: true });
  const decided = await read(director, id);
  assert.equal(decided.procedureFrom, '2012-12-12');
  assert.equal(decided.decision.paidFrom, '2018-11');
  const days = Object.fromEntries(
    decided.clocks.map((one: { code: string; lastDay: string }) => [one.code, one.lastDay]),
  );
  assert.equal(days.investigation, '2018-10-12');
  assert.equal(days['after-publicity'], '2018-10-18');
});

test('what is lacking is told once, shared papers may not be asked for, and numbers do not go into free text', async () => {
  house.setDay('2025-03-03');
  const [personId] = await house.addFamilies(1);
  const begin = (own: object) =>
    house.send(clerk, 'POST', '/cases', {
      matter: 'minimum-living',
      personId,
      form,
      materials: ['application'],
      ...own,
    });
  assert.equal((await begin({ materials: ['identity'] })).body.code, 'cases.record.wrong');
  assert.equal(
    (await begin({ form: { ...form, reason: '身份证 420299197003080112' } })).body.code,
    'cases.record.wrong',
  );
  const { id } = (await begin({})).body;
  assert.equal((await begin({})).body.code, 'cases.start.open-already');
  await isRefused('cases.record.wrong', clerk, id, 'ask-supplement', null, {
    items: ['家庭经济状况核对授权书'],
  });
  await does(clerk, id, 'ask-supplement', null, {
    items: ['家庭经济状况核对授权书', '诚信承诺书（请签字）'],
  });
  assert.equal((await read(clerk, id)).file.waitingLevel, null);
  await does(village, id, 'supplement', null, { materials: ['authorisation', 'promise'] });
  await isRefused('cases.act.told-already', clerk, id, 'ask-supplement', null, { items: ['照片'] });
  await does(clerk, id, 'accept');
});

test('a near relative may do nothing but say so, and the case goes the stricter way', async () => {
  house.setDay('2025-03-03');
  const id = await start();
  await does(clerk, id, 'declare-relative', null, {
    officerId: clerk.userId,
    officerName: '经办人甲',
    relation: '兄弟',
  });
  await isRefused('cases.act.recused', clerk, id, 'accept');
  await does(clerk2, id, 'accept');
  const steps = (await read(clerk2, id)).steps as { code: string; state: string }[];
  assert.equal(steps.find(({ code }) => code === 'county-visit')?.state, 'waiting');
});

test('an act is taken back by a reversal, and stays on record', async () => {
  house.setDay('2025-03-03');
  const id = await start();
  await does(clerk, id, 'accept');
  const { no } = await does(clerk, id, 'complete', 'request-check', { persons: 3 });
  await isRefused('cases.act.not-author', clerk2, id, 'reverse', null, { no, reason: '录错' });
  await does(clerk, id, 'reverse', null, { no, reason: '人数录错' });
  const file = await read(clerk, id);
  assert.equal(file.file.step, 'request-check');
  assert.deepEqual(
    file.acts.map(({ isReversed }: { isReversed: boolean }) => isReversed),
    [false, false, true, false],
  );
  await assert.rejects(
    house.owner.query(`set role minzheng_app; update case_action set kind = 'apply'`),
    /permission denied/,
  );
  await house.owner.query('reset role');
});

test('of two hundred who decide at once, one does and each of the others is told who did', async () => {
  house.setDay('2025-03-03');
  const id = await start();
  await does(clerk, id, 'accept');
  await investigate(id);
  await house.hangs(clerk, id);
  house.setDay('2025-03-12');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  await does(bureau, id, 'complete', 'review', { visit: 'none' });
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => act(director, id, 'decide', 'decide', { granted: true })),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(answers.filter(({ body }) => body.code === 'cases.act.not-now').length, 199);
  const late = answers.find(({ status }) => status !== 200);
  assert.match(late?.body.what, /局负责人/);
  const decisions = (await read(director, id)).acts.filter(({ kind }: { kind: string }) => kind === 'decide');
  assert.equal(decisions.length, 1);
});

test('a page that shows an older state is told that somebody acted meanwhile', async () => {
  house.setDay('2025-03-03');
  const id = await start();
  const stale = (await read(clerk, id)).file.lastNo;
  await does(clerk2, id, 'accept');
  const answer = await house.send(clerk, 'POST', `/cases/${id}/acts`, {
    kind: 'complete',
    step: 'request-check',
    record: { persons: 1 },
    lastNo: stale,
  });
  assert.equal(answer.body.code, 'cases.moved-on');
});

test('what lists show is what the acts say, for every case of this file', async () => {
  const law = await openCaseLaw();
  const { checked, differences } = await house.db.read(director, (reader) =>
    checkReadings(reader, director, law),
  );
  assert.ok(checked >= 7);
  assert.deepEqual(differences, []);
});
