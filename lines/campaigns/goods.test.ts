import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { followDecisions, readPersonReceived } from '../../platform/awards/index.ts';
import {
  type Actor,
  getValue,
  type Id,
  mergeCatalogues,
  newId,
  type Reader,
  sql,
} from '../../platform/base/index.ts';
import {
  approveCampaign,
  campaignsRefusals,
  getCampaign,
  keepReceipt,
  listCampaigns,
  listLines,
  makeCampaign,
  moveGoods,
  type NewCampaign,
  registerCampaignRoutes,
  withdrawCampaign,
} from '../../platform/campaigns/index.ts';
import { loadTree, operate, planActs, undoOperation } from '../../platform/divisions/index.ts';
import { createApp, httpRefusals } from '../../platform/http/index.ts';
import { checkBook } from '../../platform/ledger/index.ts';
import { openRegistryDesk } from '../../platform/registry/testing/desk.ts';
import { openBrowser } from '../../platform/testing/browser.ts';
import { giftSources } from '../received/sources.ts';
import { openCampaignLaw } from './law.ts';

const desk = await openRegistryDesk();
const { db, bureau, clerkA, county, services } = desk;
const at = services.clock.now();
const director: Actor = { ...bureau, userId: newId(), userName: '周国平', post: 'director' };
/** Of one village: sees no account of the county, and hands out from it all the same. */
const worker: Actor = { ...clerkA, level: 'village', placeId: desk.villageA, userId: newId() };
const law = await openCampaignLaw();
const setting = (actor: Actor) => ({ actor, law, language: 'zh' as const });
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const PEOPLE = 4;
const people: Id[] = [];
for (let no = 0; no < PEOPLE; no++) people.push((await desk.create({ name: `甲${'一二三四'[no]}` })) as Id);
await db.change(bureau, (tx) =>
  followDecisions(
    tx,
    bureau,
    at,
    people.map((personId) => ({
      ...{
        caseId: newId(),
        scheme: 'orphan-allowance',
        kind: 'grant' as const,
        isGranted: true,
        members: [],
      },
      ...{ partyId: personId, householdId: null, personId, holderName: '甲', amountFen: 100_000 },
      ...{ townId: county.towns[0].id, villageId: desk.villageA },
      ...{ fromMonth: '2001-01-01', decidedOn: '2000-12-20' },
    })),
  ),
);

const RICE = '大米10公斤一袋';
let year = 2001;
/** A festival of a year of its own: two sacks for each, beside so much money. */
const festival = (given: Partial<NewCampaign> = {}, yuan = 0): NewCampaign => ({
  ...{ kind: 'mid-autumn', title: '中秋慰问', month: Temporal.PlainDate.from(`${year++}-09-01`) },
  ...{ document: '冶民发3号', pick: 'first', goods: RICE },
  classes: [{ class: 'orphan', urbanFen: yuan * 100, ruralFen: yuan * 100, pieces: 2 }],
  ...given,
});
const make = (wish: NewCampaign) => desk.write((tx) => makeCampaign(tx, bureau, at, law, wish));
const recordOf = async (id: Id, actor = bureau) =>
  getValue(await db.read(actor, (reader) => getCampaign({ reader, ...setting(actor) }, id)));
const actOf = async (id: Id) => ({ id, version: (await recordOf(id)).version });
const linesOf = async (id: Id) =>
  getValue(
    await db.read(bureau, (reader) => listLines({ reader, ...setting(bureau) }, id, {}, { limit: 200 })),
  ).items;
async function approved(wish: NewCampaign): Promise<Id> {
  const { id } = getValue(await make(wish));
  const act = await actOf(id);
  getValue(await db.write(director, (tx) => approveCampaign(tx, director, at, act)));
  return id;
}
const move = async (id: Id, how: 'received' | 'returned', pieces: number) => {
  const act = await actOf(id);
  return desk.write((tx) => moveGoods(tx, bureau, at, act, { how, pieces, document: '入库单1号' }));
};
const handOver = (lineId: string, actor = clerkA) => {
  const receipt = { lineId: lineId as Id, how: 'signature' as const, signer: '甲一', bytes: PNG };
  return db.write(actor, (tx) => keepReceipt(tx, actor, services, receipt));
};
const withdraw = async (id: Id) => {
  const act = await actOf(id);
  return desk.write((tx) => withdrawCampaign(tx, bureau, at, act, '标准有误'));
};
const receivedBy = async (personId: Id) =>
  getValue(
    await db.read(bureau, (reader) =>
      readPersonReceived(
        { reader, actor: bureau, today: services.clock.today(), language: 'zh' },
        giftSources,
        personId,
      ),
    ),
  );

