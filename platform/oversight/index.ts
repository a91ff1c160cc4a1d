export type { AuditItem } from './read-audit.ts';
export { readAudit } from './read-audit.ts';
export { registerOversightRoutes } from './routes.ts';
export type { AnchorPlace } from './verification.ts';
