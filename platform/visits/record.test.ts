import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Actor, getValue, type Id, newId, sql } from '../base/index.ts';
import { addPicture, getPicture } from './add-picture.ts';
import { addRecord } from './add-record.ts';
import { getVisit } from './get-visit.ts';
import { listFindings } from './list-findings.ts';
import { sendTeam } from './send-team.ts';
import { cancelVisit, recheck, rectify } from './settle.ts';
import type { NewRecord } from './shapes.ts';
import { takeAlong } from './take-along.ts';
import { smallLaw } from './testing/small-law.ts';
import { COUNTY, drawSites, openWorld, picture, TODAY, tell } from './testing/world.ts';

const world = await openWorld();
const { services, officer, clerk, village } = world;
after(() => world.close());
const { planId, visits } = await drawSites(world, officer, 12);

let used = 0;
/** A visit that no other test has touched. */
const freshVisit = (): Id => visits[used++] ?? assert.fail('draw more sites');
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'done';
const record = (actor: Actor, visitId: Id, input: NewRecord) =>
  world.act(actor, (tx) => addRecord(tx, actor, services, smallLaw, visitId, input));
const add = (actor: Actor, visitId: Id, input = picture('photo')) =>
  world.act(actor, (tx) => addPicture(tx, actor, services, visitId, input));
const read = async (visitId: Id, actor = officer) =>
  getValue(
    await services.db.read(actor, (reader) =>
      getVisit({ reader, actor, law: smallLaw, language: 'zh', today: TODAY }, visitId),
    ),
  );

test('a visit is told whole, by one who went, of two who signed', async () => {
  const id = freshVisit();
  const whole = await tell(world, village, id);
  const wrong = async (given: Partial<NewRecord>) =>
    codeOf(await record(village, id, { ...whole, id: newId(), ...given }));
  assert.equal(await wrong({ answers: {} }), 'visits.record.wrong');
  assert.equal(await wrong({ answers: { fire: true, colour: 'red' } }), 'visits.record.wrong');
  assert.equal(await wrong({ remark: '证号420299196105170018' }), 'visits.record.wrong');
  assert.equal(await wrong({ team: whole.team.slice(0, 1) }), 'visits.team.small');
  assert.equal(
    await wrong({ team: whole.team.map(({ name }) => ({ userId: null, name })) }),
    'visits.team.not-you',
  );
  assert.equal(await wrong({ signatures: whole.signatures.slice(1) }), 'visits.record.signature');
  assert.equal(await wrong({ photos: [newId()] }), 'visits.record.photo-missing');
  assert.equal(await wrong({ photos: [newId(), newId(), newId()] }), 'visits.record.photos');
  assert.equal(await wrong({ visitedOn: '2026-11-22' }), 'visits.record.day');
  assert.equal(await wrong({ visitedOn: '2026-11-25' }), 'visits.record.day');
  assert.equal(await wrong({ outcome: 'absent', answers: {} }), 'visits.record.remark');
  assert.equal(codeOf(await record(village, id, whole)), 'done');
  assert.equal((await read(id)).visit.phase, 'done');
});

test('what is sent twice arrives once, and other words under the same id are refused', async () => {
  const id = freshVisit();
  const whole = await tell(world, village, id);
  const [first, second] = await Promise.all([record(village, id, whole), record(village, id, whole)]);
  assert.deepEqual([getValue(first).wasThere, getValue(second).wasThere].sort(), [false, true]);
  assert.equal(codeOf(await record(village, id, { ...whole, remark: '别的' })), 'visits.record.reused');
  assert.equal((await read(id)).history.length, 1);
  const photo = picture('photo');
  assert.deepEqual(
    [getValue(await add(village, id, photo)).wasThere, getValue(await add(village, id, photo)).wasThere],
    [false, true],
  );
  const other = { ...photo, base64: picture('photo', 9).base64 };
  assert.equal(codeOf(await add(village, id, other)), 'papers.reused');
});

test('a team that was changed meanwhile does not make a repeated telling another one', async () => {
  const id = freshVisit();
  const whole = await tell(world, village, id);
  getValue(await record(village, id, whole));
  await services.db.change(officer, (tx) =>
    tx.run(sql`update visit set team = ${JSON.stringify([{ userId: village.userId, name: '改名' }])}::jsonb
      where county_code = ${COUNTY} and id = ${id}`),
  );
  assert.equal(getValue(await record(village, id, whole)).wasThere, true);
});

test('two who tell of one visit without knowing of one another are both kept, and a third telling settles it', async () => {
  const id = freshVisit();
  const one = await tell(world, village, id, { answers: { fire: true } });
  const other = await tell(world, clerk, id, { answers: { fire: false } });
  getValue(await record(village, id, one));
  const second = getValue(await record(clerk, id, other));
  assert.deepEqual([second.phase, second.heads.length], ['conflict', 2]);
  const page = await read(id);
  assert.deepEqual([page.current, page.heads.length, page.findings.length], [null, 2, 0]);
  const chosen = await tell(world, clerk, id, { answers: { fire: false }, bases: [...second.heads] });
  assert.equal(getValue(await record(clerk, id, chosen)).phase, 'rectifying');
  assert.equal((await read(id)).history.length, 3, 'what was not chosen is kept');
});

