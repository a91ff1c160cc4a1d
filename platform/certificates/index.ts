export { documentCode, readCode, sayCode } from './code.ts';
export { deliverDocuments, revokeDocument } from './events.ts';
export type { IssueContext, Issued } from './issue-documents.ts';
export { issueDocuments } from './issue-documents.ts';
export type { DocumentFacts, DocumentLaw, DocumentSays, OpenDocumentLaw } from './law.ts';
export type { PrintedDocument, Verified } from './read-documents.ts';
export { openDocuments, verifyDocument } from './read-documents.ts';
export { certificatesRefusals } from './refusals.ts';
export { registerDocumentRoutes } from './routes.ts';
