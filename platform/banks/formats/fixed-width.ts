import { done, type Outcome, refuse } from '../../base/index.ts';
import type { PaymentBatch, ReturnFile, ReturnLine } from '../batch.ts';
import { totalFen } from '../batch.ts';
import type { BankFormat } from '../format.ts';
import { encodeText, plainField, type TextEncoding } from './encode.ts';
import { type PaymentField, paymentFields, type StateWords, stateOf } from './values.ts';

/** Places are counted in bytes of the encoding, as banks' programs do: a Chinese character takes two in GB18030. */
export interface FixedColumn<Field> {
  readonly field: Field;
  readonly title: string;
  readonly bytes: number;
  /** Text is filled with blanks behind it, numbers with noughts before them. */
  readonly fill: 'text' | 'number';
}

type ReturnField = 'lineNo' | 'account' | 'dueFen' | 'paidFen' | 'code' | 'reason';

export interface FixedWidthLayout {
  readonly code: string;
  readonly title: BankFormat['title'];
  readonly encoding: TextEncoding;
  readonly columns: readonly FixedColumn<PaymentField>[];
  readonly returns: { readonly columns: readonly FixedColumn<ReturnField>[]; readonly states: StateWords };
}

const HEAD = 'H';
const DETAIL = 'D';
const BATCH_BYTES = 20;
const COUNT_DIGITS = 8;
const SUM_DIGITS = 15;

/**
 * `H`, batch, number of payments and their sum in fen; then a line for each payment that begins with `D`. A return has
 * the same head, so that a file that was cut off is known.
 */
export function fixedWidthFormat(layout: FixedWidthLayout): BankFormat {
  const { code, title, encoding, columns } = layout;
  return {
    code,
    title,
    write: async (batch) => {
      const head = headOf(batch, encoding);
      if (!head.ok) return head;
      const rows = [head.value];
      for (const line of batch.lines) {
        const cells: Buffer[] = [Buffer.from(DETAIL)];
        for (const column of columns) {
          const cell = placeOf(paymentFields[column.field](line), column, encoding, line.lineNo);
          if (!cell.ok) return cell;
          cells.push(cell.value);
        }
        rows.push(Buffer.concat(cells));
      }
      const bytes = Buffer.concat(rows.flatMap((row) => [row, Buffer.from('\r\n')]));
      return done({ name: `${batch.batchNo}.dat`, mediaType: 'application/octet-stream', bytes });
    },
    read: async (bytes) => readReturn(bytes, layout),
  };
}

function headOf(batch: PaymentBatch, encoding: TextEncoding): Outcome<Buffer> {
  const number = placeOf(
    batch.batchNo,
    { field: 'memo', title: 'batchNo', bytes: BATCH_BYTES, fill: 'text' },
    encoding,
    0,
  );
  if (!number.ok) return number;
  const count = String(batch.lines.length).padStart(COUNT_DIGITS, '0');
  const sum = String(totalFen(batch)).padStart(SUM_DIGITS, '0');
  return done(Buffer.concat([Buffer.from(HEAD), number.value, Buffer.from(count + sum)]));
}

/** A value in its place. Refused where it is longer: an account that is cut is the account of somebody else. */
function placeOf(
  value: string,
  { title: name, bytes: width, fill }: FixedColumn<PaymentField>,
  encoding: TextEncoding,
  lineNo: number,
): Outcome<Buffer> {
  const plain = plainField(value, '', { lineNo, name });
  if (!plain.ok) return plain;
  const encoded = encodeText(value, encoding);
  if (!encoded.ok) return refuse(encoded.refusal.code, { ...encoded.refusal.facts, line: lineNo });
  const missing = width - encoded.value.length;
  if (missing < 0) return refuse('banks.write.too-long', { line: lineNo, name, bytes: width });
  const filler = Buffer.alloc(missing, fill === 'number' ? '0' : ' ');
  return done(Buffer.concat(fill === 'number' ? [filler, encoded.value] : [encoded.value, filler]));
}

function* rowsOf(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    const row = bytes.subarray(from, to > from && bytes[to - 1] === 0x0d ? to - 1 : to);
    if (row.length > 0) yield row;
    from = to + 1;
  }
}

function readReturn(bytes: Buffer, { encoding, returns }: FixedWidthLayout): Outcome<ReturnFile> {
  const decoder = new TextDecoder(encoding);
  const [first, ...rest] = [...rowsOf(bytes)];
  const head = first === undefined ? '' : first.toString('latin1');
  const parts = /^H(.{20})(\d{8})(\d{15})$/.exec(head);
  if (!parts) return refuse('banks.read.no-head');
  if (rest.length !== Number(parts[2])) {
    return refuse('banks.read.cut', { stated: Number(parts[2]), found: rest.length });
  }
  const width = 1 + returns.columns.reduce((sum, column) => sum + column.bytes, 0);
  const lines: ReturnLine[] = [];
  for (const [index, row] of rest.entries()) {
    if (row.length !== width || row[0] !== DETAIL.charCodeAt(0))
      return refuse('banks.read.row', { row: index + 2 });
    const cells = cut(row, returns.columns, decoder);
    const [due, paid] = [digitsOf(cells.dueFen), digitsOf(cells.paidFen)];
    if (due === undefined || paid === undefined) return refuse('banks.read.amount', { row: index + 2 });
    lines.push({
      place: index + 2,
      batchNo: parts[1]?.trim() ?? null,
      lineNo: Number(digitsOf(cells.lineNo) ?? 0n),
      reference: null,
      account: cells.account || null,
      holderName: null,
      dueFen: due,
      paidFen: paid,
      state: stateOf(returns.states, cells.code ?? ''),
      code: cells.code ?? '',
      reason: cells.reason ?? '',
    });
  }
  return done({
    lines,
    refusedWhole: null,
    stated: { paidLines: null, failedLines: null, paidFen: BigInt(parts[3] ?? '0') },
  });
}

/** Fen in digits; null for a place that the layout has not, undefined for what is no number. */
const digitsOf = (said: string | undefined): bigint | null | undefined => {
  if (said === undefined) return null;
  return /^\d+$/.test(said) ? BigInt(said) : undefined;
};

function cut(
  row: Buffer,
  columns: readonly FixedColumn<ReturnField>[],
  decoder: TextDecoder,
): Partial<Record<ReturnField, string>> {
  const cells: Partial<Record<ReturnField, string>> = {};
  let at = 1;
  for (const { field, bytes } of columns) {
    cells[field] = decoder.decode(row.subarray(at, at + bytes)).trim();
    at += bytes;
  }
  return cells;
}
