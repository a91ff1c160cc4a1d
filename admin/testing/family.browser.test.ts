import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inventedNumber } from '../../lines/portal/testing/portal-house.ts';
import { type Clock, chinaDay } from '../../platform/base/index.ts';
import { launchChromium } from './chromium.ts';
import { type House, type Officer, openHouse } from './house.ts';
import { enter, openVisitor, PHONE, pickOption, type Visitor } from './visitor.ts';
import { drawHouse } from './visits.ts';

const DAY_MS = 86_400_000;
const NUMBER = inventedNumber(811, '19750302');
const WHO = '余秋生';
let days = 0;
const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + days * DAY_MS);
const clock: Clock = { now, today: () => chinaDay(now()) };
let house: House;
let browser: Browser;
let citizen: BrowserContext;
let code = '';
let caseId = '';
const desks = new Map<Officer, Visitor>();

before(async () => {
  house = await openHouse({ isEmpty: true, clock });
  browser = await launchChromium();
  // Without scripts: what the public's door must always be able to do.
  const phone = { baseURL: house.url, viewport: PHONE, locale: 'zh-CN', javaScriptEnabled: false };
  citizen = await browser.newContext(phone);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function deskOf(officer: Officer): Promise<Visitor> {
  const desk = desks.get(officer) ?? (await openVisitor(browser, house));
  if (!desks.has(officer)) await enter(desk, officer);
  desks.set(officer, desk);
  return desk;
}

/** Days pass; whoever was signed in has to sign in again. */
async function pass(more: number): Promise<void> {
  days += more;
  for (const [officer, desk] of desks) await enter(desk, officer);
}

/** An act behind the page's back, for steps that other tests look at. */
const does = (officer: Officer, kind: string, step: string, record: object): Promise<void> =>
  sends(officer, `/cases/${caseId}/acts`, { kind, step, record });

async function sends(officer: Officer, path: string, data: object): Promise<void> {
  const { request } = (await deskOf(officer)).context;
  const session = (await (await request.get('/api/v1/session')).json()) as { csrfToken: string };
  const answer = await request.post(`/api/v1${path}`, {
    headers: { 'X-CSRF-Token': session.csrfToken, 'Idempotency-Key': crypto.randomUUID() },
    data,
  });
  assert.equal(answer.status(), 200, `${path} ${JSON.stringify(data)}: ${await answer.text()}`);
}

/** Puts the case on the wall of its village. */
async function hangs(officer: Officer): Promise<void> {
  const { request } = (await deskOf(officer)).context;
  const { file } = (await (await request.get(`/api/v1/cases/${caseId}`)).json()) as {
    file: { villageId: string };
  };
  const list = { matter: 'minimum-living', step: 'publicity', villageId: file.villageId };
  const postedOn = clock.today().toString();
  await sends(officer, '/publication/lists', { ...list, postedOn, telephone: '0714-8860000' });
}

const drawer = (page: Page) => page.locator('.ant-drawer-open');

async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  await drawer(page).getByLabel(label, { exact: true }).first().click();
  await pickOption(page, option);
}

test('somebody with a telephone and no account applies, with a photograph, and is given a code', async () => {
  const page = await citizen.newPage();
  await page.goto('/portal/420281/guides/minimum-living');
  await page.getByRole('link', { name: '在手机上申请' }).click();
  await page.locator('.tile').first().click();
  await page.locator('.tile').first().click();
  await page.check('[name=for][value=self]');
  for (const [name, text] of [
    ['name', WHO],
    ['idNumber', NUMBER],
    ['phone', '15400007788'],
    ['address', '三组12号'],
    ['f.reason', '长期生病，打零工不够用'],
    ['f.members', '1'],
  ] as const)
    await page.fill(`[name="${name}"]`, text);
  await page.check('[name="f.channel"][value=self]');
  for (const name of ['authorised', 'promised', 'supportersAgree'])
    await page.check(`[name="f.${name}"][value=true]`);
  await page.check('[name="f.nearRelative"][value=false]');
  await page.getByRole('button', { name: '下一步' }).click();
  const buffer = drawHouse(320, 240, 10);
  const photo = { name: 'a.png', mimeType: 'image/png', buffer };
  await page.locator('#pick-authorisation').setInputFiles(photo);
  await page.getByRole('button', { name: '上传' }).first().click();
  await page.locator('.photos img').waitFor();
  await page.getByRole('link', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交申请' }).click();
  code = (await page.locator('[data-code]').textContent()) ?? '';
  assert.match(code, /^2\d{3}[2-9A-Z]{8}$/);
  await page.close();
});

test('the clerk’s desk says that it came, and taking it in makes a case under its code', async () => {
  const { page } = await deskOf('daye-clerk');
  await page.goto('/');
  await page.getByText('网上申请等处理 1 件').waitFor();
  await page.getByRole('link', { name: '去处理' }).click();
  await page.getByRole('link', { name: WHO }).click();
  await page.getByRole('button', { name: '收下' }).click();
  await drawer(page).getByRole('button', { name: '收下' }).click();
  await page.waitForURL('**/cases/**');
  caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByText(code, { exact: true }).waitFor();
  await page.getByText(/^网上申请时上传/).waitFor();
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await drawer(page).getByRole('button', { name: '受理' }).click();
  await page.getByRole('button', { name: '办理 · 提请县级信息核对' }).waitFor();
});

test('what the family has is typed with its unit, and the page reasons how much it gets', async () => {
  await does('daye-clerk', 'complete', 'request-check', { persons: 1 });
  await does('daye-officer', 'complete', 'check', { reportNo: 'HD-1', found: ['没有发现超标财产'] });
  const told = { way: 'remote', visitedOn: clock.today().toString(), place: '视频', present: WHO };
  await does('daye-clerk', 'complete', 'visit', { ...told, living: '俭省', means: '打零工' });
  await does('daye-village', 'confirm', 'visit', {});
  const { page } = await deskOf('daye-clerk');
  await page.reload();
  await page.getByRole('button', { name: '办理 · 核算收入、财产和金额' }).click();
  await page.getByText(`按家庭档案里的 1 名成员核算：${WHO}。`).waitFor();
  const fill = (label: string, value: string) =>
    drawer(page).getByLabel(label, { exact: true }).first().fill(value);
  await fill('家庭金融资产', '3200');
  await fill('非必需机动车数', '0');
  await fill('住房套数', '1');
  await fill('工资性收入', '300');
  await choose(page, '工资性收入的单位', /^元\/月$/);
  await drawer(page)
    .getByRole('button', { name: /^没有填的 \d+ 项金额都是 0$/ })
    .click();
  await choose(page, '共同生活情况', /^共同生活$/);
  await choose(page, '患重特大疾病', /^否$/);
  await drawer(page).getByRole('button', { name: '办理', exact: true }).click();
  // 730.00 of the town a month, less 300.00.
  await page.getByText('符合条件').waitFor();
  await page.getByText('430.00 元').waitFor();
});

test('after its days on the wall the director decides what was calculated, and the family reads it', async () => {
  await does('daye-clerk', 'opine', 'opinion', { agree: true });
  await hangs('daye-clerk');
  await pass(8);
  await does('daye-clerk', 'complete', 'publicity', { result: '无异议' });
  await does('daye-officer', 'complete', 'review', { visit: 'none' });
  const { page, complaints } = await deskOf('daye-director');
  await page.goto(`/cases/${caseId}`);
  await page.getByRole('button', { name: /^作出决定/ }).click();
  await drawer(page)
    .getByText(/核算结果：符合条件，430\.00 元/)
    .waitFor();
  await drawer(page).locator('.ant-select').first().click();
  await page.locator('.ant-select-item-option', { hasText: /^是$/ }).click();
  await drawer(page).getByRole('button', { name: '作出决定' }).click();
  await page.getByRole('heading', { name: '决定', exact: true }).waitFor();
  const where = await citizen.newPage();
  await where.goto('/portal/420281/where');
  await where.getByLabel('查询编号').fill(code);
  await where.getByLabel('身份证号码后四位').fill(NUMBER.slice(-4));
  await where.getByRole('button', { name: '查询' }).click();
  const said = (await where.locator('main').textContent()) ?? '';
  assert.match(said, /同意/);
  assert.match(said, /每月430\.00元/);
  assert.match(said, /金额是怎么算出来的[\s\S]*730/, 'why this amount and no other');
  assert.deepEqual(complaints, []);
});
