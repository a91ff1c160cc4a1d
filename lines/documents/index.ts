import {
  certificatesRefusals,
  type OpenDocumentLaw,
  registerDocumentRoutes,
} from '../../platform/certificates/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { composeDocument } from './compose.ts';
import { registerPrint } from './print-route.ts';

export const openDocumentLaw: OpenDocumentLaw = async () => {
  const cases = await openCaseLaw();
  return { cases, compose: (facts) => composeDocument(cases, facts) };
};

/** What is given out of a decision: put into words here, kept and served by the platform. */
export const documentsMechanism: Mechanism = {
  name: 'documents',
  refusals: certificatesRefusals,
  registerRoutes: (app, services) => {
    registerDocumentRoutes(app, services, openDocumentLaw);
    registerPrint(app, services);
  },
};
