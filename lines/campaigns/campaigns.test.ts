import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followDecisions } from '../../platform/awards/index.ts';
import { type Actor, getValue, type Id, newId, sql } from '../../platform/base/index.ts';
import {
  approveCampaign,
  getCampaign,
  keepReceipt,
  listLines,
  makeCampaign,
  type NewCampaign,
  relistCampaign,
  withdrawCampaign,
} from '../../platform/campaigns/index.ts';
import { openFund } from '../../platform/funds/index.ts';
import { post } from '../../platform/ledger/index.ts';
import { freezeRun, prepareRun, settleFindings, signRun } from '../../platform/payments/index.ts';
import { createHousehold } from '../../platform/registry/index.ts';
import { openRegistryDesk } from '../../platform/registry/testing/desk.ts';
import { openCampaignLaw } from './law.ts';

const desk = await openRegistryDesk();
const { db, bureau, clerkB, county, services } = desk;
const at = services.clock.now();
const director: Actor = { ...bureau, userId: newId(), userName: '周国平', post: 'director' };
const law = await openCampaignLaw();
const setting = (actor = bureau) => ({ actor, law, language: 'zh' as const });

const APRIL = Temporal.PlainDate.from('2026-04-01');
const price = (given: Partial<NewCampaign> = {}): NewCampaign => ({
  kind: 'price-subsidy',
  title: '4月份价格临时补贴',
  month: APRIL,
  document: '会议纪要〔2026〕11号',
  pick: 'first',
  classes: ['extreme', 'dibao'].map((code) => ({ class: code, urbanFen: 1_500, ruralFen: 1_500 })),
  ...given,
});
const make = (wish: NewCampaign) => desk.write((tx) => makeCampaign(tx, bureau, at, law, wish));
const recordOf = async (id: Id, actor = bureau) =>
  getValue(await db.read(actor, (reader) => getCampaign({ reader, ...setting(actor) }, id)));
const linesOf = async (id: Id, actor = bureau) =>
  getValue(await db.read(actor, (reader) => listLines({ reader, ...setting(actor) }, id, {}, { limit: 200 })))
    .items;
const approve = async (id: Id, actor = director) => {
  const { version } = await recordOf(id);
  return db.write(actor, (tx) => approveCampaign(tx, actor, at, { id, version }));
};
const withdraw = async (id: Id) => {
  const { version } = await recordOf(id);
  return desk.write((tx) => withdrawCampaign(tx, bureau, at, { id, version }, '标准有误'));
};

async function addAccount(personId: Id, holderName: string): Promise<void> {
  const id = newId();
  const number = `629999${id.replace(/\D/g, '').slice(-11)}`;
  const place = { countyCode: county.code, table: 'bank_account', column: 'account_sealed', rowId: id };
  const { cipher } = services;
  await db.change(bureau, (tx) =>
    tx.run(sql`insert into bank_account (county_code, id, person_id, holder_name, bank_name, account_sealed,
        account_hash, account_tail, since, created_at)
      values (${county.code}, ${id}, ${personId}, ${holderName}, '农商行', ${cipher.seal(number, place)},
        ${cipher.blindIndex('account', county.code, number)}, ${number.slice(-4)}, '2020-01-01', ${at})`),
  );
}

