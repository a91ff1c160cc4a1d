import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { getValue, newId, systemActor } from '../base/index.ts';
import { checkBook, post } from '../ledger/index.ts';
import type { Browser } from '../testing/browser.ts';
import { openDueAccounts } from './index.ts';
import { sayAccount } from './say-account.ts';
import { COUNTY, openFundHouse } from './testing/fund-house.ts';

const house = await openFundHouse();
const { officer, director, clerk, services, townIds } = house;
after(() => house.close());

const YUAN = 100n;
const fen = (yuan: number) => (BigInt(yuan) * YUAN).toString();
const DAY = '2020-01-15';
const system = systemActor(COUNTY, 'test');

let serial = 0;
let funds = 0;
async function openFund(schemes: readonly string[] = ['temporary-relief'], year = 2020): Promise<string> {
  const body = { name: `临时救助资金 ${++serial}`, source: 'county', year, schemes };
  const opened = await officer.send('POST', '/api/v1/funds', body);
  assert.equal(opened.status, 200, opened.text);
  funds += 1;
  return opened.body.id;
}
const enter = (by: Browser, fundId: string, order: object) =>
  by.send('POST', `/api/v1/funds/${fundId}/orders`, {
    effectiveOn: DAY,
    document: '城财社〔2020〕3号',
    ...order,
  });
const end = (by: Browser, orderId: string, how: string) =>
  by.send('POST', `/api/v1/funds/orders/${orderId}/end`, { how });
async function settle(fundId: string, order: object): Promise<void> {
  const entered = await enter(officer, fundId, order);
  assert.equal(entered.status, 200, entered.text);
  const confirmed = await end(director, entered.body.id, 'confirmed');
  assert.equal(confirmed.status, 200, confirmed.text);
}
const receive = (yuan: number) => ({ kind: 'receive', lines: [{ amountFen: fen(yuan) }] });
const read = async (fundId: string, by = officer) => (await by.send('GET', `/api/v1/funds/${fundId}`)).body;

/** Gives from a reserve as the paying of relief does. */
async function give(fundId: string, from: string, townId: string, amount: bigint, on: string) {
  const at = services.clock.now();
  await services.db.write(system, async (tx) => {
    const [due] = getValue(
      await openDueAccounts(tx, system, at, fundId, [{ scheme: 'temporary-relief', townId }]),
    );
    const effectiveOn = Temporal.PlainDate.from(on);
    const payable = { partyId: newId(), period: effectiveOn.with({ day: 1 }), item: 'grant', step: 0 };
    const legs = [{ from, to: due?.dueId ?? '', amount, scheme: 'temporary-relief', payable }];
    const key = `relief/${++serial}/${fundId}`;
    return await post(tx, system, at, { key, kind: 'relief.grant', effectiveOn, legs });
  });
}

test('Chengbu lays 850 000 yuan before thirteen townships, and 2 400 000 stay with the county', async () => {
  const fundId = await openFund();
  await settle(fundId, receive(3_250_000));
  const lines = townIds.map((townId, no) => ({
    kind: 'reserve',
    townId,
    amountFen: fen(no === 0 ? 70_000 : 65_000),
  }));
  await settle(fundId, { kind: 'allocate', lines });
  const page = await read(fundId);
  assert.deepEqual(
    [page.fund.receivedFen, page.fund.poolFen, page.fund.placedFen, page.fund.usedFen],
    [fen(3_250_000), fen(2_400_000), fen(850_000), '0'],
  );
  assert.equal(page.shares.length, 13);
  assert.equal(page.orders[0].lines.length, 13);
});

test('nothing moves before a second person confirms it, and who entered it cannot be the second', async () => {
  const fundId = await openFund();
  const entered = await enter(officer, fundId, receive(1_000));
  assert.equal((await read(fundId)).fund.receivedFen, '0');
  assert.equal((await read(fundId)).fund.waiting, 1);
  const own = await end(officer, entered.body.id, 'confirmed');
  assert.deepEqual([own.status, own.body.error.code], [403, 'funds.order.own']);
  const foreign = await end(director, entered.body.id, 'withdrawn');
  assert.deepEqual([foreign.status, foreign.body.error.code], [403, 'funds.order.not-own']);
  assert.equal((await end(director, entered.body.id, 'confirmed')).status, 200);
  const again = await end(director, entered.body.id, 'refused');
  assert.deepEqual([again.status, again.body.error.code], [409, 'funds.order.ended']);
  assert.equal((await read(fundId)).fund.receivedFen, fen(1_000));
  const second = await enter(director, fundId, receive(5));
  assert.equal((await end(officer, second.body.id, 'refused')).status, 200);
  const third = await enter(director, fundId, receive(6));
  assert.equal((await end(director, third.body.id, 'withdrawn')).status, 200);
  assert.equal((await read(fundId)).fund.receivedFen, fen(1_000));
});

