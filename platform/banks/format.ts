import type { Outcome } from '../base/index.ts';
import type { BankFile, PaymentBatch, ReturnFile } from './batch.ts';

/** How one bank wants its files and gives its answers. A county names the format of each of its banks. */
export interface BankFormat {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  /**
   * The file for the bank. Refused (`banks.write.*`, with the line) where the format cannot say what the batch says:
   * a character that its encoding lacks, a text too long for its place. Nothing is cut or replaced in silence.
   */
  write(batch: PaymentBatch): Promise<Outcome<BankFile>>;
  /** What the bank says. Refused (`banks.read.*`) where the file is none of this format. */
  read(bytes: Buffer): Promise<Outcome<ReturnFile>>;
}
