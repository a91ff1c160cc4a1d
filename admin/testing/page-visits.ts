import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { PageRoute } from '../src/kit/page.ts';
import { buildPages } from './build-pages.ts';
import { launchChromium } from './chromium.ts';
import { type House, type Officer, openHouse } from './house.ts';
import { fillAddress } from './sample-ids.ts';
import {
  type DESK,
  enter,
  findBarriers,
  goTo,
  openVisitor,
  settle,
  type Visitor,
  walkTo,
} from './visitor.ts';
import { findMixedWords, readWords, recordData } from './words.ts';

/** One post for each permission: the first in this order that has it opens the page. */
const visitors: readonly Officer[] = ['daye-officer', 'daye-system', 'daye-security', 'daye-audit'];

/** How every page is opened by one test file; each officer has one window, which goes from page to page. */
export interface PageVisits {
  /**
   * Opens the page in Chinese and judges its words, what axe finds, and what the console says.
   * @param more what else is looked at while it stands.
   */
  visit(route: PageRoute, more?: (page: Page) => Promise<void>): Promise<void>;
  /** The same, and then switches to English where it stands: its words are judged once more. */
  visitInBothLanguages(route: PageRoute): Promise<void>;
}

interface Window extends Visitor {
  readonly login: Officer;
  readonly permissions: ReadonlySet<string>;
  /** Data of the pages before this one: what the program still has, it does not ask for again. */
  readonly known: Set<string>;
}

/** For a test file, at its top. */
export function preparePageVisits(options: {
  readonly size: typeof DESK;
  readonly isEmpty?: boolean;
  /**
   * Every so many pages one is opened by its address, and the others as by a link, which is a third of the work; none where it
   * is left out. What tells an address from a link is the start of the program, and that is the same for all of them.
   */
  readonly addressEvery?: number;
}): PageVisits {
  let house: House;
  let browser: Browser;
  const windows: Window[] = [];
  let visited = 0;
  before(async () => {
    // First, and alone: pages that cannot be built must not leave a browser and a database behind.
    await buildPages();
    // One after the other: a house that does not open must not leave a browser behind, which keeps the process.
    house = await openHouse({ isEmpty: options.isEmpty === true });
    browser = await launchChromium();
    for (const login of visitors) {
      const visitor = await openVisitor(browser, house, { size: options.size });
      const permissions = await enter(visitor, login);
      windows.push({ ...visitor, login, permissions, known: new Set() });
    }
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  const windowFor = ({ permission, path }: PageRoute): Window => {
    const may = ({ permissions }: Window) => permission === 'signed-in' || permissions.has(permission);
    return windows.find(may) ?? assert.fail(`none of ${visitors.join()} may open ${path}`);
  };

  async function open(
    route: PageRoute,
    look: (page: Page, judgeWords: (isEnglish: boolean) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const { page, complaints, known } = windowFor(route);
    const address = await fillAddress(page, route.path);
    assert.ok(address, 'the test county has no record of this kind');
    const data = recordData(page);
    const judgeWords = async (isEnglish: boolean): Promise<void> => {
      for (const one of await data()) known.add(one);
      const mixed = findMixedWords(await readWords(page), known, isEnglish);
      assert.deepEqual(mixed, [], 'words of the other language');
    };
    try {
      const isByAddress = options.addressEvery !== undefined && visited++ % options.addressEvery === 0;
      await (isByAddress ? goTo : walkTo)(page, address);
      assert.equal(new URL(page.url()).pathname, new URL(address, page.url()).pathname, 'where it led');
      await judgeWords(false);
      // The same elements stand in both languages: looking for barriers once is enough.
      assert.deepEqual(await findBarriers(page), [], 'what axe found');
      await look(page, judgeWords);
      assert.deepEqual(complaints.splice(0), [], 'what the console said');
    } finally {
      page.removeAllListeners('response');
    }
  }

  return {
    visit: (route, more) => open(route, async (page) => await more?.(page)),
    visitInBothLanguages: (route) =>
      open(route, async (page, judgeWords) => {
        await page.getByRole('button', { name: 'English', exact: true }).click();
        await page.getByRole('button', { name: '中文', exact: true }).waitFor();
        await settle(page);
        try {
          await judgeWords(true);
        } finally {
          await page.getByRole('button', { name: '中文', exact: true }).click();
        }
      }),
  };
}
