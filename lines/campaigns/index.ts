import { campaignsRefusals, registerCampaignRoutes } from '../../platform/campaigns/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openCampaignLaw } from './law.ts';
import { campaignLinesList } from './lists.ts';

export { openCampaignLaw } from './law.ts';

/** The price subsidy, festival visits and heating, by the classes of the lines. */
export const campaignsMechanism: Mechanism = {
  name: 'campaigns',
  refusals: campaignsRefusals,
  lists: [campaignLinesList],
  registerRoutes: (app, services) => registerCampaignRoutes(app, services, openCampaignLaw),
};
