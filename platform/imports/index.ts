export { importHandlers } from './handlers.ts';
export type { ImportFileWish } from './import-file.ts';
export { importFile } from './import-file.ts';
export type { ImportJobSettings } from './job-settings.ts';
export { IMPORT_JOB_ENTRY } from './job-settings.ts';
export { importsRefusals } from './refusals.ts';
export type { ImportParts } from './routes.ts';
export { registerImportRoutes } from './routes.ts';
