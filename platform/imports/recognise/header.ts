import type { RawMerge, RawRow } from '../read/raw.ts';
import { isBlank, squeeze, textOf } from '../values/cell-text.ts';
import { bareTitle, matchTitle } from './title-match.ts';

export interface Header {
  /** Row numbers, as the file counts them. */
  readonly rows: readonly number[];
  /** Title of each column: that of its group in front, when the header has two levels. */
  readonly titles: readonly string[];
  /** The lowest title alone. */
  readonly leaves: readonly string[];
}

const SEARCH_ROWS = 60;
const TITLES_MIN = 3;

/** How many cells of a row are titles we know, counting each meaning once. */
function titleScore(row: RawRow): number {
  const seen = new Set<string>();
  let score = 0;
  for (const cell of row.cells) {
    if (typeof cell !== 'string' && !(typeof cell === 'object' && cell !== null && 'r' in cell)) continue;
    const best = matchTitle(textOf(cell))[0];
    if (best === undefined || seen.has(best.field)) continue;
    seen.add(best.field);
    score += best.score;
  }
  return score;
}

const filled = (row: RawRow) => row.cells.filter((cell) => !isBlank(cell)).length;

/** Text, not too long, and no digits that would belong to a person: what a header row may hold. */
function mayBeHeader(row: RawRow): boolean {
  return row.cells.every((cell) => {
    const text = squeeze(textOf(cell));
    return text.length <= 40 && !/\d{6,}/.test(text) && typeof cell !== 'number';
  });
}

/**
 * Finds the header of a sheet: the row that holds most titles we know, and the row above or below it when the
 * titles stand on two levels.
 */
export function findHeader(rows: readonly RawRow[], merges: readonly RawMerge[]): Header | undefined {
  const head = rows.slice(0, SEARCH_ROWS);
  const scores = head.map((row) => (mayBeHeader(row) ? titleScore(row) : 0));
  const best = scores.indexOf(Math.max(...scores, 0));
  const bestRow = head[best];
  if (bestRow === undefined || (scores[best] ?? 0) < TITLES_MIN) return findSmallHeader(head, scores);
  const above = head[best - 1];
  const below = head[best + 1];
  const belowScore = scores[best + 1] ?? 0;
  if (below !== undefined && isSecondLevel(bestRow, below, belowScore, merges))
    return build([bestRow, below], merges);
  if (above !== undefined && isFirstLevel(above, bestRow, merges)) return build([above, bestRow], merges);
  return build([bestRow], merges);
}

/** A short list may have two columns only, as long as one of them says who. */
function findSmallHeader(head: readonly RawRow[], scores: readonly number[]): Header | undefined {
  const at = scores.findIndex((score) => score >= 1.9);
  const row = head[at];
  if (row === undefined) return undefined;
  const meant = row.cells.map((cell) => matchTitle(textOf(cell))[0]?.field);
  return meant.includes('name') && meant.includes('idNumber') ? build([row], []) : undefined;
}

const spansColumns = (merges: readonly RawMerge[], row: number) =>
  merges.some((merge) => merge.fromRow === row && merge.toRow === row && merge.toColumn > merge.fromColumn);
const spansDown = (merges: readonly RawMerge[], from: number, to: number) =>
  merges.some((merge) => merge.fromRow <= from && merge.toRow >= to && merge.toRow - merge.fromRow < 4);

function isSecondLevel(top: RawRow, below: RawRow, belowScore: number, merges: readonly RawMerge[]): boolean {
  if (!mayBeHeader(below) || below.no !== top.no + 1 || filled(below) === 0) return false;
  if (spansDown(merges, top.no, below.no)) return true;
  // Titles below that stand where the row above has none.
  const completes = below.cells.filter((cell, i) => !isBlank(cell) && isBlank(top.cells[i])).length;
  return belowScore >= 1.5 && (completes > 0 || spansColumns(merges, top.no));
}

function isFirstLevel(above: RawRow, best: RawRow, merges: readonly RawMerge[]): boolean {
  if (!mayBeHeader(above) || above.no !== best.no - 1) return false;
  const texts = filled(above);
  if (spansDown(merges, above.no, best.no) && texts >= 2) return true;
  const completes = above.cells.filter((cell, i) => !isBlank(cell) && isBlank(best.cells[i])).length;
  return texts >= 2 && completes > 0 && titleScore(above) >= 1;
}

function build(rows: readonly RawRow[], merges: readonly RawMerge[]): Header {
  const width = Math.max(...rows.map((row) => row.cells.length));
  const titles: string[] = [];
  const leaves: string[] = [];
  for (let column = 0; column < width; column++) {
    const parts = rows.map((row, level) =>
      titleAt(row, column, merges, level < rows.length - 1 ? rows[level + 1] : undefined),
    );
    const kept = parts.filter((part, i) => part !== '' && parts.indexOf(part) === i);
    titles.push(kept.join('/'));
    leaves.push(kept.at(-1) ?? '');
  }
  return { rows: rows.map((row) => row.no), titles, leaves };
}

/** Title in a cell, or that of the group it lies under: a merged cell, or the nearest title to the left. */
function titleAt(row: RawRow, column: number, merges: readonly RawMerge[], next: RawRow | undefined): string {
  const own = row.cells[column];
  if (!isBlank(own)) return bareTitle(textOf(own));
  const merge = merges.find(
    (m) => m.fromRow <= row.no && m.toRow >= row.no && m.fromColumn <= column && m.toColumn >= column,
  );
  if (merge && merge.fromRow === row.no) return bareTitle(textOf(row.cells[merge.fromColumn]));
  if (next === undefined || isBlank(next.cells[column])) return '';
  for (let left = column - 1; left >= 0; left--) {
    if (!isBlank(row.cells[left])) return isBlank(next.cells[left]) ? '' : bareTitle(textOf(row.cells[left]));
  }
  return '';
}
