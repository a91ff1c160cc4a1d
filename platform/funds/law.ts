import type { Language } from '../base/index.ts';

/** What the lines know of schemes: a fund is for some of them. */
export interface FundLaw {
  /** Title of a scheme, or undefined where there is none of that code. */
  titleOf(scheme: string, language: Language): string | undefined;
  /** Codes of the schemes that pay something, in the order of the handbook. */
  readonly schemes: readonly string[];
}

export type OpenFundLaw = () => Promise<FundLaw>;
