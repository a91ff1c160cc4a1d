import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RawRow } from './raw.ts';
import { readSheet } from './xlsx-sheet.ts';
import { columnName } from './xml.ts';

const strings = [
  { text: '张三', rich: false },
  { text: '李四', rich: true },
];
const context = {
  strings,
  styles: [undefined, 'day', 'month'] as const,
  date1904: false,
  comments: new Map(),
};

async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

/** What is read of rows of cells, by the elements' names with this prefix; or that they are damaged. */
async function read(cells: readonly string[][], prefix: string, piece: number): Promise<unknown> {
  const body = cells.map((row, i) => `<p:row r="${i + 1}">${row.join('')}</p:row>`).join('');
  const text = `<p:worksheet><p:sheetData>${body}</p:sheetData></p:worksheet>`.replaceAll('p:', prefix);
  const rows: RawRow[] = [];
  try {
    const end = await readSheet(inPieces(text, piece), context, (row) => rows.push(row));
    return { rows, end };
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

const number = fc.oneof(
  fc.integer({ min: -5, max: 90_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const words = fc.constantFrom('', '张三', ' ', 'a &amp; b', '_x000D_', '&#x4E00;', '1e5', '𠮷', '"');
const value = fc.oneof(
  fc
    .tuple(number, fc.constantFrom('', ' t="n"'))
    .map(([one, type]) => ({ type, inner: `<p:v>${one}</p:v>` })),
  fc.nat(2).map((no) => ({ type: ' t="s"', inner: `<p:v>${no}</p:v>` })),
  fc
    .constantFrom('<p:v></p:v>', '<p:v/>', '', '<p:v>1 </p:v>', '<p:v>x</p:v>')
    .chain((inner) =>
      fc.constantFrom('', ' t="s"', ' t="str"', ' t="b"', ' t="e"').map((type) => ({ type, inner })),
    ),
  fc.constantFrom('<p:f>A1+1</p:f><p:v>3</p:v>', '<p:f/><p:v>3</p:v>').map((inner) => ({ type: '', inner })),
  fc.tuple(words, fc.constantFrom('', ' xml:space="preserve"')).map(([word, space]) => ({
    type: ' t="inlineStr"',
    inner: `<p:is><p:t${space}>${word}</p:t></p:is>`,
  })),
  words.map((word) => ({
    type: ' t="inlineStr"',
    inner: `<p:is><p:r><p:rPr/><p:t>${word}</p:t></p:r><p:r><p:t>${word}</p:t></p:r></p:is>`,
  })),
);
const cell = fc
  .tuple(
    value,
    fc.constantFrom('', ' s="0"', ' s="1"', ' s="2"', ' s="77"', " s='1'", ' cm="1"'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([{ type, inner }, style, isBehind, isShort]) => (column: number, row: number) => {
    const reference = ` r="${columnName(column)}${row}"`;
    const tag = isBehind ? `<p:c${type}${reference}${style}` : `<p:c${reference}${style}${type}`;
    return inner === '' && isShort ? `${tag}/>` : `${tag}>${inner}</p:c>`;
  });
const rows = fc.array(fc.array(fc.tuple(cell, fc.constantFrom(0, 0, 0, 2, 27, 290)), { maxLength: 6 }), {
  maxLength: 4,
});

test('a cell that is written as usual is read as the reader of all cells reads it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 90 }), async (made, piece) => {
      const cells = made.map((row, i) => {
        let column = -1;
        return row.map(([one, gap]) => {
          column += 1 + gap;
          return one(column, i + 1);
        });
      });
      // Elements with a prefix of their own are never read the short way.
      assert.deepEqual(await read(cells, '', piece), await read(cells, 'x:', piece));
    }),
    { numRuns: 300 },
  );
});
