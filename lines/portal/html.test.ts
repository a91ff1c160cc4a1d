import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html } from './html.ts';

test('whatever text is put into a page is read back as that text and opens no tag or attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { text: page } = html`<p title="${text}">${text}</p>`;
      const [, attribute = '', body = ''] = /^<p title="([^"<>]*)">([^<>]*)<\/p>$/u.exec(page) ?? [];
      const read = (written: string) =>
        written
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
      assert.deepEqual([read(attribute), read(body)], [text, text]);
    }),
  );
});

test('pieces, lists of pieces and nothing are put in as they are', () => {
  const items = ['甲', '<乙>'].map((one) => html`<li>${one}</li>`);
  assert.equal(html`<ul>${items}${false}${null}</ul>`.text, '<ul><li>甲</li><li>&lt;乙&gt;</li></ul>');
});
