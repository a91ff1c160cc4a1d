import type { FieldCipher, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { findReceiptHash } from './receipt-code.ts';

/** What whoever holds the code may read. */
export interface Receipt {
  readonly kind: 'objection' | 'list' | 'tip';
  readonly receivedOn: string;
  readonly state: 'open' | 'assigned' | 'answered' | 'closed';
  readonly answeredOn: string | null;
  /** Written for whoever asked; null when the outcome is told by the list or the decision alone. */
  readonly answer: string | null;
}

export const answerPlace = (countyCode: string, receiptHash: Buffer) => ({
  countyCode,
  table: 'public_receipt',
  column: 'answer_sealed',
  rowId: receiptHash.toString('hex'),
});

/** Nothing for a code that is none or that nobody was given: the two are not told apart. */
export async function findReceipt(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  code: string,
): Promise<Receipt | undefined> {
  const hash = findReceiptHash(cipher, countyCode, code);
  if (!hash) return undefined;
  const row = await reader.find<Omit<Receipt, 'answer'> & { sealed: Buffer | null }>(sql`select kind,
      received_on::text as "receivedOn", state, answered_on::text as "answeredOn", answer_sealed as sealed
    from public_receipt where county_code = ${countyCode} and receipt_hash = ${hash}`);
  if (!row) return undefined;
  const { sealed, ...receipt } = row;
  return { ...receipt, answer: sealed && cipher.open(sealed, answerPlace(countyCode, hash)) };
}
