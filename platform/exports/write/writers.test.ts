import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOf, gather, readCsv, readSheet, unzip } from '../testing/reread.ts';
import type { Column, Row } from './cells.ts';
import { writeCsv } from './csv-writer.ts';
import { disarm, rearm } from './disarm.ts';
import { writeWorkbook } from './workbook-writer.ts';

const at = Temporal.Instant.from('2026-11-23T01:50:12Z');
const options = { author: '张三', at };
const textColumn: Column = { title: '姓名', kind: 'text' };
const sheetOf = (columns: readonly Column[], rows: readonly Row[]) => [{ name: '名单', columns, rows }];

/** Without the writer's own pattern: folded to half width, what stands first behind blanks. */
function startsAFormula(cell: string): boolean {
  const folded = cell.normalize('NFKC').replaceAll('\u2212', '-');
  return (
    /^[\t\r\n]/.test(cell) || '=+-@'.includes(folded.replace(/^[\s\p{C}\u3164\u115f\u1160]+/u, '')[0] ?? ' ')
  );
}

const armed = fc
  .tuple(
    fc.constantFrom('', ' ', '\u3000', "'", '\ufeff', '\u200b', '\u00a0 ', "''"),
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(
  armed,
  fc.string({ unit: 'binary', maxLength: 50 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom(
    '𠮷野家',
    '买买提·艾力',
    '"引号"',
    '一\n二',
    '_x0041_',
    "O'Brien",
    '<a>&amp;',
    'a;=1',
    '\u0001\u001f',
  ),
);

test('text that a spreadsheet could take for a formula gets an apostrophe, other text stays as it is', () => {
  for (const text of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '\nx',
    '＝1',
    '－',
    '　＠a',
    ' \u200b=1',
  ]) {
    assert.equal(disarm(text), `'${text}`);
  }
  for (const text of ['张三', '1-2', 'a@b', "'abc", '', ' 甲']) assert.equal(disarm(text), text);
});

test('no text starts a formula once it is disarmed, and every text comes back from it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(startsAFormula(disarm(text)), false);
      assert.equal(rearm(disarm(text)), text);
    }),
    { numRuns: 2_000 },
  );
});

test('a workbook holds no formula and no cell that starts one, and gives back every text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 8 }), async (texts) => {
      const bytes = await gather(
        writeWorkbook(
          sheetOf(
            [textColumn],
            texts.map((text) => [text]),
          ),
          options,
        ),
      );
      const sheet = (await unzip(bytes)).get('xl/worksheets/sheet1.xml') ?? '';
      assert.equal(/<f[ >]/.test(sheet), false);
      const cells = cellsOf(sheet).slice(1).flat();
      assert.equal(
        cells.some((cell) => !cell.isText || startsAFormula(cell.value)),
        false,
      );
      const wanted = texts.filter((text) => text !== '').map((text) => text.toWellFormed());
      assert.deepEqual(
        cells.map((cell) => rearm(cell.value)),
        wanted,
      );
    }),
    { numRuns: 150 },
  );
});

test('a CSV file holds no field that starts a formula, and gives back every text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 8 }), async (texts) => {
      const columns = [textColumn, { title: '备注', kind: 'text' } as const];
      const records = await readCsv(
        writeCsv(
          columns,
          texts.map((text) => [text, 'x']),
        ),
      );
      const fields = records.slice(1).map((record) => record[0] ?? '');
      assert.equal(fields.some(startsAFormula), false);
      assert.deepEqual(
        fields.map(rearm),
        texts.map((text) => text.toWellFormed()),
      );
    }),
    { numRuns: 300 },
  );
});

test('a CSV file begins with a byte order mark and ends its lines with CR LF', async () => {
  const bytes = await gather(
    writeCsv(
      [textColumn, { title: '金额', kind: 'money' }],
      [
        ['张三', -1234n],
        [null, 5n],
      ],
    ),
  );
  assert.equal(bytes.toString('utf8'), '\ufeff"姓名","金额"\r\n"张三",-12.34\r\n,0.05\r\n');
});

