import { UnreadableFile } from './raw.ts';
import { looksLikeUtf16 } from './sniff.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

function tryDecode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Text of a file that does not say its encoding. UTF-8 is tried first, because text in another encoding is
 * almost never valid UTF-8, while almost anything is valid GB18030.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return mustDecode(bytes, 'utf-16be');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || looksLikeUtf16(bytes.subarray(0, 4096))) {
    return mustDecode(bytes, 'utf-16le');
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  return mustDecode(bytes, 'gb18030');
}

function mustDecode(bytes: Buffer, encoding: DecodedText['encoding']): DecodedText {
  const text = tryDecode(bytes, encoding);
  if (text !== undefined) return { text, encoding };
  // A cut-off last character is common in files sent in pieces; anything more is damage.
  const lenient = new TextDecoder(encoding).decode(bytes);
  const lost = lenient.split('\ufffd').length - 1;
  if (lost > 3 + lenient.length / 10_000) throw new UnreadableFile('imports.file.encoding');
  return { text: lenient, encoding };
}
