import {
  keepSettingOff,
  recoveriesRefusals,
  registerRecoveryRoutes,
} from '../../platform/recoveries/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { overpaidList, recoveriesList } from './recovery-lists.ts';

/** What was paid too much comes back by agreement. No law is asked: the books say how much. */
export const recoveriesMechanism: Mechanism = {
  name: 'recoveries',
  refusals: recoveriesRefusals,
  lists: [overpaidList, recoveriesList],
  registerRoutes: registerRecoveryRoutes,
  keep: (services, onError) => [keepSettingOff(services, onError)],
};
