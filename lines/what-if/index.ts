import type { Mechanism } from '../../platform/server/index.ts';
import { checkHandlers } from './checks.ts';
import { householdsList } from './lists.ts';
import { whatIfRefusals } from './refusals.ts';
import { registerWhatIfRoutes } from './routes.ts';

/** Trying figures on a county's population before anybody decides them. */
export const whatIfMechanism: Mechanism = {
  name: 'what-if',
  refusals: whatIfRefusals,
  lists: [householdsList],
  registerRoutes: registerWhatIfRoutes,
  jobHandlers: checkHandlers,
};
