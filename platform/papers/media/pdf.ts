const HEAD = '%PDF-';
const END = '%%EOF';
/** Scanners put a few bytes before the head and after the end; both are looked for no further than this. */
const MARGIN_BYTES = 1024;

export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, MARGIN_BYTES).includes(HEAD);

/** Why a PDF is not kept: it stops in the middle, asks for a password, or would do something when it is opened. */
export type PdfFault = 'damaged' | 'locked' | 'active';

/**
 * Names that start something stand in the clear in what scanners write. A PDF that hides them is still
 * never shown in our pages, so this is to tell people early, not to keep the house safe.
 */
const ACTIVE = ['/JavaScript', '/JS ', '/JS(', '/Launch', '/EmbeddedFile', '/XFA'];

export function pdfFault(bytes: Buffer): PdfFault | undefined {
  if (!bytes.subarray(-MARGIN_BYTES).includes(END)) return 'damaged';
  if (bytes.includes('/Encrypt')) return 'locked';
  return ACTIVE.some((name) => bytes.includes(name)) ? 'active' : undefined;
}
