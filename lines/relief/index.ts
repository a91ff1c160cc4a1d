import { registerReliefRoutes, reliefRefusals } from '../../platform/relief/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { reliefWords } from './follow-relief.ts';
import { reliefList } from './lists.ts';

export { followRelief } from './follow-relief.ts';

/** The ledger of temporary relief. */
export const reliefMechanism: Mechanism = {
  name: 'relief',
  refusals: reliefRefusals,
  lists: [reliefList],
  registerRoutes: (app, services) => registerReliefRoutes(app, services, reliefWords),
};
