import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inventedId } from '../../platform/registry/testing.ts';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { findBarriers, goTo, openVisitor, PHONE, pickOption, signIn, type Visitor } from './visitor.ts';

const LOGIN = 'daye-new';
const PASSWORD = 'Lantern-River-77';
const STEP_MS = 30_000;

let house: House;
let browser: Browser;
let newcomer: Visitor;
let page: Page;
let firstPassword = '';
let secret = '';
before(async () => {
  // First, and alone: pages that cannot be built must not leave a browser and a database behind.
  await buildPages();
  house = await openHouse();
  browser = await launchChromium();
  newcomer = await openVisitor(browser, house, { size: PHONE });
  page = newcomer.page;
});
after(async () => {
  await browser?.close();
  await house?.close();
});

/** The code of an authenticator (RFC 6238), some steps from now: a code that was used is not taken twice. */
function codeOf(key: string, steps: number): string {
  const bits = [...key]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + steps));
  const digest = createHmac('sha1', bytes).update(counter).digest();
  const at = digest.readUInt8(digest.length - 1) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const typeIn = async (password: string): Promise<void> => {
  await page.getByLabel('登录名').fill(LOGIN);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
};
const drawer = () => page.getByRole('dialog').last();

test('a new account gets a first password, shown once', async () => {
  const maker = await openVisitor(browser, house);
  await signIn(maker, 'daye-system');
  await goTo(maker.page, '/users');
  await maker.page.getByRole('button', { name: '新建账号' }).click();
  const dialog = maker.page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('张小月');
  await dialog.getByLabel('本人身份证号').fill(inventedId('1990-07-08', 44));
  await dialog.getByLabel('登录名').fill('Not A Login');
  await dialog.getByRole('button', { name: '新建账号' }).click();
  await dialog.getByText('格式不正确', { exact: true }).waitFor();
  assert.equal(await dialog.getByText('body/').count(), 0, 'no word of the machine');
  await dialog.getByLabel('登录名').fill(LOGIN);
  await dialog.getByRole('button', { name: '新建账号' }).click();
  firstPassword = (await maker.page.locator('.first-password code').textContent()) ?? '';
  assert.ok(firstPassword.length >= 10);
  assert.deepEqual(await findBarriers(maker.page), []);
  assert.deepEqual(maker.complaints, []);
  await maker.close();
});

test('whoever signs in for the first time changes the password before anything else', async () => {
  await page.goto('/people');
  await typeIn(firstPassword);
  await page.getByRole('heading', { level: 1, name: '请设置新密码' }).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await page.getByLabel('当前密码').fill(firstPassword);
  await page.getByLabel('新密码', { exact: true }).fill('short');
  await page.getByLabel('再输入一次新密码').fill('short');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '密码至少' }).waitFor();
  assert.equal(await page.getByLabel('当前密码').inputValue(), firstPassword, 'what was typed stays');
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输入一次新密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('您的岗位不能打开这个页面').or(page.getByText('您的账号还没有岗位')).first().waitFor();
  await goTo(page, '/');
  await page.getByText('您的账号还没有岗位').waitFor();
});

test('one-time codes are switched on by password and code, and a wrong one is said at its field', async () => {
  await goTo(page, '/account');
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await drawer().getByLabel('当前密码').fill('not this one');
  await drawer().getByRole('button', { name: '下一步' }).click();
  await drawer().locator('.ant-form-item-explain-error').getByText('当前密码不正确').waitFor();
  await drawer().getByLabel('当前密码').fill(PASSWORD);
  await drawer().getByRole('button', { name: '下一步' }).click();
  secret = ((await page.locator('.totp-key').textContent()) ?? '').replaceAll(' ', '').trim();
  await page.getByRole('img', { name: /二维码/ }).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await drawer().getByLabel('六位数字').fill('000000');
  await drawer().getByRole('button', { name: '完成启用' }).click();
  await drawer().locator('.ant-form-item-explain-error').getByText('动态验证码不正确').waitFor();
  await drawer().getByLabel('六位数字').fill(codeOf(secret, 0));
  await drawer().getByRole('button', { name: '完成启用' }).click();
  await page.getByText('动态验证码已启用').waitFor();
});

