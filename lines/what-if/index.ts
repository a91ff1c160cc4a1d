import type { Mechanism } from '../../platform/server/index.ts';
import { whatIfRefusals } from './refusals.ts';
import { registerWhatIfRoutes } from './routes.ts';

/** Trying figures on a county's population before anybody decides them. */
export const whatIfMechanism: Mechanism = {
  name: 'what-if',
  refusals: whatIfRefusals,
  registerRoutes: registerWhatIfRoutes,
};
