import type { VisitAction } from './actions.ts';
import type { FindingState, VisitReading } from './read-visit.ts';

/** Why something cannot be done to a visit now. */
export type Hindrance =
  | 'no-such-finding'
  | 'not-open'
  | 'not-rectified'
  | 'same-person'
  | 'already-done'
  | 'not-settled';

type Settling = 'rectify' | 'recheck';

/** From which state a fault is settled further: the one table of it. */
const states: Readonly<Record<Settling, { readonly from: FindingState; readonly otherwise: Hindrance }>> = {
  rectify: { from: 'open', otherwise: 'not-open' },
  recheck: { from: 'rectified', otherwise: 'not-rectified' },
};

/** Whether somebody may settle a fault further; whoever says that it was put right is not the one who finds it so. */
export function findHindrance(
  reading: VisitReading,
  wanted: { readonly kind: Settling; readonly finding: string; readonly accounts: readonly string[] },
): Hindrance | undefined {
  const found = reading.findings.find(({ code }) => code === wanted.finding);
  if (!found) return reading.current === null ? 'not-settled' : 'no-such-finding';
  const { from, otherwise } = states[wanted.kind];
  if (found.state !== from) return otherwise;
  const last: VisitAction | undefined = found.acts.at(-1);
  return wanted.kind === 'recheck' && last && wanted.accounts.includes(last.byId) ? 'same-person' : undefined;
}

/** A visit that was made is not called off any more. */
export const mayCancel = ({ phase }: VisitReading): boolean => phase === 'planned' || phase === 'attempted';
