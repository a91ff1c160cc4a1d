import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Actor, type Id, newId, sql, systemActor } from '../../platform/base/index.ts';
import { tellLimits } from '../../platform/cases/index.ts';
import { openCaseLaw } from './open-case-law.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

const house = await openCaseHouse();
after(() => house.close());
const { clerk, clerk2, otherTown, bureau } = house.people;
const machine: Actor = {
  ...bureau,
  userId: newId(),
  post: 'external-system',
  permissions: new Set(['cases.results']),
};
const near: Actor = { ...machine, level: 'town', placeId: clerk.placeId };
const far: Actor = { ...machine, level: 'town', placeId: otherTown.placeId };

interface Item {
  readonly id: Id;
  readonly phase: string;
  readonly lastNo: number;
}
interface Page {
  readonly items: readonly Item[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}
const changes = async (who: Actor, since: string | null, limit = 100): Promise<Page> => {
  const query = since === null ? '' : `&since=${since}`;
  const { status, body } = await house.send(who, 'GET', `/case-results?limit=${limit}${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

async function begin(count: number): Promise<Id[]> {
  const ids: Id[] = [];
  for (const personId of await house.addFamilies(count)) {
    const given = { matter: 'minimum-living', personId, form, materials };
    const answer = await house.send(clerk, 'POST', '/cases', given);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    ids.push(answer.body.id);
  }
  return ids;
}

before(() => house.openAccounts());

test('a system that reads page after page gets every case once, and after a day what changed since', async () => {
  house.setDay('2025-09-22');
  const ids = await begin(7);
  house.setDay('2025-09-23');
  const seen: Id[] = [];
  let cursor: string | null = null;
  for (let isMore = true; isMore; ) {
    const page: Page = await changes(machine, cursor, 3);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.cursor;
    isMore = page.hasMore;
  }
  assert.deepEqual(seen.toSorted(), ids.toSorted());
  assert.deepEqual((await changes(machine, cursor)).items, []);
  const [first = ''] = ids;
  await house.send(clerk, 'POST', `/cases/${first}/acts`, { kind: 'accept', record: {} });
  assert.deepEqual(
    (await changes(machine, cursor)).items,
    [],
    'what is half a minute old may still be written',
  );
  house.setDay('2025-09-24');
  const after = await changes(machine, cursor);
  assert.deepEqual(
    after.items.map(({ id, phase, lastNo }) => [id, phase, lastNo]),
    [[first, 'running', 2]],
  );
});

test('a system of one township sees its cases and no other, in the list and one by one', async () => {
  const all = await changes(near, null);
  assert.ok(all.items.length > 0);
  assert.deepEqual((await changes(far, null)).items, []);
  const [{ id } = { id: '' }] = all.items;
  assert.equal((await house.send(near, 'GET', `/case-results/${id}`)).status, 200);
  assert.equal((await house.send(far, 'GET', `/case-results/${id}`)).body.code, 'http.missing');
});

test('a result tells steps and states, and nobody’s name or means', async () => {
  const [{ id } = { id: '' }] = (await changes(machine, null)).items;
  const { body } = await house.send(machine, 'GET', `/case-results/${id}`);
  assert.ok(body.steps.length > 5);
  assert.deepEqual(Object.keys(body.steps[0]).toSorted(), [
    'code',
    'doneOn',
    'kind',
    'round',
    'state',
    'title',
  ]);
  const text = JSON.stringify([body, (await changes(machine, null)).items]);
  assert.doesNotMatch(text, /张\d|家中无劳动力|applicant|income/);
});

test('a system reads results and nothing else of a case, and does nothing to it', async () => {
  const [{ id } = { id: '' }] = (await changes(machine, null)).items;
  for (const url of ['/cases', `/cases/${id}`, '/cases/work']) {
    assert.equal((await house.send(machine, 'GET', url)).body.code, 'http.forbidden', url);
  }
  // Even with the right to act its post stands in no table.
  const bold: Actor = { ...machine, permissions: new Set(['cases.act', 'cases.read']) };
  for (const kind of ['accept', 'withdraw', 'terminate', 'reopen']) {
    const answer = await house.send(bold, 'POST', `/cases/${id}/acts`, { kind, record: { reason: '试' } });
    assert.notEqual(answer.status, 200, kind);
  }
});

test('a mark of nobody is refused in words', async () => {
  for (const since of ['xyz', Buffer.from('["2026-99-99T00:00:00Z","x"]').toString('base64url')]) {
    assert.equal(
      (await house.send(machine, 'GET', `/case-results?since=${since}`)).body.code,
      'cases.list.cursor',
    );
  }
});

test('every morning each officer is told once how many of their cases are late or near, by their own turn', async () => {
  house.setDay('2026-03-02');
  const [mine = ''] = await begin(4);
  await house.send(clerk, 'POST', `/cases/${mine}/acts`, {
    kind: 'transfer',
    record: { toId: clerk2.userId },
  });
  house.setDay('2026-03-16');
  const { calendar } = (await openCaseLaw()).books;
  const told = () =>
    house.db.read(systemActor(house.code, 'test'), (reader) =>
      reader.rows<{ user_id: Id; late: string; near: string }>(sql`select user_id, facts ->> 'late' as late,
          facts ->> 'near' as near from officer_notice where kind = 'limits-today'`),
    );
  for (let round = 0; round < 3; round++) await tellLimits(house.services, house.code, calendar);
  const rows = await told();
  const of = (who: Actor) => rows.filter(({ user_id }) => user_id === who.userId);
  assert.equal(of(clerk).length, 1, 'once, however often it is told');
  const work = async (who: Actor) => {
    const { body } = await house.send(who, 'GET', '/cases/work/counts');
    return body.items.reduce((sum: number, { late }: { late: number }) => sum + late, 0);
  };
  for (const who of [clerk, clerk2]) assert.equal(Number(of(who)[0]?.late), await work(who), who.userName);
  assert.equal(of(otherTown).length, 0, 'nothing waits there');
  house.setDay('2026-03-17');
  await tellLimits(house.services, house.code, calendar);
  assert.equal((await told()).filter(({ user_id }) => user_id === clerk.userId).length, 2);
});
