import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, newId } from '../../platform/base/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

const house = await openCaseHouse();
after(() => house.close());
const { village, clerk, clerk2, bureau, director, otherTown } = house.people;

const act = (who: Actor, id: Id, kind: string, step?: string, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step ? { step } : {}) });
async function does(who: Actor, id: Id, kind: string, step?: string, record: object = {}): Promise<void> {
  const answer = await act(who, id, kind, step, record);
  assert.equal(answer.status, 200, `${kind} ${step}: ${JSON.stringify(answer.body)}`);
}
const read = async (id: Id) => (await house.send(bureau, 'GET', `/cases/${id}`)).body;

/** Families with a head who is their member, some on the roll of the countryside. */
async function families(entries: readonly { category?: string; enteredOn: string }[]): Promise<Id[]> {
  const ids = await house.addFamilies(entries.length);
  await house.owner.query(
    `update household h set head_id = p.id from person p where p.household_id = h.id and p.id = any($1::uuid[])`,
    [ids],
  );
  await house.owner.query(
    `insert into household_member (county_code, id, household_id, person_id, relation, joined_on, join_reason)
     select county_code, gen_random_uuid(), household_id, id, '02', '2010-01-01', 'import' from person where id = any($1::uuid[])`,
    [ids],
  );
  for (const [place, { category, enteredOn }] of entries.entries())
    await house.owner.query(
      `insert into roster_membership (county_code, id, roster, person_id, household_id, town_id, village_id, from_on,
         enter_reason, created_at, facts)
       select county_code, gen_random_uuid(), 'rural-allowance', id, household_id, town_id, village_id, $2, 'import',
         now(), $3 from person where id = $1`,
      [ids[place], enteredOn, category ? { category } : {}],
    );
  return ids;
}

const oneOf = (personId: Id, own: object = {}) =>
  family({}, { id: personId, birthDate: '1975-03-02', relation: 'self', wageIncome: '3000 元/年', ...own });

async function start(personId: Id, matter: string, given: object, brought: readonly string[]): Promise<Id> {
  const answer = await house.send(clerk, 'POST', '/cases', {
    matter,
    personId,
    form: given,
    materials: brought,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

const due = async (who: Actor, query: string) =>
  (await house.send(who, 'GET', `/cases/due?${query}`)).body.items;

test('each class is looked at again in its own time, by what the place has set, and late comes first', async () => {
  house.setDay('2025-10-09');
  const ids = await families([
    { category: 'A', enteredOn: '2024-09-01' },
    { category: 'B', enteredOn: '2025-05-01' },
    { category: 'A', enteredOn: '2025-05-01' },
    { enteredOn: '2025-05-01' },
  ]);
  const items = await due(clerk, 'matter=minimum-living-review&limit=50');
  const found = items.map(({ personId, dueOn }: { personId: Id; dueOn: string }) => [
    ids.indexOf(personId),
    dueOn,
  ]);
  assert.deepEqual(found.toSorted(), [
    [0, '2025-09-01'],
    [1, '2025-11-01'],
    [2, '2026-05-01'],
    [3, '2025-11-01'],
  ]);
  assert.equal(items[0].personId, ids[0]);
  assert.equal((await due(clerk, 'matter=minimum-living-review&state=late')).length, 1);
  assert.equal((await due(otherTown, 'matter=minimum-living-review')).length, 0);
  const counts = (await house.send(clerk, 'GET', '/cases/due/counts')).body.items;
  const roll = counts.find(({ matter }: { matter: string }) => matter === 'minimum-living-review');
  assert.deepEqual([roll.late, roll.soon, roll.later, roll.open], [1, 2, 1, 0]);
  const wrong = await house.send(clerk, 'GET', '/cases/due?matter=funeral-reduction');
  assert.equal(wrong.body.code, 'cases.due.matter');
});

test('reviews are opened in bulk, each once, and a decision starts the time anew', async () => {
  house.setDay('2025-10-10');
  const [late, other] = await families([
    { category: 'A', enteredOn: '2024-08-01' },
    { category: 'A', enteredOn: '2024-08-02' },
  ]);
  assert.ok(late && other);
  const open = (personIds: Id[]) =>
    house.send(clerk, 'POST', '/cases/due/open', { matter: 'minimum-living-review', personIds });
  assert.equal((await open([late, other])).body.started, 2);
  const again = (await open([late])).body;
  assert.deepEqual([again.started, again.refused[0].code], [0, 'cases.start.open-already']);
  assert.equal((await open([newId()])).body.code, 'cases.due.nobody');
  const row = (await due(clerk, 'matter=minimum-living-review&limit=100')).find(
    ({ personId }: { personId: Id }) => personId === late,
  );
  const id: Id = row.open.id;
  await does(clerk, id, 'accept');
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-10-10' }),
  );
  await does(village, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts: oneOf(late) });
  await does(clerk, id, 'complete', 'proposal', { outcome: 'stop', grounds: '收入超标' });
  const refused = await act(bureau, id, 'decide', 'decide', { granted: true });
  assert.equal(refused.body.code, 'cases.record.wrong', 'a stop must fit the calculation');
  await does(bureau, id, 'return', undefined, { toStep: 'proposal', reason: '核算仍符合条件' });
  await does(clerk, id, 'complete', 'proposal', { outcome: 'keep', grounds: '情况没有变化' });
  await does(bureau, id, 'decide', 'decide', { granted: true });
  assert.equal((await read(id)).file.phase, 'closed', 'nothing has to be told when nothing changes');
  const after = (await due(clerk, 'matter=minimum-living-review&limit=100')).find(
    ({ personId }: { personId: Id }) => personId === late,
  );
  assert.deepEqual([after.lastOn, after.dueOn, after.open], ['2025-10-10', '2026-10-10', null]);
});

async function grantEdge(personId: Id): Promise<Id> {
  const id = await start(personId, 'edge-family', form, materials);
  await does(clerk, id, 'accept');
  await does(bureau, id, 'complete', 'check', { reportNo: 'HD-9', found: ['无'] });
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: house.today() }),
  );
  await does(village, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts: oneOf(personId, { wageIncome: '9600 元/年' }) });
  await does(clerk, id, 'opine', 'opinion', { agree: true });
  return id;
}