async function family(size: number): Promise<{ householdId: Id; persons: Id[] }> {
  const persons: Id[] = [];
  for (let no = 0; no < size; no++)
    persons.push((await desk.create({ name: `甲${'一二三四五'[no]}` })) as Id);
  const members = persons.map((personId, no) => ({ personId, relation: no === 0 ? '02' : '30' }));
  const wish = { villageId: desk.villageA, formedOn: '2020-01-01', members };
  const { id } = getValue(await desk.write((tx) => createHousehold(tx, bureau, services, wish as never)));
  return { householdId: id as Id, persons };
}
async function grant(
  scheme: string,
  personId: Id,
  given: {
    householdId?: Id;
    fromMonth?: string;
    amountFen?: number;
    members?: readonly Id[];
    kind?: 'grant' | 'change';
    isGranted?: boolean;
    caseId?: Id;
  } = {},
) {
  const one = {
    ...{ caseId: given.caseId ?? newId(), scheme, kind: given.kind ?? ('grant' as const) },
    ...{ partyId: given.householdId ?? personId, householdId: given.householdId ?? null },
    ...{ personId, holderName: '甲一', isGranted: given.isGranted ?? true, members: given.members ?? [] },
    ...{ townId: county.towns[0].id, villageId: desk.villageA, amountFen: given.amountFen ?? 50_000 },
    ...{ fromMonth: given.fromMonth ?? '2026-01-01', decidedOn: '2025-12-20' },
  };
  await db.change(bureau, (tx) => followDecisions(tx, bureau, at, [one]));
}
async function pay(scheme: string, month: Temporal.PlainDate) {
  const fundLaw = { schemes: [scheme], titleOf: (code: string) => code };
  const wish = { name: `资金${newId().slice(-6)}`, source: 'county', year: 2026, schemes: [scheme] } as const;
  const { id: fundId } = getValue(await desk.write((tx) => openFund(tx, bureau, at, fundLaw, wish)));
  const fund = await db.read(bureau, (reader) =>
    reader.get<{ outside_id: Id; pool_id: Id }>(
      sql`select outside_id, pool_id from fund where id = ${fundId}`,
    ),
  );
  const legs = [{ from: fund.outside_id, to: fund.pool_id, amount: 1_000_000_000n }];
  const effectiveOn = services.clock.today();
  getValue(
    await desk.write((tx) =>
      post(tx, bureau, at, { key: `fill-${fundId}`, kind: 'fund.receive', effectiveOn, legs }),
    ),
  );
  const run = getValue(
    await desk.write((tx) => prepareRun(tx, bureau, at, { scheme, fundId, firstMonth: month, months: 1 })),
  );
  const act = async () => ({
    runId: run.id,
    ...(await db.read(bureau, (reader) =>
      reader.get<{ version: number }>(sql`select version from pay_run where id = ${run.id}`),
    )),
  });
  const found = await db.read(bureau, (reader) =>
    reader.rows<{ no: number }>(sql`select no from pay_finding where run_id = ${run.id}`),
  );
  const settling = { findingNos: found.map(({ no }) => no), how: 'pay', reason: '已核实' } as const;
  if (found.length > 0) {
    const seen = await act();
    getValue(await desk.write((tx) => settleFindings(tx, bureau, at, seen, settling)));
  }
  for (const work of [
    async () => desk.write(async (tx) => freezeRun(tx, bureau, at, await act())),
    async () => desk.write(async (tx) => signRun(tx, bureau, at, await act())),
    async () => db.write(director, async (tx) => signRun(tx, director, at, await act())),
  ]) {
    getValue(await work());
  }
  return db.read(bureau, (reader) =>
    reader.rows<{ party_id: Id; payee_id: Id; amount_fen: bigint }>(
      sql`select party_id, payee_id, amount_fen from pay_line where run_id = ${run.id} order by no`,
    ),
  );
}

test('everybody of a family on the allowance counts once, also who is extremely poor besides, and a run pays them', async () => {
  const { householdId, persons } = await family(3);
  const [head, second] = persons as [Id, Id, Id];
  await grant('minimum-living-allowance', head, { householdId });
  await grant('extreme-poverty', second);
  await addAccount(head, '甲一');
  await addAccount(second, '甲二');
  const made = getValue(await make(price()));
  assert.deepEqual([made.people, made.amountFen], [3, '4500']);
  const record = await recordOf(made.id);
  assert.deepEqual(
    record.classes.map(({ class: code, people }) => [code, people]),
    [
      ['extreme', 1],
      ['dibao', 2],
    ],
  );
  assert.equal(record.several, 1);
  assert.equal(desk.codeOf(await approve(made.id, bureau)), 'campaigns.own');
  getValue(await approve(made.id));
  assert.equal(desk.codeOf(await make(price())), 'campaigns.nobody', 'nobody has the month twice');
  const approved = await recordOf(made.id);
  assert.deepEqual([approved.payable, approved.mayWithdraw], [{ people: 3, due: 0 }, true]);
  const paid = await pay('price-subsidy', APRIL);
  assert.deepEqual(
    paid.map(({ party_id, payee_id, amount_fen }) => [party_id, payee_id, amount_fen]).sort(),
    [
      [head, head, 1_500n],
      [second, second, 1_500n],
      [persons[2], head, 1_500n],
    ].sort(),
    'to the head of the family, and to the extremely poor person',
  );
  assert.equal(desk.codeOf(await withdraw(made.id)), 'campaigns.paid');
  const after = await recordOf(made.id);
  assert.deepEqual([after.payable, after.mayWithdraw], [{ people: 3, due: 3 }, false]);
  const elsewhere = await recordOf(made.id, clerkB);
  assert.deepEqual([elsewhere.people, elsewhere.amountFen, elsewhere.payable], [0, '0', null]);
});

