import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { goTo, openVisitor, pickOption, signIn } from './visitor.ts';

let house: House;
let browser: Browser;
before(async () => {
  house = await openHouse();
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).last().click();
  await pickOption(page, option);
}

async function fillSettling(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: '选择已显示的全部待处理' }).click();
  await page.getByRole('button', { name: /^处理所选/ }).click();
  await choose(page, '处理', '照发');
  await page.locator('.ant-drawer textarea').fill(reason);
}

const inDrawer = (page: Page, name: string | RegExp) =>
  page.locator('.ant-drawer').getByRole('button', { name });

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await inDrawer(page, name).click();
  await page.locator('.ant-drawer').waitFor({ state: 'detached' });
}

test('a run is settled, frozen and signed by two; who comes late is told and loses nothing', async () => {
  const officer = await openVisitor(browser, house);
  await signIn(officer, 'daye-officer');
  const session = await officer.context.storageState();
  const late = await openVisitor(browser, house, { session });
  for (const { page } of [officer, late]) {
    await goTo(page, '/payments?state=preview');
    await page.getByRole('link', { name: /^FF/ }).first().click();
    await page.getByText('个待处理').waitFor();
  }
  await fillSettling(late.page, '来晚了的理由');
  await fillSettling(officer.page, '已核实，家庭人口增加。');
  await inDrawer(officer.page, /^处理所选/).click();
  await officer.page.getByText('可以冻结').waitFor();
  await inDrawer(late.page, /^处理所选/).click();
  await late.page.getByText('这个批次刚刚被别人改动').waitFor();
  assert.equal(await late.page.locator('.ant-drawer textarea').inputValue(), '来晚了的理由');
  await late.close();

  await act(officer.page, '冻结名册');
  await officer.page.getByText('还需两人签批，其中一人为负责人。').waitFor();
  await act(officer.page, '签批');
  await officer.page.getByText('还需负责人签批。').waitFor();
  assert.equal(await officer.page.getByRole('button', { name: '签批', exact: true }).count(), 0);

  const director = await openVisitor(browser, house);
  await signIn(director, 'daye-director');
  await goTo(director.page, new URL(officer.page.url()).pathname);
  await act(director.page, '签批');
  await director.page.getByText('已记入应付').waitFor();
  assert.deepEqual([...officer.complaints, ...director.complaints], []);
  await director.close();
  await officer.close();
});

test('an award is suspended from a month on with a cause, and says so', async () => {
  const officer = await openVisitor(browser, house);
  await signIn(officer, 'daye-officer');
  const { page } = officer;
  await goTo(page, '/awards?state=running');
  await page.locator('table a').first().click();
  await page.getByRole('button', { name: '暂停', exact: true }).click();
  await choose(page, '原因', '下落不明');
  await page.locator('.ant-drawer textarea').fill('两次走访都没有见到人。');
  await inDrawer(page, '暂停').click();
  await page.getByRole('button', { name: '恢复', exact: true }).waitFor();
  await page.getByRole('cell', { name: '下落不明' }).waitFor();
  assert.deepEqual(officer.complaints, []);
  await officer.close();
});
