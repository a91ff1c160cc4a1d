import { emptyPlainCell, numberIn, type PlainCell, readPlainCell } from './plain-cell.ts';
import type { RawCell, RawMerge, RawRow, RawSheet } from './raw.ts';
import { limits, UnreadableFile } from './raw.ts';
import { isoOfSerial } from './serial-date.ts';
import type { DateStyle, SharedString } from './xlsx-parts.ts';
import { parseMerge, textOfItem } from './xlsx-parts.ts';
import { attributeOf, columnOf, decodeXml, prefixOf } from './xml.ts';

export interface SheetContext {
  readonly strings: readonly SharedString[];
  readonly styles: readonly DateStyle[];
  readonly date1904: boolean;
  readonly comments: ReadonlyMap<string, string>;
}

interface SheetState {
  prefix: string;
  lastRow: number;
  rows: number;
  farCells: number;
  hiddenColumns: number[];
}

/** Reads one sheet as it streams past; never holds more than one row of it. */
export async function readSheet(
  pieces: AsyncIterable<string>,
  context: SheetContext,
  onRow: (row: RawRow) => void,
): Promise<Omit<RawSheet, 'index' | 'name' | 'hidden'>> {
  const state: SheetState = { prefix: '', lastRow: 0, rows: 0, farCells: 0, hiddenColumns: [] };
  let rest = '';
  let tail = '';
  let phase: 'head' | 'rows' | 'tail' = 'head';
  for await (const piece of pieces) {
    if (phase === 'tail') {
      tail += piece;
      if (tail.length > limits.rowCharsMax) tail = tail.slice(0, limits.rowCharsMax);
      continue;
    }
    rest += piece;
    if (phase === 'head') {
      const start = /<(?:[A-Za-z0-9]+:)?sheetData\b[^>]*>/.exec(rest);
      if (!start) {
        if (rest.length > limits.rowCharsMax) throw new UnreadableFile('imports.file.damaged');
        continue;
      }
      const head = rest.slice(0, start.index);
      state.prefix = prefixOf(rest, 'sheetData');
      state.hiddenColumns = hiddenColumnsOf(head);
      rest = rest.slice(start.index + start[0].length);
      phase = start[0].endsWith('/>') ? 'tail' : 'rows';
      if (phase === 'tail') tail = rest;
    }
    if (phase === 'rows') {
      rest = takeRows(rest, context, state, onRow);
      const end = rest.indexOf(`</${state.prefix}sheetData>`);
      if (end >= 0) {
        tail = rest.slice(end);
        phase = 'tail';
      } else if (rest.length > limits.rowCharsMax) throw new UnreadableFile('imports.file.damaged');
    }
  }
  if (phase !== 'tail') throw new UnreadableFile('imports.file.damaged');
  return {
    rowCount: state.rows,
    farCells: state.farCells,
    hiddenColumns: state.hiddenColumns,
    merges: mergesOf(tail),
  };
}

function hiddenColumnsOf(head: string): number[] {
  const hidden: number[] = [];
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    if (!['1', 'true'].includes(attributeOf(tag, 'hidden') ?? '')) continue;
    const from = Number(attributeOf(tag, 'min'));
    const to = Math.min(Number(attributeOf(tag, 'max')), limits.columnsMax);
    for (let column = from; column <= to; column++) hidden.push(column - 1);
  }
  return hidden;
}

function mergesOf(tail: string): RawMerge[] {
  const merges: RawMerge[] = [];
  for (const [tag] of tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)) {
    const merge = parseMerge(attributeOf(tag, 'ref') ?? '');
    if (merge) merges.push(merge);
  }
  return merges;
}

/** Hands over every whole row in `text` and returns what is left. */
function takeRows(
  text: string,
  context: SheetContext,
  state: SheetState,
  onRow: (row: RawRow) => void,
): string {
  const open = `<${state.prefix}row`;
  const close = `</${state.prefix}row>`;
  let from = 0;
  for (;;) {
    const start = text.indexOf(open, from);
    if (start < 0) break;
    const tagEnd = text.indexOf('>', start);
    if (tagEnd < 0) break;
    const tag = text.slice(start, tagEnd);
    const isEmpty = tag.endsWith('/');
    const end = isEmpty ? tagEnd + 1 : text.indexOf(close, tagEnd);
    if (end < 0) break;
    const no = Number(attributeOf(tag, 'r') ?? state.lastRow + 1);
    if (!Number.isInteger(no) || no <= state.lastRow || no > 1_048_576)
      throw new UnreadableFile('imports.file.damaged');
    state.lastRow = no;
    if (++state.rows > limits.rowsMax)
      throw new UnreadableFile('imports.file.too-many-rows', { max: limits.rowsMax });
    const cells = isEmpty ? [] : cellsOf(text, tagEnd + 1, end, context, state);
    const isHidden = ['1', 'true'].includes(attributeOf(tag, 'hidden') ?? '');
    const comments = commentsOf(no, cells, context);
    onRow({ no, cells, ...(isHidden ? { hidden: true as const } : {}), ...(comments ? { comments } : {}) });
    from = isEmpty ? end : end + close.length;
  }
  return text.slice(from);
}

function commentsOf(
  no: number,
  cells: readonly RawCell[],
  context: SheetContext,
): Record<number, string> | undefined {
  if (context.comments.size === 0) return undefined;
  let found: Record<number, string> | undefined;
  for (let column = 0; column < cells.length; column++) {
    const comment = context.comments.get(`${no}:${column}`);
    if (comment === undefined) continue;
    found ??= {};
    found[column] = comment;
  }
  return found;
}

