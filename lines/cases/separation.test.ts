import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor, Id } from '../../platform/base/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

const house = await openCaseHouse();
after(() => house.close());
const { village, clerk, clerk2, townDirector, bureau, bureau2, director } = house.people;
await house.openAccounts();

const facts = family(
  {},
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
);
/** The same account after it was given another post. */
const nowAs = (who: Actor, post: Actor): Actor => ({ ...post, userId: who.userId, userName: who.userName });

const act = (who: Actor, id: Id, kind: string, step?: string, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step ? { step } : {}) });
async function does(who: Actor, id: Id, kind: string, step?: string, record: object = {}): Promise<number> {
  const answer = await act(who, id, kind, step, record);
  assert.equal(answer.status, 200, `${kind} ${step}: ${JSON.stringify(answer.body)}`);
  return answer.body.no;
}
async function isRefused(code: string, who: Actor, id: Id, kind: string, step?: string, record: object = {}) {
  assert.equal((await act(who, id, kind, step, record)).body.code, code);
}

interface Ways {
  /** What happens at the visit; by `clerk` and the village worker when left out. */
  readonly visit?: (id: Id) => Promise<unknown>;
  readonly opinionBy?: Actor;
  readonly review?: (id: Id) => Promise<unknown>;
}

async function plainVisit(id: Id): Promise<void> {
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-03-03' }),
  );
  await does(village, id, 'confirm', 'visit');
}

/** A case before its decision. */
async function beforeDecision({ visit = plainVisit, opinionBy = clerk2, review }: Ways = {}): Promise<Id> {
  house.setDay('2025-03-03');
  const [personId] = await house.addFamilies(1);
  const answer = await house.send(clerk2, 'POST', '/cases', {
    matter: 'minimum-living',
    personId,
    form,
    materials,
  });
  const id: Id = answer.body.id;
  await does(clerk2, id, 'accept');
  await does(clerk2, id, 'complete', 'request-check', { persons: 2 });
  await does(bureau2, id, 'complete', 'check', { reportNo: 'HD-1', found: ['无'] });
  await visit(id);
  await does(clerk2, id, 'complete', 'calculate', { facts });
  await does(opinionBy, id, 'opine', 'opinion', { agree: true });
  await house.hangs(clerk2, id);
  house.setDay('2025-03-12');
  await does(clerk2, id, 'complete', 'publicity', { result: '无异议' });
  await (review ? review(id) : does(bureau2, id, 'complete', 'review', { visit: 'none' }));
  return id;
}

const isShutOut = async (who: Actor, id: Id, code = 'cases.act.investigated'): Promise<void> => {
  await isRefused(code, who, id, 'decide', 'decide', { granted: true });
  const bulk = await house.send(who, 'POST', '/cases/acts', {
    kind: 'decide',
    step: 'decide',
    record: { granted: true },
    cases: [{ id }],
  });
  assert.deepEqual([bulk.body.done, bulk.body.refused[0].code], [0, code], 'nor in bulk');
  const { possible } = (await house.send(who, 'GET', `/cases/${id}`)).body;
  assert.ok(
    possible.every(({ kind }: { kind: string }) => kind !== 'decide'),
    'nor is it offered',
  );
};

test('whoever visited does not decide, in whatever post they come back, alone or in bulk', async () => {
  const id = await beforeDecision();
  await isShutOut(nowAs(clerk, director), id);
  await isShutOut(nowAs(clerk, bureau), id);
  await isShutOut(nowAs(village, director), id);
  await does(director, id, 'decide', 'decide', { granted: true });
});

test('whoever only noted something down of a visit, or took it back, has investigated all the same', async () => {
  const id = await beforeDecision({
    async visit(one) {
      await does(townDirectorAsClerk, one, 'record', 'visit', { living: '住平房两间' });
      const no = await does(
        bureauAsClerk,
        one,
        'complete',
        'visit',
        await house.visitedBy(clerk, one, 'visit', { visitedOn: '2025-03-03' }),
      );
      await does(bureauAsClerk, one, 'reverse', undefined, { no, reason: '录错' });
      await plainVisit(one);
    },
  });
  await isShutOut(nowAs(townDirector, director), id);
  await isShutOut(bureau, id);
  await does(director, id, 'decide', 'decide', { granted: true });
});
const townDirectorAsClerk = nowAs(townDirector, clerk);
const bureauAsClerk = nowAs(bureau, clerk);