test('of a family those are counted whom the decision gives for, as the latest one says that still holds', async () => {
  const { householdId, persons } = await family(4);
  const [head, spouse, child, apart] = persons as [Id, Id, Id, Id];
  const scheme = 'minimum-living-allowance';
  const listed = async (month: string) => {
    const wish = price({ month: Temporal.PlainDate.from(`${month}-01`), title: `${month}价格临时补贴` });
    const { id } = getValue(await make(wish));
    const lines = await linesOf(id);
    return lines.map(({ personId }) => personId).filter((id) => persons.includes(id as Id));
  };
  const sorted = (ids: readonly Id[]) => [...ids].sort();
  await grant(scheme, head, { householdId, fromMonth: '2025-01-01', members: [head, spouse, child] });
  assert.deepEqual(
    (await listed('2025-02')).sort(),
    sorted([head, spouse, child]),
    'not who works elsewhere',
  );
  const caseId = newId();
  const change = { householdId, kind: 'change' as const, caseId, fromMonth: '2025-03-01' };
  await grant(scheme, head, { ...change, members: [head, apart] });
  assert.deepEqual((await listed('2025-03')).sort(), sorted([head, apart]));
  assert.deepEqual(
    (await listed('2025-02')).sort(),
    sorted([head, spouse, child]),
    'the month before stands',
  );
  await grant(scheme, head, { ...change, isGranted: false });
  assert.deepEqual(
    (await listed('2025-04')).sort(),
    sorted([head, spouse, child]),
    'what was taken back says nothing',
  );
  await db.change(bureau, (tx) =>
    tx.run(sql`update household_member set left_on = '2025-04-20' where county_code = ${county.code}
      and household_id = ${householdId} and person_id = ${child}`),
  );
  assert.deepEqual((await listed('2025-05')).sort(), sorted([head, spouse]), 'nor who has left since');
});

test('of a family that was taken over from a roster those are counted who stand on it as supported', async () => {
  const { householdId, persons } = await family(3);
  const [head, second, other] = persons as [Id, Id, Id];
  await db.change(bureau, async (tx) => {
    for (const [personId, isCovered] of [
      [head, true],
      [second, true],
      [other, false],
    ] as const) {
      await tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, household_id, town_id, village_id,
          from_on, enter_reason, facts, created_at)
        values (${county.code}, ${newId()}, 'rural-allowance', ${personId}, ${householdId}, ${county.towns[0].id},
          ${desk.villageA}, '2024-01-01', 'test', ${JSON.stringify({ isCovered })}::jsonb, ${at})`);
    }
  });
  const ofFamily = async (month: string) => {
    const wish = price({ month: Temporal.PlainDate.from(month), title: `${month.slice(0, 7)}价格临时补贴` });
    const lines = await linesOf(getValue(await make(wish)).id);
    return lines
      .map(({ personId }) => personId)
      .filter((id) => persons.includes(id as Id))
      .sort();
  };
  assert.deepEqual(await ofFamily('2024-02-01'), [head, second].sort(), 'by the roster itself');
  await db.change(bureau, async (tx) => {
    const id = newId();
    await tx.run(sql`insert into award (county_code, id, scheme, party_id, household_id, person_id, holder_name, town_id,
        village_id, opened_by, source_id, opened_at)
      values (${county.code}, ${id}, 'minimum-living-allowance', ${householdId}, ${householdId}, ${head}, '甲一',
        ${county.towns[0].id}, ${desk.villageA}, 'roster', ${newId()}, ${at})`);
    await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, decided_on,
        made_at, by_id, by_name)
      values (${county.code}, ${id}, 1, 'open', '2024-03-01', 50000, 'roster', '2024-03-01', ${at}, ${bureau.userId},
        ${bureau.userName})`);
  });
  assert.deepEqual(await ofFamily('2024-03-01'), [head, second].sort(), 'by the award that took its place');
});

