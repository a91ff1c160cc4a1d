import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { findBarriers, goTo, openVisitor, signIn, type Visitor } from './visitor.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

let house: House;
let browser: Browser;
let visitor: Visitor;
let page: Page;
before(async () => {
  await buildPages();
  house = await openHouse();
  browser = await launchChromium();
  visitor = await openVisitor(browser, house);
  page = visitor.page;
  await signIn(visitor, 'daye-village');
});
after(async () => {
  assert.deepEqual(visitor.complaints, []);
  await browser?.close();
  await house?.close();
});

const slider = () => page.getByRole('slider', { name: '在时间轴上选择日期' });
const ruralStandard = () => page.locator('table').getByRole('row').filter({ hasText: '农村' }).first();
/** Until the new day's figures have come, those of the day before stand there. */
const seeRural = (said: string) => ruralStandard().filter({ hasText: said }).waitFor();
const waitForDay = (day: string) => page.waitForURL((url) => url.searchParams.get('on') === day);

test('the time line goes day by day with the keys and from change to change with its buttons', async () => {
  await goTo(page, '/policy?tab=figures&on=2023-04-02&q=dibao.standard');
  await seeRural('634元/月');
  await slider().focus();
  await page.keyboard.press('ArrowLeft');
  await waitForDay('2023-04-01');
  await page.keyboard.press('ArrowLeft');
  await waitForDay('2023-03-31');
  assert.equal(await slider().getAttribute('aria-valuetext'), '2023年3月31日');
  await seeRural('600元/月');
  await page.getByTitle('下一次变化').click();
  await waitForDay('2023-04-01');
  await seeRural('634元/月');
});

test('a day can be typed, and another region be chosen', async () => {
  await goTo(page, '/policy?tab=figures&on=2023-04-02&q=dibao.standard');
  await page.getByRole('textbox', { name: '在时间轴上选择日期' }).fill('20180701');
  await page.keyboard.press('Enter');
  await waitForDay('2018-07-01');
  await page.getByRole('combobox', { name: '地区' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '大丰' }).click();
  await page.waitForURL(/region=320904/);
  await seeRural('580元/月');
});

test('what changed between two days stands figure by figure, with how much', async () => {
  await goTo(page, '/policy?tab=changes&on=2023-04-01&since=2023-03-31');
  const row = page.getByRole('row').filter({ hasText: '低保标准（每人） · 农村' });
  assert.match((await row.textContent()) ?? '', /600元\/月634元\/月\+34（\+5\.7%）/);
});

test('the plot is walked through with the keys, and its table says the same', async () => {
  await goTo(page, '/policy/figures/dibao.standard?with=320904');
  const plot = page.getByRole('region', { name: '低保标准（每人）（农村）历次变化。' });
  await plot.getByRole('button').first().focus();
  assert.match(
    (await page.locator(':focus').getAttribute('aria-label')) ?? '',
    /大冶市，2018年1月1日起，600元\/月，推定/,
  );
  await page.keyboard.press('ArrowRight');
  assert.match(
    (await page.locator(':focus').getAttribute('aria-label')) ?? '',
    /2023年4月1日起，634元\/月，《2023年度/,
  );
  assert.match((await plot.locator('.step-card').textContent()) ?? '', /634元\/月.*大冶市/);
  await page.keyboard.press('End');
  assert.match((await page.locator(':focus').getAttribute('aria-label')) ?? '', /盐城市大丰区/);
  const steps = await plot.locator('.step-plot-frame').getByRole('button').count();
  await plot.getByText('以表格查看').click();
  assert.equal(await plot.locator('tbody tr').count(), steps);
  assert.deepEqual(await findBarriers(page), []);
});

test('a scheme opens its example in the calculator, which comes to the same amount', async () => {
  await goTo(page, '/policy/schemes/minimum-living-allowance?tab=examples');
  await page.getByRole('button', { name: '在计算器中打开' }).first().click();
  await page.getByRole('heading', { level: 1, name: '政策计算器' }).waitFor();
  const card = page.getByRole('article', { name: '最低生活保障' });
  await card.getByText('965.41元/月').first().waitFor();
  await card.getByText('理由、依据和计算过程').click();
  assert.match(
    (await card.locator('.decision-trace').textContent()) ?? '',
    /低保标准（每人）634元\/月.*2023年度/,
  );
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('button', { name: '清空重填' }).click();
  await page.getByText('填写成员的出生日期后').waitFor();
});

