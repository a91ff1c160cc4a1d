import { registerOpeningRoutes } from '../../platform/awards/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openingLinesList } from './lists.ts';
import { openOpeningLaw } from './opening-law.ts';

export { inventOpenings } from './invent-openings.ts';

/** Awards with the law of the lines: rosters that are taken over, and rules by which awards change of themselves. */
export const awardsMechanism: Mechanism = {
  name: 'awards-law',
  lists: [openingLinesList],
  registerRoutes: (app, services) => registerOpeningRoutes(app, services, openOpeningLaw),
};
