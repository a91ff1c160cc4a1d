import { yuanText } from '../exports/index.ts';
import type { PaymentBatch, PaymentLine, ReturnFile } from './batch.ts';

/** How an invented bank behaves. All shares are of 1; what it does to a line follows from the line alone. */
export interface BankHabits {
  readonly failing: number;
  /** Not mentioned in the first return, but in the second. */
  readonly late: number;
  /** Said twice. */
  readonly twice: number;
  /** Lines of nobody. */
  readonly strange: number;
  readonly shuffled: boolean;
}

export const kindBank: BankHabits = { failing: 0.02, late: 0, twice: 0, strange: 0, shuffled: false };
export const wearyBank: BankHabits = { failing: 0.05, late: 0.1, twice: 0.05, strange: 0.01, shuffled: true };

interface SaidLine {
  readonly lineNo: number;
  readonly account: string;
  readonly holderName: string;
  readonly amountFen: bigint;
  readonly isPaid: boolean;
  readonly code: string;
  readonly reason: string;
}

const FAULTS = [
  ['E102', '户名与账号不符'],
  ['E101', '账户已销户'],
  ['E103', '账号不存在'],
  ['E105', '账户状态异常（长期不动户）'],
] as const;

/** Between 0 and 1, the same for the same text: a bank asked twice says the same (FNV-1a). */
export function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // A further turn, since short texts that differ in their last letter alone lie close together.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}

/** Which lines an invented bank pays, for tests and the demo county. The same line has the same fate in any file. */
export function fateOf(line: PaymentLine, habits: BankHabits): LineFate {
  const chance = chanceOf(`${line.reference}|fate`);
  if (chance >= habits.failing) return { isPaid: true, code: '0000', reason: '' };
  const [code, reason] = FAULTS[Math.floor((chance / habits.failing) * FAULTS.length)] ?? FAULTS[0];
  return { isPaid: false, code, reason };
}

/**
 * The returns that an invented bank gives to a batch, as separated text with titles, in the order in which they
 * come. Together they say of each line what became of it, unless `late` lines are never told: then take the first.
 */
export function answerBatch(batch: PaymentBatch, habits: BankHabits): readonly Buffer[] {
  const isLate = (line: PaymentLine) => chanceOf(`${line.reference}|late`) < habits.late;
  const first = batch.lines.filter((line) => !isLate(line));
  const second = batch.lines.filter(isLate);
  return [first, second].filter((lines) => lines.length > 0).map((lines) => sheetOf(batch, lines, habits));
}

function sheetOf(batch: PaymentBatch, lines: readonly PaymentLine[], habits: BankHabits): Buffer {
  const said: SaidLine[] = lines.flatMap((line) => {
    const one = { ...line, ...fateOf(line, habits) };
    return chanceOf(`${line.reference}|twice`) < habits.twice ? [one, one] : [one];
  });
  const strange = Math.round(lines.length * habits.strange);
  for (let no = 1; no <= strange; no++) {
    const lineNo = 900_000 + no;
    said.push({
      lineNo,
      account: `6299990000${lineNo}`,
      holderName: '查无',
      amountFen: 1n,
      isPaid: false,
      code: 'E900',
      reason: '未知',
    });
  }
  if (habits.shuffled) said.sort((a, b) => chanceOf(`${a.lineNo}|at`) - chanceOf(`${b.lineNo}|at`));
  return Buffer.from(writeSheet(batch, said), 'utf8');
}

function writeSheet(batch: PaymentBatch, said: readonly SaidLine[]): string {
  const rows = said.map((one) =>
    [
      batch.batchNo,
      one.lineNo,
      one.account,
      one.holderName,
      yuanText(one.amountFen),
      one.isPaid ? yuanText(one.amountFen) : '0.00',
      one.isPaid ? '成功' : '失败',
      one.code,
      one.reason,
    ].join(','),
  );
  const titles = '批次号,序号,账号,户名,应发金额,实发金额,处理结果,返回码,失败原因';
  return `\ufeff${[titles, ...rows].join('\r\n')}\r\n`;
}

export type LineFate = Pick<SaidLine, 'isPaid' | 'code' | 'reason'>;

/**
 * The return of an invented bank that says of each line what it is told to, with what a reader makes of these bytes: for
 * a county with years behind it, whose files nobody will read one by one.
 */
export function answerAs(
  batch: PaymentBatch,
  fate: (line: PaymentLine) => LineFate,
): { readonly bytes: Buffer; readonly said: ReturnFile } {
  const lines = batch.lines.map((line): SaidLine => ({ ...line, ...fate(line) }));
  const read = lines.map((line, at) => ({
    place: at + 2,
    batchNo: batch.batchNo,
    lineNo: line.lineNo,
    reference: null,
    account: line.account,
    holderName: line.holderName,
    dueFen: line.amountFen,
    paidFen: line.isPaid ? line.amountFen : 0n,
    state: line.isPaid ? ('paid' as const) : ('failed' as const),
    code: line.code,
    reason: line.reason,
  }));
  const stated = { paidLines: null, failedLines: null, paidFen: null };
  return {
    bytes: Buffer.from(writeSheet(batch, lines), 'utf8'),
    said: { lines: read, refusedWhole: null, stated },
  };
}
