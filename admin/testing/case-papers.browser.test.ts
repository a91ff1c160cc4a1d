import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { sql, systemActor } from '../../platform/base/index.ts';
import { anyPicture } from '../../platform/papers/testing/any-paper.ts';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { COUNTY, type House, openHouse } from './house.ts';
import { findBarriers, goTo, openVisitor, PHONE, signIn, type Visitor } from './visitor.ts';

const system = systemActor(COUNTY, 'look at what arrived');
let house: House;
let browser: Browser;
let phone: Visitor;
let page: Page;

before(async () => {
  await buildPages();
  house = await openHouse();
  browser = await launchChromium();
  phone = await openVisitor(browser, house, { size: PHONE });
  page = phone.page;
  await signIn(phone, 'daye-clerk');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const findCase = (where: ReturnType<typeof sql>) =>
  house.services.db.read(system, (reader) =>
    reader.get<{ id: string }>(
      sql`select id from case_file f where county_code = ${COUNTY} and ${where} limit 1`,
    ),
  );
const photo = { name: 'IMG_0001.HEIC.png', mimeType: 'image/png', buffer: anyPicture(7, [640, 480]) };

async function draw(): Promise<void> {
  const pad = await page.locator('dialog.signature-pad canvas').boundingBox();
  assert.ok(pad);
  await page.mouse.move(pad.x + 30, pad.y + 40);
  await page.mouse.down();
  await page.mouse.move(pad.x + 120, pad.y + 80, { steps: 4 });
  await page.mouse.move(pad.x + 200, pad.y + 30, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: '签好了' }).click();
}

test('on a telephone a visit is told with a photograph and a signature, and both stand with the case', async () => {
  const { id } = await findCase(sql`f.step = 'visit' and f.turns <> '{}'
    and not exists (select 1 from case_action a where a.county_code = f.county_code and a.case_id = f.id and a.step = 'visit')`);
  await goTo(page, `/cases/${id}`);
  await page.getByRole('button', { name: '办理 · 入户调查' }).click();
  await page.getByLabel('调查方式').click();
  await page.locator('.ant-select-item-option', { hasText: '入户调查' }).click();
  await page.getByLabel('入户日期').fill('2026-11-23');
  for (const [label, text] of [
    ['地点', '本人家中'],
    ['吃、穿、住、用等实际生活情况', '住平房两间'],
    ['了解到的收入和财产情况', '务农'],
    ['在场并签字的家庭成员', '本人'],
  ] as const)
    await page.getByLabel(label).fill(text);
  await page.getByLabel('拍照 入户照片').setInputFiles(photo);
  await page.getByAltText('入户照片（1）').waitFor();
  await page.getByRole('button', { name: '签字 调查人员和家庭成员签字', exact: true }).click();
  await draw();
  await page.getByAltText('调查人员和家庭成员签字（1）').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('button', { name: '办理', exact: true }).click();
  await page.getByRole('button', { name: '放大看入户调查 · 入户照片第1份' }).waitFor();
  const kept = await house.services.db.read(system, (reader) =>
    reader.rows<{
      slot: string;
    }>(sql`select slot from paper where county_code = ${COUNTY} and owner_id = ${id}
      and slot like 'visit.%' order by slot`),
  );
  assert.deepEqual(kept, [{ slot: 'visit.photos' }, { slot: 'visit.signatures' }]);
  assert.deepEqual(phone.complaints, []);
});

test('papers open large and are turned by keyboard; what is no picture is refused in words', async () => {
  const { id } = await findCase(sql`f.phase = 'applied'`);
  await goTo(page, `/cases/${id}`);
  await page.getByRole('button', { name: '放大看申请书第1份' }).click();
  const viewer = page.getByRole('dialog');
  await viewer.getByText('1 / 3').waitFor();
  await page.keyboard.press('ArrowRight');
  await viewer.getByText('2 / 3').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await viewer.getByText('3 / 3').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
  const bad = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
  await page.getByLabel('上传文件 申请书').setInputFiles(bad);
  await page.getByText(/只收 JPEG、PNG 图片和 PDF 文件/).waitFor();
  phone.complaints.splice(0);
});
