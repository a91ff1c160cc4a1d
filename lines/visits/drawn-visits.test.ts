import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, newId } from '../../platform/base/index.ts';
import { pixel } from '../../platform/visits/testing/world.ts';
import { form, materials, openCaseHouse } from '../cases/testing/case-house.ts';
import { family } from '../handbook/law/example-facts.ts';

const house = await openCaseHouse();
const chengbu = await openCaseHouse('430529');
after(() => Promise.all([house.close(), chengbu.close()]));
type House = typeof house;
await house.openAccounts();
const { clerk, bureau, bureau2, director } = house.people;

const act = (who: Actor, id: Id, kind: string, step?: string, record: object = {}, at: House = house) =>
  at.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step ? { step } : {}) });
async function does(who: Actor, id: Id, kind: string, step?: string, record: object = {}, at = house) {
  const answer = await act(who, id, kind, step, record, at);
  assert.equal(answer.status, 200, `${kind} ${step}: ${JSON.stringify(answer.body)}`);
}
const decide = (who: Actor, id: Id, at: House = house) =>
  act(who, id, 'decide', 'decide', { granted: true }, at);
const stepOf = async (id: Id, code: string, at: House = house) =>
  (await at.send(at.people.bureau, 'GET', `/cases/${id}`)).body.steps.find(
    (step: { code: string }) => step.code === code,
  );

const facts = family(
  {},
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
);

/** From the step at which the township has found everything out, to the end of the publicity. */
async function publish(id: Id, on: string, until: string, at: House = house): Promise<void> {
  const { clerk: first, clerk2: second } = at.people;
  at.setDay(on);
  await does(first, id, 'complete', 'calculate', { facts }, at);
  await does(second, id, 'opine', 'opinion', { agree: true }, at);
  await at.hangs(second, id);
  at.setDay(until);
  await does(second, id, 'complete', 'publicity', { result: '无异议' }, at);
}

async function beforeCounty(on: string, until: string, at: House = house): Promise<Id> {
  const people = at.people;
  at.setDay(on);
  const [personId] = await at.addFamilies(1);
  const started = await at.send(people.clerk2, 'POST', '/cases', {
    matter: 'minimum-living',
    personId,
    form,
    materials,
  });
  assert.equal(started.status, 200, JSON.stringify(started.body));
  const id: Id = started.body.id;
  await does(people.clerk2, id, 'accept', undefined, {}, at);
  await does(people.clerk2, id, 'complete', 'request-check', { persons: 2 }, at);
  await does(people.bureau2, id, 'complete', 'check', { reportNo: 'HD-1', found: ['无'] }, at);
  const visited = await at.visitedBy(people.clerk, id, 'visit', { visitedOn: on });
  await does(people.clerk, id, 'complete', 'visit', visited, at);
  await does(people.village, id, 'confirm', 'visit', {}, at);
  await publish(id, on, until, at);
  return id;
}

/** Draws of all cases of a month, and gives each drawn case its visit. */
async function draw(from: string, to: string, expected: number): Promise<ReadonlyMap<Id, Id>> {
  const plan = { title: '县级抽查', checklist: 'case-spot-check', fromOn: from, toOn: to };
  const { id: planId } = (await house.send(bureau, 'POST', '/visits/plans', plan)).body;
  const list = { matter: 'minimum-living', fromOn: from, toOn: to };
  assert.equal(
    (await house.send(bureau, 'POST', `/visits/plans/${planId}/list`, list)).body.listed,
    expected,
  );
  const drawn = await house.send(bureau, 'POST', `/visits/plans/${planId}/draw`, {});
  assert.equal(drawn.body.drawn, expected, JSON.stringify(drawn.body));
  const team = { userIds: [bureau.userId, director.userId] };
  assert.equal((await house.send(bureau, 'POST', `/visits/plans/${planId}/team`, team)).status, 200);
  const { items } = (await house.send(bureau, 'GET', `/visits?planId=${planId}&limit=50`)).body;
  return new Map(items.map(({ id, caseId }: { id: Id; caseId: Id }) => [caseId, id]));
}

