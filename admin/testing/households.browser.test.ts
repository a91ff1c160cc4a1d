import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { findBarriers, goTo, openVisitor, pickOption, settle, signIn, type Visitor } from './visitor.ts';

let house: House;
let browser: Browser;
let visitor: Visitor;
let page: Page;
before(async () => {
  // First, and alone: pages that cannot be built must not leave a browser and a database behind.
  await buildPages();
  house = await openHouse();
  browser = await launchChromium();
  visitor = await openVisitor(browser, house);
  page = visitor.page;
  await signIn(visitor, 'daye-officer');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const drawer = () => page.getByRole('dialog');
const options = () =>
  page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
const choose = async (box: Locator, text: RegExp): Promise<void> => {
  await box.click();
  await pickOption(page, text);
};
const openHousehold = async (size: string): Promise<string> => {
  await goTo(page, '/households');
  await page.getByRole('row').filter({ hasText: size }).getByRole('link').first().click();
  await page.getByRole('heading', { name: '现有成员' }).waitFor();
  return (await page.locator('h1').textContent()) ?? '';
};
const start = async (act: string): Promise<void> => {
  await page.getByRole('button', { name: '办理', exact: true }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
  await drawer().waitFor();
};
const submit = (act: string) => drawer().getByRole('button', { name: act, exact: true }).click();
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

test('Escape closes an act, and the focus is where it came from', async () => {
  await openHousehold('3 人');
  await start('更换户主');
  await page.keyboard.press('Escape');
  await drawer().waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '办理');
  assert.equal(await focused(), '办理');
});

test('under a new head each relation is suggested where it follows, and asked for where it does not', async () => {
  await openHousehold('3 人');
  await start('更换户主');
  await choose(drawer().getByRole('combobox', { name: '新户主' }), /./);
  await drawer().locator('.relation-rows li').first().waitFor();
  assert.deepEqual(await findBarriers(page), []);
  for (const row of await drawer().locator('.relation-rows li').all()) {
    const isSaid = /[夫妻父母子女兄弟姐妹孙]/.test((await row.locator('.ant-select').textContent()) ?? '');
    if (!isSaid) await choose(row.getByRole('combobox'), /^其他亲属$|^子$/);
  }
  await submit('更换户主');
  await page.getByText('更换户主：已办理').waitFor();
});

test('a split names who still lacks a relation, and leads to the new household', async () => {
  await openHousehold('4 人');
  await start('分户');
  await drawer().getByRole('checkbox').nth(2).check();
  await drawer().getByRole('checkbox').nth(3).check();
  const rows = drawer().locator('.relation-rows li');
  assert.equal(await rows.count(), 2);
  assert.deepEqual(await findBarriers(page), []);
  await submit('分户');
  const problem = drawer().getByText('请选择关系：');
  const isAsked = await problem.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  );
  if (isAsked) {
    await choose(rows.nth(1).getByRole('combobox'), /^妻$|^子$/);
    assert.equal(await problem.count(), 0, 'a complaint goes when its field is mended');
    await submit('分户');
  }
  await page.getByRole('link', { name: '打开新的家庭' }).click();
  await page.getByRole('heading', { name: '现有成员' }).waitFor();
  await page.getByText('2 人', { exact: true }).waitFor();
});

test('a merger asks what each of the others is to the head', async () => {
  await openHousehold('1 人');
  await start('并户');
  await drawer().getByRole('combobox', { name: '并入的家庭' }).fill('王');
  await options().first().click();
  const rows = drawer().locator('.relation-rows li');
  await rows.first().waitFor();
  await submit('并户');
  await drawer().getByText('请选择关系：').waitFor();
  for (const row of await rows.all()) await choose(row.getByRole('combobox'), /^其他亲属$|^子$/);
  await submit('并户');
  await page.getByText('并户：已办理').waitFor();
});

test('a household can be read as of an earlier day, and nothing can be done there', async () => {
  const name = await openHousehold('3 人');
  await page.getByLabel('按某日查看').fill('20200101');
  await page.keyboard.press('Enter');
  await page.getByText('以下是 2020年1月1日 的登记情况').waitFor();
  await page.getByRole('heading', { name: '当日成员' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '办理', exact: true }).count(), 0);
  await page.getByRole('button', { name: '回到今天' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
});

test('somebody without a household moves, and then joins one', async () => {
  await page.goto('/people/new');
  await choose(page.getByRole('combobox', { name: '证件类型' }), /^无证件$/);
  await page.getByLabel('姓名').fill('余独行');
  await choose(page.getByRole('combobox', { name: '性别' }), /^男$/);
  await page.getByLabel('出生日期').fill('19700102');
  await choose(page.getByRole('combobox', { name: '所在村' }), /./);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('不在任何家庭中').waitFor();
  await page.getByRole('button', { name: '迁移', exact: true }).click();
  await drawer().getByRole('combobox', { name: '迁入的村' }).click();
  await options().nth(3).click();
  await submit('迁移');
  await page.getByText('迁移已登记').waitFor();
  await drawer().waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '加入家庭' }).click();
  await drawer().getByRole('combobox', { name: '加入谁的家庭' }).fill('李');
  await options().first().click();
  await drawer().getByRole('note').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await choose(drawer().getByRole('combobox', { name: '与户主关系' }), /^子$/);
  await submit('加入家庭');
  await page.getByRole('link', { name: '打开家庭档案' }).waitFor();
});

test('a photo from a telephone is made small enough, and what is no photo is refused in words', async () => {
  await goTo(page, '/people');
  await page.locator('table tbody a').first().click();
  const input = page.locator('.photo input[type=file]');
  await input.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.locator('.photo').getByText('只收 JPEG、PNG 图片').waitFor();
  const large = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 3200;
    const pen = canvas.getContext('2d');
    for (let i = 0; pen && i < 12_000; i++) {
      pen.fillStyle = `hsl(${(i * 137) % 360} 60% ${30 + (i % 50)}%)`;
      pen.fillRect((i * 7919) % 2400, (i * 104_729) % 3200, 60, 60);
    }
    return canvas.toDataURL('image/jpeg', 0.98).split(',')[1] ?? '';
  });
  const buffer = Buffer.from(large, 'base64');
  assert.ok(buffer.length > 512 * 1024, 'larger than what the register keeps');
  await input.setInputFiles({ name: 'phone.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText('照片已保存').waitFor();
  await page.locator('.photo img').waitFor();
});

test('on paper there is nothing to press, and it says who printed it', async () => {
  await page.emulateMedia({ media: 'print' });
  await settle(page);
  assert.equal(await page.locator('#content button:visible').count(), 1, 'the open tab, as a heading');
  assert.match(
    (await page.locator('.print-note').textContent()) ?? '',
    /民政工作平台 · 陈志明 于 .{16} 打印/,
  );
  await page.emulateMedia({ media: 'screen' });
});

test('a printed list says which filters and which order made it, and whether it is the whole', async () => {
  await page.goto('/people?sex=2&sort=-birth');
  await settle(page);
  await page.emulateMedia({ media: 'print' });
  const head = page.locator('.print-head');
  await head.waitFor();
  const said = (await head.textContent()) ?? '';
  assert.match(said, /筛选条件：性别“女/);
  assert.match(said, /排序：年轻在前/);
  assert.match(said, /本页只含已显示的前 \d+ 条|共 \d+ 条/);
  assert.equal(await page.locator('.print-note').isVisible(), true);
  assert.equal(await page.locator('search:visible .filter:visible').count(), 0);
  await page.emulateMedia({ media: 'screen' });
});

test('no page said anything on the console', () => {
  assert.deepEqual(visitor.complaints, []);
});