test('what was found out is the family’s record from the decision on, and the next fact sheet goes on from it', async () => {
  house.setDay('2025-03-03');
  const [personId] = await families([{ category: 'C', enteredOn: '2025-01-01' }]);
  assert.ok(personId);
  const id = await start(
    personId,
    'minimum-living-change',
    { change: 'increase', cause: 'income', changedOn: '2025-03-01' },
    [],
  );
  await does(clerk, id, 'accept');
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-03-03' }),
  );
  await does(clerk2, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts: oneOf(personId, { wageIncome: '2400 元/年' }) });
  const kept = () =>
    house.owner.query(
      `select h.source, h.document, h.known_from::text as day, m.wage_income from household_facts h
         join member_facts m on m.assessment_id = h.id where m.person_id = $1`,
      [personId],
    );
  assert.equal((await kept()).rows.length, 0, 'nothing is known before it is decided');
  house.setDay('2025-03-05');
  await does(bureau, id, 'decide', 'decide', { granted: true, grounds: '务工收入减少' });
  const { rows } = await kept();
  const { caseNo } = (await read(id)).file;
  assert.deepEqual(
    rows.map(({ source, document, day }) => [source, document, day]),
    [['case', caseNo, '2025-03-05']],
  );
  assert.ok(rows.every(({ wage_income }) => wage_income > 0));
  const next = await start(personId, 'minimum-living-review', { class: 'C' }, []);
  await does(clerk, next, 'accept');
  const sheet = (await house.send(clerk, 'GET', `/cases/${next}/facts`)).body;
  const wage = sheet.rows.find(({ name }: { name: string }) => name === 'wageIncome');
  assert.equal(wage.isLacking, false);
});

test('of what was decided the four are figures, and each leads case by case to its proof', async () => {
  house.setDay('2025-03-10');
  const [personId] = await families([]).then(() => house.addFamilies(1));
  assert.ok(personId);
  const id = await grantEdge(personId);
  assert.deepEqual(
    (await read(id)).steps.find((one: { code: string }) => one.code === 'publicity').state,
    'open',
  );
  await house.hangs(clerk, id, 'publicity', { days: 7 });
  house.setDay('2025-03-18');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  const eligible = (await read(id)).calculation.eligible;
  await does(
    director,
    id,
    'decide',
    'decide',
    eligible ? { granted: true } : { granted: false, reason: '不符合' },
  );
  const span = 'from=2025-03-18&to=2025-03-18';
  const { total } = (await house.send(bureau, 'GET', `/cases/proofs?${span}`)).body;
  const one = { asked: 1, proven: 1 };
  assert.deepEqual([total.decided, total.visit, total.calculation, total.publicity], [1, one, one, one]);
  assert.deepEqual(total.appraisal, { asked: 0, proven: 0 }, 'asked only after an objection');
  const visits = (await house.send(bureau, 'GET', `/cases/proofs/cases?${span}&proof=visit`)).body.items;
  assert.deepEqual(visits[0].steps[0].signedBy, [clerk.userName, village.userName]);
  const sums = (await house.send(bureau, 'GET', `/cases/proofs/cases?${span}&proof=calculation`)).body.items;
  assert.equal(sums[0].steps[0].isReproduced, true);
  const lists = (await house.send(bureau, 'GET', `/cases/proofs/cases?${span}&proof=publicity`)).body.items;
  assert.deepEqual(lists[0].steps[0].posting.lastDay, '2025-03-16');
  assert.equal(
    (await house.send(bureau, 'GET', `/cases/proofs/cases?${span}&proof=visit&lacking=true`)).body.items
      .length,
    0,
  );
});

