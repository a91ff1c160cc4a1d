import fc from 'fast-check';
import type { PaymentBatch, ReturnLine } from '../batch.ts';

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
/** Names as they stand on cards: of the BMP, of minorities with a middle dot, and rare ones beyond the BMP. */
const name = fc.constantFrom('余秀兰', '欧阳春', '才让·多杰', '𠅤芳', '㛃明', '王䶮');

/** Any batch that a county could send. Accounts and numbers are invented. */
export const anyBatch: fc.Arbitrary<PaymentBatch> = fc
  .record({
    batchNo: digits(6, 12).map((tail) => `DF${tail}`),
    lines: fc.array(
      fc.record({
        account: digits(9, 11).map((tail) => `62999900${tail}`),
        holderName: name,
        amountFen: fc.bigInt({ min: 1n, max: 99_999_999_99n }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
  })
  .map(({ batchNo, lines }) => ({
    batchNo,
    payer: { name: '大冶市民政局', account: '62999900000000001' },
    title: '农村低保',
    forMonth: Temporal.PlainYearMonth.from('2023-09'),
    madeOn: Temporal.PlainDate.from('2023-09-12'),
    payOn: Temporal.PlainDate.from('2023-09-13'),
    lines: lines.map((line, index) => ({
      ...line,
      lineNo: index + 1,
      reference: `${batchNo}-${index + 1}`,
      idNumber: null,
      memo: '农村低保202309',
    })),
  }));

/** What a bank says of a line when all is well. */
export function saidPaid(batch: PaymentBatch, index: number): ReturnLine {
  const line = batch.lines[index];
  if (!line) throw new Error(`the batch has no line ${index}`);
  return {
    place: index + 2,
    batchNo: batch.batchNo,
    lineNo: line.lineNo,
    reference: null,
    account: line.account,
    holderName: line.holderName,
    dueFen: line.amountFen,
    paidFen: line.amountFen,
    state: 'paid',
    code: '0000',
    reason: '',
  };
}
