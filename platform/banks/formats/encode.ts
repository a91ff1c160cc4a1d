import iconv from 'iconv-lite';
import { done, type Outcome, refuse } from '../../base/index.ts';

export type TextEncoding = 'gb18030' | 'utf-8';

const decoders = { gb18030: new TextDecoder('gb18030'), 'utf-8': new TextDecoder('utf-8') };
/** Separators, quotes of tables and everything that moves a line: no bank reads them as part of a name. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** Text as bytes of an encoding. Refused where a character would not come back as it went. */
export function encodeText(text: string, encoding: TextEncoding): Outcome<Buffer> {
  const bytes = encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, 'gb18030');
  if (decoders[encoding].decode(bytes) === text.replace(/^\ufeff/, '')) return done(bytes);
  return refuse('banks.write.character', { encoding: encoding.toUpperCase() });
}

/** Refused where a value has what would break the file in two: nothing is taken out in silence. */
export function plainField(
  value: string,
  barred: string,
  where: { lineNo: number; name: string },
): Outcome<string> {
  const bad = [...value].find((character) => CONTROL.test(character) || barred.includes(character));
  if (bad === undefined) return done(value);
  const shown = `U+${(bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return refuse('banks.write.barred', { line: where.lineNo, name: where.name, character: shown });
}