test('a second signature is another person’s, whatever post the first comes back in', async () => {
  await beforeDecision({
    async visit(id) {
      await does(
        clerk,
        id,
        'complete',
        'visit',
        await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-03-03' }),
      );
      await isRefused('cases.act.same-person', nowAs(clerk, townDirector), id, 'confirm', 'visit');
      await isRefused('cases.act.same-person', nowAs(clerk, village), id, 'confirm', 'visit');
      await does(village, id, 'confirm', 'visit');
    },
  });
});

test('whoever gave the opinion does not decide', async () => {
  const id = await beforeDecision({ opinionBy: townDirector });
  await isShutOut(nowAs(townDirector, director), id, 'cases.act.involved');
});

test('whoever visited for the county does not decide for it', async () => {
  const id = await beforeDecision({
    async review(one) {
      await does(bureau2, one, 'complete', 'review', { visit: 'doubt' });
      await does(
        bureau,
        one,
        'complete',
        'county-visit',
        await house.visitedBy(bureau, one, 'county-visit', { visitedOn: '2025-03-12' }),
      );
      await does(bureau2, one, 'confirm', 'county-visit');
    },
  });
  await isShutOut(bureau, id);
  await isShutOut(bureau2, id);
  await isShutOut(nowAs(bureau2, director), id);
});

test('a case that was handed to an investigator is not theirs to decide, and whoever holds none takes it over with a reason', async () => {
  const id = await beforeDecision({
    async review(one) {
      await does(bureau2, one, 'complete', 'review', { visit: 'doubt' });
      await does(
        bureau,
        one,
        'complete',
        'county-visit',
        await house.visitedBy(bureau, one, 'county-visit', { visitedOn: '2025-03-12' }),
      );
      await does(director, one, 'confirm', 'county-visit');
    },
  });
  await does(bureau2, id, 'transfer', undefined, { toId: bureau.userId });
  await isShutOut(bureau, id);
  await isRefused('cases.act.held', bureau2, id, 'decide', 'decide', { granted: true });
  await does(bureau2, id, 'take-over', undefined, { reason: '经办人参加过调查' });
  await does(bureau2, id, 'decide', 'decide', { granted: true });
});

test('after a reversal and after a reopening, whoever was shut out stays shut out', async () => {
  const id = await beforeDecision();
  const no = await does(director, id, 'decide', 'decide', { granted: true });
  await does(director, id, 'reverse', undefined, { no, reason: '录错' });
  await isShutOut(nowAs(clerk, director), id);
  await does(bureau, id, 'decide', 'decide', { granted: true });
  await does(director, id, 'reopen', undefined, { reason: '举报重审' });
  await isShutOut(nowAs(clerk, director), id);
  await isShutOut(nowAs(village, bureau), id);
});

test('a near relative is shut out of every act in every post, in bulk and by being handed the case', async () => {
  const id = await beforeDecision();
  await does(clerk2, id, 'declare-relative', undefined, {
    officerId: director.userId,
    officerName: '局负责人',
    relation: '兄弟',
  });
  await isRefused('cases.act.not-now', director, id, 'decide', 'decide', { granted: true });
  // The county has to visit now, and neither may a relative do that.
  await isRefused('cases.act.recused', nowAs(director, bureau), id, 'complete', 'county-visit', {});
  await isRefused('cases.act.recused', nowAs(director, bureau), id, 'transfer', undefined, {
    toId: bureau.userId,
  });
  await does(
    bureau,
    id,
    'complete',
    'county-visit',
    await house.visitedBy(bureau, id, 'county-visit', { visitedOn: '2025-03-12' }),
  );
  await isRefused('cases.act.recused', director, id, 'confirm', 'county-visit');
  await does(nowAs(townDirector, bureau), id, 'confirm', 'county-visit');
  await isShutOut(director, id, 'cases.act.recused');
  await does(bureau2, id, 'decide', 'decide', { granted: true });
});

test('an officer of another county, township or village cannot touch a case, even knowing its id', async () => {
  const id = await beforeDecision();
  const stranger = { ...director, countyCode: '632323' };
  assert.equal((await act(stranger, id, 'decide', 'decide', { granted: true })).status, 404);
  assert.equal((await act(house.people.otherTown, id, 'withdraw', undefined, { reason: 'x' })).status, 404);
  const elsewhere = { ...village, placeId: house.county.towns[0].villages[1] };
  assert.equal((await act(elsewhere, id, 'withdraw', undefined, { reason: 'x' })).status, 404);
});
