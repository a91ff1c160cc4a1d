import { adjustmentsRefusals, registerAdjustmentRoutes } from '../../platform/adjustments/index.ts';
import { keepDoing } from '../../platform/base/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openOpeningLaw } from '../awards/index.ts';
import { openAdjustmentLaw } from './adjustment-law.ts';
import { followAdopted, followAllAdopted } from './follow-adopted.ts';
import { adjustmentLinesList, adjustmentsList } from './lists.ts';

export { inventAdjustment } from './invent-adjustment.ts';

const LOOK_EVERY_SECONDS = 60;

/** Standards that a county raises, with the law of the lines. */
export const adjustmentsMechanism: Mechanism = {
  name: 'adjustments',
  refusals: adjustmentsRefusals,
  lists: [adjustmentsList, adjustmentLinesList],
  registerRoutes(app, services) {
    registerAdjustmentRoutes(app, services, {
      openLaw: openAdjustmentLaw,
      openOpeningLaw,
      followAdopted: (county) => followAdopted(services.db, county),
    });
  },
  keep: (services, onError) => [
    keepDoing(() => followAllAdopted(services.db), { everySeconds: LOOK_EVERY_SECONDS, onError }),
  ],
};
