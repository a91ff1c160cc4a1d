import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, getValue, sql } from '../base/index.ts';
import { drawFrom, drawnOf, listHashOf, seedOf } from './draw.ts';
import { drawPlan } from './draw-plan.ts';
import { fixList } from './fix-list.ts';
import { makePlan } from './make-plan.ts';
import { getPlan, proveDraw } from './read-plans.ts';
import { smallLaw } from './testing/small-law.ts';
import { COUNTY, openWorld, settle, TODAY } from './testing/world.ts';

const world = await openWorld();
const { services, officer, clerk } = world;
after(() => world.close());
await settle(world, 'rural-allowance', 7, 2);

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'done';
const plan = { title: '抽查', checklist: 'home', fromOn: TODAY, toOn: '2026-12-31' };
const make = async (actor: Actor, more = {}) =>
  getValue(await world.act(actor, (tx) => makePlan(tx, actor, services, smallLaw, { ...plan, ...more }))).id;
const fix = (actor: Actor, id: string, list: object = { roster: 'rural-allowance' }) =>
  world.act(actor, (tx) => fixList(tx, actor, services, smallLaw, id, list as never));
const draw = (actor: Actor, id: string, number = '') =>
  world.act(actor, (tx) => drawPlan(tx, actor, services, id, number));
const context = (actor: Actor) => ({ actor, law: smallLaw, language: 'zh', today: TODAY }) as const;

test('every new household and at least thirty in a hundred of the others are drawn, in each township', async () => {
  const id = await make(officer);
  assert.equal(getValue(await fix(officer, id)).listed, 28);
  // Each township: 4 new, all of them; 10 old, three of them.
  assert.equal(getValue(await draw(officer, id)).drawn, 14);
  const { coverage } = getValue(
    await services.db.read(officer, (reader) => getPlan({ ...context(officer), reader }, id)),
  );
  assert.deepEqual(
    coverage.map(({ stratum, listed, drawn, missing }) => [stratum, listed, drawn, missing]),
    [
      ['new', 4, 4, 4],
      ['old', 10, 3, 3],
      ['new', 4, 4, 4],
      ['old', 10, 3, 3],
    ],
  );
});

test('whoever has secret, list and number draws the same again, and each step was written down before the next', async () => {
  const id = await make(officer, { publicSource: '次日公布的体彩排列5开奖号码' });
  assert.equal(codeOf(await draw(officer, id, '12345')), 'visits.plan.not-listed');
  getValue(await fix(officer, id));
  assert.equal(codeOf(await fix(officer, id)), 'visits.plan.listed');
  assert.equal(codeOf(await draw(officer, id)), 'visits.plan.number');
  const { seed, drawNo } = getValue(await draw(officer, id, '12345'));
  assert.equal(drawNo, 2, 'the second draw of the year over this checklist and area says so');
  assert.equal(codeOf(await draw(officer, id, '54321')), 'visits.plan.drawn');
  const proof = getValue(
    await services.db.read(officer, (reader) => proveDraw(reader, officer, services, id)),
  );
  assert.deepEqual(proof.checks, { commitment: true, list: true, seed: true, draw: true });
  assert.equal(seedOf(proof.secret, proof.listHash, '12345'), seed);
  const list = proof.list
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([key = '', stratum = '', town = '']) => ({ key, stratum, town }));
  assert.equal(listHashOf(list), proof.listHash);
  assert.deepEqual(drawFrom(list, proof.shares, seed).toSorted(), proof.drawn);
});

