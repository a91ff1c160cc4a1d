import { rearm } from '../../exports/index.ts';
import type { RawCell } from '../read/raw.ts';

/**
 * What a cell shows, without knowing what it means: a formula shows its stored result, a rich text its text. The
 * apostrophe that our own files put before what could be taken for a formula is gone again.
 */
export function textOf(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return rearm(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if ('r' in cell) return rearm(cell.r);
  if ('d' in cell) return cell.d;
  if ('f' in cell) return textOf(cell.v ?? null);
  return cell.e;
}

/** The value under a formula or format; a formula without a stored result has none. */
export function plainValueOf(cell: RawCell | undefined): Exclude<RawCell, { f: string } | { r: string }> {
  if (cell === undefined) return null;
  if (typeof cell === 'object' && cell !== null) {
    if ('f' in cell) return cell.v ?? null;
    if ('r' in cell) return cell.r;
  }
  return cell;
}

export const isFormula = (cell: RawCell | undefined): boolean =>
  typeof cell === 'object' && cell !== null && 'f' in cell;

const BLANK = /[\s\u00a0\u200b-\u200f\u2060\ufeff\u3000]+/gu;

/** Neither blanks nor anything that a compatibility form would change. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** Text with full width made narrow and no blanks at all: for comparing words, never for keeping. */
export function squeeze(text: string): string {
  // Most cells are plain already, and there are millions of them.
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(BLANK, '');
}

/** Any of these, and the cell is not blank whatever comes after. */
const isInk = (code: number) => (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);

export function isBlank(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined || cell === '') return true;
  if (typeof cell === 'number' || (typeof cell === 'string' && isInk(cell.charCodeAt(0)))) return false;
  return !isFormula(cell) && squeeze(textOf(cell)) === '';
}
