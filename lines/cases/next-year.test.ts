import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { statutoryYear } from '../../engine/calendar/statutory-year.ts';
import type { YearOfDays } from '../../engine/calendar/working-days.ts';
import { systemActor } from '../../platform/base/index.ts';
import { type CaseLaw, checkReadings, followCalendar, tellLimits } from '../../platform/cases/index.ts';
import { movableFeasts, openCalendar, readNotices } from '../handbook/open-calendar.ts';
import { openCaseLaw } from './open-case-law.ts';
import { form, materials, openCaseHouse } from './testing/case-house.ts';

/** The law as it is now, and as it will be when the notice of the next year has come. */
const asOf = async (notices: Readonly<Record<string, YearOfDays>>): Promise<CaseLaw> => {
  const law = await openCaseLaw();
  return { ...law, books: { ...law.books, calendar: openCalendar(notices) } };
};
const notices = readNotices();
const last = Math.max(...Object.keys(notices).map(Number));
/** A Monday after New Year that is off without a weekend day for it; nobody gave this notice. */
const byLaw = statutoryYear(last + 1, movableFeasts(last + 1));
const noticed: YearOfDays = {
  ...byLaw,
  workingDays: byLaw.workingDays - 1,
  offWeekdays: [...byLaw.offWeekdays, `${last + 1}-01-04`],
};
let law = await asOf(notices);
const house = await openCaseHouse('420281', async () => law);
after(() => house.close());
const { clerk, clerk2, director } = house.people;

const begin = async (day: string): Promise<string> => {
  house.setDay(day);
  const [personId] = await house.addFamilies(1);
  const body = { matter: 'minimum-living', personId, form: { ...form, supportersAgree: true }, materials };
  const answer = await house.send(clerk, 'POST', '/cases', body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const accepted = await house.send(clerk, 'POST', `/cases/${answer.body.id}/acts`, { kind: 'accept' });
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  return answer.body.id;
};
const totalOf = async (id: string) => {
  const { clocks, file } = (await house.send(clerk, 'GET', `/cases/${id}`)).body;
  const { lastDay, isProvisional } = clocks.find(({ code }: { code: string }) => code === 'total');
  return { lastDay, isProvisional, dueOn: file.dueOn, isDueProvisional: file.dueIsProvisional };
};
const follow = () => followCalendar(house.services, law, house.code);
const differences = () =>
  house.db.read(systemActor(house.code, 'test'), async (reader) => {
    const found = await checkReadings(reader, systemActor(house.code, 'test'), law);
    return found.differences.map(({ column }) => column);
  });

test('a limit into a year whose notice is still to come says that it is provisional, and is counted anew when it comes', async () => {
  assert.equal(await follow(), undefined, 'a first start has nothing to count anew');
  const [id, early] = [await begin(`${last}-12-29`), await begin(`${last}-09-01`)];
  const provisional = await totalOf(id);
  assert.equal(provisional.isProvisional, true);
  assert.ok(provisional.lastDay > `${last + 1}-01-04`);
  assert.deepEqual([provisional.dueOn, provisional.isDueProvisional], [`${last + 1}-01-04`, true]);
  const certain = await totalOf(early);
  assert.equal(certain.isProvisional, false);
  assert.equal(await follow(), undefined, 'the notices are the same');

  law = await asOf({ ...notices, [last + 1]: noticed });
  assert.ok((await differences()).length > 0);
  assert.equal(await follow(), 1, 'only the case that the notice can move');
  assert.deepEqual(await differences(), []);
  const final = await totalOf(id);
  assert.deepEqual([final.isProvisional, final.isDueProvisional], [false, false]);
  assert.ok(final.lastDay > provisional.lastDay, 'a day off more on the way');
  assert.equal(final.dueOn, `${last + 1}-01-05`);
  assert.deepEqual(await totalOf(early), certain);
  assert.equal(await follow(), undefined, 'once');
});

test('cases are worked on and decided in a year whose notice is still to come, and the morning’s message goes out', async () => {
  law = await asOf(notices);
  const waiting = await begin(`${last + 2}-02-25`);
  const [personId] = await house.addFamilies(1);
  const started = await house.send(clerk, 'POST', '/cases', {
    matter: 'elder-card',
    personId,
    form: { kind: 'first', livesHere: true },
    materials: ['photo'],
  });
  const { id } = started.body;
  const elder = { birthDate: '1940-01-01', living: 'together', relation: 'self' };
  const acts: readonly [typeof clerk, object][] = [
    [clerk, { kind: 'accept' }],
    [
      clerk,
      { kind: 'complete', step: 'calculate', record: { facts: { members: [{ ...elder, id: personId }] } } },
    ],
    [clerk2, { kind: 'decide', step: 'decide', record: { granted: true } }],
  ];
  for (const [who, act] of acts) {
    const done = await house.send(who, 'POST', `/cases/${id}/acts`, act);
    assert.equal(done.status, 200, JSON.stringify(done.body));
    house.setDay(`${last + 2}-03-01`);
  }
  const { file } = (await house.send(clerk, 'GET', `/cases/${id}`)).body;
  assert.equal(file.isGranted, true);
  await tellLimits(house.services, house.code, law.books.calendar);
  for (const url of ['/cases/work/counts', '/cases/statistics', `/cases/${waiting}`, '/cases'])
    assert.equal((await house.send(director, 'GET', url)).status, 200, url);
});
