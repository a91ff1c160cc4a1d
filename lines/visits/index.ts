import { writeCitation } from '../../engine/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { type OpenVisitLaw, registerVisitsRoutes, visitsRefusals } from '../../platform/visits/index.ts';

/** The checklists of the lines, put together when they are first needed. */
export const openVisitLaw: OpenVisitLaw = async () => {
  const { checklistBook } = await import('../handbook/law/checklists.ts');
  return {
    book: checklistBook,
    cite: (citation, language) => writeCitation(citation, checklistBook.documents, language),
  };
};

/** The visits of the platform, with the checklists of the lines. */
export const visitsMechanism: Mechanism = {
  name: 'visits',
  refusals: visitsRefusals,
  registerRoutes: (app, services) => registerVisitsRoutes(app, services, openVisitLaw),
};