/** Not only the few that tell most. */
const askAll = () =>
  page
    .getByRole('button', { name: /也列出来/ })
    .last()
    .click();
const question = (text: string) => page.locator('.fact-field').filter({ hasText: text });

test('the calculator asks no more than it needs, and asks on where an answer opens a question', async () => {
  await goTo(page, '/policy/calculator?on=2023-06-15&schemes=disability-care-subsidy');
  assert.equal(await page.locator('.fact-field').count(), 0);
  await page.getByLabel('成员1的称呼').fill('张三');
  await page.getByLabel('张三的出生日期').fill('1950-03-02');
  await page.keyboard.press('Enter');
  await question('残疾类别').waitFor();
  assert.equal(await question('等级').count(), 0);
  await question('残疾类别').getByRole('combobox').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '肢体' }).click();
  await question('等级').getByText('一级').click();
  assert.ok((await page.locator('.fact-field').count()) <= 11, 'only the few that tell most are asked');
  await askAll();
  await question('需要照护').getByText('是', { exact: true }).click();
  await page
    .getByRole('article', { name: '重度残疾人护理补贴' })
    .getByText(/待答 \d+ 题/)
    .waitFor();
});

test('nothing that was typed is lost over a reload', async () => {
  await page.reload();
  assert.equal(await page.getByLabel('成员1的称呼').inputValue(), '张三');
  assert.ok(await question('等级').getByRole('radio', { name: '一级' }).isChecked());
});

test('an amount that is none is told at its field, and the rest is judged meanwhile', async () => {
  await page
    .getByRole('button', { name: /其余 \d+ 项金额都没有/ })
    .first()
    .waitFor();
  await askAll();
  const wages = question('工资性收入');
  await wages.getByRole('textbox').fill('12x');
  await wages.getByText('请填写金额').waitFor();
  await wages.getByRole('textbox').fill('100');
  await wages.getByText('元/月').click();
  assert.equal(await wages.getByText('请填写金额').count(), 0);
});

test('what is downloaded is read by the command line, and can be opened again', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'facts-420281-2023-06-15.json');
  const file = await download.path();
  const facts = JSON.parse(readFileSync(file, 'utf8'));
  assert.equal(facts.members[0].wageIncome, '100 元/月');
  const args = ['decide', '--region', '420281', '--on', '2023-06-15', '--json', file];
  const said = execFileSync(process.execPath, [path.join(ROOT, 'lines/cli/program.ts'), ...args], {
    encoding: 'utf8',
  });
  assert.ok(JSON.parse(said).length >= 18);
  await page.getByRole('button', { name: '清空重填' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('已打开文件中的家庭情况').waitFor();
  assert.equal(await page.getByLabel('成员1的称呼').inputValue(), '张三');
  await page.locator('input[type=file]').setInputFiles({
    name: 'wrong.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"members":[{"birthDate":"1950-02-30"}]}'),
  });
  await page.getByText('members[0].birthDate').waitFor();
  assert.equal(await page.getByLabel('成员1的称呼').inputValue(), '张三');
});

test('the sheet for the family is on paper only, and has no form on it', async () => {
  await goTo(page, '/policy/calculator');
  await page.getByLabel('成员1的出生日期').or(page.getByLabel('张三的出生日期')).fill('1950-03-02');
  await page.keyboard.press('Enter');
  await page.locator('.family-sheet').waitFor({ state: 'attached' });
  assert.equal(await page.locator('.family-sheet').isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.family-sheet').isVisible(), true);
  assert.equal(await page.locator('.calculator').isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
});

test('limits end on working days, across the holidays of May', async () => {
  await goTo(page, '/policy/limits?on=2026-04-20');
  const row = page.getByRole('row').filter({ hasText: '县级作出审核确认' });
  assert.match((await row.textContent()) ?? '', /10 个工作日2026年5月7日 周四/);
});
