import type { FieldCipher, SealedPlace } from './cipher.ts';

/** Bytes of a file in one row of the database. */
const PART_BYTES = 1024 * 1024;

export interface SealedPart {
  readonly no: number;
  readonly sealed: Buffer;
}

/** A file as the rows of a table: a megabyte each, every one sealed for the row in which it will stand. */
export function* sealParts(
  cipher: FieldCipher,
  bytes: Buffer,
  placeOf: (no: number) => SealedPlace,
): Generator<SealedPart> {
  for (let no = 0; no * PART_BYTES < bytes.length; no++) {
    const part = bytes.subarray(no * PART_BYTES, (no + 1) * PART_BYTES);
    yield { no, sealed: cipher.sealBytes(part, placeOf(no)) };
  }
}

/** The file again, from its rows in their order. Throws as `openBytes` does. */
export function openParts(
  cipher: FieldCipher,
  parts: readonly SealedPart[],
  placeOf: (no: number) => SealedPlace,
): Buffer {
  return Buffer.concat(parts.map(({ no, sealed }) => cipher.openBytes(sealed, placeOf(no))));
}
