import type { Mechanism } from '../../platform/server/index.ts';
import { registerVisitsRoutes, visitsRefusals } from '../../platform/visits/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { visitsList } from './lists.ts';
import { openVisitLaw } from './open-visit-law.ts';

export { openVisitLaw } from './open-visit-law.ts';

/** The visits of the platform, with the checklists of the lines. */
export const visitsMechanism: Mechanism = {
  name: 'visits',
  refusals: visitsRefusals,
  lists: [visitsList],
  registerRoutes: (app, services) => registerVisitsRoutes(app, services, openVisitLaw, openCaseLaw),
};
