import assert from 'node:assert/strict';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { Outcome } from '../../base/index.ts';
import { refuse } from '../../base/index.ts';
import { yuanText } from '../../exports/index.ts';
import type { RawRow } from '../../imports/index.ts';
import { readBytes } from '../../imports/read/read-bytes.ts';
import type { PaymentBatch, ReturnFile } from '../batch.ts';
import { titledReturn } from '../formats/known.ts';
import { readTitledRows } from '../formats/titled-return.ts';
import { settleReturns } from '../settle.ts';
import { fateOf, wearyBank } from '../simulator.ts';
import { anyBatch } from './invent-batch.ts';

const TITLES = '批次号,序号,账号,户名,应发金额,实发金额,处理结果,返回码,失败原因';
const HABITS = { ...wearyBank, failing: 0.3 };

/** What happens to a file between the bank and the bureau. */
const damage = fc.record({
  encoding: fc.constantFrom('utf8', 'utf-8-bom', 'gbk', 'gb18030'),
  /** Rows go to another place, are said twice, or are missing. */
  turned: fc.boolean(),
  doubled: fc.nat(9),
  missing: fc.nat(9),
  /** A sum at the end: none, the right one, or another. */
  total: fc.constantFrom('none', 'right', 'wrong'),
  /** A workbook was opened and kept: long numbers become powers of ten, amounts get commas. */
  accounts: fc.constantFrom('whole', 'whole', 'power', 'zeros'),
  amounts: fc.constantFrom('plain', 'commas', 'sign'),
  cutBytes: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) },
  ),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

const commas = (yuan: string) => yuan.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function amountAs(fen: bigint, how: Damage['amounts']): string {
  const yuan = yuanText(fen);
  if (how === 'sign') return `¥${yuan}`;
  return how === 'commas' ? `"${commas(yuan)}"` : yuan;
}

function accountAs(account: string, how: Damage['accounts']): string {
  if (how === 'power') return Number(account).toExponential(2).toUpperCase();
  return how === 'zeros' ? `${account.slice(0, 15)}${'0'.repeat(Math.max(0, account.length - 15))}` : account;
}

function writeDamaged(batch: PaymentBatch, how: Damage): Buffer {
  let paidFen = 0n;
  const rows = batch.lines.flatMap((line) => {
    if (how.missing > 0 && line.lineNo % 10 === how.missing) return [];
    const { isPaid, code, reason } = fateOf(line, HABITS);
    const times = how.doubled > 0 && line.lineNo % 10 === how.doubled ? 2 : 1;
    if (isPaid) paidFen += line.amountFen * BigInt(times);
    const paid = amountAs(isPaid ? line.amountFen : 0n, how.amounts);
    const row = [batch.batchNo, line.lineNo, accountAs(line.account, how.accounts), line.holderName];
    const text = [
      ...row,
      amountAs(line.amountFen, how.amounts),
      paid,
      isPaid ? '成功' : '失败',
      code,
      reason,
    ].join(',');
    return Array<string>(times).fill(text);
  });
  if (how.turned) rows.reverse();
  if (how.total !== 'none') {
    rows.push(`合计,,,,,${yuanText(how.total === 'right' ? paidFen : paidFen + 100n)},,,`);
  }
  const text = [TITLES, ...rows, ''].join('\r\n');
  const bytes =
    how.encoding === 'utf-8-bom' ? Buffer.from(`\ufeff${text}`) : iconv.encode(text, how.encoding);
  return bytes.subarray(0, Math.max(1, bytes.length - how.cutBytes));
}

/** Reads as the process for it does, without one: a night has tens of thousands of files. */
async function readHere(bytes: Buffer): Promise<Outcome<ReturnFile>> {
  const rows: RawRow[] = [];
  const ignore = () => undefined;
  try {
    await readBytes(bytes, {
      file: ignore,
      sheet: ignore,
      sheetEnd: ignore,
      row: (row) => void rows.push(row),
    });
  } catch {
    return refuse('banks.read.unreadable');
  }
  return readTitledRows(rows, titledReturn);
}

export interface DamagedFiles {
  readonly read: number;
  readonly refused: number;
  readonly believed: number;
  readonly open: number;
}

/**
 * Whatever happened to a file on its way: each line of the batch has one outcome, each line of the file is matched or told,
 * a line counts as paid or failed only where the bank said so, and of a file whose sum is another nothing is believed.
 * @throws with the seed at the first file that is not so.
 */
export async function readDamagedFiles(options: {
  readonly files: number;
  readonly seed: number;
}): Promise<DamagedFiles> {
  const counts = { read: 0, refused: 0, believed: 0, open: 0 };
  await fc.assert(
    fc.asyncProperty(anyBatch, damage, async (batch, how) => {
      const read = await readHere(writeDamaged(batch, how));
      if (!read.ok) {
        counts.refused += 1;
        return;
      }
      counts.read += 1;
      const { outcomes, findings } = settleReturns(batch, [read.value]);
      assert.deepEqual(
        outcomes.map(({ line }) => line.lineNo),
        batch.lines.map(({ lineNo }) => lineNo),
        'matched and exceptions are all lines',
      );
      const isWhole = how.cutBytes === 0;
      const isOther = findings.some(({ kind }) => kind === 'totals');
      if (isWhole) assert.equal(isOther, how.total === 'wrong', 'another sum is told');
      for (const { state, line } of outcomes) {
        if (state === 'open') counts.open += 1;
        else {
          counts.believed += 1;
          assert.equal(isOther, false, 'nothing of a file with another sum');
          assert.equal(state, fateOf(line, HABITS).isPaid ? 'paid' : 'failed');
          assert.ok(how.accounts !== 'power', 'an account that is no account any more');
        }
      }
    }),
    { numRuns: options.files, seed: options.seed },
  );
  return counts;
}
