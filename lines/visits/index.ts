import { getYmd, RATIO_ONE, writeCitation } from '../../engine/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { type OpenVisitLaw, registerVisitsRoutes, visitsRefusals } from '../../platform/visits/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { openLaw } from '../policy/open-law.ts';

/** The checklists of the lines, put together when they are first needed. */
export const openVisitLaw: OpenVisitLaw = async () => {
  const { checklistBook } = await import('../handbook/law/checklists.ts');
  const { book } = await openLaw();
  return {
    book: checklistBook,
    localShare({ parameter, cell }, region, day) {
      const found = book.find(parameter, cell, region, getYmd(day))?.won.value;
      return found === undefined ? undefined : Math.ceil((found * 100) / RATIO_ONE);
    },
    cite: (citation, language) => writeCitation(citation, checklistBook.documents, language),
  };
};

/** The visits of the platform, with the checklists of the lines. */
export const visitsMechanism: Mechanism = {
  name: 'visits',
  refusals: visitsRefusals,
  registerRoutes: (app, services) => registerVisitsRoutes(app, services, openVisitLaw, openCaseLaw),
};
