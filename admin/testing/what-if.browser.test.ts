import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { goTo, openVisitor, signIn } from './visitor.ts';

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

async function pressEscape(page: Page, closed: Locator): Promise<void> {
  for (let tries = 0; tries < 20 && (await closed.isVisible()); tries++) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
  }
  await closed.waitFor({ state: 'hidden' });
}

test('a moved figure says what it costs, who gains, and that the database would pay the same', async () => {
  const visitor = await openVisitor(browser, house);
  await signIn(visitor, 'daye-officer');
  const { page } = visitor;
  await goTo(page, '/policy/what-if?month=2026-06&a=dibao.standard/urban=730@2026-07');
  const change = page.getByTestId('change-0');
  await change.waitFor();
  assert.match((await change.textContent()) ?? '', /^0\.00/);
  const slider = page.locator('input[type=range]').first();
  await slider.focus();
  for (let step = 0; step < 20; step++) await slider.press('ArrowRight');
  await change.filter({ hasText: '+' }).waitFor();
  // What stands in the address gives the same page to a colleague.
  await page.waitForURL((url) => url.searchParams.get('a') === 'dibao.standard/urban=770@2026-07');
  await page.getByRole('button', { name: /^受益/ }).click();
  await page.locator('.ant-drawer tbody tr').first().waitFor();
  // Why one household is moved, now and with the variant side by side.
  await page.getByRole('button', { name: '看说明' }).first().click();
  await page.getByRole('heading', { name: '差别在哪里' }).first().waitFor();
  // Each closes one drawer, once it has come in and has the focus.
  await pressEscape(page, page.locator('.what-if-why').first());
  await pressEscape(page, page.locator('.ant-drawer-mask').first());
  await page.getByRole('button', { name: '在数据库内核对' }).click();
  await page.getByText(/完全一致：/).waitFor({ timeout: 60_000 });
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载方案一的参数文件' }).click();
  assert.equal((await saving).suggestedFilename(), '420281-2026-07-01.yaml');
  assert.deepEqual(visitor.complaints, []);
  await visitor.close();
});
