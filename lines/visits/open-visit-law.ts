import { getYmd, RATIO_ONE, writeCitation } from '../../engine/index.ts';
import type { OpenVisitLaw } from '../../platform/visits/index.ts';
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
