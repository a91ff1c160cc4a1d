import type { FundLaw } from '../../platform/funds/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { isStanding } from '../policy/schemes.ts';

let opened: Promise<FundLaw> | undefined;

/** Schemes that pay something; one that only confirms a standing needs no fund. */
export function openFundLaw(): Promise<FundLaw> {
  opened ??= put();
  return opened;
}

async function put(): Promise<FundLaw> {
  const { handbook } = await openLaw();
  const paying = [...handbook.schemes.values()].filter((scheme) => !isStanding(scheme));
  const titles = new Map(paying.map(({ code, title }) => [code, title]));
  return {
    schemes: paying.map(({ code }) => code),
    titleOf: (scheme, language) => titles.get(scheme)?.[language],
  };
}
