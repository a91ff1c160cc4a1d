import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { findBarriers, openVisitor, pickOption, signIn, type Visitor } from './visitor.ts';

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

const open = async (): Promise<void> => {
  await page.goto('/people');
  await page.locator('table tbody a').first().click();
  await page.getByRole('tab', { name: '概况' }).waitFor();
};
const drawer = () => page.getByRole('dialog');
/** Opens a field of choices and takes the first one that reads so. */
const choose = async (field: string | RegExp, text: RegExp, within = drawer()): Promise<void> => {
  await within.getByRole('combobox', { name: field }).first().click();
  await pickOption(page, text);
};
const history = async (): Promise<string> => {
  await page.getByRole('tab', { name: '变更经过' }).click();
  const list = page.getByRole('list', { name: '变更经过' });
  await list.waitFor();
  return (await list.textContent()) ?? '';
};

test('one box on the desk finds a person by pinyin initials and says how it was read', async () => {
  await page.goto('/');
  await page.locator('#home-find').fill('hyf');
  await page.keyboard.press('Enter');
  await page.getByText('拼音 hyf').waitFor();
  await page.getByRole('link', { name: '何永福' }).first().waitFor();
  assert.ok(!page.url().includes('hyf'), 'what was typed does not stand in the address');
});

test('a change needs its day, and stands in the history with what was so before', async () => {
  await open();
  const name = (await page.locator('h1').textContent()) ?? '';
  await page.getByRole('button', { name: '记录变更' }).click();
  await drawer().getByLabel('姓名').fill(`${name}新`);
  await drawer().getByLabel('变更原因').fill('改名');
  assert.deepEqual(await findBarriers(page), []);
  await drawer().getByRole('button', { name: '记录变更' }).click();
  await page.getByRole('heading', { level: 1, name: `${name}新` }).waitFor();
  const said = await history();
  assert.match(said, /记录变更/);
  assert.match(said, new RegExp(`${name}\\s*→\\s*${name}新`));
});

test('a correction wants to know what was wrong, and is another act than a change', async () => {
  await open();
  await page.getByRole('button', { name: '更正错误' }).click();
  await drawer().getByRole('button', { name: '更正错误' }).click();
  await drawer().getByText('请填写“错在哪里，依据什么更正”').waitFor();
  await drawer().getByLabel('错在哪里').fill('登记时把民族写错了');
  await drawer().getByRole('button', { name: '更正错误' }).click();
  await drawer().getByRole('alert').waitFor();
  await drawer().getByLabel('姓名').fill('更正后');
  await drawer().getByRole('button', { name: '更正错误' }).click();
  await page.getByRole('heading', { level: 1, name: '更正后' }).waitFor();
  assert.match(await history(), /更正登记错误[\s\S]*登记时把民族写错了/);
});

test('what the server refuses stands at the field that it is about, and a draft outlives a reload', async () => {
  await page.goto('/people/new');
  await page.getByLabel('证件号码').fill('420299195803040010');
  await page.getByLabel('姓名').fill('王小明');
  assert.equal(await page.getByLabel('出生日期').inputValue(), '1958-03-04');
  await page.getByLabel('所在村').click();
  await page.locator('.ant-select-item-option').first().click();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.locator('.ant-form-item-explain-error').first().waitFor();
  await page.reload();
  await page.getByText('已恢复上次未提交的内容').waitFor();
  assert.equal(await page.getByLabel('姓名').inputValue(), '王小明');
});

test('a full number is shown for a reason only, and the record says who looked', async () => {
  await open();
  await page.getByRole('button', { name: '查看完整号码' }).first().click();
  await drawer().getByRole('button', { name: '查看完整号码' }).click();
  await drawer().getByText('请填写原因').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await drawer().getByRole('button', { name: '核对本人证件' }).click();
  await drawer().getByRole('button', { name: '查看完整号码' }).click();
  await page.getByText(/^420299\d{11}[\dX]$/).waitFor();
  await page.getByRole('tab', { name: '查看记录' }).click();
  await page.getByRole('cell', { name: '核对本人证件' }).waitFor();
  await page.getByRole('cell', { name: '陈志明' }).waitFor();
});

