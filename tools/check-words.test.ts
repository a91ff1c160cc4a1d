import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeApiTypes, writeSchema } from './api-types.ts';
import { checkWords } from './check-words.ts';

const page = (text: string) => checkWords([{ file: 'admin/src/pages/a/list.tsx', text }]);

test('a Chinese word in a page is found, with its line', () => {
  assert.deepEqual(
    page('const a = 1;\nreturn <p>人员</p>;').map(({ line }) => line),
    [2],
  );
});

test('a comment may name a thing in Chinese', () => {
  assert.deepEqual(page('// 户主\n/** 低保 */\nconst a = 1;'), []);
});

test('a check that saw no page fails', () => {
  assert.throws(() => checkWords([{ file: 'admin/src/pages/a/texts.ts', text: '人员' }]), /no page/);
});

test('schemas become types', () => {
  assert.equal(writeSchema({ anyOf: [{ type: 'string' }, { type: 'null' }] }, 0), 'string | null');
  assert.equal(writeSchema({ type: 'array', items: { const: 'a' } }, 0), '("a")[]');
  assert.equal(
    writeSchema({ type: 'object', properties: { a: { type: 'integer' }, b: {} }, required: ['a'] }, 0),
    '{\n  a: number;\n  b?: unknown;\n}',
  );
});

test('a document without routes is refused', () => {
  assert.throws(() => writeApiTypes({ paths: {} }), /no route/);
});
