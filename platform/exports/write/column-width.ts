import type { Column } from './cells.ts';

const WIDTHS: Readonly<Record<Column['kind'], number>> = {
  text: 14,
  integer: 9,
  money: 13,
  date: 12,
  instant: 20,
  any: 14,
};
const WIDTH_MAX = 60;

/** In characters of half width; a Chinese one counts twice. */
export function widthOf(column: Column): number {
  if (column.width !== undefined) return Math.min(column.width, WIDTH_MAX);
  let title = 3;
  for (const character of column.title) title += character > '\u2e7f' ? 2 : 1;
  return Math.min(Math.max(WIDTHS[column.kind], title), WIDTH_MAX);
}
