import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBadNetwork } from '../../admin/testing/bad-network.ts';
import { launchChromium } from '../../admin/testing/chromium.ts';
import { findBarriers, openVisitor, PHONE } from '../../admin/testing/visitor.ts';
import { inventedNumber } from '../../lines/portal/testing/portal-house.ts';
import { anyPicture } from '../../platform/papers/testing/any-paper.ts';
import { openPortal } from './open-portal.ts';

const portal = await openPortal('420281');
const network = await openBadNetwork(portal.url);
const browser = await launchChromium();
after(async () => {
  await browser.close();
  await network.close();
  await portal.close();
});
const APPLY = '/portal/420281/apply/minimum-living';

async function fillIn(page: Page, number: string): Promise<void> {
  await page.check('[name=for][value=self]');
  await page.fill('[name=name]', '王小明');
  await page.fill('[name=idNumber]', number);
  await page.fill('[name=address]', '三组');
  await page.fill('[name="f.reason"]', '家里没有劳动力');
  await page.fill('[name="f.members"]', '2');
  await page.check('[name="f.channel"][value=self]');
  for (const name of ['authorised', 'promised', 'supportersAgree'])
    await page.check(`[name="f.${name}"][value=true]`);
  await page.check('[name="f.nearRelative"][value=false]');
}

test('on a network that breaks, what was typed stays, and a photograph arrives once by itself', async () => {
  const { page, close } = await openVisitor(browser, { url: network.url }, { size: PHONE });
  await page.goto(APPLY);
  await page.getByLabel('输入名称查找').fill('金湖');
  assert.equal(await page.locator('.tile:visible').count(), 1);
  await page.locator('.tile:visible').click();
  await page.locator('.tile').first().click();
  await fillIn(page, inventedNumber(301));
  const form = page.url();
  network.set('cut');
  await page
    .getByRole('button', { name: '下一步' })
    .click()
    .catch(() => undefined);
  await page.waitForURL((url) => url.protocol === 'chrome-error:').catch(() => undefined);
  network.set('open');
  await page.goto(form);
  assert.equal(await page.inputValue('[name="f.reason"]'), '家里没有劳动力');
  assert.equal(await page.inputValue('[name=idNumber]'), '', 'a number is not left on a telephone');
  await page.fill('[name=idNumber]', inventedNumber(301));
  await page.getByRole('button', { name: '下一步' }).click();
  await page.waitForURL('**/photos');
  const buffer = anyPicture(7, [640, 480]);
  // The picture arrives and its answer is lost: it is sent again under the same id.
  network.set('deaf');
  await page.locator('#pick-promise').setInputFiles({ name: '一.png', mimeType: 'image/png', buffer });
  await page.getByText('没有网络').first().waitFor();
  network.set('open');
  await page.locator('.photos img').waitFor();
  assert.ok(network.answersLost > 0);
  assert.equal(await page.locator('.photos img').count(), 1);
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('link', { name: '下一步' }).click();
  network.set('deaf');
  await page
    .getByRole('button', { name: '提交申请' })
    .click()
    .catch(() => undefined);
  await page.waitForTimeout(500);
  network.set('open');
  await page.goto(`${APPLY}/check`);
  await page.waitForURL('**/done');
  assert.match((await page.locator('[data-code]').textContent()) ?? '', /^2[0-9]{3}[2-9A-Z]{8}$/);
  await page.goto(APPLY);
  assert.ok(page.url().endsWith('/done'), 'who begins again sees what was sent');
  await close();
});

test('without a script the same application is filled in, photographed, sent and found again', async () => {
  const context = await browser.newContext({
    baseURL: portal.url,
    viewport: PHONE,
    locale: 'zh-CN',
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(APPLY);
  await page.locator('.tile').nth(2).click();
  await page.locator('.tile').first().click();
  await fillIn(page, inventedNumber(302));
  await page.getByRole('button', { name: '下一步' }).click();
  await page
    .locator('#pick-promise')
    .setInputFiles({ name: '一.png', mimeType: 'image/png', buffer: anyPicture(8, [640, 480]) });
  await page.getByRole('button', { name: '上传' }).nth(1).click();
  await page.locator('.photos img').waitFor();
  await page.getByRole('link', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交申请' }).click();
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  await page.getByRole('link', { name: '查进度' }).last().click();
  await page.getByLabel('查询编号').fill(code);
  await page.getByLabel('身份证号码后四位').fill(inventedNumber(302).slice(-4));
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('已提交，等乡镇（街道）核对').waitFor();
  await context.close();
});
