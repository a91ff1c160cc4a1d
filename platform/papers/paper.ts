import type { FieldCipher, Id } from '../base/index.ts';
import type { CleanFile } from './media/clean.ts';

/** Whose papers: a row of a table that was opened with `app.protect_papers`. */
export interface PaperOwner {
  readonly kind: string;
  readonly id: Id;
}

/** A paper as lists show it; its bytes are opened one by one. */
export interface Paper {
  readonly id: Id;
  readonly slot: string;
  readonly mediaType: CleanFile['mediaType'];
  readonly byteCount: number;
  readonly takenAt: Temporal.Instant | null;
  readonly addedAt: Temporal.Instant;
  readonly addedBy: Id;
  readonly addedByName: string;
  readonly addedPost: string;
  /** Null while it stands. */
  readonly withdrawnAt: Temporal.Instant | null;
  readonly withdrawnByName: string | null;
  readonly withdrawnReason: string | null;
}

/** What the service works with of the program's services. */
export interface PaperServices {
  readonly clock: { now(): Temporal.Instant };
  readonly cipher: FieldCipher;
}

export const PAPER_BYTES_MAX = 10 * 1024 * 1024;
/** Of one owner, withdrawn ones too; more than a case of many members has. */
export const PAPERS_MAX = 120;
/** What telephones take today has 12 000 pixels on its longer side at most. */
export const PAPER_SIDE_PIXELS_MAX = 12_000;

export const partPlace = (countyCode: string, contentHash: Buffer) => {
  const content = contentHash.toString('hex');
  return (no: number) => ({ countyCode, table: 'paper_part', column: 'sealed', rowId: `${content}:${no}` });
};
