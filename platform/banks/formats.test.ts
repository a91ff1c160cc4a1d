import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getValue } from '../base/index.ts';
import { yuanText } from '../exports/index.ts';
import type { PaymentBatch } from './batch.ts';
import { bankFormats, findBankFormat } from './formats/known.ts';
import { fenOf } from './formats/values.ts';
import { settleReturns } from './settle.ts';
import { answerBatch, fateOf, kindBank, wearyBank } from './simulator.ts';
import { anyBatch } from './testing/invent-batch.ts';

const formatOf = (code: string) => findBankFormat(code) ?? assert.fail(code);
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const small = (batch: PaymentBatch, changes: Partial<PaymentBatch['lines'][number]>): PaymentBatch => ({
  ...batch,
  lines: batch.lines.slice(0, 1).map((line) => ({ ...line, ...changes })),
});
const [sample] = fc.sample(anyBatch, { seed: 3, numRuns: 1 }) as [PaymentBatch];

test('an amount goes into a file and comes back to the fen', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (fen) => fenOf(yuanText(fen)) === fen));
  assert.equal(fenOf('1,268.00'), 126_800n);
  assert.equal(fenOf('634元'), 63_400n);
  assert.equal(fenOf('0.005'), undefined);
  assert.equal(fenOf('六百'), undefined);
});

test('the file with bars is what the county’s bank takes', async () => {
  const batch = small(sample, { account: '6299992487901602327', holderName: '王䶮', amountFen: 27_400n });
  const { bytes, name } = getValue(
    await formatOf('piped-gb18030').write({ ...batch, batchNo: 'DF20230912001' }),
  );
  assert.equal(name, 'DF20230912001.txt');
  assert.deepEqual(gb18030.decode(bytes).split('\r\n'), [
    '#DF20230912001|大冶市民政局|农村低保|2023年9月|1|274.00|20230912',
    '1|6299992487901602327|王䶮||274.00|农村低保202309',
    '',
  ]);
});