test('goods come in, are handed out against a receipt, and the rest goes back; none is handed out that is not there', async () => {
  const id = await approved(festival());
  const [first, second] = await linesOf(id);
  assert.ok(first && second);
  assert.deepEqual([first.amountFen, first.pieces], [0, 2]);
  assert.equal(desk.codeOf(await handOver(first.id)), 'campaigns.goods-short', 'nothing has come in yet');
  assert.equal((await recordOf(id)).signed, 0, 'and nobody has signed for nothing');
  assert.equal(getValue(await move(id, 'received', 3)).left, 3);
  getValue(await handOver(first.id));
  assert.equal(desk.codeOf(await handOver(first.id)), 'campaigns.signed');
  assert.equal(desk.codeOf(await handOver(second.id)), 'campaigns.goods-short', 'one piece is no two');
  assert.equal(desk.codeOf(await move(id, 'returned', 2)), 'campaigns.goods-short');
  assert.equal(desk.codeOf(await withdraw(id)), 'campaigns.paid');
  getValue(await move(id, 'returned', 1));
  assert.deepEqual((await recordOf(id)).goods, {
    ...{ what: RICE, pieces: 2 * PEOPLE, handedOut: 2 },
    store: { received: 3, returned: 1, left: 0 },
  });
  const { store, ...ofTown } = (await recordOf(id, clerkA)).goods ?? {};
  assert.deepEqual([store, ofTown], [null, { what: RICE, pieces: 2 * PEOPLE, handedOut: 2 }]);
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('a village is told of its own people, money and pieces, in the list and on the page', async () => {
  const id = await approved(festival({}, 100));
  const other: Actor = { ...worker, placeId: county.towns[0].villages[1] as Id };
  for (const [actor, count] of [
    [worker, PEOPLE],
    [other, 0],
  ] as const) {
    const read = (reader: Reader) => listCampaigns({ reader, ...setting(actor) }, {}, { limit: 50 });
    const listed = getValue(await db.read(actor, read)).items.find((one) => one.id === id);
    for (const one of [listed, await recordOf(id, actor)]) {
      assert.deepEqual([one?.people, one?.amountFen], [count, String(count * 10_000)]);
      assert.deepEqual(one?.goodsGiven, { what: RICE, pieces: count * 2 });
    }
  }
  const record = await recordOf(id);
  assert.deepEqual([record.payable, record.mayWithdraw], [{ people: PEOPLE, due: 0 }, true]);
  getValue(await move(id, 'received', 2));
  getValue(await handOver((await linesOf(id))[0]?.id ?? '', worker));
  assert.equal((await recordOf(id)).mayWithdraw, false, 'somebody has been handed something');
});

test('the happiness list counts goods apart from money, with what they were and who signed', async () => {
  const wish = festival({}, 100);
  const id = await approved(wish);
  getValue(await move(id, 'received', 8));
  const line = (await linesOf(id)).find(({ personId }) => personId === people[3]);
  assert.deepEqual([line?.amountFen, line?.pieces], [10_000, 2]);
  getValue(await handOver(line?.id ?? '', worker));
  const { rows, gifts, totalFen } = await receivedBy(people[3] as Id);
  assert.deepEqual(
    rows.map(({ period, scheme, unit, amount }) => [period, scheme, unit, amount]),
    [[wish.month.toString().slice(0, 7), 'festival-grant', 'piece', 2]],
  );
  assert.equal(totalFen, 0, 'the money comes with a roll');
  assert.deepEqual(
    gifts.map(({ title }) => title),
    ['中秋慰问'],
  );
  assert.match(gifts[0]?.detail ?? '', /大米10公斤一袋，2件；.*签收人：甲一/);
});

test('goods want a word for one piece, somebody who gets one, and a kind that is signed for', async () => {
  const none = [{ class: 'orphan', urbanFen: 100, ruralFen: 100 }];
  for (const wish of [
    festival({ goods: undefined }),
    festival({ classes: none }),
    festival({ kind: 'heating' }),
  ])
    assert.equal(desk.codeOf(await make(wish)), 'campaigns.goods');
  const money = await approved(festival({ goods: undefined, classes: none }));
  assert.equal((await recordOf(money)).goods, null);
  assert.equal(desk.codeOf(await move(money, 'received', 1)), 'campaigns.no-goods');
});

test('a list whose goods are still there is not withdrawn; once they are back it is, and people can be listed again', async () => {
  const wish = festival();
  const id = await approved(wish);
  const awards = await db.read(bureau, (reader) =>
    reader.rows(sql`select 1 from award where county_code = ${county.code} and source_id = ${id}`),
  );
  assert.deepEqual(awards, [], 'goods alone are no award: no roll has them');
  getValue(await move(id, 'received', 5));
  assert.equal(desk.codeOf(await withdraw(id)), 'campaigns.goods-left');
  getValue(await move(id, 'returned', 5));
  getValue(await withdraw(id));
  assert.equal(desk.codeOf(await move(id, 'received', 5)), 'campaigns.state');
  assert.equal(getValue(await make(wish)).people, PEOPLE);
});

test('of several classes the highest is the most money, and of the same money the most pieces', async () => {
  await db.change(bureau, (tx) =>
    tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on,
        enter_reason, created_at)
      values (${county.code}, ${newId()}, 'extreme-poverty', ${people[0] ?? null}, ${county.towns[0].id}, ${desk.villageA},
        '2001-01-01', 'test', ${at})`),
  );
  const classes = [
    { class: 'extreme', urbanFen: 0, ruralFen: 0, pieces: 1 },
    { class: 'orphan', urbanFen: 0, ruralFen: 0, pieces: 3 },
  ];
  const { id } = getValue(await make(festival({ pick: 'highest', classes })));
  const lines = await linesOf(id);
  assert.deepEqual(
    lines.map(({ pieces }) => pieces),
    [3, 3, 3, 3],
  );
  assert.deepEqual(lines.find(({ personId }) => personId === people[0])?.alsoTitles, ['特困人员']);
});

test('over HTTP goods are said with the classes, noted with their paper, and what is missing is told in pieces', async () => {
  let who: Actor = { ...bureau, permissions: new Set(['campaigns.manage', 'campaigns.read']) };
  const officer = who;
  const app = await createApp({
    catalogue: mergeCatalogues(httpRefusals, campaignsRefusals),
    findActor: async () => who,
  });
  registerCampaignRoutes(app, services, openCampaignLaw);
  await app.ready();
  after(() => app.close());
  const browser = openBrowser(app);
  const { month, ...wish } = festival();
  const made = await browser.send('POST', '/api/v1/campaigns', {
    ...wish,
    month: month.toString().slice(0, 7),
  });
  const url = `/api/v1/campaigns/${made.body.id}`;
  who = { ...officer, userId: director.userId, userName: director.userName };
  const listed = await browser.send('GET', url);
  assert.deepEqual([listed.body.goods.what, listed.body.goods.store], [RICE, null]);
  const { version } = listed.body;
  assert.equal((await browser.send('POST', `${url}/approve`, { version })).body.people, PEOPLE);
  const move = (how: string, pieces: number) =>
    browser.send('POST', `${url}/goods`, { version: version + 1, how, pieces, document: '入库单7号' });
  assert.deepEqual((await move('received', 5)).body, { left: 5 });
  const short = await move('returned', 7);
  assert.deepEqual([short.status, short.body.error.code], [409, 'campaigns.goods-short']);
  assert.match(short.body.error.what, /还差2件/);
  assert.equal((await move('received', 0)).status, 422, 'nothing is no delivery');
  who = { ...officer, permissions: new Set(['campaigns.read']) };
  assert.equal((await move('received', 5)).status, 403);
  assert.deepEqual((await browser.send('GET', url)).body.goods.store, { received: 5, returned: 0, left: 5 });
});

type Step = readonly ['received' | 'returned', number] | readonly ['hand', number];

test('whatever comes in, goes out and goes back, in whatever order, the store is what is left and never less than nothing', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(fc.constantFrom('received' as const, 'returned' as const), fc.integer({ min: 1, max: 4 })),
    fc.tuple(fc.constant('hand' as const), fc.integer({ min: 0, max: PEOPLE - 1 })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const id = await approved(festival());
      const lines = await linesOf(id);
      const handed = new Set<number>();
      let left = 0;
      for (const [what, count] of steps) {
        const taken = what === 'hand' ? 2 : what === 'returned' ? count : 0;
        const isDone = what === 'hand' && handed.has(count) ? 'signed' : taken > left ? 'short' : 'accepted';
        const answer = what === 'hand' ? await handOver(lines[count]?.id ?? '') : await move(id, what, count);
        assert.ok(desk.codeOf(answer).endsWith(isDone), `${what} ${count}: ${desk.codeOf(answer)}`);
        if (isDone !== 'accepted') continue;
        left += what === 'received' ? count : -taken;
        if (what === 'hand') handed.add(count);
      }
      const { goods } = await recordOf(id);
      assert.deepEqual([goods?.store?.left, goods?.handedOut], [left, handed.size * 2]);
    }),
    { numRuns: 6, endOnFailure: true },
  );
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('a list goes along when its village is merged into another, whose worker hands out from it, and comes back', async () => {
  const id = await approved(festival());
  getValue(await move(id, 'received', 2));
  const into = county.towns[0].villages[1] as Id;
  const seenBy = async (placeId: Id) => {
    const actor: Actor = { ...worker, placeId };
    const read = await db.read(actor, (reader) =>
      listLines({ reader, ...setting(actor) }, id, {}, { limit: 50 }),
    );
    return getValue(read).items.length;
  };
  const mapper: Actor = { ...bureau, permissions: new Set(['divisions.change']) };
  const today = services.clock.today();
  const acts = [
    {
      ...{ kind: 'merge' as const, placeIds: [desk.villageA], into: { placeId: into } },
      ...{ effectiveOn: today.toString(), document: '冶政发〔2026〕8号', reason: '' },
    },
  ];
  // The places of this county stand without history, and an act wants to know since when they are as they are.
  const owner = new pg.Client(desk.ownerUrl);
  await owner.connect();
  await owner.query(`with o as (insert into division_operation (county_code, id, kind, effective_on, document, recorded_at,
      recorded_by, recorded_by_name, seq)
    values ('${county.code}', gen_random_uuid(), 'found', '2000-01-01', '建置', now(), gen_random_uuid(), '甲', 1) returning id)
    insert into division_version (county_code, division_id, valid_from, code, name, kind, parent_id, operation_id)
      select d.county_code, d.id, d.valid_from, d.code, d.name, d.kind, d.parent_id, o.id from division d, o`);
  await owner.end();
  const tree = await db.read(bureau, (reader) => loadTree(reader, county.code));
  const { expected } = getValue(planActs(tree, acts, today));
  const done = getValue(await db.write(mapper, (tx) => operate(tx, mapper, { at, today }, acts, expected)));
  assert.deepEqual([await seenBy(desk.villageA), await seenBy(into)], [0, PEOPLE]);
  getValue(await handOver((await linesOf(id))[0]?.id ?? '', { ...worker, placeId: into }));
  const undo = { operationId: done.acts[0]?.operationId ?? '', document: '更正', reason: '' };
  getValue(await db.write(mapper, (tx) => undoOperation(tx, mapper, at, undo)));
  assert.deepEqual([await seenBy(desk.villageA), await seenBy(into)], [PEOPLE, 0]);
  assert.equal((await recordOf(id, worker)).goods?.handedOut, 2, 'what was handed out meanwhile came along');
});
