export type { ExportedList, ListExport } from './export-list.ts';
export { exportList } from './export-list.ts';
export type { ExportFormat } from './export-record.ts';
export { exportHandlers } from './jobs.ts';
export { keepExpiring } from './keep-expiring.ts';
export type {
  Bilingual,
  ListCatalogue,
  ListColumn,
  ListContext,
  ListDefinition,
  ListSpec,
} from './list-definition.ts';
export { defineList, listCatalogue } from './list-definition.ts';
export { dayOf } from './lists/codes.ts';
export { columnsOf } from './lists/columns-of.ts';
export { ownLists } from './lists/index.ts';
export { placeColumns } from './lists/place-columns.ts';
export { exportsRefusals } from './refusals.ts';
export type { ExportParts } from './routes.ts';
export { registerExportRoutes } from './routes.ts';
export type { ExportWork } from './run-export.ts';
export type { ExportSettings } from './settings.ts';
export { exportDefaults } from './settings.ts';
export type { Cell, CellValue, Column, ColumnKind, MarkedCell, Row, Rows } from './write/cells.ts';
export { chinaTimeText, yuanText } from './write/cells.ts';
export { writeCsv } from './write/csv-writer.ts';
export { disarm, rearm } from './write/disarm.ts';
export type { Sheet, WorkbookOptions } from './write/workbook-writer.ts';
export { writeWorkbook } from './write/workbook-writer.ts';
