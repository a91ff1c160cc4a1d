import { createFieldCipher, openDatabase, systemClock } from '../../base/index.ts';
import { startJobRunner } from '../../jobs/index.ts';
import { platformAlone } from '../../server/index.ts';
import type { ImportJobSettings } from '../job-settings.ts';

/** The part of the program that does jobs, alone. Ends with whoever started it. */
process.once('disconnect', () => process.exit(1));
process.once('message', (message) => {
  const settings = message as ImportJobSettings;
  const services = {
    db: openDatabase({ url: settings.appUrl, connectionsMax: 2 }),
    clock: systemClock,
    cipher: createFieldCipher(settings.keys),
  };
  startJobRunner(services, { entry: platformAlone.jobEntry, settings });
  // The runner's own timer does not hold the process.
  setInterval(() => undefined, 60_000);
  process.send?.('ready');
});
