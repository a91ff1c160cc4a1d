import type { PaymentBatch, ReturnFile } from '../../banks/index.ts';
import type { FieldCipher, Id, Tx } from '../../base/index.ts';
import { packBatch, packReturn } from './packed.ts';
import { keepBatchBytes, keepReturnBytes } from './sealed-parts.ts';

/** Keeps a file for the bank: its bytes and what they say, both sealed. */
export async function keepBatchFile(
  tx: Tx,
  cipher: FieldCipher,
  countyCode: string,
  batchId: Id,
  file: { readonly bytes: Buffer; readonly batch: PaymentBatch },
): Promise<void> {
  await keepBatchBytes(tx, cipher, countyCode, batchId, 'file', file.bytes);
  await keepBatchBytes(tx, cipher, countyCode, batchId, 'said', packBatch(file.batch));
}

/** The same of a file that came back. */
export async function keepReturnFile(
  tx: Tx,
  cipher: FieldCipher,
  countyCode: string,
  returnId: Id,
  file: { readonly bytes: Buffer; readonly said: ReturnFile },
): Promise<void> {
  await keepReturnBytes(tx, cipher, countyCode, returnId, 'file', file.bytes);
  await keepReturnBytes(tx, cipher, countyCode, returnId, 'said', packReturn(file.said));
}
