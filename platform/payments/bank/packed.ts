import type { PaymentBatch, ReturnFile } from '../../banks/index.ts';

/** Fen as text, since JSON knows no whole numbers beyond 2^53; days and months likewise. */
const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const fen = (said: string | null): bigint | null => (said === null ? null : BigInt(said));

export const packBatch = (batch: PaymentBatch): Buffer => Buffer.from(JSON.stringify(batch, asText), 'utf8');

type Packed<T> = {
  readonly [K in keyof T]: T[K] extends bigint ? string : T[K] extends bigint | null ? string | null : T[K];
};

interface PackedBatch extends Omit<PaymentBatch, 'forMonth' | 'madeOn' | 'payOn' | 'lines'> {
  readonly forMonth: string;
  readonly madeOn: string;
  readonly payOn: string;
  readonly lines: readonly Packed<PaymentBatch['lines'][number]>[];
}

export function unpackBatch(bytes: Buffer): PaymentBatch {
  const said = JSON.parse(bytes.toString('utf8')) as PackedBatch;
  return {
    ...said,
    forMonth: Temporal.PlainYearMonth.from(said.forMonth),
    madeOn: Temporal.PlainDate.from(said.madeOn),
    payOn: Temporal.PlainDate.from(said.payOn),
    lines: said.lines.map((line) => ({ ...line, amountFen: BigInt(line.amountFen) })),
  };
}

export const packReturn = (file: ReturnFile): Buffer => Buffer.from(JSON.stringify(file, asText), 'utf8');

interface PackedReturn extends Omit<ReturnFile, 'lines' | 'stated'> {
  readonly lines: readonly Packed<ReturnFile['lines'][number]>[];
  readonly stated: Packed<ReturnFile['stated']>;
}

export function unpackReturn(bytes: Buffer): ReturnFile {
  const said = JSON.parse(bytes.toString('utf8')) as PackedReturn;
  return {
    ...said,
    lines: said.lines.map((line) => ({ ...line, dueFen: fen(line.dueFen), paidFen: fen(line.paidFen) })),
    stated: { ...said.stated, paidFen: fen(said.stated.paidFen) },
  };
}
