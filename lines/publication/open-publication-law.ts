import { endedBy } from '../../engine/matters/index.ts';
import type { PublicationLaw } from '../../platform/publication/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { openLaw } from '../policy/open-law.ts';

let opened: Promise<PublicationLaw> | undefined;

/** The law of cases, with the time for which each matter's amount is; put together once. */
export function openPublicationLaw(): Promise<PublicationLaw> {
  opened ??= put();
  return opened;
}

async function put(): Promise<PublicationLaw> {
  const [{ handbook }, cases] = await Promise.all([openLaw(), openCaseLaw()]);
  return {
    cases,
    amountPer(matterCode) {
      const scheme = cases.matterBook.matters.get(matterCode)?.scheme;
      return (scheme === undefined ? undefined : handbook.schemes.get(scheme)?.period) ?? null;
    },
    titleOfScheme: (scheme, language) => handbook.schemes.get(scheme)?.title[language],
    endsAward: (reading) => endedBy(reading) !== undefined,
  };
}
