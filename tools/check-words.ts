import type { Finding, Source } from './sources.ts';
import { lineAt } from './sources.ts';

const PAGES = /^(admin|portal)\/src\/.*\.tsx?$/;
/** Where the words of the pages belong. */
const CATALOGUE = /\/((?:[a-z]+-)?texts|catalogue|pages\/[^/]+\/index)\.ts$|\.gen\.ts$|\.test\.tsx?$/;
const HAN_RUN = /\p{Script=Han}+/gu;

const blankComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, (part) => part.replace(/[^\n]/g, ' '));

/** Chinese words inside the code of a page: an English reader would be shown them. Throws when it saw no page. */
export function checkWords(sources: readonly Source[]): Finding[] {
  const pages = sources.filter(({ file }) => PAGES.test(file) && !CATALOGUE.test(file));
  if (pages.length === 0) throw new Error('the word check looked at no page: it would be green for nothing');
  return pages.flatMap(({ file, text }) =>
    [...blankComments(text).matchAll(HAN_RUN)].map((match) => ({
      file,
      line: lineAt(text, match.index),
      what: `“${match[0]}” belongs into texts.ts, in both languages`,
    })),
  );
}
