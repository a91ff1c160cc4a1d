import {
  keepRunningRules,
  registerOpeningRoutes,
  registerReasonsRoute,
  registerRuleRoutes,
} from '../../platform/awards/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { openingLinesList } from './lists.ts';
import { openOpeningLaw } from './opening-law.ts';
import { openRuleLaw } from './rule-law.ts';

export { inventOpenings } from './invent-openings.ts';
export { inventRecoveries } from './invent-recoveries.ts';
export { createJudge, type Judge } from './judge.ts';
export { openOpeningLaw } from './opening-law.ts';
export { recoveriesMechanism } from './recoveries.ts';
export { remissionGifts } from './remission-gifts.ts';

/** Awards with the law of the lines: rosters that are taken over, and rules by which awards change of themselves. */
export const awardsMechanism: Mechanism = {
  name: 'awards-law',
  lists: [openingLinesList],
  registerRoutes(app, services) {
    registerOpeningRoutes(app, services, openOpeningLaw);
    registerReasonsRoute(app, services, openCaseLaw, openOpeningLaw);
    registerRuleRoutes(app, services, openRuleLaw, openCaseLaw);
  },
  keep: (services, onError) => [keepRunningRules(services, openRuleLaw, onError)],
};
