import type { Column } from './cells.ts';
import { widthOf } from './column-width.ts';

/** Points. A4, as the bureaus' printers have it. */
const A4 = { short: 595.28, long: 841.89 } as const;
export const MARGIN = 34;
const FONT_MAX = 9.5;
const FONT_MIN = 6;
/** A character of half width, in ems of the font, and the air on both sides of a cell. */
const HALF_EMS = 0.55;
export const CELL_AIR = 3;

export interface PdfColumn {
  readonly column: Column;
  readonly left: number;
  readonly width: number;
}

export interface PdfLayout {
  readonly isLandscape: boolean;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly columns: readonly PdfColumn[];
}

/** The size of letters at which the columns fit side by side, upright if they do, and the whole width shared out. */
export function layOut(columns: readonly Column[]): PdfLayout {
  const halves = columns.map(widthOf);
  const sum = halves.reduce((a, b) => a + b, 0);
  const fitting = (paper: number) =>
    (paper - 2 * MARGIN - columns.length * 2 * CELL_AIR) / Math.max(sum * HALF_EMS, 1);
  const isLandscape = fitting(A4.short) < FONT_MAX - 1;
  const [width, height] = isLandscape ? [A4.long, A4.short] : [A4.short, A4.long];
  const fontSize = Math.min(FONT_MAX, Math.max(FONT_MIN, fitting(width)));
  const inner = width - 2 * MARGIN;
  let left = MARGIN;
  const placed = columns.map((column, i) => {
    const share = (inner * (halves[i] ?? 0)) / Math.max(sum, 1);
    const one = { column, left, width: share };
    left += share;
    return one;
  });
  return { isLandscape, width, height, fontSize, lineHeight: fontSize * 1.42, columns: placed };
}
