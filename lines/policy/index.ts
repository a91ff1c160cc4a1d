import type { Mechanism } from '../../platform/server/index.ts';
import { figuresList } from './lists.ts';
import { policyRefusals } from './refusals.ts';
import { registerPolicyRoutes } from './routes.ts';

/** The law as it stands, to be read and to be tried on one family; nothing is stored. */
export const policyMechanism: Mechanism = {
  name: 'policy',
  refusals: policyRefusals,
  lists: [figuresList],
  registerRoutes: registerPolicyRoutes,
};
