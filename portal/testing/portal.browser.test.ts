import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launchChromium } from '../../admin/testing/chromium.ts';
import { DESK, findBarriers, openVisitor, PHONE } from '../../admin/testing/visitor.ts';
import { openPortal } from './open-portal.ts';

const portal = await openPortal('420281', '420921');
const browser = await launchChromium();
after(async () => {
  await browser.close();
  await portal.close();
});
const base = '/portal/420281';
const pages = [
  '/portal',
  base,
  `${base}/help`,
  `${base}/help/minimum-living-allowance`,
  `${base}/check`,
  `${base}/standards`,
  `${base}/guides`,
  `${base}/guides/minimum-living`,
  `${base}/powers`,
  `${base}/apply/minimum-living`,
  `${base}/where`,
  `${base}/my-record`,
  `${base}/help/nothing`,
  `${base}/publicity`,
  `${base}/publicity?q=dong`,
  `${base}/publicity/420281001`,
  `${base}/publicity/420281001003`,
  `${base}/publicity/list/none`,
  `${base}/tips`,
  `${base}/receipt`,
  `${base}/verify`,
  `${base}/verify/0123456789ABCDEFGHJK`,
];
const visit = (size = PHONE, path = '/portal/420281') =>
  openVisitor(browser, { url: portal.url }, { size }).then(async (visitor) => {
    await visitor.page.goto(path);
    return visitor;
  });

test('every public page fits both widths, in both sizes of type, and axe has nothing to say', async () => {
  for (const size of [DESK, PHONE]) {
    const { page, complaints, close } = await visit(size);
    for (const type of ['usual', 'large']) {
      await page.goto(`/portal/view?size=${type}&language=zh&back=/portal`);
      for (const path of pages) {
        await page.goto(path);
        assert.deepEqual([path, type, await findBarriers(page)], [path, type, []]);
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.ok(!isWide, `${path} scrolls sideways at ${size.width} in ${type} type`);
      }
    }
    assert.deepEqual(complaints, []);
    await close();
  }
});

test('the first page brings no script, and reads without styles', async () => {
  const html = await (await fetch(`${portal.url}${base}`)).text();
  assert.ok(!html.includes('<script'));
  assert.match(html, /<h1>大冶市民政：/);
});

test('somebody who asks in English, or turns to large type, keeps both from page to page', async () => {
  const { page, close } = await visit();
  await page.getByRole('link', { name: '长者版' }).click();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Standards in force' }).click();
  assert.equal(await page.locator('html.large[lang=en]').count(), 1);
  await page.getByRole('link', { name: 'Usual type' }).click();
  assert.equal(await page.locator('html.large').count(), 0);
  assert.equal(new URL(page.url()).pathname, `${base}/standards`);
  await close();
});

test('the switch leads back to public pages only, wherever its address says', async () => {
  for (const back of [
    'https://example.org/',
    '//example.org',
    '/portal/../api/v1/health',
    '/portal//example.org',
  ]) {
    const answer = await fetch(`${portal.url}/portal/view?back=${encodeURIComponent(back)}`, {
      redirect: 'manual',
    });
    assert.ok(['/portal', '/portal//example.org'].includes(answer.headers.get('location') ?? ''), back);
  }
});

test('the standards of the day before and of the day of a change are both told', async () => {
  const told = async (on: string) => (await fetch(`${portal.url}${base}/standards?on=${on}`)).text();
  assert.match(await told('2023-03-31'), /600元\/月/);
  assert.match(await told('2023-04-01'), /634元\/月/);
  assert.match(await told('yesterday'), /“yesterday” 不是一个日期/);
});

test('a couple in the countryside without income learns by a few answers that 1,268 yuan may be had, and nothing is sent', async () => {
  const { page, complaints, close } = await visit(PHONE, `${base}/check`);
  const next = () => page.getByRole('button', { name: '下一步' }).click();
  await next();
  await page.getByText('请至少选一项').waitFor();
  await page.getByText('家里收入低').click();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await next();
  await page.getByLabel('一起生活的家里人').fill('2');
  await next();
  await page.getByText('农村', { exact: true }).click();
  await next();
  await next();
  assert.equal(await page.getByText('这一项还没有填').count(), 2);
  for (const field of await page.locator('form fieldset').all()) {
    const [year, month, day] = await field.locator('input').all();
    await year?.fill('1970');
    await month?.fill('13');
    await day?.fill('6');
  }
  await next();
  assert.ok(
    (await page.locator('form .wrong:visible').count()) >= 1,
    'a thirteenth month is refused where it stands',
  );
  for (const month of await page.getByLabel('月', { exact: true }).all()) await month.fill('5');
  await next();
  while ((await page.getByRole('heading', { name: '自测结果' }).count()) === 0) {
    for (const field of await page.locator('form fieldset').all()) {
      const no = field.locator('input[value=false]');
      const first = field.locator('input[type=radio]').first();
      if (await no.count()) await no.check();
      else if (await first.count()) await first.check();
      else await field.locator('input').first().fill('0');
    }
    await next();
  }
  await page.getByText('每月1,268元').first().waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('button', { name: '上一步' }).click();
  await page.locator('form').waitFor();
  assert.equal(await page.locator('form input:checked').count(), 2, 'what was answered is there again');
  assert.deepEqual(sent, []);
  assert.deepEqual(complaints, []);
  await close();
});
