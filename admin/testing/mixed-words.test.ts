import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMixedWords } from './words.ts';

test('a word of the other language is found, and what is data or the number of a record is none', () => {
  assert.deepEqual(findMixedWords(['登录 signed'], new Set(), false), ['登录 signed']);
  assert.deepEqual(findMixedWords(['Signed in 登录'], new Set(), true), ['Signed in 登录']);
  assert.deepEqual(findMixedWords(['Place: 大冶市'], new Set(['大冶市']), true), []);
  assert.deepEqual(
    findMixedWords(['Notice 民政〔2026〕420281-00002号'], new Set(['2026', '民政']), true),
    [],
  );
  const cited = '《办法》（民发〔2021〕57号）第十五条';
  assert.deepEqual(findMixedWords([`At least 100 %, by ${cited}`], new Set([cited]), true), []);
  assert.deepEqual(findMixedWords(['登录 …2bbadc'], new Set(['2', 'b']), false), []);
  assert.deepEqual(findMixedWords(['01a208db-52f5-70c4-abeb-3cf8b0781850'], new Set(['01a2']), false), []);
  assert.deepEqual(findMixedWords(['aeab0638044eb2d5'], new Set(['0', '8']), false), []);
  assert.deepEqual(findMixedWords(['校验值 effaced'], new Set(), false), ['校验值 effaced']);
});
