import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { sql, systemActor } from '../../platform/base/index.ts';
import { type BadNetwork, openBadNetwork, type Weather } from './bad-network.ts';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { COUNTY, type House, openHouse } from './house.ts';
import { enter, findBarriers, openVisitor, PHONE, settle, signIn, type Visitor } from './visitor.ts';
import { drawHouse } from './visits.ts';

const system = systemActor(COUNTY, 'look at what arrived');
const FIELD = '/visits/field';
let house: House;
let network: BadNetwork;
let browser: Browser;
let phone: Visitor;
let page: Page;
/** Ids of the visits in the village that nobody has told of, by the name of whom they are to. */
let visits: readonly { readonly id: string; readonly name: string }[];

before(async () => {
  await buildPages();
  house = await openHouse();
  browser = await launchChromium();
  network = await openBadNetwork(house.url);
  // A village of its own would have two of them: here the worker is sent to all.
  visits = await house.services.db.change(system, (tx) =>
    tx.rows<{ id: string; name: string }>(sql`update visit v set village_id = h.place_id
      from post_holding h where h.county_code = v.county_code and h.level = 'village'
        and v.county_code = ${COUNTY} and v.phase = 'planned' returning v.id, v.name`),
  );
  phone = await openVisitor(browser, { ...house, url: network.url }, { size: PHONE });
  page = phone.page;
  await signIn(phone, 'daye-village');
});
after(async () => {
  await browser?.close();
  await network?.close();
  await house?.close();
});

const weather = async (next: Weather): Promise<void> => {
  network.set(next);
  await phone.context.setOffline(next === 'cut');
};
const card = (visitId: string, where = page) => where.locator(`a.field-card[href$="${visitId}"]`);
const openForm = async (visitId: string, where = page): Promise<void> => {
  await where.goto(`${FIELD}?v=${visitId}`);
  await where.getByRole('radio', { name: '见到并核查' }).waitFor();
};
const isKept = (where = page) => where.getByText(/^已存在本机/).waitFor();
const arrivedOf = (visitId: string) =>
  house.services.db.read(system, (reader) =>
    reader.get<{ records: number; pictures: number; phase: string }>(sql`select v.phase,
        (select count(*)::int from visit_action a where a.county_code = v.county_code and a.visit_id = v.id) as records,
        (select count(*)::int from paper p where p.county_code = v.county_code and p.owner_id = v.id) as pictures
      from visit v where v.county_code = ${COUNTY} and v.id = ${visitId}`),
  );
const visitNo = (index: number): string => visits[index]?.id ?? assert.fail('too few visits in the village');

async function sign(name: string, where = page): Promise<void> {
  await where.getByRole('button', { name: `签字 ${name}`, exact: true }).click();
  const pad = await where.locator('dialog.signature-pad canvas').boundingBox();
  assert.ok(pad);
  await where.mouse.move(pad.x + 30, pad.y + 40);
  await where.mouse.down();
  await where.mouse.move(pad.x + 120, pad.y + 80, { steps: 4 });
  await where.mouse.move(pad.x + 200, pad.y + 30, { steps: 4 });
  await where.mouse.up();
  await where.getByRole('button', { name: '签好了' }).click();
  await where.getByAltText(`${name}的签字`, { exact: true }).waitFor();
}

const answer = (question: string, said: string, where = page) =>
  where.getByRole('radiogroup', { name: question }).getByText(said, { exact: true }).click();

/** Everything that the checklist asks, one photograph, three signatures. */
async function fillIn(where = page, atHome = '2'): Promise<void> {
  await where.getByLabel('在家人数').fill(atHome);
  await where.getByLabel('实际共同生活人数').fill('3');
  await answer('住房状况', '安全', where);
  await answer('吃、穿、用等实际生活水平', '与申报一致', where);
  await where.getByLabel('了解到的家庭月收入').fill('641.50');
  await answer('低保金按月足额到账', '是', where);
  await answer('存折、社保卡由本人或者家人保管', '是', where);
  const buffer = drawHouse(320, 240, 10);
  await where
    .locator('.field-photo-add input')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
  await where.getByAltText('第 1 张照片').waitFor();
  await where.getByLabel('在场家庭成员姓名').fill('余秀兰');
  for (const name of ['王桂珍', '刘慧', '余秀兰']) await sign(name, where);
}

