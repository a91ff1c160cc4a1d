import { isPdf } from './pdf.ts';
import { isPng } from './strip-png.ts';

/** What a file is, told by its bytes: nobody's name of it and no header is asked. */
export type ToldType = 'image/jpeg' | 'image/png' | 'application/pdf' | 'heic' | 'other';

/** Brands of the boxes in which telephones keep pictures (ISO 23008-12). */
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif']);

export function tellType(bytes: Buffer): ToldType {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (isPng(bytes)) return 'image/png';
  if (bytes.toString('latin1', 4, 8) === 'ftyp' && HEIC_BRANDS.has(bytes.toString('latin1', 8, 12))) {
    return 'heic';
  }
  return isPdf(bytes) ? 'application/pdf' : 'other';
}
