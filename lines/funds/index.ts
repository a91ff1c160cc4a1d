export { inventFunds } from './invent-funds.ts';

import { fundsRefusals, registerFundRoutes } from '../../platform/funds/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openFundLaw } from './open-fund-law.ts';

/** The funds of the platform, with the schemes that they can pay. */
export const fundsMechanism: Mechanism = {
  name: 'funds',
  refusals: fundsRefusals,
  registerRoutes: (app, services) => registerFundRoutes(app, services, openFundLaw),
};
