import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor, Id } from '../../platform/base/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { openCaseLaw } from './open-case-law.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

const house = await openCaseHouse('420281', openCaseLaw);
after(() => house.close());
const { village, clerk, director } = house.people;
const TODAY = '2026-11-23';
house.setDay(TODAY);

const facts = family(
  {},
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '9000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
);
const why = '村委会收件后没有转交，清理档案时发现';

async function enter(paper: object | undefined, own: object = {}, who: Actor = clerk) {
  const [personId] = await house.addFamilies(1);
  const body = { matter: 'minimum-living', personId, form, materials, ...(paper ? { paper } : {}), ...own };
  return house.send(who, 'POST', '/cases', body);
}
const act = (who: Actor, id: Id, kind: string, step: string | null = null, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step === null ? {} : { step }) });
const read = async (id: Id) => (await house.send(clerk, 'GET', `/cases/${id}`)).body;
const now = { ...form, supportersAgree: true };

test('a paper that came before today is dated on the day on which it came, with who entered it and why', async () => {
  const { status, body } = await enter({ handedInOn: '2026-11-02', why }, { form: now }, village);
  assert.equal(status, 200, JSON.stringify(body));
  const applied = await read(body.id);
  assert.deepEqual([applied.file.appliedOn, applied.isFromPaper], ['2026-11-02', true]);
  const [entry] = applied.acts;
  assert.deepEqual([entry.on, entry.paperWhy, entry.by], ['2026-11-02', why, village.userName]);
  assert.equal(entry.at.slice(0, 10), TODAY);
  // Limits run from the day on which it came, not from the day on which somebody took it out of a drawer.
  assert.equal((await act(clerk, body.id, 'accept')).status, 200);
  const accepted = await read(body.id);
  assert.deepEqual([accepted.file.acceptedOn, accepted.lawDay], ['2026-11-02', '2026-11-02']);
  assert.ok(accepted.clocks.every(({ from }: { from: string }) => from === '2026-11-02'));
  assert.equal(accepted.clocks.find(({ code }: { code: string }) => code === 'start').lastDay, '2026-11-05');
});

test('one that lacks something is accepted on the day on which it is whole', async () => {
  const { body } = await enter({ handedInOn: '2026-11-02', why }, { form: now, materials: ['application'] });
  const items = ['家庭经济状况核对授权书', '诚信承诺书'];
  assert.equal((await act(clerk, body.id, 'ask-supplement', null, { items })).status, 200);
  const brought = { materials: ['authorisation', 'promise'] };
  assert.equal((await act(clerk, body.id, 'supplement', null, brought)).status, 200);
  assert.equal((await act(clerk, body.id, 'accept')).status, 200);
  const { file } = await read(body.id);
  assert.deepEqual([file.appliedOn, file.acceptedOn], ['2026-11-02', TODAY]);
});

test('what was noted on it before its acceptance does not change the day from which it counts', async () => {
  const { body } = await enter({ handedInOn: '2026-11-02', why }, { form: now });
  const relative = { officerName: '村主任甲', relation: '叔侄' };
  assert.equal((await act(clerk, body.id, 'declare-relative', null, relative)).status, 200);
  assert.equal((await act(clerk, body.id, 'accept')).status, 200);
  assert.equal((await read(body.id)).file.acceptedOn, '2026-11-02');
  assert.equal((await act(clerk, body.id, 'complete', 'request-check', { persons: 2 })).status, 200);
});

test('a paper of the time of the procedure of 2012 goes its way today, to the county, step by step', async () => {
  const { body } = await enter({ handedInOn: '2021-05-10', why });
  const { id } = body;
  assert.equal((await act(clerk, id, 'accept')).status, 200, JSON.stringify(body));
  const { procedureFrom, lawDay, steps } = await read(id);
  assert.deepEqual([procedureFrom, lawDay], ['2012-12-12', '2021-05-10']);
  assert.ok(steps.some(({ code }: { code: string }) => code === 'county-publicity'));
  const seen = await house.visitedBy(clerk, id, 'visit', { visitedOn: TODAY });
  assert.equal((await act(clerk, id, 'complete', 'visit', seen)).status, 200);
  assert.equal((await act(village, id, 'confirm', 'visit')).status, 200);
  const reckoned = await act(clerk, id, 'complete', 'calculate', { facts });
  assert.equal(reckoned.status, 200, JSON.stringify(reckoned.body));
  const appraisal = {
    ...{ heldOn: TODAY, place: '村委会', present: 12, representatives: 8 },
    ...{ votesFor: 12, votesAgainst: 0, conclusion: '属实' },
  };
  assert.equal((await act(clerk, id, 'complete', 'appraise', appraisal)).status, 200);
  assert.equal((await act(clerk, id, 'opine', 'opinion', { agree: true })).status, 200);
  const { calculation, file } = await read(id);
  // By the figures of that day, and long late, which the page shows.
  assert.equal(calculation.day, '2021-05-10');
  assert.equal(file.step, 'publicity');
});

test('a day that cannot be is refused at its field: tomorrow, before the matter was there, before the applicant was born, or without a reason', async () => {
  const refused = async (paper: object, code: string, field: string) => {
    const { status, body } = await enter(paper, { form: now });
    assert.deepEqual([status >= 400, body.code, body.field], [true, code, field]);
  };
  const day = 'paper.handedInOn';
  await refused({ handedInOn: '2026-11-24', why }, 'cases.start.paper-future', day);
  await refused({ handedInOn: '2012-12-11', why }, 'cases.matter.not-in-force', day);
  await refused({ handedInOn: '2026-11-02', why: ' ' }, 'cases.start.paper-why', 'paper.why');
  const [personId] = await house.addFamilies(1);
  await house.owner.query(`update person set birth_date = '2020-01-01' where id = $1`, [personId]);
  const young = {
    matter: 'minimum-living',
    personId,
    form,
    materials,
    paper: { handedInOn: '2019-08-02', why },
  };
  assert.equal(
    (await house.send(clerk, 'POST', '/cases', young)).body.code,
    'cases.start.paper-before-birth',
  );
});

test('one of today needs no reason, and nothing is said of a paper', async () => {
  const { body } = await enter({ handedInOn: TODAY, why: '' }, { form: now });
  const { isFromPaper, acts } = await read(body.id);
  assert.deepEqual([isFromPaper, acts[0].paperWhy], [false, null]);
});

test('the right to decide is that of the day on which the paper came', async () => {
  const { rows } = await house.owner.query(`select distinct town_id from case_file`);
  const given = {
    ...{ matter: 'minimum-living', townIds: [rows[0].town_id], fromOn: TODAY, untilOn: '2026-12-31' },
    document: '冶民发〔2026〕11号',
  };
  const leader = { ...director, permissions: new Set([...director.permissions, 'cases.delegate']) };
  const delegated = await house.send(leader, 'POST', '/delegations', given);
  assert.equal(delegated.status, 200, JSON.stringify(delegated.body));
  const before = (await enter({ handedInOn: '2026-11-02', why }, { form: now })).body.id;
  const today = (await enter(undefined, { form: now })).body.id;
  for (const id of [before, today]) assert.equal((await act(clerk, id, 'accept')).status, 200);
  assert.deepEqual([(await read(before)).isDelegated, (await read(today)).isDelegated], [false, true]);
});
