import { type Static, Type } from 'typebox';
import { PAPER_BYTES_MAX, type Paper } from './paper.ts';

const Text = Type.String();
const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });

/** How long a file of so many bytes is when it is written in base64. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4 + 4;

/** A file on its way in; routes that take one raise the limit of the body to `base64Length`. */
export const NewPaperBody = Type.Object({
  id: Type.String({
    format: 'uuid',
    description: 'Made where the file was taken: sent twice, it arrives once.',
  }),
  slot: Type.String({ minLength: 1, maxLength: 60 }),
  takenAt: Type.Optional(Type.String({ format: 'date-time' })),
  base64: Type.String({
    maxLength: base64Length(PAPER_BYTES_MAX),
    description: 'A JPEG, PNG or PDF of at most 10 MB.',
  }),
});
export type NewPaperBody = Static<typeof NewPaperBody>;

export const PaperItem = Type.Object({
  id: Text,
  slot: Text,
  mediaType: Text,
  byteCount: Type.Integer(),
  takenAt: MaybeText,
  addedAt: Text,
  addedBy: Text,
  addedPost: Text,
  withdrawnAt: MaybeText,
  withdrawnBy: MaybeText,
  withdrawnReason: MaybeText,
});

export const sayPaper = (paper: Paper): Static<typeof PaperItem> => ({
  id: paper.id,
  slot: paper.slot,
  mediaType: paper.mediaType,
  byteCount: paper.byteCount,
  takenAt: paper.takenAt?.toString() ?? null,
  addedAt: paper.addedAt.toString(),
  addedBy: paper.addedByName,
  addedPost: paper.addedPost,
  withdrawnAt: paper.withdrawnAt?.toString() ?? null,
  withdrawnBy: paper.withdrawnByName,
  withdrawnReason: paper.withdrawnReason,
});
