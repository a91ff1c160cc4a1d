import type { Finding, Source } from './sources.ts';

const LINES_MAX = 400;
/** Machine-made files and data are read by machines. */
const EXEMPT = /\.gen\.|^packs\/|^package-lock\.json$|\/testdata\//;

/** Files that have grown too long to be read in one go. Throws when it was given none to look at. */
export function checkLengths(sources: readonly Source[]): Finding[] {
  const looked = sources.filter((source) => !EXEMPT.test(source.file));
  if (looked.length === 0)
    throw new Error('the length check looked at no file: it would be green for nothing');
  return looked.flatMap((source) => {
    const lines = source.text.trimEnd().split('\n').length;
    if (lines <= LINES_MAX) return [];
    return [{ file: source.file, line: LINES_MAX, what: `${lines} lines; split it (at most ${LINES_MAX})` }];
  });
}