test('who is on the roll of the month is decided by the month, and who was forgotten comes in a second list', async () => {
  const [before, within, after] = [await desk.create(), await desk.create(), await desk.create()] as [
    Id,
    Id,
    Id,
  ];
  await grant('orphan-allowance', before, { fromMonth: '2026-01-01' });
  await grant('orphan-allowance', after, { fromMonth: '2026-06-01' });
  const wish = price({
    month: Temporal.PlainDate.from('2026-05-01'),
    title: '5月份价格临时补贴',
    classes: [{ class: 'orphan', urbanFen: 2_000, ruralFen: 2_000 }],
  });
  const made = getValue(await make(wish));
  assert.deepEqual(
    (await linesOf(made.id)).map(({ personId }) => personId),
    [before],
  );
  getValue(await approve(made.id));
  await grant('orphan-allowance', within, { fromMonth: '2026-05-01' });
  const second = getValue(await make(wish));
  assert.deepEqual(
    (await linesOf(second.id)).map(({ personId }) => personId),
    [within],
  );
});

test('of several classes the highest amount holds where the document says so', async () => {
  const child = (await desk.create({
    birthDate: '2015-03-01',
    idNumber: desk.newNumber('2015-03-01'),
  })) as Id;
  await grant('orphan-allowance', child);
  await grant('disability-care-subsidy', child);
  const wish = price({
    kind: 'childrens-day',
    title: '六一慰问',
    month: Temporal.PlainDate.from('2026-06-01'),
    pick: 'highest',
    classes: [
      { class: 'severely-disabled', urbanFen: 30_000, ruralFen: 30_000 },
      { class: 'orphan', urbanFen: 100_000, ruralFen: 100_000 },
    ],
  });
  const made = getValue(await make(wish));
  const line = (await linesOf(made.id)).find(({ personId }) => personId === child);
  assert.deepEqual([line?.classTitle, line?.alsoTitles, line?.amountFen], ['孤儿', ['重度残疾人'], 100_000]);
});

test('a list that nobody was paid of can be withdrawn, its awards give nothing, and the people can be listed again', async () => {
  const wish = price({
    kind: 'heating',
    title: '冬季取暖补助',
    month: Temporal.PlainDate.from('2026-11-01'),
    classes: [{ class: 'extreme', urbanFen: 60_000, ruralFen: 40_000 }],
  });
  const made = getValue(await make(wish));
  getValue(await approve(made.id));
  getValue(await withdraw(made.id));
  const spans = await db.read(bureau, (reader) =>
    reader.rows(
      sql`select 1 from award_span s join award a on a.id = s.award_id where a.source_id = ${made.id}`,
    ),
  );
  assert.deepEqual(spans, []);
  assert.equal(getValue(await make(wish)).people, made.people);
});

test('a list that was approved stands as it was: nobody is added or taken off, whatever the program asks', async () => {
  const wish = price({ kind: 'mid-autumn', title: '中秋慰问', month: Temporal.PlainDate.from('2026-09-01') });
  const { id } = getValue(await make(wish));
  const { version } = await recordOf(id);
  getValue(await desk.write((tx) => relistCampaign(tx, bureau, at, law, { id, version })));
  assert.equal(
    desk.codeOf(await desk.write((tx) => relistCampaign(tx, bureau, at, law, { id, version }))),
    'campaigns.moved-on',
  );
  const seen = { id, version: (await recordOf(id)).version };
  getValue(await db.write(director, (tx) => relistCampaign(tx, director, at, law, seen)));
  assert.equal(
    desk.codeOf(await approve(id, bureau)),
    'campaigns.own',
    'their amounts, whoever lets it be made anew',
  );
  getValue(await approve(id));
  await assert.rejects(
    () => db.change(bureau, (tx) => tx.run(sql`delete from campaign_line where campaign_id = ${id}`)),
    /the list was approved/,
  );
  const [line] = await linesOf(id);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const sign = (actor: Actor) =>
    db.write(actor, (tx) =>
      keepReceipt(tx, actor, services, {
        lineId: (line?.id ?? '') as Id,
        how: 'signature',
        signer: '甲一',
        bytes: png,
      }),
    );
  assert.equal(desk.codeOf(await sign(clerkB)), 'http.missing', 'of another township');
  assert.equal(desk.codeOf(await sign(desk.clerkA)), 'accepted');
  assert.equal(desk.codeOf(await sign(desk.clerkA)), 'campaigns.signed');
  assert.equal((await recordOf(id)).signed, 1);
});
