import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineUp, rankQuestions } from '../src/pages/policy/line-up.ts';

const form = (name: string) => ({ name });
const forms = (names: string) => [...names].map(form);
const names = (line: readonly { readonly name: string }[]): string => line.map(({ name }) => name).join('');

test('questions that most schemes wait for are asked first', () => {
  const waiting: Record<string, number> = { a: 1, b: 5, c: 5, residence: 1 };
  const ranked = rankQuestions([...forms('abc'), form('residence')], ({ name }) => waiting[name] ?? 0);
  assert.deepEqual(
    ranked.map(({ name }) => name),
    ['residence', 'b', 'c', 'a'],
  );
});

test('an answered question stays where it stood, and the next one comes below', () => {
  const first = lineUp({ before: [], answered: [], ranked: forms('abcdef'), openMost: 3 });
  assert.deepEqual([names(first.line), first.hidden], ['abc', 3]);
  // The answer to b makes f the most telling one, and e is not needed any more.
  const before = [...'abc'];
  const next = lineUp({ before, answered: forms('b'), ranked: forms('fcad'), openMost: 3 });
  assert.deepEqual([names(next.line), next.hidden], ['abcf', 1]);
});

test('what is neither asked nor answered any more goes, and all can be asked at once', () => {
  const after = lineUp({ before: [...'abc'], answered: forms('c'), ranked: [], openMost: 3 });
  assert.equal(names(after.line), 'c');
  assert.equal(lineUp({ before: [], answered: [], ranked: forms('abcdef'), openMost: 6 }).hidden, 0);
});