test('a record can be read as of an earlier day, and cannot be changed there', async () => {
  await open();
  await page.getByLabel('按某日查看').fill('20200101');
  await page.keyboard.press('Enter');
  await page.getByText('以下是 2020年1月1日 的登记情况').waitFor();
  assert.equal(await page.getByRole('button', { name: '记录变更' }).count(), 0);
});

test('two records of one person become one, with the reason', async () => {
  await page.goto('/duplicates');
  await page.getByRole('button', { name: '比对处理' }).click();
  await drawer().getByRole('columnheader', { name: '档案一' }).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await drawer().getByRole('button', { name: '合并为一人' }).click();
  await drawer().getByText('请填写处理依据').waitFor();
  await drawer().getByLabel('处理依据').fill('核对户口簿，为同一人');
  await drawer().getByRole('button', { name: '合并为一人' }).click();
  await page.getByText('没有待处理的疑似重复').waitFor();
});

test('who is on record already is told before a second record is made, and the pair waits to be settled', async () => {
  const answer = await page.request.get('/api/v1/persons?sex=1&limit=1');
  const { items: known } = (await answer.json()) as {
    items: { name: string; birthDate: string; villageName: string }[];
  };
  const person = known[0];
  assert.ok(person);
  const form = page.locator('main');
  await page.goto('/people/new');
  const afresh = page.getByRole('button', { name: '清空重填' });
  if (await afresh.isVisible()) await afresh.click();
  await choose('证件类型', /无/, form);
  await page.getByLabel('姓名').fill(person.name);
  await choose('性别', /^男/, form);
  await page.getByLabel('出生日期').fill(person.birthDate);
  await page.getByRole('combobox', { name: '所在村' }).fill(person.villageName);
  await page.locator('.ant-select-item-option').filter({ hasText: person.villageName }).first().click();
  // By its place: while its spinner fades out, its name begins with that.
  const register = form.locator('button[type=submit]');
  await register.click();
  const warning = page.locator('.known-persons');
  await warning.getByText('姓名、出生日期、村相同').first().waitFor();
  assert.equal(await warning.evaluate((block) => block === document.activeElement), true);
  assert.deepEqual(await findBarriers(page), []);
  // Somebody else was meant: the warning goes with whom it was about.
  await page.getByLabel('姓名').fill(`${person.name}之`);
  await warning.waitFor({ state: 'detached' });
  await page.getByLabel('姓名').fill(person.name);
  await register.click();
  await warning.getByRole('button', { name: '仍然登记' }).click();
  await page.getByRole('tab', { name: '概况' }).waitFor();
  const id = page.url().split('/').pop();
  const pairs = await page.request.get(`/api/v1/duplicates?personId=${id}`);
  const { items } = (await pairs.json()) as { items: { reasons: string[] }[] };
  assert.deepEqual(
    items.map(({ reasons }) => reasons),
    [['same-name']],
  );
});

test('a head who dies leaves the household to another, and a wrong death is corrected', async () => {
  await page.goto('/households');
  await page.getByRole('row').filter({ hasText: '3 人' }).getByRole('link').first().click();
  await page.getByRole('row').filter({ hasText: '户主' }).getByRole('link').first().click();
  await page.getByRole('button', { name: '登记去世' }).click();
  await drawer().getByLabel('去世日期').fill('20260301');
  await choose('新户主', /./);
  await choose(/^(?!新户主)/, /^子$/, drawer().locator('.relation-rows'));
  assert.deepEqual(await findBarriers(page), []);
  await drawer().getByRole('button', { name: '登记去世' }).click();
  await page.getByText('享年').waitFor();
  await page.getByRole('button', { name: '更正去世登记' }).click();
  const mending = page.getByRole('dialog', { name: '更正去世登记' });
  await mending.getByLabel('去世日期').fill('');
  await mending.getByLabel('错在哪里').fill('同名同姓，登记错人');
  await mending.getByRole('button', { name: '更正去世登记' }).click();
  await page.getByRole('button', { name: '登记去世' }).waitFor();
});

test('no page said anything on the console', () => {
  assert.deepEqual(visitor.complaints, []);
});