test('at the door the code is asked for, the cursor stands in its field, and a wrong code empties it', async () => {
  await page.getByRole('button', { name: '打开菜单' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('登录名').waitFor();
  await typeIn(PASSWORD);
  const code = page.getByLabel('动态验证码');
  await code.waitFor();
  const isThere = () => code.evaluate((field) => field === document.activeElement);
  assert.ok(await isThere());
  await page.keyboard.type('123456');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '动态验证码不正确' }).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  assert.equal(await code.inputValue(), '');
  assert.ok(await isThere());
  await page.keyboard.type(codeOf(secret, 1));
  await page.keyboard.press('Enter');
  await page.locator('#content h1').waitFor();
});

test('a post is given with its place and document, and taken away again', async () => {
  const visitor = await openVisitor(browser, house, { size: PHONE });
  const { page: office } = visitor;
  await signIn(visitor, 'daye-security');
  await goTo(office, '/users');
  await office.getByText('张小月').first().click();
  await office.getByText('还没有授予过岗位').waitFor();
  await office.getByRole('button', { name: '授予岗位' }).click();
  const form = office.getByRole('dialog').last();
  await form.getByRole('button', { name: '授予岗位' }).click();
  await form.getByText('请填写“依据文件”').waitFor();
  await form.getByRole('combobox', { name: '岗位' }).click();
  await pickOption(office, '乡镇民政办经办人');
  await form.getByRole('combobox', { name: '任职地点' }).fill('金牛');
  await pickOption(office, '金牛镇');
  await form.getByLabel('依据文件').fill('冶民发〔2026〕9号');
  assert.deepEqual(await findBarriers(office), []);
  await form.getByRole('button', { name: '授予岗位' }).click();
  await office.getByText('乡镇民政办经办人 · 金牛镇').waitFor();
  await office.getByText('任职依据：冶民发〔2026〕9号').waitFor();
  await office.getByRole('button', { name: '免去岗位' }).click();
  const leaving = office.getByRole('dialog').last();
  await leaving.getByLabel('依据文件').fill('冶民发〔2026〕10号');
  assert.deepEqual(await findBarriers(office), []);
  await leaving.getByRole('button', { name: /免去/ }).click();
  await office.getByText('免职依据：冶民发〔2026〕10号').waitFor();
  assert.equal(await office.getByText('现任', { exact: true }).count(), 0);
  assert.deepEqual(visitor.complaints, []);
  await visitor.close();
});

test('a change of places names every field that it lacks', async () => {
  const visitor = await openVisitor(browser, house);
  await signIn(visitor, 'daye-officer');
  await goTo(visitor.page, '/places/changes/new');
  await visitor.page.getByText('变更代码', { exact: true }).click();
  await visitor.page.getByRole('button', { name: '下一步' }).click();
  await visitor.page.getByLabel('新代码').fill('12');
  await visitor.page.getByRole('button', { name: '预览影响' }).click();
  await visitor.page.getByText('有 3 处需要填写或修改').waitFor();
  await visitor.page.getByText('代码应为 9 位').waitFor();
  assert.equal(await visitor.page.evaluate(() => document.activeElement?.id), 'change-place');
  await visitor.page.getByLabel('新代码').fill('420281999');
  assert.equal(await visitor.page.getByText('代码应为 9 位').count(), 0);
  assert.deepEqual(await findBarriers(visitor.page), []);
  assert.deepEqual(visitor.complaints, []);
  await visitor.close();
});

test('the API document stands in the browser under the policy of the pages', async () => {
  const visitor = await openVisitor(browser, house);
  await visitor.page.goto('/api/docs');
  await visitor.page.getByText('/api/v1/health').waitFor();
  await visitor.page.getByText('/api/v1/health').click();
  await visitor.page.getByRole('button', { name: 'Try it out' }).waitFor();
  assert.equal(await visitor.page.locator('.download-url-wrapper:visible').count(), 0);
  assert.deepEqual(await findBarriers(visitor.page), []);
  assert.deepEqual(visitor.complaints, []);
  await visitor.close();
});

test('no page of the newcomer said anything on the console', () => {
  assert.deepEqual(newcomer.complaints, []);
});
