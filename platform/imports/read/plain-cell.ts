/** A cell as `readPlainCell` found it; one such object is filled again and again. */
export interface PlainCell {
  /** From 0. */
  column: number;
  /** Number of its style; 0 where it names none. */
  style: number;
  kind: 'number' | 'shared' | 'inline';
  /** Where the value stands in the text; 0 twice for a cell without one. */
  valueFrom: number;
  valueTo: number;
}

export const emptyPlainCell = (): PlainCell => ({
  column: 0,
  style: 0,
  kind: 'number',
  valueFrom: 0,
  valueTo: 0,
});

const [BLANK, QUOTE, SLASH, EQUALS, LESS, MORE] = [32, 34, 47, 61, 60, 62] as const;
const [NUMBER, REFERENCE, STYLE, TYPE] = [110, 114, 115, 116] as const;
const [ZERO, NINE, A, Z] = [48, 57, 65, 90] as const;
const VALUE = '<v>';
const VALUE_END = '</v></c>';
const INLINE = 'inlineStr';
const TEXTS = ['<is><t xml:space="preserve">', '<is><t>'] as const;
const TEXT_END = '</t></is></c>';
const LETTERS_MAX = 3;

/**
 * Reads a cell that is written as nearly every program writes nearly every cell: `<c r="B7" s="2" t="s"><v>14</v></c>`,
 * the same with a number or with a text in its place, or `<c r="B7" s="2"/>`. Whatever else a cell may be is left to the
 * reader of all of them, which takes three times as long.
 * @returns where the cell ends; -1 when it is not so plain.
 */
export function readPlainCell(text: string, start: number, cell: PlainCell): number {
  const at = readAttributes(text, start + 2, cell);
  if (at < 0) return -1;
  if (text.charCodeAt(at) === SLASH && text.charCodeAt(at + 1) === MORE) return at + 2;
  if (text.charCodeAt(at) !== MORE) return -1;
  return cell.kind === 'inline' ? readInline(text, at + 1, cell) : readValue(text, at + 1, cell);
}

/** @returns the place behind the last of them; -1 for what is not so plain. */
function readAttributes(text: string, from: number, cell: PlainCell): number {
  let at = from;
  cell.column = -1;
  cell.style = 0;
  cell.kind = 'number';
  cell.valueFrom = 0;
  cell.valueTo = 0;
  while (text.charCodeAt(at) === BLANK) {
    if (text.charCodeAt(at + 2) !== EQUALS || text.charCodeAt(at + 3) !== QUOTE) return -1;
    at = readAttribute(text, text.charCodeAt(at + 1), at + 4, cell);
    if (at < 0) return -1;
  }
  return cell.column < 0 ? -1 : at;
}

function readValue(text: string, start: number, cell: PlainCell): number {
  if (!text.startsWith(VALUE, start)) return -1;
  const from = start + VALUE.length;
  const isShared = cell.kind === 'shared';
  let to = from;
  for (let code = text.charCodeAt(to); code !== LESS; code = text.charCodeAt(++to)) {
    // NaN at the end of the text; of shared texts only digits.
    if (!(code >= 0) || (isShared && (code < ZERO || code > NINE))) return -1;
  }
  if (to === from || !text.startsWith(VALUE_END, to)) return -1;
  cell.valueFrom = from;
  cell.valueTo = to;
  return to + VALUE_END.length;
}

function readInline(text: string, start: number, cell: PlainCell): number {
  const open = text.startsWith(TEXTS[0], start) ? TEXTS[0] : TEXTS[1];
  if (open === TEXTS[1] && !text.startsWith(open, start)) return -1;
  const from = start + open.length;
  const to = text.indexOf('<', from);
  if (to < 0 || !text.startsWith(TEXT_END, to)) return -1;
  cell.valueFrom = from;
  cell.valueTo = to;
  return to + TEXT_END.length;
}

/** @returns the place behind the closing quote; -1 for what is not so plain. */
function readAttribute(text: string, name: number, from: number, cell: PlainCell): number {
  let at = from;
  if (name === TYPE) {
    const first = text.charCodeAt(at);
    if (first === STYLE) cell.kind = 'shared';
    else if (first === NUMBER) cell.kind = 'number';
    else if (text.startsWith(INLINE, at)) cell.kind = 'inline';
    else return -1;
    at += cell.kind === 'inline' ? INLINE.length : 1;
  } else if (name === STYLE) {
    let style = 0;
    for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; code = text.charCodeAt(++at))
      style = style * 10 + code - ZERO;
    cell.style = style;
  } else if (name === REFERENCE) {
    let column = 0;
    for (let code = text.charCodeAt(at); code >= A && code <= Z; code = text.charCodeAt(++at))
      column = column * 26 + code - A + 1;
    if (at - from > LETTERS_MAX) return -1;
    for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; ) code = text.charCodeAt(++at);
    cell.column = column - 1;
  } else return -1;
  return text.charCodeAt(at) === QUOTE ? at + 1 : -1;
}

/** The number that the digits of a value are. */
export function numberIn(text: string, { valueFrom, valueTo }: PlainCell): number {
  let number = 0;
  for (let at = valueFrom; at < valueTo; at++) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}
