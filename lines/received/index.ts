import { registerReceivedRoutes } from '../../platform/awards/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { receivedList } from './list.ts';
import { giftSources } from './sources.ts';

/** 幸福清单: what a family ever received, with what each line gives besides money. */
export const receivedMechanism: Mechanism = {
  name: 'received',
  lists: [receivedList],
  registerRoutes: (app, services) => registerReceivedRoutes(app, services, giftSources),
};
