import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { layOver, readPack } from '../../engine/index.ts';
import type { Actor, Id } from '../../platform/base/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { reliefMechanism } from '../relief/index.ts';
import { openCaseLaw } from './open-case-law.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

/** Daye as it would be with the right to decide given to its townships. */
async function openDelegated() {
  const law = await openCaseLaw();
  const read = readPack(
    {
      region: '420281',
      name: { zh: '大冶市', en: 'Daye' },
      parameters: {
        'delegation.dibao': {
          unit: '选项',
          values: [{ from: '2025-01-01', value: 'township', assumed: '试验' }],
        },
      },
      examples: [],
    },
    { parameters: handbook.parameters, documents: handbook.documents },
  );
  assert.ok(read.ok, JSON.stringify(read));
  return { ...law, books: { ...law.books, book: layOver(law.books.book, read.value) } };
}

const delegated = await openDelegated();
const house = await openCaseHouse('420281', async () => delegated, [reliefMechanism]);
const [town] = house.county.towns;
after(() => house.close());
const { village, clerk, clerk2, townDirector, bureau, director } = house.people;

const facts = family(
  {},
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
);

async function start(matter: string, given: object, brought: readonly string[] = []): Promise<Id> {
  const [personId] = await house.addFamilies(1);
  const answer = await house.send(clerk, 'POST', '/cases', {
    matter,
    personId,
    form: given,
    materials: brought,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}
const act = (who: Actor, id: Id, kind: string, step?: string, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step ? { step } : {}) });
async function does(who: Actor, id: Id, kind: string, step?: string, record: object = {}): Promise<void> {
  const answer = await act(who, id, kind, step, record);
  assert.equal(answer.status, 200, `${kind} ${step}: ${JSON.stringify(answer.body)}`);
}

test('where the county gave the right to decide to townships, the township decides in twenty working days', async () => {
  house.setDay('2025-03-03');
  const id = await start('minimum-living', form, materials);
  await does(clerk, id, 'accept');
  await does(clerk, id, 'complete', 'request-check', { persons: 2 });
  await does(bureau, id, 'complete', 'check', { reportNo: 'HD-2', found: ['无'] });
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-03-03' }),
  );
  await does(village, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts });
  await does(clerk2, id, 'opine', 'opinion', { agree: true });
  await house.hangs(clerk, id);
  house.setDay('2025-03-10');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  assert.equal(
    (await act(director, id, 'decide', 'decide', { granted: true })).body.code,
    'cases.act.not-now',
  );
  await does(townDirector, id, 'decide', 'decide-township', { granted: true });
  const file = (await house.send(bureau, 'GET', `/cases/${id}`)).body;
  assert.equal(file.isDelegated, true);
  const limits = Object.fromEntries(
    file.clocks.map((one: { code: string; lastDay: string }) => [one.code, one.lastDay]),
  );
  assert.equal(limits['total-delegated'], '2025-03-31');
  assert.equal(limits.total, undefined);
  await does(clerk, id, 'complete', 'notice', {
    notifiedOn: '2025-03-10',
    way: 'handed',
    receivedBy: '本人',
  });
  await does(bureau, id, 'complete', 'spot-check', { isRight: true, checkedOn: '2025-03-10' });
  // What the family has from then on is what was decided, with no roster that says so.
  house.setDay('2025-04-07');
  const { personId, amountFen } = file.file;
  const told = { change: 'increase', cause: 'income', changedOn: '2025-04-01' };
  const change = { matter: 'minimum-living-change', personId, form: told, materials: [] };
  const next = await house.send(clerk, 'POST', '/cases', change);
  const sheet = await house.send(clerk, 'GET', `/cases/${next.body.id}/facts`);
  const { receivesMinimumLiving, receivedAmount } = sheet.body.facts.household;
  assert.deepEqual([receivesMinimumLiving, receivedAmount], [true, `${amountFen / 100} 元/月`]);
});

async function stopUpToDecision(day: string): Promise<Id> {
  house.setDay(day);
  const id = await start('minimum-living-change', { change: 'stop', cause: 'voluntary', changedOn: day });
  await does(clerk, id, 'accept');
  await does(clerk, id, 'complete', 'visit', await house.visitedBy(clerk, id, 'visit', { visitedOn: day }));
  await does(clerk2, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts });
  return id;
}

test('from 2026-07-01 nobody is cut off without having been heard, and before it the law asked for no hearing', async () => {
  const before = await stopUpToDecision('2026-06-30');
  await does(bureau, before, 'decide', 'decide', { granted: true, grounds: '自愿退出' });
  const from = await stopUpToDecision('2026-07-01');
  assert.equal(
    (await act(bureau, from, 'decide', 'decide', { granted: true })).body.code,
    'cases.act.not-now',
  );
  await does(clerk, from, 'complete', 'hear', {
    heardOn: '2026-07-01',
    person: '本人',
    said: '同意停发',
    agrees: true,
  });
  await does(bureau, from, 'decide', 'decide', { granted: true, grounds: '自愿退出' });
});

