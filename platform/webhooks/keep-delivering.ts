import { type Keeper, keepDoing, listCounties } from '../base/index.ts';
import { deliverWaiting, type WebhookStore } from './deliver.ts';
import type { WebhookSettings } from './settings.ts';
import { sweepDeliveries } from './sweep.ts';

/** Delivers the events of every county, while the program runs. Several programs at once take turns by row. */
export function keepDelivering(
  store: WebhookStore,
  settings: WebhookSettings,
  onError: (error: unknown) => void,
): Keeper {
  let sweptOn: string | undefined;
  const work = async () => {
    const counties = await listCounties(store.db);
    for (const countyCode of counties) await deliverWaiting(store, countyCode, settings);
    const today = store.clock.today().toString();
    if (sweptOn === today) return;
    for (const countyCode of counties) await sweepDeliveries(store, countyCode);
    sweptOn = today;
  };
  return keepDoing(work, { everySeconds: settings.lookEverySeconds, onError });
}
