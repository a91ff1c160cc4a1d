import type { FieldValues } from '../../engine/matters/index.ts';
import {
  certificatesRefusals,
  type OpenDocumentLaw,
  registerDocumentRoutes,
} from '../../platform/certificates/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { openLaw } from '../policy/open-law.ts';
import { composeDocument } from './compose.ts';
import { registerPrint } from './print-route.ts';

export const openDocumentLaw: OpenDocumentLaw = async () => {
  const cases = await openCaseLaw();
  const law = await openLaw();
  const { tellRecord } = await import('../cases/reckon.ts');
  const words = { cases, tell: (record: FieldValues) => tellRecord(law, record, 'zh') };
  return { cases, compose: (facts) => composeDocument(words, facts) };
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