async function finish(where = page): Promise<void> {
  await where.getByRole('button', { name: '填完，送出' }).click();
  await where.getByRole('heading', { name: '发送情况' }).waitFor();
}
const stateOf = async (visitId: string, said: string, where = page): Promise<void> => {
  await card(visitId, where).getByText(said, { exact: true }).waitFor({ timeout: 40_000 });
};

test('a list is taken along, and the page says when it opens without a network', async () => {
  await page.goto(FIELD);
  await page.getByText('还没有带上名单').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('button', { name: '带上名单' }).click();
  await page.getByText('可离线打开').waitFor();
  await card(visitNo(0)).waitFor();
  assert.deepEqual(await findBarriers(page), []);
});

test('what the page said is kept is there again after it was killed in a village without a network', async () => {
  await weather('cut');
  await openForm(visitNo(0));
  await page.getByLabel('还有什么困难和诉求').pressSequentially('屋顶漏雨，想修');
  await page.getByLabel('在家人数').fill('1');
  await isKept();
  const dying = await phone.context.newCDPSession(page);
  await Promise.race([dying.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')]);
  await page.close({ runBeforeUnload: false });
  page = await phone.context.newPage();
  page.setDefaultTimeout(20_000);
  await openForm(visitNo(0));
  assert.equal(await page.getByLabel('还有什么困难和诉求').inputValue(), '屋顶漏雨，想修');
  assert.equal(await page.getByLabel('在家人数').inputValue(), '1');
  await page.goto(FIELD);
  await stateOf(visitNo(0), '填写中');
  await page.getByText('没有网络').waitFor();
});

test('a form that is not finished says what is missing, where it is missing', async () => {
  await openForm(visitNo(0));
  await page.getByRole('button', { name: '填完，送出' }).click();
  await page.getByText(/还有 \d+ 处没有填好/).waitFor();
  await page.getByText('缺刘慧的签字').waitFor();
  await page.getByText('照片应有 1 到 9 张').waitFor();
  assert.deepEqual(await findBarriers(page), []);
});

test('answers that are lost after the server has done its work make nothing arrive twice', async () => {
  await openForm(visitNo(0));
  await fillIn();
  await finish();
  await stateOf(visitNo(0), '待送达');
  await page.reload();
  await stateOf(visitNo(0), '待送达');
  assert.deepEqual(await arrivedOf(visitNo(0)), { phase: 'planned', records: 0, pictures: 0 });
  // The session is read again, then the line goes deaf: each request is carried out and its answer is lost.
  await weather('open');
  await page.getByText('已联网').waitFor({ timeout: 40_000 });
  await stateOf(visitNo(0), '已送达');
  assert.deepEqual(await arrivedOf(visitNo(0)), { phase: 'done', records: 1, pictures: 4 });
  await openForm(visitNo(1)).catch(() => undefined);
  await fillIn();
  await page.getByText('填完，送出').waitFor();
  const lostBefore = network.answersLost;
  await weather('deaf');
  await finish();
  const until = Date.now() + 30_000;
  while ((await arrivedOf(visitNo(1))).pictures === 0 && Date.now() < until) await page.waitForTimeout(200);
  await page.waitForTimeout(4_000);
  assert.ok(network.answersLost > lostBefore, 'answers were lost');
  assert.ok((await arrivedOf(visitNo(1))).pictures >= 1, 'the server had done its work');
  await stateOf(visitNo(1), '待送达');
  await weather('open');
  await stateOf(visitNo(1), '已送达');
  assert.deepEqual(await arrivedOf(visitNo(1)), { phase: 'done', records: 1, pictures: 4 });
});

test('two pages of one telephone send each thing once, and only one of them may write on a visit', async () => {
  await weather('cut');
  await page.goto(FIELD);
  await openForm(visitNo(2));
  const second = await phone.context.newPage();
  await second.goto(`${FIELD}?v=${visitNo(2)}`);
  await second.getByText('这次走访已在另一个页面打开').waitFor();
  await fillIn();
  await finish();
  await second.goto(FIELD);
  await stateOf(visitNo(2), '待送达', second);
  await weather('open');
  await Promise.all([stateOf(visitNo(2), '已送达'), stateOf(visitNo(2), '已送达', second)]);
  assert.deepEqual(await arrivedOf(visitNo(2)), { phase: 'done', records: 1, pictures: 4 });
  await second.close();
});

test('two who told the same visit differently are shown both, and what was chosen holds', async () => {
  const visitId = visitNo(3);
  await weather('cut');
  await page.goto(FIELD);
  await openForm(visitId);
  await fillIn(page, '5');
  await finish();
  // Meanwhile, with a network of her own, the clerk tells of the same visit.
  const clerk = await openVisitor(browser, house, { size: PHONE });
  await enter(clerk, 'daye-clerk');
  await clerk.page.goto(FIELD);
  await clerk.page.getByRole('button', { name: '带上名单' }).click();
  await clerk.page.getByText('可离线打开').waitFor();
  await openForm(visitId, clerk.page);
  await fillIn(clerk.page, '4');
  await finish(clerk.page);
  await stateOf(visitId, '已送达', clerk.page);
  await weather('open');
  await stateOf(visitId, '两份不一致');
  await page.getByRole('link', { name: '查看两份' }).first().click();
  await page.getByRole('heading', { name: '两份走访记录不一致' }).waitFor();
  await settle(page);
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('button', { name: '按所选核定' }).click();
  await page.getByText('还有不一致的项目没有选').waitFor();
  await page
    .getByRole('row', { name: /在家人数/ })
    .getByText('5', { exact: true })
    .click();
  await page.getByRole('button', { name: '按所选核定' }).click();
  await page.getByRole('heading', { name: '问题与整改' }).waitFor();
  const { phase, records } = await arrivedOf(visitId);
  assert.deepEqual([phase, records], ['done', 3], 'what was not chosen is kept');
  await clerk.close();
});

test('what the server does not accept comes back whole to be corrected', async () => {
  const visitId = visitNo(4);
  await page.goto(FIELD);
  await openForm(visitId);
  await fillIn();
  await page.getByLabel('情况说明').fill('本人证号420299196105170018');
  await finish();
  await stateOf(visitId, '未送成');
  await page
    .getByText('不要在这里写证件号码')
    .or(page.getByText(/有 1 处填写不对/))
    .first()
    .waitFor();
  await page.getByRole('link', { name: '修改后再送' }).click();
  await page.getByRole('radio', { name: '见到并核查' }).waitFor();
  assert.equal(await page.getByLabel('了解到的家庭月收入').inputValue(), '641.5');
  await page.getByLabel('情况说明').fill('没有问题');
  await finish();
  await stateOf(visitId, '已送达');
  assert.deepEqual(await arrivedOf(visitId), { phase: 'done', records: 1, pictures: 4 });
});

test('nothing that the server answered about people is kept by the worker', async () => {
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map((request) => new URL(request.url).pathname);
  });
  assert.ok(kept.length > 5);
  assert.deepEqual(
    kept.filter((path) => path !== '/' && !/^\/(assets\/[^/]+\.(js|css)|seal\.svg)$/.test(path)),
    [],
  );
});

