import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, sql } from '../../platform/base/index.ts';
import { checkReadings } from '../../platform/cases/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { openCaseLaw } from './open-case-law.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

/** A county that decides itself, but for the townships to which it gives the right. */
const house = await openCaseHouse();
after(() => house.close());
const { village, clerk, clerk2, townDirector, bureau, director } = house.people;
const [town, otherTown] = house.county.towns;

const may = (who: Actor): Actor => ({
  ...who,
  permissions: new Set([...who.permissions, 'cases.delegate']),
});
const give = (own: object = {}, who: Actor = director) =>
  house.send(may(who), 'POST', '/delegations', {
    ...{ matter: 'minimum-living', townIds: [town.id], document: '冶民发〔2025〕8号', fromOn: '2025-03-03' },
    ...own,
  });
const end = (id: Id, lastDay: string) =>
  house.send(may(director), 'POST', `/delegations/${id}/end`, { lastDay, document: '冶民发〔2025〕19号' });
const act = (who: Actor, id: Id, kind: string, step?: string, record: object = {}) =>
  house.send(who, 'POST', `/cases/${id}/acts`, { kind, record, ...(step ? { step } : {}) });
async function does(who: Actor, id: Id, kind: string, step?: string, record: object = {}): Promise<void> {
  const answer = await act(who, id, kind, step, record);
  assert.equal(answer.status, 200, `${kind} ${step}: ${JSON.stringify(answer.body)}`);
}
async function begun(on: string): Promise<Id> {
  house.setDay(on);
  const [personId] = await house.addFamilies(1);
  const body = { matter: 'minimum-living', personId, form, materials };
  const answer = await house.send(clerk, 'POST', '/cases', body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}
async function accepted(on: string): Promise<Id> {
  const id = await begun(on);
  await does(clerk, id, 'accept');
  return id;
}
const read = async (id: Id) => (await house.send(clerk, 'GET', `/cases/${id}`)).body;

test('a township decides what it accepted from the first day to the last, and not a day before or after', async () => {
  house.setDay('2025-02-28');
  const given = await give({ untilOn: '2025-06-30' });
  assert.equal(given.status, 200, JSON.stringify(given.body));
  const found: boolean[] = [];
  for (const on of ['2025-03-02', '2025-03-03', '2025-06-30', '2025-07-01'])
    found.push((await read(await accepted(on))).isDelegated);
  assert.deepEqual(found, [false, true, true, false]);
  const { items } = (await house.send(clerk, 'GET', '/delegations?on=2025-06-30')).body;
  assert.deepEqual(
    items.map((one: { townName: string; untilOn: string }) => [one.townName, one.untilOn]),
    [['第1镇', '2025-06-30']],
  );
  assert.equal((await house.send(clerk, 'GET', '/delegations?on=2025-07-01')).body.items.length, 0);
});

test('the API lets the township and nobody else decide such a case, in twenty working days, and the county any other', async () => {
  house.setDay('2025-08-01');
  assert.equal((await give({ fromOn: '2025-08-01' })).status, 200);
  const facts = family({}, { birthDate: '1975-03-02', relation: 'self', wageIncome: '2400 元/年' });
  const id = await accepted('2025-08-04');
  await does(clerk, id, 'complete', 'request-check', { persons: 1 });
  await does(bureau, id, 'complete', 'check', { reportNo: 'HD-1', found: ['无'] });
  const visit = await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-08-04' });
  await does(clerk, id, 'complete', 'visit', visit);
  await does(village, id, 'confirm', 'visit');
  await does(clerk, id, 'complete', 'calculate', { facts });
  await does(clerk2, id, 'opine', 'opinion', { agree: true });
  await house.hangs(clerk, id);
  house.setDay('2025-08-12');
  await does(clerk, id, 'complete', 'publicity', { result: '无异议' });
  for (const who of [director, bureau])
    assert.equal(
      (await act(who, id, 'decide', 'decide', { granted: true })).body.code,
      'cases.act.not-now',
      'the county has given it away',
    );
  const limits = (await read(id)).clocks.map((one: { code: string; lastDay: string }) => [
    one.code,
    one.lastDay,
  ]);
  assert.equal(Object.fromEntries(limits)['total-delegated'], '2025-09-01');
  await does(townDirector, id, 'decide', 'decide-township', { granted: true });
  assert.equal((await read(id)).decision.isGranted, true);
});

test('a township gives itself nothing, nor does anybody give twice, in the past, or what the law lets nobody give', async () => {
  house.setDay('2025-08-20');
  const code = async (own: object, who?: Actor) => (await give(own, who)).body.code;
  assert.equal(
    await code({ townIds: [otherTown.id], fromOn: '2025-08-20' }, townDirector),
    'cases.delegation.county',
  );
  assert.equal(await code({ fromOn: '2025-08-20' }), 'cases.delegation.already');
  assert.equal(await code({ townIds: [otherTown.id], fromOn: '2025-08-19' }), 'cases.delegation.past');
  const order = { townIds: [otherTown.id], fromOn: '2025-08-20', untilOn: '2025-08-19' };
  assert.equal(await code(order), 'cases.delegation.order');
  assert.equal(
    await code({ matter: 'minimum-living-change', fromOn: '2025-08-20' }),
    'cases.delegation.matter',
  );
  assert.equal(await code({ townIds: [town.villages[0]], fromOn: '2025-08-20' }), 'cases.delegation.town');
  const forged = await begun('2025-08-20');
  await house.owner.query(`update case_delegation set until_on = '2025-08-19' where until_on is null`);
  await act(clerk, forged, 'accept', undefined, { delegation: { id: town.id, document: '自己写的' } });
  assert.equal((await read(forged)).isDelegated, false, 'nobody says so in the act itself');
  await assert.rejects(
    house.db.change(townDirector, (tx) =>
      tx.run(sql`insert into case_delegation select county_code, gen_random_uuid(), matter, town_id, '2030-01-01', null,
        document, made_at, made_by, made_by_name from case_delegation limit 1`),
    ),
    /row-level security/,
  );
});

test('an end counts from its last day on, and what was accepted before stays the township’s', async () => {
  house.setDay('2025-09-01');
  const { ids } = (await give({ fromOn: '2025-09-01' })).body;
  const before = await accepted('2025-09-01');
  assert.equal((await end(ids[0], '2025-08-31')).body.code, 'cases.delegation.past');
  assert.equal((await end(ids[0], '2025-09-02')).status, 200);
  assert.equal((await read(await accepted('2025-09-02'))).isDelegated, true);
  assert.equal((await read(await accepted('2025-09-03'))).isDelegated, false);
  assert.equal((await end(ids[0], '2025-09-03')).body.code, 'cases.delegation.ended');
  assert.equal((await read(before)).isDelegated, true);
  const law = await openCaseLaw();
  const { checked, differences } = await house.db.read(director, (reader) =>
    checkReadings(reader, director, law),
  );
  assert.ok(checked > 6);
  assert.deepEqual(differences, []);
});