test('an order confirmed ten times at once moves once', async () => {
  const fundId = await openFund();
  const entered = await enter(officer, fundId, receive(700));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => end(director, entered.body.id, 'confirmed')),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array<number>(9).fill(409)]);
  assert.equal((await read(fundId)).fund.receivedFen, fen(700));
});

test('no more is allocated than there is, and the order stays open', async () => {
  const fundId = await openFund();
  await settle(fundId, receive(100));
  const line = { kind: 'town', townId: townIds[0], amountFen: fen(101) };
  const entered = await enter(officer, fundId, { kind: 'allocate', lines: [line] });
  const refused = await end(director, entered.body.id, 'confirmed');
  assert.deepEqual([refused.status, refused.body.error.code], [409, 'funds.pool.short']);
  assert.equal((await read(fundId)).fund.waiting, 1);
});

test('an allocation names townships, reserves or homes, each once', async () => {
  const fundId = await openFund();
  const line = { kind: 'town', townId: townIds[0], amountFen: fen(1) };
  const codes = async (order: object) => (await enter(officer, fundId, order)).body.error.code;
  assert.equal(await codes({ kind: 'allocate', lines: [{ amountFen: fen(1) }] }), 'funds.order.lines');
  assert.equal(await codes({ kind: 'receive', lines: [line] }), 'funds.order.lines');
  assert.equal(await codes({ kind: 'allocate', lines: [line, line] }), 'funds.order.line');
  assert.equal(
    await codes({ kind: 'allocate', lines: [{ kind: 'home', amountFen: '1' }] }),
    'funds.order.line',
  );
  const nowhere = { kind: 'town', townId: newId(), amountFen: fen(1) };
  assert.equal(await codes({ kind: 'allocate', lines: [line, nowhere] }), 'funds.order.place');
  const home = { kind: 'home', home: '县中心敬老院', amountFen: fen(1) };
  assert.equal((await enter(officer, fundId, { kind: 'allocate', lines: [line, home] })).status, 200);
});

test('a fund opens no account for a scheme that it is not for', async () => {
  const fundId = await openFund(['temporary-relief']);
  const wishes = [{ scheme: 'old-age-allowance', townId: townIds[0] ?? null }];
  const opened = await services.db.write(system, (tx) =>
    openDueAccounts(tx, system, services.clock.now(), fundId, wishes),
  );
  assert.equal(opened.ok ? '' : opened.refusal.code, 'ledger.account.purpose');
  const plan = { lines: [{ scheme: 'old-age-allowance', amountFen: '1' }] };
  const planned = await officer.send('PUT', `/api/v1/funds/${fundId}/plan`, plan);
  assert.equal(planned.body.error.code, 'funds.scheme.outside');
  const unknown = { name: '资金', source: 'city', year: 2020, schemes: ['no-such-scheme'] };
  assert.equal(
    (await officer.send('POST', '/api/v1/funds', unknown)).body.error.code,
    'funds.scheme.unknown',
  );
});

test('a reserve that is given out tells before it is empty, and where each yuan went', async () => {
  const fundId = await openFund();
  await settle(fundId, receive(100_000));
  const [townId = ''] = townIds;
  await settle(fundId, {
    kind: 'allocate',
    lines: [{ kind: 'reserve', townId, amountFen: fen(60_000) }],
  });
  const share = (await read(fundId)).shares[0].id;
  for (const month of ['03', '04', '05']) await give(fundId, share, townId, 1_500_000n, `2020-${month}-12`);
  const plan = { lines: [{ scheme: 'temporary-relief', amountFen: fen(40_000) }] };
  assert.equal((await officer.send('PUT', `/api/v1/funds/${fundId}/plan`, plan)).status, 200);
  const page = await read(fundId);
  const [reserve] = page.shares;
  assert.deepEqual(
    [reserve.usedFen, reserve.balanceFen, reserve.meanFen, reserve.runsOutIn, reserve.warnings],
    [fen(45_000), fen(15_000), '1500000', '2020-07', ['runs-out']],
  );
  assert.deepEqual(page.fund.warnings, ['runs-out', 'over-plan']);
  assert.deepEqual(
    page.months.map(({ month }: { month: string }) => month),
    ['2020-03', '2020-04', '2020-05'],
  );
  const { body: flow } = await officer.send('GET', `/api/v1/funds/${fundId}/flow`);
  const amounts = flow.links.map(({ amountFen }: { amountFen: string }) => amountFen);
  assert.deepEqual(amounts, [fen(100_000), fen(60_000), fen(45_000)]);
  const due = flow.nodes.find(({ stage }: { stage: string }) => stage === 'scheme');
  const { body: statement } = await officer.send('GET', `/api/v1/funds/accounts/${due.accountId}/statement`);
  assert.equal(statement.items.length, 3);
  const { transferId } = statement.items[0];
  const { body: lines } = await officer.send('GET', `/api/v1/funds/transfers/${transferId}/lines`);
  assert.equal(lines.items[0].amountFen, '1500000');
});

