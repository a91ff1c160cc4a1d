import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../platform/base/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { openLaw } from '../policy/open-law.ts';
import { isReproduced, reckon } from './reckon.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

const house = await openCaseHouse();
after(() => house.close());
const { village, clerk, clerk2, otherTown, bureau, director, auditor } = house.people;

const begin = async (count: number, day: string, own: object = {}): Promise<string[]> => {
  house.setDay(day);
  const ids: string[] = [];
  for (const personId of await house.addFamilies(count)) {
    const answer = await house.send(clerk, 'POST', '/cases', {
      matter: 'minimum-living',
      personId,
      form: { ...form, ...own },
      materials,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    ids.push(answer.body.id);
  }
  return ids;
};

test('hundreds of cases are done in one go, and each that cannot be says why', async () => {
  const ids = await begin(12, '2025-03-03');
  const cases = ids.map((id) => ({ id }));
  await house.send(clerk, 'POST', `/cases/${ids[0]}/acts`, {
    kind: 'withdraw',
    record: { reason: '本人要求' },
  });
  const accepted = await house.send(clerk, 'POST', '/cases/acts', { kind: 'accept', cases });
  assert.equal(accepted.body.done, 11);
  assert.deepEqual(
    accepted.body.refused.map(({ caseId, code }: { caseId: string; code: string }) => [caseId, code]),
    [[ids[0], 'cases.act.not-now']],
  );
  assert.match(accepted.body.refused[0].what, /经办人甲/);
  const done = await house.send(clerk, 'POST', '/cases/acts', {
    kind: 'complete',
    step: 'request-check',
    record: { persons: 3 },
    cases: cases.slice(1),
  });
  assert.equal(done.body.done, 11);
  const acts = await house.owner.query('select count(*)::int as n from audit_log where action = $1', [
    'cases.complete',
  ]);
  assert.equal(acts.rows[0].n, 11);
  const wrong = await house.send(clerk, 'POST', '/cases/acts', {
    kind: 'withdraw',
    record: { reason: 'x' },
    cases,
  });
  assert.equal(wrong.body.code, 'cases.bulk.kind');
});

test('a township sees its own cases and no other, and a stranger cannot act on one', async () => {
  const [id] = await begin(1, '2025-03-04');
  assert.equal((await house.send(otherTown, 'GET', `/cases/${id}`)).status, 404);
  assert.equal((await house.send(otherTown, 'GET', '/cases')).body.items.length, 0);
  const acted = await house.send(otherTown, 'POST', '/cases/acts', { kind: 'accept', cases: [{ id }] });
  assert.equal(acted.status, 404);
  assert.equal((await house.send(village, 'GET', `/cases/${id}`)).status, 200);
  assert.ok((await house.send(bureau, 'GET', '/cases?limit=50')).body.items.length > 0);
});

test('work waits where its turn is, what is due first stands first, and what is late is late', async () => {
  const [old] = await begin(1, '2025-02-03');
  const [fresh] = await begin(1, '2025-03-05');
  for (const [id, day] of [
    [old, '2025-02-03'],
    [fresh, '2025-03-05'],
  ] as const) {
    house.setDay(day);
    await house.send(clerk, 'POST', `/cases/${id}/acts`, { kind: 'accept' });
  }
  const work = await house.send(clerk2, 'GET', '/cases/work?limit=50&step=request-check');
  const found = work.body.items.map(({ id }: { id: string }) => id);
  assert.ok(found.indexOf(old) < found.indexOf(fresh));
  const late = await house.send(clerk2, 'GET', '/cases/work?state=late&limit=50');
  assert.deepEqual(
    late.body.items.map(({ id }: { id: string }) => id),
    [old],
  );
  const near = await house.send(clerk2, 'GET', '/cases/work?state=near&limit=50');
  assert.ok(near.body.items.some(({ id }: { id: string }) => id === fresh));
  const counts = await house.send(clerk2, 'GET', '/cases/work/counts');
  const row = counts.body.items.find(({ step }: { step: string }) => step === 'request-check');
  assert.equal(row.late, 1);
  assert.equal((await house.send(director, 'GET', '/cases/work')).body.items.length, 0);
  const statistics = await house.send(director, 'GET', '/cases/statistics?from=2025-01-01&to=2025-12-31');
  assert.equal(statistics.body.byMatter[0].lateNow, 1);
  assert.equal(statistics.body.byPlace.length, 1);
});

test('every page of a list begins where the last one ended', async () => {
  const all = (await house.send(bureau, 'GET', '/cases?limit=200')).body.items.map(
    ({ id }: { id: string }) => id,
  );
  const paged: string[] = [];
  for (let after = ''; ; ) {
    const page = await house.send(bureau, 'GET', `/cases?limit=4${after}`);
    paged.push(...page.body.items.map(({ id }: { id: string }) => id));
    if (page.body.next === null) break;
    after = `&after=${page.body.next}`;
  }
  assert.deepEqual(paged, all);
  assert.equal((await house.send(bureau, 'GET', '/cases?after=nonsense')).body.code, 'cases.list.cursor');
});

test('a draft survives, is its writer’s alone, and goes when the case begins', async () => {
  const draftId = newId();
  const body = { form: { reason: '写到一半' } };
  const put = await house.send(clerk, 'PUT', `/case-drafts/${draftId}`, {
    matter: 'minimum-living',
    title: '张三',
    body,
  });
  assert.equal(put.status, 200);
  assert.deepEqual((await house.send(clerk, 'GET', `/case-drafts/${draftId}`)).body.body, body);
  assert.equal((await house.send(clerk2, 'GET', `/case-drafts/${draftId}`)).status, 404);
  const other = { matter: 'elder-card', title: '李四', body: {} };
  assert.equal((await house.send(clerk2, 'PUT', `/case-drafts/${draftId}`, other)).status, 200);
  assert.deepEqual((await house.send(clerk, 'GET', `/case-drafts/${draftId}`)).body.body, body);
  const [personId] = await house.addFamilies(1);
  await house.send(clerk, 'POST', '/cases', { matter: 'minimum-living', personId, form, materials, draftId });
  assert.deepEqual((await house.send(clerk, 'GET', '/case-drafts')).body.items, []);
});

test('an inspector reads and does nothing', async () => {
  const [id] = await begin(1, '2025-03-06');
  const record = (await house.send(auditor, 'GET', `/cases/${id}`)).body;
  assert.deepEqual(record.possible, []);
  const answer = await house.send(auditor, 'POST', '/cases', {
    matter: 'elder-card',
    personId: record.file.personId,
    form: {},
    materials: [],
  });
  assert.equal(answer.body.code, 'cases.start.not-yours');
});

test('a declaration alone gives form, flow chart, guide and entry in the list of powers', async () => {
  for (const { code } of (await house.send(clerk, 'GET', '/matters')).body.items) {
    const matter = (await house.send(clerk, 'GET', `/matters/${code}`)).body;
    assert.ok(matter.form.length > 0 && matter.guide.length >= 5 && matter.power.duties.length > 0, code);
    const codes = new Set(matter.chart.nodes.map((node: { code: string }) => node.code));
    for (const { from, to } of matter.chart.edges)
      assert.ok(codes.has(from) && codes.has(to), `${code}: ${from} ${to}`);
    const taken = matter.chart.nodes.map(({ lane, row }: { lane: string; row: number }) => `${lane} ${row}`);
    assert.equal(new Set(taken).size, taken.length, `${code}: two nodes in one place`);
  }
});

test('a file that says something else than its acts is found, and brought up to them', async () => {
  const [id] = await begin(1, '2026-12-07', { supportersAgree: true });
  assert.equal((await house.send(clerk, 'POST', `/cases/${id}/acts`, { kind: 'accept' })).status, 200);
  await house.owner.query(`update case_file set due_on = '2026-01-01' where id = $1`, [id]);
  assert.equal((await house.send(director, 'GET', '/cases/check')).body.differences.length, 2);
  assert.equal((await house.send(director, 'POST', '/cases/rederive', {})).body.changed, 1);
  assert.deepEqual((await house.send(director, 'GET', '/cases/check')).body.differences, []);
});

test('a matter of one person is decided by that person alone, whoever else lives in the household', async () => {
  house.setDay('2025-03-10');
  const [personId] = await house.addFamilies(1);
  const started = await house.send(clerk, 'POST', '/cases', {
    matter: 'elder-card',
    personId,
    form: { kind: 'first', livesHere: true },
    materials: ['photo'],
  });
  assert.equal(started.status, 200, JSON.stringify(started.body));
  const acts = `/cases/${started.body.id}/acts`;
  await house.send(clerk, 'POST', acts, { kind: 'accept' });
  const calculate = (members: object[]) =>
    house.send(clerk, 'POST', acts, { kind: 'complete', step: 'calculate', record: { facts: { members } } });
  const elder = { birthDate: '1940-01-01', living: 'together', relation: 'self' };
  assert.equal((await calculate([elder])).body.code, 'cases.facts.not-the-applicant');
  const young = { ...elder, id: personId, birthDate: '1990-01-01' };
  assert.equal((await calculate([young, { ...elder, relation: 'parent' }])).status, 200);
  const file = (await house.send(clerk, 'GET', `/cases/${started.body.id}`)).body;
  assert.equal(file.calculation.eligible, false);
  const decided = await house.send(clerk2, 'POST', acts, {
    kind: 'decide',
    step: 'decide',
    record: { granted: true },
  });
  assert.equal(decided.body.code, 'cases.record.wrong');
});

test('a calculation that was kept comes out again word for word', async () => {
  const law = await openLaw();
  const facts = family({}, { birthDate: '1975-03-02', relation: 'self', wageIncome: '3000 元/年' });
  const kept = reckon(law, {
    scheme: 'minimum-living-allowance',
    region: '420281',
    day: '2023-06-15',
    facts: facts as never,
  });
  assert.ok(kept.ok);
  assert.ok(isReproduced(law, kept.value));
  assert.ok(!isReproduced(law, { ...kept.value, day: '2023-03-31' }), 'other figures give another reasoning');
});
