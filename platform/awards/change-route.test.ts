import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, type Id, mergeCatalogues, newId, sql } from '../base/index.ts';
import { createApp, httpRefusals } from '../http/index.ts';
import { openRegistryDesk } from '../registry/testing/desk.ts';
import { openBrowser } from '../testing/browser.ts';
import { registerChangeRoute } from './change-route.ts';
import { followDecisions } from './follow-decisions.ts';
import { awardsRefusals } from './refusals.ts';

const desk = await openRegistryDesk();
const { db, county, services } = desk;
const at = services.clock.now();
const officer: Actor = { ...desk.bureau, permissions: new Set(['awards.change']) };
const app = await createApp({
  catalogue: mergeCatalogues(httpRefusals, awardsRefusals),
  findActor: async () => officer,
});
registerChangeRoute(app, services, async () => ({ titleOf: () => '高龄津贴' }));
await app.ready();
after(() => app.close());

async function grant(): Promise<Id> {
  const personId = (await desk.create()) as Id;
  await db.change(officer, (tx) =>
    followDecisions(tx, officer, at, [
      {
        ...{ caseId: newId(), scheme: 'old-age-allowance', kind: 'grant', partyId: personId, personId },
        ...{ householdId: null, holderName: '王卫华', townId: county.towns[0].id, villageId: desk.villageA },
        ...{ isGranted: true, amountFen: 10_000, fromMonth: '2026-03-01', decidedOn: '2026-02-20' },
      },
    ]),
  );
  const { id } = await db.read(officer, (reader) =>
    reader.get<{ id: Id }>(
      sql`select id from award where county_code = ${county.code} and person_id = ${personId}`,
    ),
  );
  return id;
}
const say = (awardId: Id, kind: string, cause: string, lastNo: number, fromMonth = '2026-12') =>
  openBrowser(app).send('POST', `/api/v1/awards/${awardId}/changes`, {
    ...{ kind, cause, lastNo, fromMonth, reason: '入户核查', document: '' },
  });
const told = async (awardId: Id) => {
  const rows = await db.read(officer, (reader) =>
    reader.rows<{ body: string }>(sql`select body from sms_message
      where county_code = ${county.code} and subject_kind = 'award' and subject_id = ${awardId} order by id`),
  );
  return rows.map(({ body }) => body);
};

test('whoever is suspended, resumed or stopped by an officer is told each time, and nobody of what was refused', async () => {
  const awardId = await grant();
  assert.equal((await say(awardId, 'resume', 'settled', 1)).body.error.code, 'awards.state');
  assert.deepEqual(await told(awardId), []);
  const acts = [
    ['suspend', 'whereabouts', '暂停发放'],
    ['resume', 'settled', '恢复发放'],
    ['stop', 'gave-up', '停止发放'],
  ] as const;
  for (const [place, [kind, cause, words]] of acts.entries()) {
    assert.equal((await say(awardId, kind, cause, place + 1)).status, 200);
    const bodies = await told(awardId);
    assert.equal(bodies.length, place + 1);
    const said = `高龄津贴自2026年12月起${words}`;
    assert.equal(bodies.filter((body) => body.includes(said)).length, 1, said);
  }
});

test('no act gives or takes a month that the award never had, and what is resumed gives none before it was suspended', async () => {
  const awardId = await grant();
  const refused = async (kind: string, cause: string, lastNo: number, month: string) => {
    const { error } = (await say(awardId, kind, cause, lastNo, month)).body;
    assert.equal(error.field, 'fromMonth');
    return [error.code, error.what] as const;
  };
  const [early, said] = await refused('stop', 'gave-up', 1, '2026-02');
  assert.equal(early, 'awards.month.early');
  assert.match(said, /2026年3月/);
  const late = services.clock.now().toZonedDateTimeISO('Asia/Shanghai').add({ months: 13 }).toPlainDate();
  const tooLate = late.toString().slice(0, 7);
  assert.equal((await refused('suspend', 'whereabouts', 1, tooLate))[0], 'awards.month.late');
  assert.equal((await say(awardId, 'suspend', 'whereabouts', 1, '2026-06')).status, 200);
  const [resumed, why] = await refused('resume', 'error', 2, '2025-01');
  assert.equal(resumed, 'awards.month.resume');
  assert.match(why, /2026年6月/);
  assert.equal((await refused('resume', 'error', 2, '2026-05'))[0], 'awards.month.resume');
  assert.equal((await say(awardId, 'resume', 'error', 2, '2026-06')).status, 200);
  const spans = await db.read(officer, (reader) =>
    reader.rows<{ from_month: Temporal.PlainDate }>(sql`select from_month from award_span
      where county_code = ${county.code} and award_id = ${awardId} order by from_month`),
  );
  assert.equal(spans[0]?.from_month.toString(), '2026-03-01');
});