/** As the telephone sends it. */
async function tell(visitId: Id, team: readonly Actor[]): Promise<void> {
  const [who] = team;
  assert.ok(who);
  const picture = async (kind: 'photo' | 'signature', shade: number): Promise<Id> => {
    const id = newId();
    const takenAt = `${house.today()}T03:00:00Z`;
    const sent = await house.send(who, 'POST', `/visits/${visitId}/photos`, {
      ...{ id, kind, takenAt },
      base64: pixel(shade),
    });
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    return id;
  };
  const signatures = [];
  for (const [place, name] of [...team.map(({ userName }) => userName), '张家户主'].entries())
    signatures.push({ name, photoId: await picture('signature', place) });
  const told = await house.send(who, 'POST', `/visits/${visitId}/records`, {
    id: newId(),
    bases: [],
    outcome: 'done',
    visitedOn: house.today(),
    endedAt: `${house.today()}T03:30:00Z`,
    team: team.map(({ userId, userName }) => ({ userId, name: userName })),
    position: null,
    answers: { living: '住平房两间', means: '务农' },
    remark: '',
    photos: [await picture('photo', 9)],
    signatures,
  });
  assert.equal(told.status, 200, JSON.stringify(told.body));
}

const visitOf = (visits: ReadonlyMap<Id, Id>, id: Id): Id => {
  const found = visits.get(id);
  assert.ok(found);
  return found;
};
const stateOf = async (visitId: Id) =>
  (await house.send(bureau, 'GET', `/visits/${visitId}`)).body.visit.caseState;

test('a case that was drawn waits for its second look, is told of by telephone, and only then decided', async () => {
  const id = await beforeCounty('2025-03-03', '2025-03-12');
  const visits = await draw('2025-03-01', '2025-03-31', 1);
  await does(bureau2, id, 'complete', 'review', { visit: 'none' });
  assert.equal((await decide(bureau2, id)).body.code, 'cases.act.not-now');
  await tell(visitOf(visits, id), [bureau, director]);
  const look = await stepOf(id, 'county-visit');
  assert.deepEqual([look.state, look.signedBy.length], ['done', 2]);
  assert.equal(await stateOf(visitOf(visits, id)), 'told');
  assert.equal((await decide(director, id)).body.code, 'cases.act.investigated');
  assert.equal((await decide(bureau2, id)).status, 200);
  const span = 'from=2025-03-12&to=2025-03-12';
  const { sampled } = (await house.send(bureau, 'GET', `/cases/proofs?${span}`)).body.total;
  assert.deepEqual([sampled.drawn, sampled.looked], [1, 1]);
});

test('what was told while the case was back in the township becomes the record when it is the county’s turn again', async () => {
  const id = await beforeCounty('2025-04-07', '2025-04-16');
  const visits = await draw('2025-04-01', '2025-04-30', 1);
  await does(bureau2, id, 'return', undefined, { toStep: 'calculate', reason: '收入漏算一项' });
  await tell(visitOf(visits, id), [bureau, director]);
  assert.equal((await stepOf(id, 'county-visit')).state, 'waiting');
  assert.equal(await stateOf(visitOf(visits, id)), 'open');
  await publish(id, '2025-04-17', '2025-04-28');
  const look = await stepOf(id, 'county-visit');
  assert.deepEqual(
    [look.state, look.signedBy.toSorted(), await stateOf(visitOf(visits, id))],
    ['done', [bureau.userName, director.userName].toSorted(), 'told'],
  );
  const { rows } = await house.owner.query(
    `select by_name, level, place_id, record -> 'told' ->> 'visit' as visit from case_action
     where case_id = $1 and step = 'county-visit'`,
    [id],
  );
  assert.deepEqual(rows, [
    { by_name: bureau.userName, level: 'county', place_id: null, visit: visits.get(id) },
  ]);
  await does(bureau2, id, 'complete', 'review', { visit: 'none' });
  assert.equal((await decide(bureau, id)).body.code, 'cases.act.investigated', 'nor the one who told of it');
  assert.equal((await decide(bureau2, id)).status, 200);
});