test('aid that comes first lacks what comes after, and the figures say so', async () => {
  house.setDay('2025-04-07');
  const [personId] = await house.addFamilies(1);
  assert.ok(personId);
  const id = await start(
    personId,
    'temporary-relief',
    { kind: 'emergency', event: '火灾', happenedOn: '2025-04-06' },
    [],
  );
  await does(clerk, id, 'accept');
  await house.giveReserve(house.county.towns[0].id, 2025, 150_000n);
  await does(house.people.townDirector, id, 'decide', 'aid-first', {
    granted: true,
    way: 'cash',
    given: 100_000,
    fund: 'reserve',
  });
  const { total } = (await house.send(bureau, 'GET', '/cases/proofs?from=2025-04-07&to=2025-04-07')).body;
  assert.deepEqual([total.decided, total.visit.asked], [1, 0]);
});

test('the register says who of the offices has near relatives among the families, and who is on the roll', async () => {
  house.setDay('2025-05-06');
  const [own, told] = await families([
    { category: 'A', enteredOn: '2025-01-01' },
    { category: 'A', enteredOn: '2025-01-02' },
  ]);
  assert.ok(own && told);
  await start(
    own,
    'minimum-living',
    { ...form, nearRelative: true, relativeOf: '李主任 村委会主任 外甥' },
    materials,
  );
  const second = await start(told, 'minimum-living', form, materials);
  await does(clerk2, second, 'declare-relative', undefined, {
    officerName: '经办人甲',
    relation: '兄弟',
    officerId: clerk.userId,
  });
  const { items } = (await house.send(bureau, 'GET', '/cases/near-relatives?limit=50')).body;
  const said = items.map((one: { officer: string; relation: string | null; isOnRoll: boolean }) => [
    one.officer,
    one.relation,
    one.isOnRoll,
  ]);
  assert.deepEqual(said, [
    ['经办人甲', '兄弟', true],
    ['李主任 村委会主任 外甥', null, true],
  ]);
  const offices = (await house.send(bureau, 'GET', '/cases/near-relatives/offices')).body.items;
  assert.deepEqual(
    offices.map((one: { officer: string; onRoll: number }) => one.onRoll),
    [1, 1],
  );
  assert.equal((await house.send(otherTown, 'GET', '/cases/near-relatives')).body.items.length, 0);
});

test('a recognition runs out on its day, and is asked for anew in bulk with the form of last time', async () => {
  house.setDay('2025-06-03');
  const [personId] = await house.addFamilies(1);
  assert.ok(personId);
  const id = await grantEdge(personId);
  await house.hangs(clerk, id, 'publicity', { days: 7 });
  house.setDay('2025-06-12');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  if (!(await read(id)).calculation.eligible) assert.fail('the example has to be an edge family');
  await does(director, id, 'decide', 'decide', { granted: true });
  house.setDay('2026-05-20');
  const items = await due(clerk, 'matter=edge-family&state=soon');
  const mine = items.find((one: { personId: Id }) => one.personId === personId);
  assert.deepEqual([mine.lastOn, mine.dueOn], ['2025-06-12', '2026-06-11']);
  const opened = await house.send(clerk, 'POST', '/cases/due/open', {
    matter: 'edge-family',
    personIds: [personId],
  });
  assert.equal(opened.body.started, 1, JSON.stringify(opened.body));
  const [next] = (await house.send(clerk, 'GET', `/cases?personId=${personId}`)).body.items;
  const renewed = await read(next.id);
  assert.equal(renewed.file.phase, 'applied');
  assert.ok(renewed.form.some(({ value }: { value: string }) => value === form.reason));
});

test('whatever the calculation says, of an allowance that is given up nothing is given any more', async () => {
  house.setDay('2025-07-07');
  const [personId] = await families([{ category: 'A', enteredOn: '2025-01-01' }]);
  assert.ok(personId);
  const id = await start(
    personId,
    'minimum-living-change',
    { change: 'stop', cause: 'voluntary', changedOn: '2025-07-01' },
    [],
  );
  await does(clerk, id, 'accept');
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-07-07' }),
  );
  await does(clerk2, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts: oneOf(personId) });
  await does(bureau, id, 'decide', 'decide', { granted: true, grounds: '自愿退出' });
  const { calculation, decision } = await read(id);
  assert.ok(calculation.amountFen > 0);
  assert.equal(decision.amountFen, 0);
});

test('who falls due when is kept with the acts: reckoning the whole roll anew changes nothing', async () => {
  const read = async () =>
    (await house.owner.query('select * from review_due order by matter, household_id')).rows as unknown[];
  const kept = await read();
  assert.ok(kept.length > 4);
  await house.owner.query('delete from review_due');
  await house.owner.query(`select app.keep_review_due('420281', null)`);
  assert.deepEqual(await read(), kept);
  await house.owner.query(`update roster_membership set to_on = '2026-06-01' where to_on is null and id =
    (select m.id from roster_membership m join review_due d using (household_id) order by m.id limit 1)`);
  assert.equal((await read()).length, kept.length - 1, 'whoever leaves the roll is looked at no more');
});
