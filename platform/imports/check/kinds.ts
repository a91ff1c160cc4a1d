import { identityKinds } from './kinds-identity.ts';
import { paymentKinds } from './kinds-place-and-payment.ts';
import { schemeKinds } from './kinds-scheme.ts';

export type { FindingKindSpec, Reach, Verdict } from './kind-spec.ts';

/**
 * Every kind of thing that can be found in a roster. Phrases may name `{raw}`, `{normalised}` and facts of
 * their own. Kinds are stored with the rows and never change their meaning.
 */
export const findingKinds = { ...identityKinds, ...schemeKinds, ...paymentKinds } as const;

export type FindingKind = keyof typeof findingKinds;
