export type { Cell, CellValue, Column, ColumnKind, MarkedCell, Row, Rows } from './write/cells.ts';
export { chinaTimeText, yuanText } from './write/cells.ts';
export { writeCsv } from './write/csv-writer.ts';
export { disarm, rearm } from './write/disarm.ts';
export type { Sheet, WorkbookOptions } from './write/workbook-writer.ts';
export { writeWorkbook } from './write/workbook-writer.ts';