test('a township sees its own share and reserve, enters nothing, and finds no orders', async () => {
  const fundId = await openFund();
  await settle(fundId, receive(1_000));
  const lines = townIds.slice(0, 2).map((townId) => ({ kind: 'reserve', townId, amountFen: fen(100) }));
  await settle(fundId, { kind: 'allocate', lines });
  const page = await read(fundId, clerk);
  assert.deepEqual([page.shares.length, page.orders.length, page.fund.poolFen], [1, 0, '0']);
  assert.equal(page.fund.receivedFen, fen(100), 'what came to its own accounts');
  assert.equal((await enter(clerk, fundId, receive(1))).status, 403);
  const other = (await read(fundId)).shares.find(({ townId }: { townId: string }) => townId === townIds[1]);
  const hidden = await clerk.send('GET', `/api/v1/funds/accounts/${other.id}/statement`);
  assert.deepEqual([hidden.status, hidden.body.error.code], [404, 'funds.account.unknown']);
  const own = await clerk.send('GET', `/api/v1/funds/accounts/${page.shares[0].id}/statement`);
  assert.equal(own.body.items.length, 1);
});

test('what is left goes into a later fund that is for nothing else', async () => {
  const old = await openFund(['temporary-relief', 'minimum-living']);
  await settle(old, receive(500));
  const wider = await openFund(['temporary-relief', 'old-age-allowance'], 2021);
  const same = await openFund(['temporary-relief'], 2021);
  const carry = (toFundId: string) => ({
    ...{ kind: 'carry-over', toFundId, effectiveOn: '2020-12-31', lines: [{ amountFen: fen(200) }] },
  });
  assert.equal((await enter(officer, old, carry(wider))).body.error.code, 'funds.order.carry');
  assert.equal((await enter(officer, same, carry(old))).body.error.code, 'funds.order.carry');
  await settle(old, carry(same));
  assert.equal((await read(old)).fund.poolFen, fen(300));
  assert.equal((await read(same)).fund.poolFen, fen(200));
  // Both pages have the order: out of one it goes, and the other one says where it came from.
  const carriedOf = (page: Awaited<ReturnType<typeof read>>) =>
    page.orders
      .filter(({ kind }: { kind: string }) => kind === 'carry-over')
      .map((one: { fromFundId: string | null; toFundId: string; totalFen: string }) => [
        ...[one.fromFundId, one.toFundId, one.totalFen],
      ]);
  assert.deepEqual(carriedOf(await read(old)), [[null, same, fen(200)]]);
  assert.deepEqual(carriedOf(await read(same)), [[old, same, fen(200)]]);
});

test('the list is paged by year, and the book adds up after all of it', async () => {
  const first = await officer.send('GET', '/api/v1/funds?limit=3');
  assert.equal(first.body.items.length, 3);
  assert.equal(first.body.items[0].year, 2021);
  const rest = await officer.send('GET', `/api/v1/funds?limit=100&after=${first.body.next}`);
  const ids = [...first.body.items, ...rest.body.items].map(({ id }: { id: string }) => id);
  assert.deepEqual([ids.length, new Set(ids).size], [funds, funds]);
  assert.equal(rest.body.next, null);
  const shares = await officer.send('GET', '/api/v1/funds/shares?kind=reserve&year=2020&limit=5');
  assert.equal(shares.body.items.length, 5);
  assert.notEqual(shares.body.next, null);
  assert.deepEqual(await services.db.read(system, (reader) => checkBook(reader, COUNTY)), []);
});

test('an account is said by the title of its scheme and its place, never by a code', () => {
  const titles: Readonly<Record<string, string>> = { dibao: '最低生活保障', medical: '医疗救助' };
  const law = { schemes: [], titleOf: (scheme: string) => titles[scheme] };
  const say = (
    name: string,
    kind: 'outside' | 'held' | 'due' | 'given',
    scheme: string | null,
    townName: string | null,
  ) => sayAccount(law, 'zh', { name, kind, scheme, townName });
  assert.equal(say('dibao', 'due', 'dibao', '金牛镇'), '最低生活保障 · 金牛镇（应发）');
  assert.equal(say('dibao', 'given', 'dibao', null), '最低生活保障（已发）');
  assert.equal(say('人民医院', 'due', 'medical', null), '医疗救助 · 人民医院（应发）');
  assert.equal(say('金牛镇备用金', 'held', null, '金牛镇'), '金牛镇备用金');
  assert.equal(sayAccount(law, 'en', { name: '县级', kind: 'held', scheme: null, townName: null }), 'County');
});
