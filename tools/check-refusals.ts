import type { Finding, Source } from './sources.ts';
import { lineAt } from './sources.ts';

const GIVEN = /\brefuse\(\s*'([a-z0-9-]+\.[a-z0-9.-]+)'/g;
const DECLARED = /^\s+'([a-z0-9-]+\.[a-z0-9.-]+)':/gm;

/** A refusal without a text would be a fault at the worst moment; a text without a refusal is dead. */
export function checkRefusals(sources: readonly Source[]): Finding[] {
  const code = sources.filter(({ file }) => /^(platform|lines)\//.test(file) && !file.endsWith('.test.ts'));
  const catalogues = code.filter(({ file }) => file.endsWith('refusals.ts'));
  if (catalogues.length === 0) throw new Error('the refusals check found no catalogue');
  const declared = new Set(
    catalogues.flatMap(({ text }) => [...text.matchAll(DECLARED)].map((match) => match[1] ?? '')),
  );
  const given = code.flatMap(({ file, text }) =>
    [...text.matchAll(GIVEN)].map((match) => ({
      file,
      line: lineAt(text, match.index),
      code: match[1] ?? '',
    })),
  );
  return given
    .filter((refusal) => !declared.has(refusal.code))
    .map(({ file, line, code }) => ({ file, line, what: `the refusal ${code} has no text in a catalogue` }));
}
