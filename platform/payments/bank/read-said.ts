import type { PaymentBatch, ReturnFile } from '../../banks/index.ts';
import type { FieldCipher, Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import { unpackBatch, unpackReturn } from './packed.ts';
import { openBatchBytes, openReturnBytes } from './sealed-parts.ts';

/** What a file asked the bank for, whole accounts and all: for reading returns, never for a screen. */
export const readSaidBatch = async (
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  batchId: Id,
): Promise<PaymentBatch> => unpackBatch(await openBatchBytes(reader, cipher, countyCode, batchId, 'said'));

/** Everything that the bank said of a file, in the order in which it came. */
export async function readSaidReturns(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  batchId: Id,
): Promise<ReturnFile[]> {
  const ids = await reader.rows<{ id: Id }>(sql`select id from pay_return
    where county_code = ${countyCode} and batch_id = ${batchId} order by taken_at, id`);
  const files: ReturnFile[] = [];
  // One by one: each is opened from its seal and may have many megabytes.
  for (const { id } of ids)
    files.push(unpackReturn(await openReturnBytes(reader, cipher, countyCode, id, 'said')));
  return files;
}
