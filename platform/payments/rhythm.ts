import { done, type Outcome, refuse } from '../base/index.ts';
import type { PayLaw } from './law.ts';
import type { RunFrame } from './owed.ts';

const QUARTER = 3;

/**
 * Whether the months of a run are those that the law of its first month has for the scheme. Refusals:
 * `payments.rhythm.month`, `payments.rhythm.quarter`, `payments.rhythm.once`, `payments.rhythm.in-kind`.
 */
export function holdRhythm(
  law: PayLaw,
  { countyCode, scheme, firstMonth, months }: Omit<RunFrame, 'runId' | 'fundId' | 'madeOn' | 'careApart'>,
): Outcome<null> {
  const declared = law.rhythmOf(scheme, countyCode, firstMonth);
  switch (declared?.rhythm) {
    case 'month':
    case 'once':
      return months === 1
        ? done(null)
        : refuse(`payments.rhythm.${declared.rhythm}`, {}, { field: 'months' });
    case 'quarter':
      return months === QUARTER && (firstMonth.month - 1) % QUARTER === 0
        ? done(null)
        : refuse('payments.rhythm.quarter', {}, { field: 'months' });
    case 'in-kind':
      return refuse('payments.rhythm.in-kind', {}, { field: 'scheme' });
    default:
      return done(null);
  }
}
