import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { actPage, openMatterLaw, settingsOf } from './act-tables.ts';
import { matterBook } from './law/matters.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/acts');
const settings = settingsOf(openMatterLaw());
const AGAIN = 'node lines/handbook/write-act-tables.ts writes them anew; read what has changed';

for (const matter of matterBook.matters.values()) {
  test(`${matter.code}: every act in every state is allowed to the posts that docs/acts shows, and refused to all others`, () => {
    const shown = readFileSync(path.join(folder, `${matter.code}.md`), 'utf8');
    assert.equal(actPage(matter, settings), shown, AGAIN);
  });
}

test('docs/acts has one page for each matter', () => {
  const files = readdirSync(folder).toSorted();
  assert.deepEqual(files, [...matterBook.matters.keys()].map((code) => `${code}.md`).toSorted(), AGAIN);
});

test('each matter can be gone through to its end, and ended before it', () => {
  for (const matter of matterBook.matters.values()) {
    const shown = readFileSync(path.join(folder, `${matter.code}.md`), 'utf8');
    for (const phase of ['closed', 'withdrawn', 'terminated', 'not-accepted', 'supplementing'])
      assert.match(shown, new RegExp(`^### ${phase}$`, 'm'), `${matter.code} never comes to ${phase}`);
  }
});

test('no inspector may do anything in any state of any matter', () => {
  for (const file of readdirSync(folder))
    assert.doesNotMatch(readFileSync(path.join(folder, file), 'utf8'), /auditor/, file);
});
