import { type Keeper, keepDoing, listCounties } from '../base/index.ts';
import type { SmsGateway } from './sms/gateway.ts';
import { type SmsStore, sendWaiting } from './sms/send-waiting.ts';
import type { SmsSettings } from './sms/settings.ts';

/** Sends the messages of every county, while the program runs. Several programs at once take turns by row. */
export function keepSending(
  store: SmsStore,
  gateway: SmsGateway,
  settings: SmsSettings,
  onError: (error: unknown) => void,
): Keeper {
  const work = async () => {
    for (const countyCode of await listCounties(store.db))
      await sendWaiting(store, gateway, countyCode, settings);
  };
  return keepDoing(work, { everySeconds: settings.lookEverySeconds, onError });
}
