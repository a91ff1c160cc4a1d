import type { RawRow } from '../read/raw.ts';
import { isBlank, isFormula, squeeze, textOf } from '../values/cell-text.ts';
import type { FieldName } from './fields.ts';
import type { TableMapping } from './mapping.ts';
import { bareTitle } from './title-match.ts';

export type RowKind = 'data' | 'blank' | 'header' | 'total' | 'subtotal' | 'group' | 'note' | 'above';

const SUM = /^(合计|总计|小计|共计|累计|本页合计|本页小计|总合计|全市合计|全县合计|全镇合计|合计数)/;
const SUBTOTAL = /(小计|本页合计|分计)$/;
/** 金牛镇小计: the sum of what a heading named. */
const NAMED_SUBTOTAL = /.(小计|合计|分计)$/;
const NOTE =
  /^(注|说明|备注|备註|填表说明|制表|填表|编制|审核|复核|负责人|单位负责人|分管领导|经办人|主管|填报|报送|联系人|联系电话|打印|第\d+页|以上|以下|盖章|公章|年月日|※|\*|[\p{Script=Han}()（）]{2,8}[:：])/u;

/** What no title of a column has: a number that somebody wrote there. */
const DIGITS = /\d{6}/;

/** What may be a name, as against 联系电话：… under the same column. */
const NAME = /^[\p{L}·.?□]{1,50}$/u;

/** Finds out what a row is. Made once per table, since the columns do not change from row to row. */
export function rowClassifier(table: TableMapping): (row: RawRow) => RowKind {
  const columnOf = new Map<FieldName, number>();
  for (const { field, column } of table.columns) if (field !== null) columnOf.set(field, column);
  const lastHeader = Math.max(...table.headerRows);
  const titles = new Map(
    table.columns
      .filter(({ title }) => title !== '')
      .map(({ column, title }) => [column, title.split('/').at(-1) ?? '']),
  );
  const cellAt = (row: RawRow, field: FieldName) => row.cells[columnOf.get(field) ?? -1] ?? null;

  return (row) => {
    if (row.no <= lastHeader) return table.headerRows.includes(row.no) ? 'header' : 'above';
    // Most rows by far: whatever else stands in them, somebody's number does.
    const idText = textOf(cellAt(row, 'idNumber'));
    if (DIGITS.test(idText)) return 'data';
    const filled = row.cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
    const first = filled[0];
    if (first === undefined) return 'blank';
    const text = squeeze(textOf(row.cells[first]));
    const hasId = squeeze(idText) !== '' || isFormula(cellAt(row, 'idNumber'));
    if (!hasId && SUM.test(text)) return SUBTOTAL.test(text) ? 'subtotal' : 'total';
    if (!hasId && NAMED_SUBTOTAL.test(text)) return 'subtotal';
    if (isRepeatedHeader(row, filled, titles)) return 'header';
    if (hasId) return 'data';
    const hasName = columnOf.get('name') !== first && NAME.test(squeeze(textOf(cellAt(row, 'name'))));
    if (filled.slice(0, 4).some((column) => /^(合计|总计|小计)$/.test(squeeze(textOf(row.cells[column])))))
      return 'subtotal';
    if (NOTE.test(text) && !hasName) return 'note';
    if (filled.length === 1) return text.length > 12 ? 'note' : groupOrData(first, columnOf);
    if (filled.length === 2 && !hasName && isBlank(cellAt(row, 'name'))) return 'group';
    return 'data';
  };
}

/** A row with one filled cell: a heading over what follows, unless it is the name alone. */
function groupOrData(column: number, columnOf: ReadonlyMap<FieldName, number>): RowKind {
  return column === columnOf.get('name') ? 'data' : 'group';
}

function isRepeatedHeader(
  row: RawRow,
  filled: readonly number[],
  titles: ReadonlyMap<number, string>,
): boolean {
  if (filled.length < 2) return false;
  const same = filled.filter((column) => titles.get(column) === bareTitle(textOf(row.cells[column]))).length;
  return same >= Math.max(2, filled.length * 0.6);
}
