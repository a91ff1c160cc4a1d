import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Names of things that are the same in both languages, and the language switch itself. */
const SAME_IN_BOTH =
  /English|中文|API|TOTP|Excel|CSV|JPE?G|PNG|xlsx?|GB18030|UTF-8|SM[234]|IP|ID|Chrome|Firefox|Safari|Edge|Linux|Windows|macOS|HeadlessChrome/g;

/** The number of a record, or its end as in …66feea: their letters may look like a word. */
const RECORD_NO = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|…[0-9a-f]{4,12}/g;

/** The sum of a file, or its beginning: its letters may look like a word as well. */
const FILE_SUM = /\b(?=[a-f]*\d)[0-9a-f]{12,64}\b/g;

/** The number of a document, as in 民政〔2026〕420281-00002号: a name of its own in any language. */
const DOCUMENT_NO = /\p{Script=Han}+〔\d{4}〕[\w-]+号/gu;

/** Lists of national codes have both languages in them; what they say is words, not data. */
const NOT_DATA = /code-lists|\/api\/docs/;

const READ_MS_MAX = 10_000;

/** Every text that the API gives to this page: names, places, documents. They are shown as they are. The answer waits for what is still being read. */
export function recordData(page: Page): () => Promise<Set<string>> {
  const data = new Set<string>();
  const reading: Promise<void>[] = [];
  const take = (value: unknown): void => {
    if (typeof value === 'string') data.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take);
  };
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/') || NOT_DATA.test(response.url())) return;
    const read = response.json().then(take, () => undefined);
    // What a page asked for and left before it came is never read: the browser then gives no answer at all.
    reading.push(Promise.race([read, pause(READ_MS_MAX, undefined, { ref: false })]));
  });
  return async () => {
    await Promise.all(reading);
    return data;
  };
}

/** Everything that is said on the page, to the eye and to a screen reader: one entry for each run of text. */
export function readWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const isSaid = (element: Element | null): boolean =>
      element !== null && element.closest('[aria-hidden=true]') === null;
    while (walker.nextNode()) said.push(walker.currentNode.textContent ?? '');
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      for (const element of document.querySelectorAll(`body [${name}]`))
        if (isSaid(element)) said.push(element.getAttribute(name) ?? '');
    }
    return said;
  });
}

/**
 * Chinese in an English page or English words in a Chinese one, apart from data. Codes in small or capital
 * letters with digits, dots and dashes (logins, addresses, document numbers) are data of their own kind.
 */
export function findMixedWords(
  said: readonly string[],
  data: ReadonlySet<string>,
  isEnglish: boolean,
): string[] {
  const all = [...data].sort((a, b) => b.length - a.length);
  const withoutData = (line: string): string =>
    all.reduce(
      (rest, value) => (value.length > 0 && rest.includes(value) ? rest.replaceAll(value, ' ') : rest),
      line,
    );
  const withoutNumbers = (line: string): string => line.replace(DOCUMENT_NO, ' ');
  const isMixed = (rest: string): boolean => {
    const own = rest.replace(SAME_IN_BOTH, ' ');
    return isEnglish ? /\p{Script=Han}/u.test(own) : /[A-Za-z]{4,}/.test(own);
  };
  return said.filter((line) => {
    // Before the data: a figure of the data may stand in the number, and leave letters that look like a word.
    const rest = line.replace(RECORD_NO, ' ').replace(FILE_SUM, ' ');
    // A citation that is data holds the number of a document, and such a number may hold a figure that is data.
    return isMixed(withoutNumbers(withoutData(rest))) && isMixed(withoutData(withoutNumbers(rest)));
  });
}