test('what was told while another officer held the case is the record once it is handed on', async () => {
  const id = await beforeCounty('2025-05-06', '2025-05-15');
  const visits = await draw('2025-05-01', '2025-05-31', 1);
  await does(bureau2, id, 'transfer', undefined, { toId: bureau2.userId });
  await tell(visitOf(visits, id), [bureau, director]);
  assert.equal((await stepOf(id, 'county-visit')).state, 'open');
  await does(bureau2, id, 'transfer', undefined, { toId: bureau.userId });
  assert.equal((await stepOf(id, 'county-visit')).state, 'done');
  assert.equal(await stateOf(visitOf(visits, id)), 'told');
});

test('where the place looks at each new case itself, none is decided without that, drawn or not', async () => {
  const { bureau: officer, bureau2: other, director: head } = chengbu.people;
  const id = await beforeCounty('2025-03-03', '2025-03-12', chengbu);
  await does(other, id, 'complete', 'review', { visit: 'none' }, chengbu);
  assert.equal((await decide(head, id, chengbu)).body.code, 'cases.act.not-now');
  const visited = await chengbu.visitedBy(officer, id, 'county-visit', { visitedOn: '2025-03-12' });
  await does(officer, id, 'complete', 'county-visit', visited, chengbu);
  await does(other, id, 'confirm', 'county-visit', {}, chengbu);
  await does(head, id, 'decide', 'decide', { granted: false, reason: '收入超过标准' }, chengbu);
  const { sampled } = (await chengbu.send(officer, 'GET', '/cases/proofs?from=2025-03-12&to=2025-03-12')).body
    .total;
  assert.deepEqual(sampled, { asked: 1, unlisted: 0, drawn: 1, looked: 1 });
});

test('of the measures of 2012 whatever was decided on no list to be drawn from is named, and drawn ones are not', async () => {
  const ids: Id[] = [];
  for (let n = 0; n < 2; n++) {
    house.setDay('2021-03-01');
    const [personId] = await house.addFamilies(1);
    const started = await house.send(clerk, 'POST', '/cases', {
      ...{ matter: 'minimum-living', personId, form, materials },
    });
    assert.equal(started.status, 200, JSON.stringify(started.body));
    ids.push(started.body.id);
    await does(clerk, started.body.id, 'accept');
  }
  const [left, listed] = ids;
  assert.ok(left && listed);
  const states = async () =>
    (
      await house.owner.query(
        'select sample, is_listed from case_file where id = any($1::uuid[]) order by id',
        [ids],
      )
    ).rows;
  assert.deepEqual(await states(), [
    { sample: 'asked', is_listed: false },
    { sample: 'asked', is_listed: false },
  ]);
  // Put before the county as the township would, by what lists know of it.
  await house.owner.query(`update case_file set step = 'review' where id = $1`, [listed]);
  await draw('2021-03-01', '2021-03-31', 1);
  await house.owner.query(`update case_file set decided_on = '2021-03-30' where id = any($1::uuid[])`, [ids]);
  const span = 'from=2021-03-30&to=2021-03-30';
  const { sampled } = (await house.send(bureau, 'GET', `/cases/proofs?${span}`)).body.total;
  assert.deepEqual(sampled, { asked: 2, unlisted: 1, drawn: 1, looked: 0 });
  const lacking = await house.send(bureau, 'GET', `/cases/proofs/cases?${span}&proof=sample&lacking=true`);
  assert.deepEqual(
    lacking.body.items.map(({ file }: { file: { id: Id } }) => file.id).toSorted(),
    ids.toSorted(),
  );
});