test('each format keeps every name, account and fen of any batch', async () => {
  await fc.assert(
    fc.asyncProperty(anyBatch, async (batch) => {
      for (const format of bankFormats.filter(({ code }) => code !== 'workbook')) {
        const { bytes } = getValue(await format.write(batch));
        const text = /gb18030|fixed/.test(format.code) ? gb18030.decode(bytes) : bytes.toString('utf8');
        for (const line of batch.lines) {
          assert.ok(text.includes(line.account), `${format.code}: ${line.account}`);
          assert.ok(text.includes(line.holderName), `${format.code}: ${line.holderName}`);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('what would break a file is refused with its line, and never cut or replaced', async () => {
  const refusedOf = async (code: string, changes: Partial<PaymentBatch['lines'][number]>) => {
    const outcome = await formatOf(code).write(small(sample, changes));
    return outcome.ok ? 'written' : [outcome.refusal.code, outcome.refusal.facts.line];
  };
  assert.deepEqual(await refusedOf('piped-gb18030', { holderName: '王|明' }), ['banks.write.barred', 1]);
  assert.deepEqual(await refusedOf('comma-utf-8', { memo: '低保\n9月' }), ['banks.write.barred', 1]);
  assert.deepEqual(await refusedOf('fixed-width', { account: '6'.repeat(33) }), ['banks.write.too-long', 1]);
  assert.deepEqual(await refusedOf('iso-20022', { reference: 'R'.repeat(36) }), ['banks.write.too-long', 1]);
  assert.deepEqual(await refusedOf('workbook', { memo: '=1+1' }), ['banks.write.formula', 1]);
  assert.deepEqual(await refusedOf('piped-gb18030', { holderName: '\ud800' }), ['banks.write.barred', 1]);
});

test('a bank that answers late, twice, in another order and with lines of nobody is understood in the end', async () => {
  await fc.assert(
    fc.asyncProperty(anyBatch, async (batch) => {
      for (const habits of [kindBank, wearyBank]) {
        const returns = [];
        for (const bytes of answerBatch(batch, habits))
          returns.push(getValue(await formatOf('comma-utf-8').read(bytes)));
        const { outcomes, findings } = settleReturns(batch, returns);
        for (const { state, line } of outcomes) {
          assert.equal(state, fateOf(line, habits).isPaid ? 'paid' : 'failed');
        }
        assert.ok(findings.every(({ kind }) => kind === 'unknown-line'));
      }
    }),
    { numRuns: 8 },
  );
});

test('a return of fixed width is read to the fen, and one that was cut is refused', async () => {
  const row = (no: string, fen: string, paid: string, code: string) =>
    `D${no.padStart(8, '0')}${'6299992487901602327'.padEnd(32)}${fen.padStart(15, '0')}${paid.padStart(15, '0')}${code}${''.padEnd(60)}`;
  const head = `H${'DF20230912001'.padEnd(20)}00000002${'27400'.padStart(15, '0')}`;
  const whole = [head, row('1', '27400', '27400', '0000'), row('2', '100', '0', 'E101'), ''].join('\r\n');
  const read = getValue(await formatOf('fixed-width').read(Buffer.from(whole)));
  assert.deepEqual(
    read.lines.map(({ lineNo, paidFen, state }) => [lineNo, paidFen, state]),
    [
      [1, 27_400n, 'paid'],
      [2, 0n, 'failed'],
    ],
  );
  const cut = await formatOf('fixed-width').read(Buffer.from(whole.split('\r\n').slice(0, 2).join('\r\n')));
  assert.equal(cut.ok ? '' : cut.refusal.code, 'banks.read.cut');
});

test('a status report says paid for settled lines only; accepted is not settled', async () => {
  const status = (reference: string, word: string, more = '') =>
    `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${word}</TxSts>${more}</TxInfAndSts>`;
  const reason = '<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账户已销户</AddtlInf></StsRsnInf>';
  const report = (group: string, lines: string) =>
    Buffer.from(`<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
      <OrgnlGrpInfAndSts><OrgnlMsgId>DF1</OrgnlMsgId>${group}</OrgnlGrpInfAndSts>
      <OrgnlPmtInfAndSts>${lines}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`);
  const format = formatOf('iso-20022');
  const lines = [status('a', 'ACSC'), status('b', 'ACSP'), status('c', 'RJCT', reason), status('d', 'XXXX')];
  const read = getValue(await format.read(report('<GrpSts>PART</GrpSts>', lines.join(''))));
  assert.deepEqual(
    read.lines.map(({ reference, state, code, reason: why }) => [reference, state, code, why]),
    [
      ['a', 'paid', 'ACSC', ''],
      ['b', 'pending', 'ACSP', ''],
      ['c', 'failed', 'AC04', '账户已销户'],
      ['d', 'unclear', 'XXXX', ''],
    ],
  );
  assert.equal(getValue(await format.read(report('<GrpSts>RJCT</GrpSts>', ''))).refusedWhole?.batchNo, 'DF1');
  const bomb = Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><Document>&b;</Document>');
  assert.equal((await format.read(bomb)).ok, false);
});

test('whatever bytes come as a return, they are read or refused, and never throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      for (const code of ['fixed-width', 'iso-20022']) {
        const outcome = await formatOf(code).read(Buffer.from(bytes));
        assert.equal(typeof outcome.ok, 'boolean');
      }
    }),
    { numRuns: 200 },
  );
});

test('the workbook that was written is a table with the titles that the bank wants', async () => {
  const { bytes, name } = getValue(await formatOf('workbook').write(sample));
  assert.match(name, /\.xlsx$/);
  const asReturn = await formatOf('workbook').read(bytes);
  assert.equal(
    asReturn.ok ? '' : asReturn.refusal.code,
    'banks.read.no-titles',
    'a payment file is no return',
  );
});
