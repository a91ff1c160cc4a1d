import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPacks } from './check-packs.ts';
import { listPackFiles, openPacks } from './packs.ts';

test('every pack loads, every figure has its source or reason, and is tried on its first day', () => {
  const report = checkPacks();
  assert.ok(report.values > 30, 'there are values to look at');
  assert.deepEqual(report.findings, []);
});

test('a figure without an example on its first day is found', () => {
  const [daye] = listPackFiles().filter(({ file }) => file.includes('420281'));
  assert.ok(daye);
  const later = daye.text.replaceAll('from: 2023-04-01', 'from: 2023-05-01');
  const { findings } = checkPacks([{ ...daye, text: later }]);
  assert.ok(findings.some(({ what }) => what === 'dibao.standard: no example on its first day 2023-05-01'));
});

test('what is only assumed is listed with its reason', () => {
  assert.ok(checkPacks().assumed.some((line) => line.includes('property.vehicles')));
});

test('the standards of the report of 2023 hold from April, and not the day before', () => {
  const { book } = openPacks();
  const fen = (code: string, cell: string, day: number): number | undefined =>
    book.find(code, cell, '420281', day)?.won.value;
  assert.equal(fen('dibao.standard', 'urban', 20_230_401), 73_000);
  assert.equal(fen('dibao.standard', 'rural', 20_230_401), 63_400);
  assert.equal(fen('extreme-poverty.basic', 'rural/home', 20_230_401), 119_500);
  assert.equal(fen('extreme-poverty.basic', 'urban/home', 20_230_401), 146_000);
  assert.equal(fen('extreme-poverty.basic', 'rural/institution', 20_230_401), 146_000);
  assert.notEqual(fen('dibao.standard', 'rural', 20_230_331), 63_400);
});