/** A family that has so much today, whose change is calculated and heard. */
async function changeUpToDecision(change: string, receivedYuan: number): Promise<Id> {
  house.setDay('2026-07-06');
  const told = { change, cause: 'income', changedOn: '2026-07-01' };
  const id = await start('minimum-living-change', told);
  await does(clerk, id, 'accept');
  await does(
    clerk,
    id,
    'complete',
    'visit',
    await house.visitedBy(clerk, id, 'visit', { visitedOn: '2026-07-06' }),
  );
  await does(clerk2, id, 'confirm', 'visit');
  const today = { receivesMinimumLiving: true, receivedAmount: `${receivedYuan} 元/月` };
  const known = family(
    today,
    { birthDate: '1975-03-02', relation: 'self', wageIncome: '9000 元/年' },
    { birthDate: '1978-07-21', relation: 'spouse' },
  );
  await does(clerk, id, 'complete', 'calculate', { facts: known });
  const heard = { heardOn: '2026-07-06', person: '本人', said: '没有意见', agrees: true };
  if (change === 'reduce') await does(clerk, id, 'complete', 'hear', heard);
  return id;
}

test('a cut gives less than the family has today and an increase more, whatever was ticked when the case began', async () => {
  const decide = (id: Id) => act(bureau, id, 'decide', 'decide', { granted: true, grounds: '收入变化' });
  for (const [change, received, isFit] of [
    ['reduce', 5000, true],
    ['reduce', 1, false],
    ['increase', 1, true],
    ['increase', 5000, false],
  ] as const) {
    const id = await changeUpToDecision(change, received);
    const { calculation } = (await house.send(bureau, 'GET', `/cases/${id}`)).body;
    assert.equal(calculation.receivedFen, received * 100);
    const { status, body } = await decide(id);
    assert.equal(status === 200, isFit, `${change} from ${received}: ${JSON.stringify(body)}`);
    if (isFit) continue;
    assert.match(JSON.stringify(body), /减发应更少/);
    // It can still be declined, and told anew as what it is.
    const declined = { granted: false, reason: '核算不是这种变动' };
    assert.equal((await act(bureau, id, 'decide', 'decide', declined)).status, 200);
  }
});

test('after a death the change has three months of the calendar from the death, and the days that are left are such days', async () => {
  house.setDay('2026-07-06');
  const told = { change: 'reduce', cause: 'died', changedOn: '2026-06-10', who: ['张某'] };
  const id = await start('minimum-living-change', told);
  await does(clerk, id, 'accept');
  const { clocks } = (await house.send(clerk, 'GET', `/cases/${id}`)).body;
  const clock = clocks.find(({ code }: { code: string }) => code === 'death');
  // June 10 and three months: September 10, sixty-six days from July 6.
  assert.deepEqual([clock.counts, clock.days, clock.lastDay, clock.left], ['months', 3, '2026-09-10', 66]);
});

test('what was assessed of self-care stands in the calculation, nobody types it, and another figure is refused in plain words', async () => {
  house.setDay('2025-03-03');
  const applied = { reason: '独居', support: 'home', declared: true, authorised: true };
  const id = await start('extreme-poverty', applied, ['declaration']);
  await house.owner.query(
    `insert into household_member (county_code, id, household_id, person_id, relation, joined_on, join_reason)
     select county_code, gen_random_uuid(), household_id, person_id, '02', '2010-01-01', 'demo'
     from case_file where id = $1`,
    [id],
  );
  await does(clerk, id, 'accept');
  await does(clerk, id, 'complete', 'survey', { doneOn: '2025-03-03', finding: '独居，无劳动能力' });
  const able = { eats: true, dresses: true, rises: true, toilet: true, walks: false, bathes: false };
  const assessed = { ...able, assessedOn: '2025-03-03', assessor: '镇卫生院' };
  await does(clerk, id, 'complete', 'self-care', assessed);
  const { rows, facts: known } = (await house.send(clerk, 'GET', `/cases/${id}/facts`)).body;
  const row = rows.find(({ name }: { name: string }) => name === 'selfCareUnable');
  assert.deepEqual([row.value, row.isSettled, row.isLacking], ['2', true, false]);
  assert.equal(known.members[0].selfCareUnable, 2);
  const other = { ...known, members: [{ ...known.members[0], selfCareUnable: 0 }] };
  const refused = await act(clerk, id, 'complete', 'calculate', { facts: other });
  assert.match(JSON.stringify(refused.body), /自理|请填写/);
});

test('in urgent cases aid comes first and the papers after', async () => {
  house.setDay('2025-03-03');
  const id = await start('temporary-relief', { kind: 'emergency', event: '火灾', happenedOn: '2025-03-02' });
  await does(clerk, id, 'accept');
  const aid = { granted: true, way: 'cash', given: 100_000, fund: 'reserve' };
  const without = await act(townDirector, id, 'decide', 'aid-first', aid);
  assert.equal(without.body.code, 'relief.no-reserve', 'what is not there cannot be handed over');
  await house.giveReserve(town.id, 2025, 150_000n);
  await does(townDirector, id, 'decide', 'aid-first', aid);
  const file = (await house.send(clerk, 'GET', `/cases/${id}`)).body;
  assert.equal(file.file.phase, 'decided');
  assert.equal(file.file.step, 'papers');
  await does(clerk, id, 'complete', 'papers', { cause: '住房烧毁', signedBy: '本人' });
  assert.equal((await house.send(clerk, 'GET', `/cases/${id}`)).body.file.phase, 'closed');
});

test('a child is not hung on a wall: no step of a child’s matter puts anything up', async () => {
  for (const code of ['unattended-children', 'orphan']) {
    const matter = (await house.send(clerk, 'GET', `/matters/${code}`)).body;
    assert.equal(matter.isPublic, false);
    assert.ok(matter.chart.nodes.every(({ kind }: { kind: string }) => kind !== 'publicity'));
  }
});
