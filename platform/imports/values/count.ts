import type { RawCell } from '../read/raw.ts';
import { plainValueOf, squeeze } from './cell-text.ts';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

/** A number of people or months: `3`, `3人`, `三口`, `３`. Null when there is none, undefined when it is no number. */
export function readCount(cell: RawCell | undefined): number | null | undefined {
  const value = plainValueOf(cell);
  if (value === null) return null;
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 0 && value < 1000 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = squeeze(value).replace(/(个月|[人口个月岁周])+$/, '');
  if (text === '' || text === '-' || text === '/') return null;
  if (/^\d{1,3}(\.0+)?$/.test(text)) return Math.trunc(Number(text));
  return DIGITS[text];
}

/** 是 or 否; undefined when it says neither. */
export function readYesNo(cell: RawCell | undefined): boolean | null | undefined {
  const value = plainValueOf(cell);
  if (value === null) return null;
  if (typeof value === 'boolean') return value;
  const text = squeeze(String(value)).toLowerCase();
  if (text === '') return null;
  if (['是', '√', '✓', 'y', 'yes', '1', '保障', '在保'].includes(text)) return true;
  if (['否', '×', '✗', 'n', 'no', '0', '不保障', '非保障'].includes(text)) return false;
  return undefined;
}
