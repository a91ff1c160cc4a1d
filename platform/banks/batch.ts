/**
 * What a county asks a bank to pay, and what the bank says became of it. Amounts are integer fen. An account and an
 * ID number are whole here: a file for the bank is the one place that they leave the house, and it is made, hashed and
 * sealed by the program (`write` of a format), never typed.
 */
export interface PaymentLine {
  /** From 1, without gaps. */
  readonly lineNo: number;
  /** Unique for ever: what makes a line the same line in a second file. At most 35 letters, digits and dashes. */
  readonly reference: string;
  readonly account: string;
  readonly holderName: string;
  readonly idNumber: string | null;
  readonly amountFen: bigint;
  /** What the holder reads in the passbook. */
  readonly memo: string;
}

export interface PaymentBatch {
  readonly batchNo: string;
  readonly payer: { readonly name: string; readonly account: string };
  readonly title: string;
  readonly forMonth: Temporal.PlainYearMonth;
  readonly madeOn: Temporal.PlainDate;
  /** The day on which the bank is asked to pay. */
  readonly payOn: Temporal.PlainDate;
  readonly lines: readonly PaymentLine[];
}

/** `unclear`: a word or code that the format does not know. Nobody guesses what it may mean. */
export type ReturnState = 'paid' | 'failed' | 'pending' | 'unclear';

/** A line of a return file as it stands there: nothing is believed yet. */
export interface ReturnLine {
  /** Where it stands in the file: a row, or the number of a transaction. */
  readonly place: number;
  readonly batchNo: string | null;
  readonly lineNo: number | null;
  readonly reference: string | null;
  readonly account: string | null;
  readonly holderName: string | null;
  readonly dueFen: bigint | null;
  readonly paidFen: bigint | null;
  readonly state: ReturnState;
  /** The bank's own code and words. */
  readonly code: string;
  readonly reason: string;
}

export interface ReturnFile {
  readonly lines: readonly ReturnLine[];
  /**
   * Set when the bank refused the whole file: then no line was carried out. That it accepted a whole file says nothing
   * of a line.
   */
  readonly refusedWhole: {
    readonly batchNo: string | null;
    readonly code: string;
    readonly reason: string;
  } | null;
  /** What the file says of itself, where it does. */
  readonly stated: {
    readonly paidLines: number | null;
    readonly failedLines: number | null;
    readonly paidFen: bigint | null;
  };
}

/** Bytes to hand to the bank. */
export interface BankFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export const totalFen = (batch: PaymentBatch): bigint =>
  batch.lines.reduce((sum, line) => sum + line.amountFen, 0n);
