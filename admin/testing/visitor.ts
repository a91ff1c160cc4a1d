import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { type House, type Officer, PASSWORD } from './house.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Somebody at a browser: the page, and everything that it complained about on the way. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, faults of scripts, refused loads: all of them are findings. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A fresh browser window. The session of another visitor can be taken over, which spares the sign-in. */
export async function openVisitor(
  browser: Browser,
  house: House,
  options: {
    size?: typeof DESK;
    english?: boolean;
    session?: Awaited<ReturnType<BrowserContext['storageState']>>;
  } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: options.size ?? DESK,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    // axe is put into the page from outside, which the page's own policy would refuse.
    ...(options.session ? { storageState: options.session } : {}),
  });
  if (options.english) await context.addInitScript(() => localStorage.setItem('minzheng.language', 'en'));
  context.on('page', watchRequests);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A refusal of the API is an answer; the page shows it, and the browser notes the status by itself.
    const isRefusal = /Failed to load resource.*status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, complaints, close: () => context.close() };
}

/** Signs in through the page, as the officer does. */
export async function signIn(visitor: Visitor, login: Officer, password = PASSWORD): Promise<void> {
  const { page } = visitor;
  await page.goto('/');
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('#content h1').waitFor();
}

/** Signs in behind the page's back: for visits that are not about signing in. Gives what the officer may do. */
export async function enter(visitor: Visitor, login: Officer): Promise<Set<string>> {
  const answer = await visitor.context.request.post('/api/v1/session', {
    data: { login, password: PASSWORD },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const body = (await answer.json()) as { permissions?: string[] };
  if (!body.permissions) throw new Error(`${login} was not let in: ${JSON.stringify(body)}`);
  return new Set(body.permissions);
}

/** Opens an address and waits until nothing is being fetched any more and no bar stands for what will come. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await settle(page);
}

/**
 * Goes on to an address of the same site as a link would, without loading the program anew. A window that is nowhere yet,
 * or whose heading did not change hands, is opened there.
 */
export async function walkTo(page: Page, address: string): Promise<void> {
  if (page.url() === 'about:blank') return goTo(page, address);
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.dataset.left = '';
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, address);
  await settle(page);
  const headings = page.locator('h1');
  await headings.first().waitFor();
  if ((await page.locator('h1[data-left]').count()) > 0) await goTo(page, address);
}

/** What a page has asked for and not got yet, and how much it has asked for so far. */
const underway = new WeakMap<Page, { readonly now: Set<Request>; sofar: number }>();

function watchRequests(page: Page): void {
  const watched = { now: new Set<Request>(), sofar: 0 };
  underway.set(page, watched);
  page.on('request', (request) => {
    watched.sofar += 1;
    watched.now.add(request);
  });
  const end = (request: Request) => watched.now.delete(request);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
}

/** A window that the browser does not draw has no frames: it is not waited for longer than any frame takes. */
const hasNothingToDo = async (): Promise<boolean> => {
  const FRAME_MS_MAX = 1_000;
  await new Promise<void>((drawn) => {
    setTimeout(drawn, FRAME_MS_MAX);
    requestAnimationFrame(() => setTimeout(drawn, 0));
  });
  await new Promise((idle) => requestIdleCallback(idle, { timeout: FRAME_MS_MAX }));
  return document.querySelector('.block-loading') === null;
};

const SETTLE_MS_MAX = 20_000;
const LOOK_MS = 20;
/** What came is drawn, and what that asks for is asked for, in one turn; a second one that finds nothing is sure. */
const QUIET_TURNS = 2;

/** Waits until nothing is being fetched, the page has nothing left to do, and no bar stands for what will come. */
export async function settle(page: Page): Promise<void> {
  const watched = underway.get(page);
  if (!watched) throw new Error('the window of this page was not opened by openVisitor');
  const endsAt = Date.now() + SETTLE_MS_MAX;
  for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
    if (Date.now() > endsAt) throw new Error(`${page.url()} does not come to rest`);
    if (watched.now.size > 0) {
      await page.waitForTimeout(LOOK_MS);
      quiet = -1;
      continue;
    }
    const before = watched.sofar;
    const isDone = await page.evaluate(hasNothingToDo).catch((error: unknown) => {
      // It is just leaving for another address.
      if (page.isClosed() || !/context was destroyed/.test(String(error))) throw error;
      return false;
    });
    if (!isDone || watched.sofar > before) quiet = -1;
  }
}

const PICKS = 5;
const PICK_MS = 2_000;

/**
 * Takes a choice out of the list that has just been opened: the first that has all the words. A list that is drawn anew
 * under the hand takes no click: whoever sees it still open clicks again.
 */
export async function pickOption(page: Page, ...words: readonly (string | RegExp)[]): Promise<void> {
  const list = page.locator('.ant-select-dropdown:visible');
  const all = list.locator('.ant-select-item-option');
  const wanted = words.reduce((found, hasText) => found.filter({ hasText }), all).first();
  await wanted.waitFor();
  for (let tries = 0; tries < PICKS && (await wanted.isVisible()); tries++) {
    await wanted.click();
    await list
      .first()
      .waitFor({ state: 'hidden', timeout: PICK_MS })
      .catch(() => undefined);
  }
  await list.first().waitFor({ state: 'hidden' });
}

/** What axe finds at levels A and AA that is serious or critical, each in one line. */
export async function findBarriers(page: Page): Promise<string[]> {
  // What is still fading in has no contrast yet. What turns for ever is not waited for.
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime ?? 0));
    const ended = Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
    // One that stands still for ever was never going to end.
    return Promise.race([ended, new Promise((late) => setTimeout(late, 3_000))]).then(() => undefined);
  });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: unknown): Promise<{ violations: AxeViolation[] }> };
    };
    interface AxeViolation {
      readonly id: string;
      readonly impact: string;
      readonly nodes: { html: string; failureSummary: string }[];
    }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      // Of what is well, nothing is told: to find a name for each element of a page takes longer than to judge it.
      resultTypes: ['violations'],
      selectors: false,
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 3)
          .map(
            ({ html, failureSummary }) =>
              `${id}: ${html.slice(0, 160)} — ${failureSummary.replace(/\s+/g, ' ')}`,
          ),
      );
  });
}
