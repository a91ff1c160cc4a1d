import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, newId } from '../../platform/base/index.ts';
import { pixel } from '../../platform/visits/testing/world.ts';
import { form, materials, openCaseHouse } from '../cases/testing/case-house.ts';

const house = await openCaseHouse();
after(() => house.close());
const { village, clerk, clerk2, otherTown, bureau, bureau2, director } = house.people;
await house.openAccounts();

async function start(own: object = {}): Promise<Id> {
  const [personId] = await house.addFamilies(1);
  const answer = await house.send(clerk, 'POST', '/cases', {
    matter: 'minimum-living',
    personId,
    form: { ...form, ...own },
    materials,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}
const act = (who: Actor, id: Id, kind: string, step?: string, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step ? { step } : {}) });
const read = async (id: Id) => (await house.send(bureau, 'GET', `/cases/${id}`)).body;
const stepOf = async (id: Id, code: string) =>
  (await read(id)).steps.find((step: { code: string }) => step.code === code);
const take = (who: Actor, caseId: Id, ...others: Actor[]) =>
  house.send(who, 'POST', '/visits/for-case', { caseId, userIds: others.map(({ userId }) => userId) });

async function picture(who: Actor, visitId: Id, kind: 'photo' | 'signature', shade: number): Promise<Id> {
  const id = newId();
  const sent = await house.send(who, 'POST', `/visits/${visitId}/photos`, {
    id,
    kind,
    takenAt: `${house.today()}T03:00:00Z`,
    base64: pixel(shade),
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  return id;
}

/** A telling as the telephone sends it, signed by the team and by the family. */
async function tale(who: Actor, visitId: Id, team: readonly Actor[], own: object = {}) {
  const names = [...team.map(({ userName }) => userName), '张家户主'];
  const signatures = [];
  for (const [place, name] of names.entries())
    signatures.push({ name, photoId: await picture(who, visitId, 'signature', place) });
  return {
    id: newId(),
    bases: [],
    outcome: 'done',
    visitedOn: house.today(),
    endedAt: `${house.today()}T03:30:00Z`,
    team: team.map(({ userId, userName }) => ({ userId, name: userName })),
    position: { latitude: 30.1, longitude: 114.97, accuracyMetres: 12 },
    answers: { living: '住平房两间', means: '务农', neighbours: ['勤快，看病多'] },
    remark: '',
    photos: [await picture(who, visitId, 'photo', 9)],
    signatures,
    ...own,
  };
}
const tell = (who: Actor, visitId: Id, told: object) =>
  house.send(who, 'POST', `/visits/${visitId}/records`, told);

async function accepted(own: object = {}): Promise<Id> {
  house.setDay('2025-03-03');
  const id = await start(own);
  assert.equal((await act(clerk, id, 'accept')).status, 200);
  return id;
}

test('a visit told on the telephone is the record of the case’s step, once and with both names', async () => {
  const id = await accepted();
  const visitId: Id = (await take(clerk, id, village)).body.id;
  assert.deepEqual((await take(clerk, id, village)).body, { id: visitId, wasThere: true });
  const mine = (await house.send(village, 'GET', '/visits/mine')).body.visits;
  assert.ok(mine.some((visit: { id: Id }) => visit.id === visitId));
  const told = await tale(clerk, visitId, [clerk, village]);
  const [one, other] = await Promise.all([tell(clerk, visitId, told), tell(clerk, visitId, told)]);
  assert.deepEqual([one.body.wasThere, other.body.wasThere].toSorted(), [false, true]);
  const step = await stepOf(id, 'visit');
  assert.equal(step.state, 'done');
  assert.deepEqual(step.signedBy.toSorted(), [clerk.userName, village.userName].toSorted());
  const said = Object.fromEntries(
    step.record.map((one: { name: string; value: string }) => [one.name, one.value]),
  );
  assert.equal(said.present, '张家户主');
  assert.equal(said.living, '住平房两间');
  const acts = (await read(id)).acts.filter((one: { step: string | null }) => one.step === 'visit');
  assert.deepEqual(
    acts.map((one: { kind: string }) => one.kind),
    ['complete'],
  );
  const { items } = (await house.send(clerk, 'GET', `/visits?caseId=${id}`)).body;
  assert.deepEqual(
    items.map((visit: { id: Id; caseState: string }) => [visit.id, visit.caseState]),
    [[visitId, 'told']],
  );
  const papers = (await house.send(clerk, 'GET', `/cases/${id}/papers`)).body.papers;
  const slots = papers.map(({ slot }: { slot: string }) => slot).toSorted();
  assert.deepEqual(slots, ['visit.photos', 'visit.signatures', 'visit.signatures', 'visit.signatures']);
});

test('whoever went along may not decide, although the other one told of it', async () => {
  const id = await accepted();
  const taken = await take(village, id, clerk2);
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
  const visitId: Id = taken.body.id;
  const told = await tell(village, visitId, await tale(village, visitId, [village, clerk2]));
  assert.equal(told.status, 200, JSON.stringify(told.body));
  assert.equal((await stepOf(id, 'visit')).state, 'done');
  const { rows } = await house.owner.query(
    `select record -> 'told' ->> 'visit' as visit, by_name from case_action where case_id = $1 and step = 'visit'`,
    [id],
  );
  assert.deepEqual(rows, [{ visit: visitId, by_name: village.userName }]);
});

test('nobody signs for an officer: a name without an account leaves the step for the second to sign', async () => {
  const id = await accepted();
  const visitId: Id = (await take(clerk, id, village)).body.id;
  const told = await tale(clerk, visitId, [clerk, village]);
  const team = [told.team[0], { userId: null, name: village.userName }];
  await tell(clerk, visitId, { ...told, team });
  assert.equal((await stepOf(id, 'visit')).state, 'half');
  assert.equal((await act(clerk, id, 'confirm', 'visit')).body.code, 'cases.act.same-person');
  assert.equal((await act(village, id, 'confirm', 'visit')).status, 200);
});

test('a telling cannot be made up through the acts of a case', async () => {
  const id = await accepted();
  const record = { ...(await house.visitedBy(clerk, id)), told: { visit: newId(), team: [] } };
  assert.equal((await act(clerk, id, 'complete', 'visit', record)).body.code, 'cases.record.wrong');
  assert.equal((await act(bureau, id, 'draw')).body.code, 'cases.act.not-now');
});

test('what is told late of a case that went on otherwise stays as told, and changes the case no more', async () => {
  const id = await accepted();
  const visitId: Id = (await take(clerk, id, village)).body.id;
  await act(clerk, id, 'complete', 'visit', await house.visitedBy(clerk, id));
  await act(clerk2, id, 'confirm', 'visit');
  const before = (await read(id)).acts.length;
  assert.equal((await tell(clerk, visitId, await tale(clerk, visitId, [clerk, village]))).status, 200);
  assert.equal((await read(id)).acts.length, before);
  const { items } = (await house.send(clerk, 'GET', `/visits?caseId=${id}`)).body;
  assert.equal(items[0].caseState, 'other');
});

test('only whose step it is takes a case along, and never alone', async () => {
  const id = await accepted();
  assert.equal((await take(otherTown, id, village)).status, 404);
  assert.equal((await take(director, id, bureau)).body.code, 'visits.case.no-step');
  assert.equal((await take(clerk, id, clerk)).body.code, 'visits.team.small');
  assert.equal(
    (await house.send(clerk, 'POST', '/visits/for-case', { caseId: id, userIds: [newId()] })).body.code,
    'visits.team.unknown',
  );
});

test('whom the county looks at again is drawn of all that lie before it, by a lot that can be drawn again', async () => {
  house.setDay('2025-03-03');
  const ids: Id[] = [];
  for (let n = 0; n < 4; n++)
    ids.push(await accepted(n === 0 ? { nearRelative: true, relativeOf: '张三 村委委员 兄弟' } : {}));
  // Put before the county as the township would, by what lists know of them.
  await house.owner.query(
    `update case_file set step = 'review', waiting_level = 'county' where id = any($1::uuid[])`,
    [ids],
  );
  const make = (body: object) => house.send(bureau, 'POST', '/visits/plans', body);
  const plan = { title: '三月抽查', checklist: 'case-spot-check', fromOn: '2025-03-03', toOn: '2025-03-31' };
  assert.equal((await make({ ...plan, shares: { new: 99 } })).body.code, 'visits.plan.share');
  const { id: planId } = (await make(plan)).body;
  const fix = (body: object) => house.send(bureau, 'POST', `/visits/plans/${planId}/list`, body);
  assert.equal(
    (await fix({ matter: 'orphan', fromOn: '2025-03-01', toOn: '2025-03-31' })).body.code,
    'visits.plan.matter',
  );
  const fixed = await fix({ matter: 'minimum-living', fromOn: '2025-03-01', toOn: '2025-03-31' });
  assert.equal(fixed.body.listed, 4, JSON.stringify(fixed.body));
  const drawn = await house.send(bureau, 'POST', `/visits/plans/${planId}/draw`, {});
  assert.equal(drawn.body.drawn, 4);
  const proof = (await house.send(bureau, 'GET', `/visits/plans/${planId}/proof`)).body;
  assert.ok(Object.values(proof.checks).every(Boolean));
  for (const id of ids) {
    const file = await read(id);
    assert.equal(file.acts.at(-1).kind, 'draw');
    assert.equal(file.steps.find((step: { code: string }) => step.code === 'county-visit').state, 'waiting');
  }
  const { items } = (await house.send(bureau2, 'GET', `/visits?planId=${planId}&limit=50`)).body;
  assert.ok(
    items.every(
      (visit: { caseStep: string; checklist: string }) =>
        visit.caseStep === 'county-visit' && visit.checklist === 'case-visit',
    ),
  );
  const second = (await make({ ...plan, title: '再抽一次' })).body.id;
  const again = await house.send(bureau, 'POST', `/visits/plans/${second}/list`, {
    matter: 'minimum-living',
    fromOn: '2025-03-01',
    toOn: '2025-03-31',
  });
  assert.equal(again.body.code, 'visits.plan.empty', 'nobody is drawn until it suits');
});