test('numbers of things stay text, amounts and days are numbers', async () => {
  const columns: Column[] = [
    { title: '证件号码', kind: 'text' },
    { title: '金额', kind: 'money' },
    { title: '出生日期', kind: 'date' },
    { title: '人数', kind: 'integer' },
    { title: '时间', kind: 'instant' },
  ];
  const day = Temporal.PlainDate.from('1958-03-04');
  const rows = await readSheet(
    writeWorkbook(sheetOf(columns, [['420299195803041234', 123456n, day, 3, at]]), options),
  );
  assert.deepEqual(
    rows[1]?.map((cell) => [cell.isText, cell.value]),
    [
      [true, '420299195803041234'],
      [false, '1234.56'],
      [false, '21248'],
      [false, '3'],
      [false, '46349.409861111'],
    ],
  );
  const [, record] = await readCsv(writeCsv(columns, [['420299195803041234', 123456n, day, 3, at]]));
  assert.deepEqual(record, ['420299195803041234', '1234.56', '1958-03-04', '3', '2026-11-23 09:50:12']);
});

test('an amount of any size is written to the fen', () => {
  return fc.assert(
    fc.asyncProperty(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), async (fen) => {
      const [, record] = await readCsv(writeCsv([{ title: '金额', kind: 'money' }], [[fen]]));
      assert.equal(BigInt(rearm(record?.[0] ?? '').replace('.', '')), fen);
    }),
  );
});

test('a day before 1 March 1900 and a number of more than 15 digits are text, for no program reads them alike', async () => {
  const columns: Column[] = [
    { title: 'a', kind: 'date' },
    { title: 'b', kind: 'any' },
  ];
  const row = [Temporal.PlainDate.from('1900-02-28'), 4_202_991_958_030_412n];
  const rows = await readSheet(writeWorkbook(sheetOf(columns, [row]), options));
  assert.deepEqual(
    rows[1]?.map((cell) => [cell.isText, cell.value]),
    [
      [true, '1900-02-28'],
      [true, '4202991958030412'],
    ],
  );
});

test('a refused cell keeps its value, is coloured, and says why in a comment', async () => {
  const columns: Column[] = [
    { title: '姓名', kind: 'any' },
    { title: '身份证号', kind: 'any' },
  ];
  const cell = { value: '42029919580304123X', tone: 'refused', comment: '校验码 <不符>' } as const;
  const parts = await unzip(await gather(writeWorkbook(sheetOf(columns, [['张三', cell]]), options)));
  const [, row] = cellsOf(parts.get('xl/worksheets/sheet1.xml') ?? '');
  assert.equal(row?.[1]?.value, cell.value);
  assert.notEqual(row?.[1]?.style, row?.[0]?.style);
  assert.match(parts.get('xl/comments1.xml') ?? '', /ref="B2".*校验码 &lt;不符&gt;/);
  assert.match(parts.get('xl/worksheets/sheet1.xml') ?? '', /<legacyDrawing r:id="rId1"\/>/);
  assert.match(parts.get('xl/worksheets/_rels/sheet1.xml.rels') ?? '', /Target="\.\.\/comments1\.xml"/);
});

test('rows beyond what a sheet holds go to further sheets, each with its header', async () => {
  const rows = Array.from({ length: 6 }, (_, i) => [`第${i}`]);
  const parts = await unzip(
    await gather(writeWorkbook(sheetOf([textColumn], rows), { ...options, rowsPerSheetMax: 4 })),
  );
  const read = [1, 2, 3].map((no) => parts.get(`xl/worksheets/sheet${no}.xml`));
  assert.equal(read[2], undefined);
  assert.deepEqual(
    read.slice(0, 2).map((sheet) => cellsOf(sheet ?? '').map((row) => row[0]?.value)),
    [
      ['姓名', '第0', '第1', '第2'],
      ['姓名', '第3', '第4', '第5'],
    ],
  );
  assert.match(parts.get('xl/workbook.xml') ?? '', /name="名单".*name="名单 \(2\)"/);
});

test('a failing list fails the workbook, and a reader who leaves ends the reading of the list', async () => {
  async function* broken() {
    yield ['甲'];
    throw new Error('the list broke');
  }
  await assert.rejects(
    gather(writeWorkbook([{ name: 'a', columns: [textColumn], rows: broken() }], options)),
    /the list broke/,
  );
  let isClosed = false;
  async function* endless() {
    try {
      for (let i = 0; ; i++) yield [`${i} ${Math.random()}`];
    } finally {
      isClosed = true;
    }
  }
  for await (const piece of writeWorkbook([{ name: 'a', columns: [textColumn], rows: endless() }], options)) {
    if (piece.length > 10_000) break;
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(isClosed, true);
});
