import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PageRoute } from '../src/kit/page.ts';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, type Officer, officers, openHouse } from './house.ts';
import { listRoutes } from './page-registry.ts';
import { fillAddress } from './sample-ids.ts';
import { DESK, enter, findBarriers, goTo, openVisitor, PHONE, type Visitor } from './visitor.ts';
import { findMixedWords, readWords, recordData } from './words.ts';

/** One post for each permission: the first in this order that has it opens the page. */
const visitors: readonly Officer[] = ['daye-officer', 'daye-system', 'daye-security', 'daye-audit'];

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

let house: House;
let empty: House;
let browser: Browser;
const sessions = new Map<string, { session: Session; permissions: Set<string> }>();
const routes = await listRoutes();

before(async () => {
  // First, and alone: pages that cannot be built must not leave a browser and a database behind.
  await buildPages();
  [house, empty, browser] = await Promise.all([openHouse(), openHouse({ isEmpty: true }), launchChromium()]);
  for (const where of [house, empty]) {
    for (const login of visitors) {
      const visitor = await openVisitor(browser, where);
      const permissions = await enter(visitor, login);
      const session = await visitor.context.storageState();
      sessions.set(`${where.url} ${login}`, { session, permissions });
      await visitor.close();
    }
  }
});
after(async () => {
  await browser?.close();
  await house?.close();
  await empty?.close();
});

function loginFor(where: House, route: PageRoute): Officer {
  for (const login of visitors) {
    const known = sessions.get(`${where.url} ${login}`);
    if (known && (route.permission === 'signed-in' || known.permissions.has(route.permission))) return login;
  }
  throw new Error(`none of ${visitors.join()} of ${Object.keys(officers).join()} may open ${route.path}`);
}

const opened = new Map<string, Promise<Visitor>>();

/** One window for each kind of visit, used by page after page: what it loaded once it need not load again. */
function windowFor(
  where: House,
  route: PageRoute,
  options: { size?: typeof DESK; english?: boolean },
): Promise<Visitor> {
  const login = loginFor(where, route);
  const key = `${where.url} ${login} ${options.size?.width ?? 0} ${options.english ?? false}`;
  const known = opened.get(key);
  if (known) return known;
  const session = sessions.get(`${where.url} ${login}`)?.session;
  const fresh = openVisitor(browser, where, { ...options, ...(session ? { session } : {}) });
  opened.set(key, fresh);
  return fresh;
}

async function visit(
  where: House,
  route: PageRoute,
  options: { size?: typeof DESK; english?: boolean },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, complaints } = await windowFor(where, route, options);
  const address = await fillAddress(page, route.path);
  if (address === undefined) return;
  const data = recordData(page);
  try {
    await goTo(page, address);
    const mixed = findMixedWords(await readWords(page), await data(), options.english === true);
    assert.deepEqual(mixed, [], 'words of the other language');
    // The same elements stand in both languages: looking for barriers once is enough.
    if (!options.english) assert.deepEqual(await findBarriers(page), [], 'what axe found');
    assert.deepEqual(complaints.splice(0), [], 'what the console said');
    await look(page);
  } finally {
    page.removeAllListeners('response');
  }
}

const nothingMore = async (): Promise<void> => undefined;
const isOfAddress = (route: PageRoute): boolean => !route.path.includes(':');

for (const route of routes) {
  test(`${route.path} stands at both widths and in both languages`, async () => {
    await Promise.all([
      visit(house, route, { size: DESK }, nothingMore),
      visit(house, route, { size: DESK, english: true }, nothingMore),
      visit(house, route, { size: PHONE }, async (page) => {
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `wider than the phone by ${overflow} px`);
      }),
    ]);
  });
  if (isOfAddress(route)) {
    test(`${route.path} says what it has when there is nothing`, async () => {
      await visit(empty, route, {}, nothingMore);
    });
  }
}
