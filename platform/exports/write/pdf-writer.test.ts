import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gather } from '../testing/reread.ts';
import { readPdf } from '../testing/reread-pdf.ts';
import type { Column, Row } from './cells.ts';
import { openPrintFont } from './pdf-font.ts';
import { printable, textEms, wrap } from './pdf-text.ts';
import { writePdf } from './pdf-writer.ts';

const at = Temporal.Instant.from('2026-11-23T01:50:12Z');
const options = { author: '张三', at, language: 'zh' } as const;
const columns: readonly Column[] = [
  { title: '姓名', kind: 'text', width: 20 },
  { title: '月份', kind: 'date' },
  { title: '金额', kind: 'money', isSummed: true },
];
const row = (name: string, amountFen: bigint): Row => [
  name,
  Temporal.PlainDate.from('2023-04-01'),
  amountFen,
];
const print = async (rows: readonly Row[], signatures: readonly string[] = []) =>
  readPdf(await gather(writePdf({ title: '发放花名册', columns, rows, signatures }, options)));

const { has } = openPrintFont();

test('a printed list has its title, header, rows, sum and who signs', async () => {
  const pages = await print([row('李四', 73_000n), row('买买提·艾力', 123_456_700n)], ['制表人', '负责人']);
  assert.equal(pages.length, 1);
  const said = pages[0] ?? [];
  for (const text of ['发放花名册', '姓名', '李四', '730.00', '买买提·艾力', '1,234,567.00']) {
    assert.ok(said.includes(text), text);
  }
  assert.equal(said[said.indexOf('总计') + 1], '1,235,297.00');
  assert.ok(said.includes('制表：张三　2026-11-23 09:50:12'));
  assert.ok(said.includes('制表人：') && said.includes('负责人：') && said.includes('第 1 页'));
});

test('every page repeats the header, and the sums of the pages are the sum of the whole', async () => {
  const rows = Array.from({ length: 130 }, (_, i) => row(`某${i}`, BigInt(i) * 100n + 1n));
  const pages = await print(rows);
  assert.ok(pages.length > 2);
  const fen = (said: string | undefined) => BigInt((said ?? '').replace(/[,.]/g, ''));
  let sum = 0n;
  for (const page of pages) {
    assert.ok(page.includes('姓名'));
    sum += fen(page[page.indexOf('本页小计') + 1]);
  }
  const last = pages.at(-1) ?? [];
  assert.equal(fen(last[last.indexOf('总计') + 1]), sum);
  assert.equal(
    sum,
    rows.reduce((all, one) => all + (one[2] as bigint), 0n),
  );
  assert.ok(last.includes('共 130 行，以下空白'));
});

test('every sheet says of which list it is, and a long line under the title stays on the paper', async () => {
  const subtitle = `最低生活保障金 · 2026年11月 · ${'依据会议纪要调整安排，'.repeat(20)}PR-2026-000123`;
  const rows = Array.from({ length: 90 }, (_, i) => row(`某${i}`, 100n));
  const list = { title: '发放花名册', subtitle: async () => subtitle, columns, rows };
  const [first = [], ...others] = await readPdf(await gather(writePdf(list, options)));
  const under = first.slice(1, first.indexOf('制表：张三　2026-11-23 09:50:12'));
  assert.equal(under.join('').replaceAll(' ', ''), subtitle.replaceAll(' ', ''));
  for (const line of under) assert.ok(textEms(line) * 9.5 < 595.28, line);
  assert.ok(others.length > 0);
  for (const page of others) assert.match(page[0] ?? '', /^发放花名册 · 最低生活保障金 · 2026年11月/);
});

test('a name of fifty signs is printed whole in a narrow column, and an amount on one line', async () => {
  const name = [
    ...'阿卜杜热合曼·麦麦提伊敏·吐尔逊尼亚孜·阿不都克里木·艾则孜·玉苏甫江·买买提明·库尔班·热西提江',
  ];
  const holder = name.slice(0, 48).join('');
  const narrow: readonly Column[] = [
    { title: '姓名', kind: 'text', width: 10 },
    { title: '开户行', kind: 'text', width: 60 },
    { title: '地址', kind: 'text', width: 60 },
    { title: '金额', kind: 'money', isSummed: true },
  ];
  const rows = [[`${holder}𠮷𠮷`, '某行', '某村', 123_456_789_012n]];
  const [said = []] = await readPdf(
    await gather(writePdf({ title: '发放花名册', columns: narrow, rows }, options)),
  );
  assert.ok(said.join('').includes(printable(`${holder}𠮷𠮷`, has)));
  assert.ok(said.includes('1,234,567,890.12'));
});

test('an empty list is a page that says so', async () => {
  const [page = [], ...more] = await print([]);
  assert.deepEqual(more, []);
  assert.ok(page.includes('共 0 行，以下空白') && page.includes('0.00'));
});

test('what the font cannot draw is said by its number, and nothing of a name is lost', () => {
  assert.equal(printable('𠮷野', has), '〔U+20BB7〕野');
  assert.equal(printable('一\n二\t三', has), '一 二 三');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const said = printable(text, has);
      const back = said.replace(/〔U\+([0-9A-F]+)〕/g, (_, hex) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      );
      assert.equal(
        back,
        text
          .toWellFormed()
          .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
          .trim(),
      );
      for (const sign of said) assert.ok(sign === ' ' || has(sign.codePointAt(0) ?? 0));
    }),
    { numRuns: 30 },
  );
});

test('a text is broken into lines that fit, and only what is beyond the last one is left out', () => {
  const any = fc.string({ unit: fc.constantFrom(...'某大冶市第二组ABw1,· '), maxLength: 60 });
  fc.assert(
    fc.property(
      any,
      fc.integer({ min: 3, max: 12 }),
      fc.integer({ min: 1, max: 30 }),
      (text, ems, linesMax) => {
        const lines = wrap(text, ems, linesMax);
        assert.ok(lines.length <= linesMax);
        for (const line of lines) assert.ok(textEms(line) <= ems + 1, line);
        const joined = lines.join('').replaceAll(' ', '');
        if (joined.endsWith('…')) assert.ok(text.replaceAll(' ', '').startsWith(joined.slice(0, -1)));
        else assert.equal(joined, text.replaceAll(' ', ''));
      },
    ),
  );
});

test('a word of letters is not torn where it can go on whole', () => {
  assert.deepEqual(wrap('back pay, care', 5, 9), ['back', 'pay,', 'care']);
  assert.deepEqual(wrap('Whose award', 6, 9), ['Whose', 'award']);
});

test('every text of a row comes back from the page', async () => {
  const name = fc.string({
    unit: fc.constantFrom(...'赵钱孙李周吴郑王·𠮷𬱖䶮Aa1'),
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 6 }), async (names) => {
      const pages = await print(names.map((one) => row(one, 100n)));
      const said = pages.flat().join('');
      for (const one of names) assert.ok(said.includes(printable(one, has)), one);
    }),
    { numRuns: 15 },
  );
});
