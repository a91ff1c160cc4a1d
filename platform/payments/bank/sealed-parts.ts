import {
  type FieldCipher,
  type Id,
  openParts,
  type Reader,
  sealParts,
  sql,
  type Tx,
} from '../../base/index.ts';

/** `file`: bytes as they went to the bank or came from it. `said`: what they say, as the program understood it. */
export type PartKind = 'file' | 'said';

const placeOf = (countyCode: string, table: string, ownerId: Id, kind: PartKind) => (no: number) => ({
  countyCode,
  table,
  column: 'sealed',
  rowId: `${ownerId}:${kind}:${no}`,
});

/** Keeps bytes of a file for the bank, sealed; they can be read again and never changed. */
export async function keepBatchBytes(
  tx: Tx,
  cipher: FieldCipher,
  countyCode: string,
  batchId: Id,
  kind: PartKind,
  bytes: Buffer,
): Promise<void> {
  for (const { no, sealed } of sealParts(
    cipher,
    bytes,
    placeOf(countyCode, 'pay_batch_part', batchId, kind),
  )) {
    await tx.run(sql`insert into pay_batch_part (county_code, batch_id, kind, no, sealed)
      values (${countyCode}, ${batchId}, ${kind}, ${no}, ${sealed})`);
  }
}

export async function openBatchBytes(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  batchId: Id,
  kind: PartKind,
): Promise<Buffer> {
  const parts = await reader.rows<{
    no: number;
    sealed: Buffer;
  }>(sql`select no, sealed from pay_batch_part
    where county_code = ${countyCode} and batch_id = ${batchId} and kind = ${kind} order by no`);
  return openParts(cipher, parts, placeOf(countyCode, 'pay_batch_part', batchId, kind));
}

/** As `keepBatchBytes`, of what a bank sent. */
export async function keepReturnBytes(
  tx: Tx,
  cipher: FieldCipher,
  countyCode: string,
  returnId: Id,
  kind: PartKind,
  bytes: Buffer,
): Promise<void> {
  for (const { no, sealed } of sealParts(
    cipher,
    bytes,
    placeOf(countyCode, 'pay_return_part', returnId, kind),
  )) {
    await tx.run(sql`insert into pay_return_part (county_code, return_id, kind, no, sealed)
      values (${countyCode}, ${returnId}, ${kind}, ${no}, ${sealed})`);
  }
}

export async function openReturnBytes(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  returnId: Id,
  kind: PartKind,
): Promise<Buffer> {
  const parts = await reader.rows<{
    no: number;
    sealed: Buffer;
  }>(sql`select no, sealed from pay_return_part
    where county_code = ${countyCode} and return_id = ${returnId} and kind = ${kind} order by no`);
  return openParts(cipher, parts, placeOf(countyCode, 'pay_return_part', returnId, kind));
}
