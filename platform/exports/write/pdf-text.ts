const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** In ems, rather too wide than too narrow: a line that was let through must not run over its cell. */
const FULL = 1;
const CAPITAL = 0.76;
const WIDE = 0.93;
const SMALL = 0.6;
/** The dot within names: the Chinese font draws it as wide as a character. */
const NAME_DOT = '·';

function emsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x2000 || sign === NAME_DOT) return FULL;
  if (sign === 'W' || sign === 'M' || sign === 'm' || sign === 'w' || sign === '@' || sign === '%')
    return WIDE;
  return sign >= 'A' && sign <= 'Z' ? CAPITAL : SMALL;
}

export function textEms(text: string): number {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign);
  return ems;
}

/**
 * Text as it can be printed: what the font cannot draw is said by its number, `〔U+20BB7〕`, so that no part of a name
 * is lost unseen; breaks of lines become blanks.
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  let said = '';
  for (const sign of text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()) {
    const code = sign.codePointAt(0) ?? 0;
    said += sign === ' ' || has(code) ? sign : `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`;
  }
  return said;
}

const LETTER = /[A-Za-z]$/;
const GOES_ON = /^[A-Za-z,.;:)]/;

/** Where a full line ends before the next sign: a word of letters that has a blank before it goes on whole. */
function splitFull(line: string, next: string): [string, string] {
  const blank = line.lastIndexOf(' ');
  const isInWord = LETTER.test(line) && GOES_ON.test(next);
  return isInWord && blank > 0 ? [line.slice(0, blank), line.slice(blank + 1)] : [line, ''];
}

/** Lines of at most `ems`, broken where a sign would run over; more than `linesMax` end in an ellipsis. */
export function wrap(text: string, ems: number, linesMax: number): string[] {
  if (textEms(text) <= ems) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const width = textEms(segment);
    if (line !== '' && used + width > ems) {
      if (lines.length === linesMax - 1) return [...lines, `${line.slice(0, -1)}…`];
      const [full, rest] = splitFull(line, segment);
      lines.push(full);
      [line, used] = [rest, textEms(rest)];
      if (segment === ' ') continue;
    }
    line += segment;
    used += width;
  }
  return line === '' ? lines : [...lines, line];
}
