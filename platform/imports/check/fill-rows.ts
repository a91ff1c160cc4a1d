import { resolvePlace } from '../../divisions/index.ts';
import type { RawMerge, RawRow } from '../read/raw.ts';
import type { FieldName } from '../recognise/fields.ts';
import type { TableMapping } from '../recognise/mapping.ts';
import type { RowKind } from '../recognise/row-kind.ts';
import { isBlank, squeeze, textOf } from '../values/cell-text.ts';
import type { CheckContext } from './row-reader.ts';
import { columnsOf } from './row-reader.ts';

/** Columns that say where and whose a row is. Filling others down would repeat money and family sizes. */
const FILLED_FIELDS: readonly FieldName[] = ['town', 'village', 'place', 'householdNo', 'headName', 'group'];

/** Merges down a column that says where and whose a row is, below the header. */
function mergesToFill(table: TableMapping, merges: readonly RawMerge[]): RawMerge[] {
  const columns = columnsOf(table);
  const filled = FILLED_FIELDS.flatMap((field) => columns.get(field) ?? []);
  const firstDataRow = Math.max(...table.headerRows) + 1;
  return merges.filter(
    (merge) =>
      filled.includes(merge.fromColumn) &&
      merge.fromRow >= firstDataRow &&
      merge.toRow > merge.fromRow &&
      merge.fromColumn === merge.toColumn,
  );
}

export const hasMergesToFill = (table: TableMapping, merges: readonly RawMerge[]): boolean =>
  mergesToFill(table, merges).length > 0;

/** Cells of a vertical merge hold their value in the first row only; here they get it back. */
function mergeFiller(down: readonly RawMerge[]): (row: RawRow) => RawRow {
  if (down.length === 0) return (row) => row;
  const starts = new Map<number, RawMerge[]>();
  for (const merge of down) starts.set(merge.fromRow, [...(starts.get(merge.fromRow) ?? []), merge]);
  let open: { merge: RawMerge; cell: RawRow['cells'][number] }[] = [];
  return (row) => {
    open = open.filter(({ merge }) => merge.toRow >= row.no);
    for (const merge of starts.get(row.no) ?? [])
      open.push({ merge, cell: row.cells[merge.fromColumn] ?? null });
    const missing = open.filter(
      ({ merge, cell }) => cell !== null && merge.fromRow !== row.no && isBlank(row.cells[merge.fromColumn]),
    );
    if (missing.length === 0) return row;
    const cells = [...row.cells];
    for (const { merge, cell } of missing) {
      while (cells.length <= merge.fromColumn) cells.push(null);
      cells[merge.fromColumn] = cell;
    }
    return { ...row, cells };
  };
}

/**
 * Gives each row what its place on the sheet says: the value of a cell merged over it; the household's place and
 * number where only the head's row has them; the township that a heading above it names. Rows go in as they stand.
 */
export function rowFiller(
  { table, directory }: CheckContext,
  merges: readonly RawMerge[],
): (row: RawRow, kind: RowKind) => RawRow {
  const columns = columnsOf(table);
  const filled = FILLED_FIELDS.flatMap((field) => columns.get(field) ?? []);
  const relation = columns.get('relation');
  const town = columns.get('town');
  const fillMerged = mergeFiller(mergesToFill(table, merges));
  let above: RawRow | undefined;
  let headingTown: string | undefined;

  const isMemberBelow = (row: RawRow) =>
    above !== undefined &&
    relation !== undefined &&
    !isBlank(row.cells[relation]) &&
    filled.every((column) => isBlank(row.cells[column]));

  function fillFromAbove(row: RawRow): RawRow {
    if (above === undefined || !isMemberBelow(row)) return row;
    const cells = [...row.cells];
    for (const column of filled) {
      while (cells.length <= column) cells.push(null);
      cells[column] = above.cells[column] ?? null;
    }
    return { ...row, cells };
  }

  return (row, kind) => {
    if (kind === 'group') {
      const text = squeeze(textOf(row.cells.find((cell) => !isBlank(cell)) ?? null));
      if (resolvePlace(directory, { town: text, village: '' }).town !== null) headingTown = text;
      return row;
    }
    above = fillFromAbove(fillMerged(row));
    const hasOwnTown = town !== undefined && !isBlank(above.cells[town]);
    return headingTown === undefined || hasOwnTown ? above : { ...above, headingTown };
  };
}
