import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';
import { tellScheme } from './testing/told.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/explanations');
const { book } = openPacks();
const AGAIN = 'node lines/handbook/write-explanations.ts writes them anew; read what has changed';

for (const scheme of handbook.schemes.values()) {
  test(`what is read out of ${scheme.code} is what docs/explanations shows`, () => {
    const shown = readFileSync(path.join(folder, `${scheme.code}.md`), 'utf8');
    assert.equal(tellScheme(book, scheme), shown, AGAIN);
  });
}

test('docs/explanations has one file for each scheme', () => {
  const files = readdirSync(folder).toSorted();
  assert.deepEqual(files, [...handbook.schemes.keys()].map((code) => `${code}.md`).toSorted(), AGAIN);
});

test('nothing read out shows a code, a placeholder or a number without its unit', () => {
  for (const scheme of handbook.schemes.values()) {
    const chinese = tellScheme(book, scheme).split('## In English')[0] ?? '';
    const told = [...chinese.matchAll(/```text\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n');
    assert.doesNotMatch(told, /[{}]|undefined|NaN|\b[a-z]+[.-][a-z]+/, scheme.code);
  }
});
