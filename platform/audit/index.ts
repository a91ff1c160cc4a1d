export type { AuditEntry, AuditRow } from './append.ts';
export { appendAudit, linkHash } from './append.ts';
export { canonicalJson } from './canonical-json.ts';