test('signing out takes the list away and leaves what was not sent to its officer alone', async () => {
  const visitId = visitNo(5);
  await page.goto(FIELD);
  await openForm(visitId);
  await page.getByLabel('还有什么困难和诉求').fill('没有发送的一句话');
  await isKept();
  let asked = '';
  page.once('dialog', (dialog) => {
    asked = dialog.message();
    void dialog.accept();
  });
  await page.getByRole('button', { name: '打开菜单' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.locator('input[autocomplete=username]').waitFor();
  assert.match(asked, /还有 1 份走访记录没有传到/);
  await enter(phone, 'daye-clerk');
  await page.goto(FIELD);
  await page.getByText('还没有带上名单').waitFor();
  assert.equal(await page.getByText('没有发送的一句话').count(), 0);
  await enter(phone, 'daye-village');
  await page.goto(FIELD);
  await page.getByRole('button', { name: '带上名单' }).click();
  await stateOf(visitId, '填写中');
  await openForm(visitId);
  assert.equal(await page.getByLabel('还有什么困难和诉求').inputValue(), '没有发送的一句话');
});

test('no page said anything on the console but that the network was away', () => {
  const faults = phone.complaints.filter(
    (said) => !/net::ERR_|Failed to load resource|Failed to fetch/.test(said),
  );
  assert.deepEqual(faults, []);
});
