import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkPacks } from './check-packs.ts';
import { listPackFiles, TEMPLATE } from './packs.ts';

test('every pack loads, every figure has its source or reason, and is tried on its first day', () => {
  const report = checkPacks();
  assert.ok(report.values > 300, 'there are values to look at');
  assert.deepEqual(report.findings, []);
});

/** What the checker says of all packs when one of them has a fault. */
function findingsWith(region: string, plant: (text: string) => string): readonly string[] {
  const files = listPackFiles().map((file) => {
    if (!file.file.includes(region)) return file;
    const text = plant(file.text);
    assert.notEqual(text, file.text, 'the fault was planted');
    return { ...file, text };
  });
  return checkPacks(files).findings.map(({ what }) => what);
}

/** A few figures of their own, so that a planted fault is the only one. */
const smallPack = (values: string): string => `
region: "110101"
name: { zh: 某区, en: Somewhere }
documents:
  notice: { title: 关于提高标准的通知, issuer: 某区民政局, published: 2023-03-20 }
parameters:
  dibao.raise:
${values}
`;
const findingsOf = (values: string): readonly string[] =>
  checkPacks([{ file: 'packs/110101/parameters.yaml', text: smallPack(values) }]).findings.map(
    ({ what }) => what,
  );
const SOURCE = 'source: { document: notice, place: 一 }';
const UNIT = '    unit: 元/人/月\n    values:\n';

test('a small pack without a fault is left alone', () => {
  assert.deepEqual(findingsOf(`${UNIT}      - { from: 2023-04-01, value: { general: 25 }, ${SOURCE} }`), []);
});

test('a figure without source and without reason is refused', () => {
  const [found = ''] = findingsOf(`${UNIT}      - { from: 2023-04-01, value: { general: 25 } }`);
  assert.match(found, /needs its source/);
});

test('a figure without a unit is refused', () => {
  const [found = ''] = findingsOf(
    `    values:\n      - { from: 2023-04-01, value: { general: 25 }, ${SOURCE} }`,
  );
  assert.match(found, /unit is missing/);
});

test('two figures on one day are refused', () => {
  const first = `      - { from: 2023-04-01, until: 2023-12-31, value: { general: 25 }, ${SOURCE} }\n`;
  const second = `      - { from: 2023-12-31, value: { general: 30 }, ${SOURCE} }`;
  assert.match(findingsOf(`${UNIT}${first}${second}`)[0] ?? '', /hold on the same day/);
});

test('a figure known before its document was published is refused', () => {
  const value = `      - { from: 2023-04-01, known: 2023-03-19, value: { general: 25 }, ${SOURCE} }`;
  assert.match(findingsOf(`${UNIT}${value}`)[0] ?? '', /Known before it was published/);
});

test('a figure that outlives its document is refused, and one that ends with it is not', () => {
  const by = (until: string): string =>
    `${UNIT}      - { from: 2018-04-01, ${until}value: { general: 25 }, source: { document: dibao-2012, place: 第二十六条 } }`;
  assert.match(findingsOf(by(''))[0] ?? '', /repealed/);
  assert.match(findingsOf(by('until: 2021-07-01, '))[0] ?? '', /repealed/);
  assert.deepEqual(findingsOf(by('until: 2021-06-30, ')), []);
});

test('a figure without an example on its first day is refused', () => {
  const found = findingsWith('420281', (text) => text.replaceAll('from: 2023-04-01', 'from: 2023-05-01'));
  assert.ok(found.includes('extreme-poverty.basic: no example on its first day 2023-05-01'));
});

test('an example that the rules do not bear out is refused', () => {
  const found = findingsWith('320904', (text) => text.replace('amount: 580 元/月', 'amount: 581 元/月'));
  assert.equal(found.length, 1);
  assert.match(found[0] ?? '', /it gives 580元\/月, not 581/);
});

test('what is only assumed is listed with its reason', () => {
  assert.ok(checkPacks().assumed.some((line) => line.includes('property.vehicles')));
});

test('the template is a whole pack: copied under another code it is accepted, and it is no place itself', () => {
  const file = path.resolve(import.meta.dirname, '../../packs', TEMPLATE, 'parameters.yaml');
  const text = readFileSync(file, 'utf8').replace('"999999"', '"510107"');
  const all = listPackFiles();
  assert.ok(all.every((one) => !one.file.includes(TEMPLATE)));
  assert.deepEqual(checkPacks([...all, { file: 'packs/510107-copy/parameters.yaml', text }]).findings, []);
});
