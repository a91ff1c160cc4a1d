import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, openHouse } from './house.ts';
import { findBarriers, goTo, openVisitor, PHONE, settle, signIn, type Visitor } from './visitor.ts';

/** Changes of places from the first step to the last, on a telephone. */

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

interface Place {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly level: string;
  readonly kind: string;
  readonly parentId: string | null;
}

async function places(): Promise<Place[]> {
  const answer = await page.request.get('/api/v1/divisions/tree');
  return ((await answer.json()) as { items: Place[] }).items;
}
const villagesOf = (all: readonly Place[], town: Place | undefined): Place[] =>
  all.filter((place) => place.parentId === town?.id);
const nameOf = async (id: string): Promise<string | undefined> =>
  (await places()).find((place) => place.id === id)?.name;

const picture = (name: string) =>
  process.env.PICTURES === undefined
    ? Promise.resolve()
    : page.screenshot({ path: `${process.env.PICTURES}-${name}.png`, fullPage: true }).then(() => undefined);

/** Chooses a place by its whole name; a village with the township it lies in. */
async function pick(field: string, name: string, within = ''): Promise<void> {
  await page.locator(`#${field}`).fill(name);
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list
    .locator('.ant-select-item-option')
    .filter({ hasText: name })
    .filter({ hasText: within })
    .first()
    .click();
}

async function start(kind: string): Promise<void> {
  await goTo(page, '/places/changes/new');
  await page.getByText(kind, { exact: true }).click();
  await page.getByRole('button', { name: '下一步' }).click();
}

/** Day and document, the preview, and the end. */
async function finish(picturesAs: string): Promise<void> {
  await page.locator('#change-document').fill('冶政发〔2026〕8号');
  await picture(`${picturesAs}-fill`);
  await page.getByRole('button', { name: '预览影响' }).click();
  await page.getByRole('button', { name: '确认办理' }).waitFor();
  await settle(page);
  assert.deepEqual(await findBarriers(page), []);
  await picture(`${picturesAs}-preview`);
  await page.getByRole('button', { name: '确认办理' }).click();
  await page.getByText('区划调整已办理').waitFor();
  await picture(`${picturesAs}-done`);
}

/** No page is wider than the telephone. */
const isTooWide = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

async function undo(picturesAs: string): Promise<void> {
  await page.getByRole('link', { name: '查看这次调整' }).click();
  await page.getByRole('button', { name: '撤销这次调整' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '录入有误' }).click();
  await picture(`${picturesAs}-undo`);
  await dialog.getByRole('button', { name: '撤销这次调整' }).click();
  await page.getByText('这次调整已经撤销').waitFor();
  await settle(page);
  assert.equal(await isTooWide(), false);
  await picture(`${picturesAs}-undone`);
}

test('a village gets another name, and has its old one back when that is undone', async () => {
  const all = await places();
  const [town] = all.filter((place) => place.level === 'town');
  const [village] = villagesOf(all, town);
  assert.ok(town && village);
  await start('更名（改设）');
  await pick('change-place', village.name, town.name);
  await page.locator('#change-name').fill('新湖社区');
  await finish('rename');
  const renamed = (await places()).find(({ id }) => id === village.id);
  assert.deepEqual([renamed?.name, renamed?.kind], ['新湖社区', village.kind], 'a community stays one');
  await undo('rename');
  assert.equal(await nameOf(village.id), village.name);
});

test('a township gets another code, and its villages with it', async () => {
  const town = (await places()).filter((place) => place.level === 'town').at(-1);
  assert.ok(town);
  await start('变更代码');
  await pick('change-place', town.name);
  await page.locator('#change-code').fill('420281987');
  await finish('recode');
  const villages = villagesOf(await places(), town);
  assert.ok(villages.length > 0 && villages.every(({ code }) => code.startsWith('420281987')));
  await undo('recode');
});

test('a village moves to another township', async () => {
  const all = await places();
  const [from, to] = all.filter((place) => place.level === 'town');
  const [village] = villagesOf(all, from);
  assert.ok(from && to && village);
  await start('变更隶属关系');
  await pick('change-places', village.name, from.name);
  await pick('change-parent', to.name);
  await finish('move');
  assert.equal((await places()).find(({ id }) => id === village.id)?.parentId, to.id);
  await undo('move');
});

test('two villages become one, people follow, and both stand again when it is undone', async () => {
  const all = await places();
  const [town] = all.filter((place) => place.level === 'town');
  const [one, other] = villagesOf(all, town);
  assert.ok(town && one && other);
  await start('合并');
  await pick('change-places', one.name, town.name);
  await pick('change-places', other.name, town.name);
  await page.getByText(`并入${one.name}`).click();
  await finish('merge');
  const people = async (id: string): Promise<number> => {
    const answer = await page.request.get(`/api/v1/persons?villageId=${id}&limit=100`);
    return ((await answer.json()) as { items: unknown[] }).items.length;
  };
  const together = await people(one.id);
  assert.equal(await nameOf(other.id), undefined);
  await undo('merge');
  const apart = [await people(one.id), await people(other.id)];
  assert.ok(apart.every((count) => count > 0));
  assert.equal(together, (apart[0] ?? 0) + (apart[1] ?? 0));
});

test('a village is split, with the households that go to the new part', async () => {
  const all = await places();
  const [town] = all.filter((place) => place.level === 'town');
  const [village] = villagesOf(all, town);
  assert.ok(town && village);
  await start('拆分');
  await pick('change-place', village.name, town.name);
  await page.getByLabel('第 1 个 新名称').fill('东湖社区');
  await page
    .getByRole('combobox', { name: /划入的家庭/ })
    .first()
    .click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '2819' }).first().click();
  await page.keyboard.press('Escape');
  await finish('split');
  const made = (await places()).find(({ name }) => name === '东湖社区');
  assert.equal(made?.kind, village.kind);
  const answer = await page.request.get(`/api/v1/households?villageId=${made?.id}`);
  assert.equal(((await answer.json()) as { items: unknown[] }).items.length, 1);
  await undo('split');
  assert.equal(
    (await places()).find(({ name }) => name === '东湖社区'),
    undefined,
  );
});

test('no page said anything on the console', () => {
  assert.deepEqual(visitor.complaints, []);
});
