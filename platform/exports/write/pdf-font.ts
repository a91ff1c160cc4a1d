import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const FILE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

export interface PrintFont {
  readonly bytes: Buffer;
  /** Whether the font draws the sign at all. */
  has(codePoint: number): boolean;
}

let opened: PrintFont | undefined;

/** Noto Sans SC, read at the first print of a process: of its 11 MB only what is used goes into a file. */
export function openPrintFont(): PrintFont {
  if (opened) return opened;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FILE));
  const font = create(bytes);
  if (font.type !== 'TTF') throw new Error(`${FILE} is a ${font.type}, not a single font`);
  // The font looks through its whole table for each sign, and the same few hundred come again and again.
  const known = new Map<number, boolean>();
  const has = (codePoint: number): boolean => {
    const said = known.get(codePoint) ?? font.hasGlyphForCodePoint(codePoint);
    known.set(codePoint, said);
    return said;
  };
  opened = { bytes, has };
  return opened;
}