test('a draw that somebody changed afterwards does not stand the proof', async () => {
  const id = await make(officer);
  getValue(await fix(officer, id));
  getValue(await draw(officer, id));
  const other = await make(officer);
  getValue(await fix(officer, other));
  getValue(await draw(officer, other));
  await services.db.change(officer, (tx) =>
    tx.run(sql`update visit set subject_key = (select i.subject_key from visit_plan_item i
        where i.county_code = ${COUNTY} and i.plan_id = ${id} and not exists (select 1 from visit w
          where w.county_code = i.county_code and w.plan_id = i.plan_id and w.subject_key = i.subject_key) limit 1)
      where county_code = ${COUNTY} and id = (select id from visit where county_code = ${COUNTY}
        and plan_id = ${id} limit 1)`),
  );
  const prove = async (one: string) =>
    getValue(await services.db.read(officer, (reader) => proveDraw(reader, officer, services, one))).checks
      .draw;
  assert.deepEqual([await prove(id), await prove(other)], [false, true]);
});

test('a plan may visit more than the law asks, and never less', async () => {
  const wanted = (shares: Record<string, number>) =>
    world.act(officer, (tx) => makePlan(tx, officer, services, smallLaw, { ...plan, shares }));
  assert.equal(codeOf(await wanted({ old: 31 })), 'done');
  assert.equal(codeOf(await wanted({ old: 29 })), 'visits.plan.share');
  assert.equal(codeOf(await wanted({ some: 50 })), 'visits.plan.share-unknown');
});

test('a township plans for its own households, and sees no other plan', async () => {
  const id = await make(clerk);
  assert.equal(getValue(await fix(clerk, id)).listed, 14);
  const foreign = await make(officer);
  const seen = await services.db.read(clerk, (reader) => getPlan({ ...context(clerk), reader }, foreign));
  assert.equal(codeOf(seen), 'http.missing');
});

test('sites of villages that are not one’s own, or that stand there twice, are refused', async () => {
  const id = await make(clerk, { checklist: 'site' });
  const [own, other] = [world.county.towns[0].villages[0], world.county.towns[1].villages[0]];
  const site = (villageId: string, name = '某院') => ({ name, address: '', villageId });
  assert.equal(codeOf(await fix(clerk, id, { sites: [site(own), site(other)] })), 'visits.plan.place');
  assert.equal(codeOf(await fix(clerk, id, { sites: [site(own), site(own)] })), 'visits.plan.twice');
  assert.equal(codeOf(await fix(clerk, id, { roster: 'rural-allowance' })), 'visits.plan.source');
  assert.equal(codeOf(await fix(clerk, id, { sites: [site(own), site(own, '另一院')] })), 'done');
});

test('a draw takes exactly its share of each part, from that part, whatever the order of the list', () => {
  const one = fc.record({
    key: fc.uuid(),
    stratum: fc.constantFrom('new', 'old'),
    town: fc.constantFrom('a', 'b'),
  });
  const list = fc.uniqueArray(one, { selector: ({ key }) => key, maxLength: 60 });
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 100 }), fc.string(), (listed, percent, seed) => {
      const drawn = drawFrom(listed, { new: 100, old: percent }, seed);
      assert.deepEqual(
        drawFrom(listed.toReversed(), { new: 100, old: percent }, seed).toSorted(),
        drawn.toSorted(),
      );
      assert.equal(listHashOf(listed.toReversed()), listHashOf(listed));
      for (const [group, members] of Map.groupBy(listed, ({ stratum, town }) => `${stratum}${town}`)) {
        const wanted = drawnOf(members.length, group.startsWith('new') ? 100 : percent);
        assert.equal(members.filter(({ key }) => drawn.includes(key)).length, wanted);
      }
    }),
  );
});

test('whoever knows all but the secret cannot tell who is drawn: each has the same chance', () => {
  const list = Array.from({ length: 20 }, (_, n) => ({ key: `k${n}`, stratum: 'old', town: 'a' }));
  const times = new Map<string, number>();
  for (let n = 0; n < 3_000; n++) {
    for (const key of drawFrom(list, { old: 30 }, seedOf(`secret${n}`, listHashOf(list), ''))) {
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  for (const { key } of list)
    assert.ok(Math.abs((times.get(key) ?? 0) - 900) < 130, `${key} ${times.get(key)}`);
});
