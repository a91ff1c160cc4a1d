import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hangings } from '../../platform/divisions/index.ts';
import { placeTexts } from '../src/pages/divisions/texts.ts';

test('whatever hangs on a place has its word on the pages of places, in both languages', () => {
  assert.ok(hangings.length > 0);
  for (const { subjectKind } of hangings) {
    for (const words of [placeTexts.zh.hanging, placeTexts.en.hanging]) {
      assert.ok(Object.hasOwn(words, subjectKind), subjectKind);
    }
  }
});