function cellsOf(
  text: string,
  from: number,
  to: number,
  context: SheetContext,
  state: SheetState,
): RawCell[] {
  const open = `<${state.prefix}c`;
  const close = `</${state.prefix}c>`;
  const cells: RawCell[] = [];
  let next = 0;
  let at = text.indexOf(open, from);
  while (at >= 0 && at < to) {
    const plainEnd = state.prefix === '' ? readPlainCell(text, at, plain) : -1;
    if (plainEnd >= 0 && plainEnd <= to) {
      next = plain.column + 1;
      // An inline text of nothing is an empty text; no value at all is no cell.
      if (plain.valueFrom > 0) {
        if (plain.column >= limits.columnsMax) state.farCells++;
        else {
          while (cells.length < plain.column) cells.push(null);
          cells[plain.column] = plainValue(text, plain, context);
        }
      }
      at = text.indexOf(open, plainEnd);
      continue;
    }
    const tagEnd = text.indexOf('>', at);
    if (tagEnd < 0 || tagEnd > to) break;
    const tag = text.slice(at, tagEnd);
    const isEmpty = text.charCodeAt(tagEnd - 1) === 47;
    const end = isEmpty ? tagEnd : text.indexOf(close, tagEnd);
    if (end < 0 || end > to) break;
    const reference = attributeOf(tag, 'r');
    const column = reference === undefined ? next : columnOf(reference);
    next = column + 1;
    if (!isEmpty) {
      if (column < 0 || column >= limits.columnsMax) state.farCells++;
      else {
        const cell = cellOf(tag, text.slice(tagEnd + 1, end), context, state.prefix);
        if (cell !== null) {
          while (cells.length < column) cells.push(null);
          cells[column] = cell;
        }
      }
    }
    at = text.indexOf(open, end);
  }
  return cells;
}

const plain = emptyPlainCell();

function plainValue(text: string, cell: PlainCell, context: SheetContext): RawCell {
  if (cell.kind === 'shared') return sharedText(numberIn(text, cell), context);
  const stored = text.slice(cell.valueFrom, cell.valueTo);
  return cell.kind === 'inline' ? cut(decodeXml(stored)) : numberOf(stored, cell.style, context);
}

function sharedText(no: number, { strings }: SheetContext): RawCell {
  const shared = strings[no];
  if (shared === undefined) throw new UnreadableFile('imports.file.damaged');
  return shared.rich ? { r: cut(shared.text) } : cut(shared.text);
}

/** Text of a direct child element; undefined when it is not there. */
function childText(inner: string, element: string): string | undefined {
  const start = inner.indexOf(`<${element}`);
  if (start < 0) return undefined;
  const after = inner.charCodeAt(start + element.length + 1);
  if (after !== 62 && after !== 32 && after !== 47) return undefined;
  const tagEnd = inner.indexOf('>', start);
  if (inner.charCodeAt(tagEnd - 1) === 47) return '';
  const end = inner.indexOf(`</${element}>`, tagEnd);
  return end < 0 ? undefined : inner.slice(tagEnd + 1, end);
}

type Value = string | number | boolean | { readonly d: string } | { readonly e: string };

function cellOf(tag: string, inner: string, context: SheetContext, prefix: string): RawCell {
  const type = attributeOf(tag, 't') ?? 'n';
  const formula = childText(inner, `${prefix}f`);
  if (type === 's' && formula === undefined)
    return sharedText(Number(childText(inner, `${prefix}v`)), context);
  if (type === 'inlineStr') {
    const item = textOfItem(inner, prefix);
    return item.rich ? { r: cut(item.text) } : cut(item.text);
  }
  const stored = childText(inner, `${prefix}v`);
  const value =
    stored === undefined || (stored === '' && type !== 'str')
      ? undefined
      : plainValueOf(type, stored, tag, context);
  if (formula === undefined && !inner.includes(`<${prefix}f`)) return value ?? null;
  return { f: cut(decodeXml(formula ?? '')), ...(value === undefined ? {} : { v: value }) };
}

const cut = (text: string) => (text.length > limits.cellCharsMax ? text.slice(0, limits.cellCharsMax) : text);

function plainValueOf(type: string, stored: string, tag: string, context: SheetContext): Value | undefined {
  if (type === 'str') return cut(decodeXml(stored));
  if (type === 's') return context.strings[Number(stored)]?.text;
  if (type === 'b') return stored === '1';
  if (type === 'e') return { e: stored.slice(0, 20) };
  if (type === 'd') return { d: stored.slice(0, 10) };
  return numberOf(stored, Number(attributeOf(tag, 's') ?? 0), context);
}

function numberOf(stored: string, styleNo: number, context: SheetContext): number | { readonly d: string } {
  const number = Number(stored);
  if (!Number.isFinite(number)) throw new UnreadableFile('imports.file.damaged');
  const style = context.styles[styleNo];
  if (style === undefined) return number;
  const iso = isoOfSerial(number, context.date1904);
  // A date format over a number that is no date (20230401 under yyyy/m/d) leaves the number as it is.
  if (iso === undefined) return number;
  return { d: style === 'month' && iso.endsWith('-01') ? iso.slice(0, 7) : iso };
}
