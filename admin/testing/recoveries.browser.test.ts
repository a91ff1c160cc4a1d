import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { goTo, openVisitor, pickOption, settle, signIn } from './visitor.ts';

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

const drawerOf = (page: Page) => page.locator('.ant-drawer');

async function submit(page: Page, name: string): Promise<void> {
  await drawerOf(page).getByRole('button', { name, exact: true }).click();
  await drawerOf(page).waitFor({ state: 'detached' });
  await settle(page);
}

async function propose(page: Page, yuan: string): Promise<void> {
  await page.getByRole('button', { name: '提出核销' }).click();
  await drawerOf(page).getByLabel('核销金额（元）').fill(yuan);
  await drawerOf(page).getByLabel('决定文书').fill('局长办公会纪要〔2026〕11号');
  await drawerOf(page).getByLabel('理由').fill('户主重病，家中再无收入，确实无力退还。');
}

test('an instalment is set off, another paid in, and the rest waived by two: the agreement is over', async () => {
  const officer = await openVisitor(browser, house);
  await signIn(officer, 'daye-officer');
  const { page } = officer;
  await goTo(page, '/recoveries');
  await page.getByRole('button', { name: '按月抵扣' }).click();
  await drawerOf(page).getByLabel('抵扣哪个月的发放').click();
  await page.locator('.ant-select-item-option').first().click();
  await submit(page, '抵扣');
  await page.getByText(/已抵扣 1 期/).waitFor();
  await page.getByRole('tab', { name: '追缴台账' }).click();
  await page.locator('table a').first().click();
  await page.getByRole('cell', { name: '从发放中抵扣' }).waitFor();
  await page.getByRole('button', { name: '登记退回' }).first().click();
  await drawerOf(page).getByLabel('凭证').fill('收据 0012');
  await submit(page, '登记退回');
  await page.getByRole('cell', { name: '家庭退回' }).waitFor();

  await propose(page, '999999');
  await drawerOf(page).getByRole('button', { name: '提出核销' }).click();
  await page.getByText(/不能超过未退的/).waitFor();
  const left = /[\d,]+\.\d\d/.exec((await page.getByText(/不能超过未退的/).textContent()) ?? '')?.[0] ?? '';
  await drawerOf(page).getByLabel('核销金额（元）').fill(left.replaceAll(',', ''));
  await submit(page, '提出核销');
  await page.getByText('等另一人复核').first().waitFor();
  assert.equal(await page.getByRole('button', { name: '复核', exact: true }).count(), 0);

  const director = await openVisitor(browser, house);
  await signIn(director, 'daye-director');
  await goTo(director.page, new URL(page.url()).pathname);
  await director.page.getByRole('button', { name: '复核', exact: true }).click();
  await submit(director.page, '同意核销');
  await director.page.getByText('6 / 6 期').waitFor();
  assert.equal(await director.page.getByRole('button', { name: '登记退回' }).count(), 0);
  assert.equal(await director.page.getByRole('button', { name: '记账凭证' }).count(), 3);
  assert.deepEqual([...officer.complaints, ...director.complaints], []);
  await director.close();
  await officer.close();
});

test('where nobody signs, what was too much is ordered back by its decision', async () => {
  const officer = await openVisitor(browser, house);
  await signIn(officer, 'daye-officer');
  const { page } = officer;
  await goTo(page, '/recoveries');
  await page.getByRole('button', { name: '约定退还' }).first().click();
  await drawerOf(page).getByLabel('退还方式').click();
  await pickOption(page, '责令退回');
  assert.equal(await drawerOf(page).getByLabel('家庭签字人').count(), 0);
  await drawerOf(page).getByLabel('期数').click();
  await pickOption(page, '1');
  await drawerOf(page).getByLabel('责令退回决定').fill('责令退回决定书〔2026〕3号');
  await submit(page, '登记');
  await goTo(page, '/recoveries?tab=register&how=ordered');
  await page.getByRole('cell', { name: '责令退回' }).waitFor();
  assert.deepEqual(officer.complaints, []);
  await officer.close();
});
