import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PageRoute } from '../src/kit/page.ts';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, type Officer, officers, openHouse } from './house.ts';
import { listRoutes } from './page-registry.ts';
import { fillAddress } from './sample-ids.ts';
import { DESK, findBarriers, goTo, openVisitor, PHONE, signIn, type Visitor } from './visitor.ts';
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
  await Promise.all(
    [house, empty].flatMap((where) =>
      visitors.map(async (login) => {
        const visitor = await openVisitor(browser, where);
        await signIn(visitor, login);
        const answer = await visitor.page.request.get('/api/v1/session');
        const { permissions } = (await answer.json()) as { permissions: string[] };
        sessions.set(`${where.url} ${login}`, {
          session: await visitor.context.storageState(),
          permissions: new Set(permissions),
        });
        await visitor.close();
      }),
    ),
  );
});
after(async () => {
  await browser?.close();
  await house?.close();
  await empty?.close();
});

function sessionFor(where: House, route: PageRoute): Session {
  for (const login of visitors) {
    const known = sessions.get(`${where.url} ${login}`);
    if (known && (route.permission === 'signed-in' || known.permissions.has(route.permission)))
      return known.session;
  }
  throw new Error(`none of ${visitors.join()} of ${Object.keys(officers).join()} may open ${route.path}`);
}

async function visit(
  where: House,
  route: PageRoute,
  options: { size?: typeof DESK; english?: boolean },
  look: (page: Page, visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await openVisitor(browser, where, { ...options, session: sessionFor(where, route) });
  try {
    const address = await fillAddress(visitor.page, route.path);
    if (address === undefined) return;
    const data = recordData(visitor.page);
    await goTo(visitor.page, address);
    const mixed = findMixedWords(await readWords(visitor.page), data, options.english === true);
    assert.deepEqual(mixed, [], 'words of the other language');
    assert.deepEqual(await findBarriers(visitor.page), [], 'what axe found');
    assert.deepEqual(visitor.complaints, [], 'what the console said');
    await look(visitor.page, visitor);
  } finally {
    await visitor.close();
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
