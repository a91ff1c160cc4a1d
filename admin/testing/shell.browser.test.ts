import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, openHouse, PASSWORD } from './house.ts';
import { findBarriers, openVisitor, PHONE, settle, signIn } from './visitor.ts';

let house: House;
let browser: Browser;
before(async () => {
  // First, and alone: pages that cannot be built must not leave a browser and a database behind.
  await buildPages();
  house = await openHouse();
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await house?.close();
});

test('a wrong password is said in words, and the right one opens the desk', async () => {
  const visitor = await openVisitor(browser, house);
  const { page } = visitor;
  await page.goto('/people');
  await page.getByLabel('登录名').fill('daye-officer');
  await page.getByLabel('密码').fill('not this one');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
  assert.deepEqual(visitor.complaints, []);
  await visitor.close();
});

test('a session that ends under a form asks to sign in over it, and what was typed goes through', async () => {
  const visitor = await openVisitor(browser, house);
  const { page, context } = visitor;
  await signIn(visitor, 'daye-officer');
  await page.goto('/people');
  await page.getByRole('searchbox', { name: '查找人员' }).nth(1).fill('王');
  await context.clearCookies();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('密码').fill(PASSWORD);
  assert.deepEqual(await findBarriers(page), []);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('姓名含 王').waitFor();
  await visitor.close();
});

test('the language switch turns every word of the frame, and the account keeps it', async () => {
  const visitor = await openVisitor(browser, house);
  const { page } = visitor;
  await signIn(visitor, 'daye-director');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'My desk' }).waitFor();
  await page.getByText('Director').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await settle(page);
  await visitor.close();

  const elsewhere = await openVisitor(browser, house);
  await signIn(elsewhere, 'daye-director');
  await elsewhere.page.getByRole('link', { name: 'My desk' }).waitFor();
  await elsewhere.close();
});

test('on a phone the menu is a drawer that Escape closes, and a line of it opens its page', async () => {
  const visitor = await openVisitor(browser, house, { size: PHONE });
  const { page } = visitor;
  await signIn(visitor, 'daye-clerk');
  await page.getByRole('button', { name: '打开菜单' }).click();
  const menu = page.getByRole('dialog', { name: '主菜单' });
  await menu.waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '打开菜单' }).click();
  assert.deepEqual(await findBarriers(page), []);
  await menu.getByRole('link', { name: '人员' }).click();
  await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
  await menu.waitFor({ state: 'hidden' });
  await visitor.close();
});

test('the keyboard alone reaches content, search and menu', async () => {
  const visitor = await openVisitor(browser, house);
  const { page } = visitor;
  await signIn(visitor, 'daye-officer');
  await page.goto('/people');
  await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
  await page.locator('body').press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'search');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  await visitor.close();
});

test('a post opens its own pages only, and says so on the others', async () => {
  const visitor = await openVisitor(browser, house);
  const { page } = visitor;
  await signIn(visitor, 'daye-system');
  assert.equal(await page.getByRole('link', { name: '人员', exact: true }).count(), 0);
  await page.goto('/people');
  await page.getByRole('heading', { name: '您的岗位不能打开这个页面' }).waitFor();
  await page.goto('/nowhere/at/all');
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  await visitor.close();
});

test('by keyboard alone a person is found, changed and saved, and the focus is always seen', async () => {
  const visitor = await openVisitor(browser, house);
  const { page } = visitor;
  await signIn(visitor, 'daye-officer');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (isThere: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 60 && !(await isThere()); i++) await page.keyboard.press('Tab');
    assert.ok(await isThere(), 'reached by the Tab key');
  };
  await page.locator('body').press('/');
  await page.keyboard.type('hyf');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '何永福' }).first().waitFor();
  await tabTo(async () => (await focused()) === '何永福');
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return `${outlineStyle} ${outlineWidth}`;
  });
  assert.equal(ring, 'solid 2px');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '何永福' }).waitFor();
  await tabTo(async () => (await focused()) === '记录变更');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '记录变更');
  await page.keyboard.press('Enter');
  await tabTo(() => page.evaluate(() => document.activeElement?.id.endsWith('_phone') === true));
  await page.keyboard.type('15400007777');
  await page.keyboard.press('Enter');
  await page.getByText('变更已记录').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '记录变更');
  await page.goBack();
  await page.getByText('拼音 hyf').waitFor();
  assert.deepEqual(visitor.complaints, []);
  await visitor.close();
});

test('what is sent without a network says that it waits, and goes by itself when there is one again', async () => {
  const visitor = await openVisitor(browser, house, { size: PHONE });
  const { page, context } = visitor;
  await signIn(visitor, 'daye-officer');
  await page.goto('/people?q=hyf');
  await page.getByRole('link', { name: '何永福' }).first().click();
  await page.getByRole('button', { name: '记录变更' }).click();
  await page.locator('[id$=_phone]').fill('15400008888');
  await context.setOffline(true);
  await page.locator('[id$=_phone]').press('Enter');
  const waiting = page.getByText('现在没有网络，有 1 项还没有送出。');
  await waiting.waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await context.setOffline(false);
  await page.getByText('变更已记录').waitFor();
  await waiting.waitFor({ state: 'detached' });
  await visitor.close();
});

test('what is not there is said under a heading, with the way back and nothing to try again', async () => {
  const visitor = await openVisitor(browser, house);
  const { page } = visitor;
  await signIn(visitor, 'daye-officer');
  const missing = '01a00000-0000-7000-8000-000000000000';
  for (const list of ['people', 'households', 'imports']) {
    await page.goto(`/${list}`);
    await page.locator('#content h1').waitFor();
    await page.goto(`/${list}/${missing}`);
    await page.locator('[role=alert] h1').waitFor();
    assert.equal(await page.getByRole('button', { name: '重试' }).count(), 0);
    await page.getByRole('button', { name: '返回' }).click();
    await page.waitForURL(`**/${list}`);
  }
  assert.deepEqual(visitor.complaints, []);
  await visitor.close();
});

test('a day that never was is said at once and stays as typed, in a form and over a list', async () => {
  const visitor = await openVisitor(browser, house, { size: PHONE });
  const { page } = visitor;
  await signIn(visitor, 'daye-officer');
  await page.goto('/people/new');
  const birth = page.getByLabel('出生日期');
  await birth.fill('2023-02-30');
  assert.equal(await page.getByText('没有“2023-02-30”这一天').count(), 0, 'not while it is being typed');
  await birth.blur();
  await page.getByRole('alert').filter({ hasText: '没有“2023-02-30”这一天，请核对年、月、日' }).waitFor();
  assert.equal(await birth.inputValue(), '2023-02-30');
  assert.deepEqual(await findBarriers(page), []);
  await birth.fill('很久以前');
  await birth.blur();
  await page.getByText('日期无法识别').waitFor();
  await birth.fill('2023.2.28');
  await birth.blur();
  await page.getByText('日期无法识别').waitFor({ state: 'hidden' });
  assert.equal(await birth.inputValue(), '2023-02-28');

  await visitor.close();

  const auditor = await openVisitor(browser, house);
  await signIn(auditor, 'daye-audit');
  await auditor.page.goto('/audit?from=2023-02-28');
  const from = auditor.page.locator('.date-input input[inputmode=numeric]').first();
  await from.fill('2023-02-30');
  await from.blur();
  await auditor.page.getByText('没有“2023-02-30”这一天').waitFor();
  assert.equal(await from.inputValue(), '2023-02-30');
  assert.deepEqual(await findBarriers(auditor.page), []);
  await auditor.close();
});
