import {
  keepSettingOff,
  recoveriesRefusals,
  registerRecoveryRoutes,
} from '../../platform/recoveries/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';

/** What was paid too much comes back by agreement. No law is asked: the books say how much. */
export const recoveriesMechanism: Mechanism = {
  name: 'recoveries',
  refusals: recoveriesRefusals,
  registerRoutes: registerRecoveryRoutes,
  keep: (services, onError) => [keepSettingOff(services, onError)],
};
