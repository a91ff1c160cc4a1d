import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskValue } from './check/finding.ts';
import { readRules } from './check/rules.ts';
import { looksLikeFormula } from './check/schemes.ts';
import type { RawCell } from './read/raw.ts';
import { isoOfSerial } from './read/serial-date.ts';
import { readAmount, yuanText } from './values/amount.ts';
import { readCount } from './values/count.ts';
import { readDate } from './values/date.ts';

const anyDay = fc.date({ min: new Date('1900-03-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const pad = (n: number) => String(n).padStart(2, '0');

test('a day is read the same in every form that rosters write it in', () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const iso = `${year}-${pad(month)}-${pad(day)}`;
      const wide = (text: string) =>
        text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      const forms: RawCell[] = [
        ...[iso, `${year}.${month}.${day}`, `${year}/${month}/${day}`, `${year}-${month}-${day}`],
        ...[
          `${year}年${month}月${day}日`,
          `${year}年${pad(month)}月${pad(day)}日`,
          ` ${year}.${pad(month)}.${pad(day)} `,
        ],
        ...[
          `${year}${pad(month)}${pad(day)}`,
          year * 10_000 + month * 100 + day,
          { d: iso },
          `${iso} 00:00:00`,
        ],
        ...[wide(`${year}.${month}.${day}`), { r: iso }, { f: 'A1', v: iso }],
      ];
      for (const form of forms) {
        const reading = readDate(form, 2199);
        assert.deepEqual(
          [reading.state, reading.state === 'read' && reading.iso],
          ['read', iso],
          JSON.stringify(form),
        );
      }
      const month6 = readDate(`${year}${pad(month)}`, 2199);
      assert.equal(month6.state === 'read' && month6.iso, `${year}-${pad(month)}`);
    }),
  );
});

test('a serial number is the day that Excel shows for it, and eight digits are no serial number', () => {
  assert.equal(isoOfSerial(61), '1900-03-01');
  assert.equal(isoOfSerial(45017), '2023-04-01');
  assert.deepEqual(readDate(45017, 2023), { state: 'read', iso: '2023-04-01', form: 'serial' });
  assert.deepEqual(readDate(20230401, 2023), { state: 'read', iso: '2023-04-01', form: 'compact-number' });
});

test('two digits of a year are of the century that does not lie ahead', () => {
  assert.equal((readDate('23.4.1', 2023) as { iso: string }).iso, '2023-04-01');
  assert.equal((readDate('49年1月', 2023) as { iso: string }).iso, '1949-01');
});

test('a day that never was is no date, whatever it is written with', () => {
  for (const text of ['2023-02-30', '2023.2.30', '20230230', '2023年2月30日', '2023/13/1']) {
    assert.equal(readDate(text, 2023).state, 'bad', text);
  }
});

test('an amount is read the same in every form, to the fen', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999n }), (fen) => {
      const yuan = yuanText(fen);
      const [whole = '', cents] = yuan.split('.');
      const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (cents ? `.${cents}` : '');
      const wide = yuan.replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
      for (const form of [
        yuan,
        `${yuan}元`,
        `￥${yuan}`,
        thousands,
        `${thousands}元`,
        wide,
        ` ${yuan} `,
        `${yuan}元/月`,
      ]) {
        const reading = readAmount(form);
        assert.equal(reading.state === 'read' && reading.fen, fen, form);
      }
      const negative = readAmount(`-${yuan}`);
      assert.equal(negative.state === 'read' && negative.fen, -fen);
    }),
  );
});

test('units of ten thousand multiply, in the cell or over the table', () => {
  assert.deepEqual(readAmount('0.5万元'), { state: 'read', fen: 500_000n, forms: ['wan'] });
  assert.equal((readAmount(0.12, 10_000) as { fen: bigint }).fen, 120_000n);
});

test('words, errors and formulas without a result are no amounts and never zero', () => {
  assert.deepEqual(readAmount('待定'), { state: 'bad', problem: 'words' });
  assert.deepEqual(readAmount({ f: 'SUM(A1)' }), { state: 'bad', problem: 'no-result' });
  assert.deepEqual(readAmount({ f: 'A1', v: { e: '#REF!' } }), { state: 'bad', problem: 'error' });
  assert.deepEqual(readAmount(''), { state: 'empty' });
});

const anyCell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.record({ d: fc.string() }),
  fc.record({ e: fc.string() }),
  fc.record({ f: fc.string() }),
  fc.record({ f: fc.string(), v: fc.oneof(fc.string(), fc.double()) }),
);

test('no cell, whatever stands in it, makes a reader fail', () => {
  fc.assert(
    fc.property(anyCell, (cell) => {
      readDate(cell, 2023);
      readAmount(cell);
      readCount(cell);
      if (typeof cell === 'string') {
        looksLikeFormula(cell);
        readRules([cell]);
        maskValue('idNumber', cell);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('what a spreadsheet would run is known as such, and a plain number or dash is not', () => {
  for (const text of [
    '=1+1',
    "+cmd|' /C calc'!A0",
    '@SUM(1+1)',
    '-2+3',
    '＝HYPERLINK("x")',
    '<script>alert(1)</script>',
  ]) {
    assert.ok(looksLikeFormula(text), text);
  }
  for (const text of ['-', '-5', '+86', '2023-04-01', '因病', '——', 'a=b'])
    assert.ok(!looksLikeFormula(text), text);
});

test('rules are read from the notes in other words, too', () => {
  const rules = readRules([
    '说明：一类每人每月700元，二类：560，三类420元；差额=700*保障人数-月收入',
    '80-89周岁每人50元，100周岁以上500元',
  ]);
  assert.deepEqual(
    [...rules.classFen],
    [
      ['A', 70_000n],
      ['B', 56_000n],
      ['C', 42_000n],
    ],
  );
  assert.equal(rules.standardFen, 70_000n);
  assert.deepEqual(
    rules.bands.map(({ from, fen }) => [from, fen]),
    [
      [80, 5_000n],
      [100, 50_000n],
    ],
  );
});

test('a masked number shows its area and no more, a masked account its last four', () => {
  assert.equal(maskValue('idNumber', '420299197712163864'), '420299************');
  assert.equal(maskValue('account', '6299 9959 9813 4961 352'), '****1352');
  assert.equal(maskValue('name', '王建国'), '王建国');
});