test('a fault is reported as put right, checked by somebody else, and closed', async () => {
  const id = freshVisit();
  getValue(await record(village, id, await tell(world, village, id, { answers: { fire: false } })));
  const context = (actor: Actor) => ({ actor, services, law: smallLaw });
  const say = (actor: Actor, given = {}) =>
    world.act(actor, (tx) =>
      rectify({ ...context(actor), tx }, id, { id: newId(), finding: 'fire', note: '已换新', ...given }),
    );
  const check = (actor: Actor, given: object) =>
    world.act(actor, (tx) =>
      recheck({ ...context(actor), tx }, id, {
        ...{ id: newId(), finding: 'fire', note: '已看', passed: true },
        ...given,
      }),
    );
  assert.equal(codeOf(await check(clerk, {})), 'visits.settle.not-rectified');
  assert.equal(codeOf(await say(village, { photos: [newId()] })), 'visits.record.photo-missing');
  assert.equal(codeOf(await say(clerk)), 'done');
  assert.equal(codeOf(await say(village)), 'visits.settle.not-open');
  assert.equal(codeOf(await check(clerk, {})), 'visits.settle.same-person');
  assert.equal(codeOf(await check(officer, { passed: false })), 'visits.settle.due');
  assert.equal(codeOf(await check(officer, { passed: false, dueOn: '2026-12-10' })), 'done');
  assert.equal((await read(id)).findings[0]?.dueOn, '2026-12-10');
  assert.equal(codeOf(await say(clerk)), 'done');
  assert.equal(getValue(await check(officer, {})).phase, 'done');
  assert.equal((await read(id)).visit.findingsOpen, 0);
});

test('faults that are not closed are listed, the most urgent first', async () => {
  const id = freshVisit();
  getValue(await record(village, id, await tell(world, village, id, { answers: { fire: false } })));
  const list = async (actor: Actor, today: string) =>
    getValue(
      await services.db.read(actor, (reader) =>
        listFindings({ reader, actor, law: smallLaw, language: 'zh', today }, {}, { limit: 20 }),
      ),
    ).items.filter(({ visitId }) => visitId === id);
  assert.deepEqual(
    [await list(clerk, '2026-11-30'), await list(officer, '2026-12-01')].map(([one]) => [
      one?.say,
      one?.isLate,
    ]),
    [
      ['消防不完好', false],
      ['消防不完好', true],
    ],
  );
});

test('whoever is not at home is visited again; a visit called off may still have been made', async () => {
  const id = freshVisit();
  const absent = await tell(world, village, id, { outcome: 'absent', answers: {}, remark: '外出务工' });
  assert.equal(getValue(await record(village, id, absent)).phase, 'attempted');
  const cancel = () =>
    world.act(clerk, (tx) =>
      cancelVisit({ tx, actor: clerk, services, law: smallLaw }, id, { id: newId(), reason: '已迁出' }),
    );
  assert.equal(getValue(await cancel()).phase, 'cancelled');
  assert.equal(codeOf(await cancel()), 'visits.settle.already-done');
  const whole = await tell(world, village, id, { bases: [absent.id] });
  assert.equal(getValue(await record(village, id, whole)).phase, 'done');
});

test('a photograph keeps its picture and loses its place, and is seen in the village and above only', async () => {
  const id = freshVisit();
  const photo = picture('photo');
  getValue(await add(village, id, photo));
  const look = (actor: Actor) =>
    services.db.read(actor, (reader) => getPicture(reader, actor, services, id, photo.id));
  const seen = getValue(await look(clerk));
  assert.ok(!seen.bytes.includes('GPS'));
  const stranger = { ...village, placeId: world.county.towns[0].villages[1] };
  assert.equal(codeOf(await look(stranger)), 'http.missing');
  assert.equal(codeOf(await record(stranger, id, await tell(world, village, id))), 'http.missing');
});

test('a telephone takes along what its owner is sent to, with the checklists for it and no more', async () => {
  const id = freshVisit();
  const send = { visitIds: [id], userIds: [village.userId], others: ['村干部'] };
  const sent = await world.act(officer, (tx) => sendTeam(tx, officer, smallLaw, planId, TODAY, send));
  assert.equal(codeOf(sent), 'visits.team.unknown', 'nobody of that id holds a post');
  await services.db.change(officer, (tx) =>
    tx.run(sql`insert into visit_member (county_code, user_id, visit_id)
      values (${COUNTY}, ${village.userId}, ${id})`),
  );
  const mine = await services.db.read(village, (reader) => takeAlong(reader, village, smallLaw, TODAY, 'zh'));
  assert.deepEqual(
    mine.visits.map((one) => one.id),
    [id],
  );
  assert.deepEqual(
    mine.checklists.map(({ code }) => code),
    ['site'],
  );
  assert.deepEqual(
    Object.keys(mine.visits[0] ?? {}).toSorted(),
    'address attempts checklist dueOn fromOn heads id name phase team villageName'.split(' '),
  );
  const nobody = await services.db.read(clerk, (reader) => takeAlong(reader, clerk, smallLaw, TODAY, 'zh'));
  assert.deepEqual(nobody.visits, []);
});
