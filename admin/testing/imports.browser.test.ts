import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkCharacterOf } from '../../platform/registry/index.ts';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { findBarriers, goTo, openVisitor, PHONE, settle, signIn, type Visitor } from './visitor.ts';

/** An import after its confirmation: running, stopped, resumed, ended; and a file that is none. */

/** So many that somebody is quick enough to stop it. */
const ROWS = 36_000;
const BIRTHDAYS = 12_000;
const NAMES = ['王建国', '李秀英', '张桂兰'];
const WRONG_EVERY = 1_000;
const LONG_MS = 120_000;

let house: House;
let browser: Browser;
let visitor: Visitor;
let page: Page;
before(async () => {
  // First, and alone: pages that cannot be built must not leave a browser and a database behind.
  await buildPages();
  house = await openHouse();
  browser = await launchChromium();
  visitor = await openVisitor(browser, house, { size: PHONE });
  page = visitor.page;
  await signIn(visitor, 'daye-officer');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

/** A roster of old people, three to a birthday; one number in a thousand lacks a digit. */
function rosterOf(town: string, village: string): Buffer {
  const rows = Array.from({ length: ROWS }, (_, no) => {
    const birth = Temporal.PlainDate.from('1910-01-01').add({ days: no % BIRTHDAYS });
    const turn = Math.floor(no / BIRTHDAYS);
    const first = `420299${birth.toString().replaceAll('-', '')}00${turn * 2 + 1}`;
    const number = no % WRONG_EVERY === 0 ? first.slice(0, -1) : first + checkCharacterOf(first);
    return [town, village, NAMES[turn], number, birth, 100].join(',');
  });
  return Buffer.from(`\ufeff${['乡镇,村,姓名,身份证号,出生日期,补贴金额', ...rows].join('\r\n')}`);
}

const upload = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const isTooWide = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('an import is stopped, says so, goes on where it was, and ends with its refused rows to take away', async () => {
  const answer = await page.request.get('/api/v1/divisions/search?level=village&limit=1');
  const { items } = (await answer.json()) as { items: { name: string; townName: string }[] };
  const [village] = items;
  assert.ok(village);
  await goTo(page, '/imports');
  await upload('高龄津贴发放花名册（2026年第三季度）.csv', rosterOf(village.townName, village.name));
  const go = page.getByRole('button', { name: '确认并开始导入' });
  await go.waitFor({ timeout: LONG_MS });
  await go.click();
  await page.getByText(/已处理 [1-9]\d* /).waitFor({ timeout: LONG_MS });
  await page.getByText('导入在后台进行').waitFor();
  await page.getByRole('button', { name: '停止', exact: true }).click();
  await page.getByText('已停止。已导入的行保留').waitFor({ timeout: LONG_MS });
  assert.equal(await page.getByText('导入在后台进行').count(), 0, 'nothing runs');
  assert.deepEqual(await findBarriers(page), []);
  assert.equal(await isTooWide(), false);
  // Left and found again.
  await goTo(page, '/imports');
  await page
    .getByRole('link', { name: /高龄津贴发放花名册/ })
    .first()
    .click();
  await page.getByRole('button', { name: '继续' }).click();
  await page.locator('.page-intro').getByText('已完成').waitFor({ timeout: LONG_MS });
  await settle(page);
  assert.match(
    (await page.locator('.page-intro').textContent()) ?? '',
    new RegExp(`通过 ${ROWS - ROWS / WRONG_EVERY}，需留意 0，未导入 ${ROWS / WRONG_EVERY}`),
  );
  assert.equal(await page.getByRole('button', { name: '停止', exact: true }).count(), 0);
  await page.getByText('下载未导入的行').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  assert.equal(await isTooWide(), false);
});

test('a file that is no workbook is refused with what to do next, and can be deleted', async () => {
  await goTo(page, '/imports');
  await upload('名册.xlsx', Buffer.from('PK\u0003\u0004 not a workbook at all'));
  await page.getByText('无法读取').first().waitFor({ timeout: LONG_MS });
  await settle(page);
  assert.deepEqual(await findBarriers(page), []);
  assert.equal(await page.getByRole('button', { name: '确认并开始导入' }).count(), 0);
  await page.getByRole('button', { name: '删除文件' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除文件' }).click();
  await page.getByText('文件已删除').waitFor();
});

test('no page said anything on the console', () => {
  assert.deepEqual(visitor.complaints, []);
});
