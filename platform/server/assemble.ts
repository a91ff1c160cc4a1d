import { keepAnchors } from '../audit/index.ts';
import { registerAwardRoutes } from '../awards/index.ts';
import {
  type Clock,
  createFieldCipher,
  type Keeper,
  type KeyRing,
  openDatabase,
  openLiveCipher,
  systemClock,
} from '../base/index.ts';
import { registerDivisionRoutes } from '../divisions/index.ts';
import { exportDefaults, keepExpiring, registerExportRoutes } from '../exports/index.ts';
import { type App, createApp, type Services } from '../http/index.ts';
import { createSessionKeeper, type IdentitySettings, registerIdentityRoutes } from '../identity/index.ts';
import type { ImportJobSettings } from '../imports/index.ts';
import { registerImportRoutes } from '../imports/index.ts';
import type { JobRunner } from '../jobs/index.ts';
import { startJobRunner } from '../jobs/index.ts';
import { registerOversightRoutes } from '../oversight/index.ts';
import { registerPaymentRoutes } from '../payments/index.ts';
import { registerRegistryRoutes } from '../registry/index.ts';
import { registerRosterRoutes } from '../rosters/index.ts';
import { createKeyKeeper, systemPermissionNames } from '../systems/index.ts';
import { serveApiDocument } from './api-document.ts';
import { registerHealthRoute } from './health.ts';
import { catalogueOf, type House, listsOf, platformAlone } from './house.ts';
import { type OutsideOptions, registerOutside } from './outside.ts';
import { servePages } from './pages.ts';

export interface AssemblyOptions {
  /** The login of the program: in the group `minzheng_app`, never the owner. */
  readonly appUrl: string;
  readonly keys: KeyRing;
  /** What the storeys above bring in; left out, the platform stands alone. */
  readonly house?: House;
  /** Where the keys came from, to take up a new one while running; left out, they stay as they are. */
  readonly keyFile?: string;
  readonly clock?: Clock;
  /** What the county chose about signing in; the defaults when left out. */
  readonly identity?: IdentitySettings;
  /** The built pages; left out where only the API is wanted. */
  readonly webDir?: string;
  /** How messages are sent and other systems told; left out, everything waits. */
  readonly outside?: OutsideOptions;
  /** Where the end of the audit log is written down, outside the database; left out, it is not. */
  readonly anchorFile?: string;
  readonly connectionsMax?: number;
  readonly requestsPerMinuteMax?: number;
  readonly trustProxy?: boolean;
  readonly logLevel?: string;
  readonly logTo?: { write(line: string): void };
  /** False where only the API's description is wanted: nothing runs in the background, no database is reached. */
  readonly hasBackgroundWork?: boolean;
}

export interface Assembly {
  readonly app: App;
  readonly services: Services;
  /** Ends the server, then the work in the background, then the database. */
  close(): Promise<void>;
}

const CONNECTIONS_MAX = 24;

/** Puts the mechanisms together; each brings its routes and its refusals, and nothing else is known of it. */
export async function assemble(options: AssemblyOptions): Promise<Assembly> {
  const house = options.house ?? platformAlone;
  const live = options.keyFile === undefined ? null : openLiveCipher(options.keys, options.keyFile);
  const services: Services = {
    db: openDatabase({ url: options.appUrl, connectionsMax: options.connectionsMax ?? CONNECTIONS_MAX }),
    clock: options.clock ?? systemClock,
    cipher: live?.cipher ?? createFieldCipher(options.keys),
  };
  const keeper = createSessionKeeper(services, options.identity);
  const keys = createKeyKeeper(services);
  const app = await createApp({
    catalogue: catalogueOf(house),
    findActor: (request) => (keys.isByKey(request) ? keys.findActor(request) : keeper.findActor(request)),
    csrfTokenOf: keeper.csrfTokenOf,
    isByKey: keys.isByKey,
    keyPermissions: new Set(systemPermissionNames),
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
    ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
    ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
    ...(options.requestsPerMinuteMax === undefined
      ? {}
      : { requestsPerMinuteMax: options.requestsPerMinuteMax }),
  });
  app.addHook('onSend', (request) => keys.recordCall(request));
  registerHealthRoute(app, services);
  registerRegistryRoutes(app, services);
  registerRosterRoutes(app, services);
  registerIdentityRoutes(app, services, keeper, options.identity);
  registerDivisionRoutes(app, services, { placesChanged: keeper.forget });
  const anchors = { file: options.anchorFile ?? '', key: options.keys.anchorKey };
  registerOversightRoutes(app, services, anchors);
  const outside = registerOutside(app, services, options.outside);
  let jobRunner: JobRunner | undefined;
  const wake = () => jobRunner?.wake();
  registerExportRoutes(app, services, { lists: listsOf(house), wake });
  await registerImportRoutes(app, services, { wake, expect: () => jobRunner?.expect() });
  registerAwardRoutes(app, services, house.openPayLaw);
  registerPaymentRoutes(app, services, house.openPayLaw);
  for (const mechanism of house.mechanisms) await mechanism.registerRoutes(app, services, { wake });
  let expiry: { stop(): Promise<void> } | undefined;
  let keepers: readonly Keeper[] = [];
  if (options.hasBackgroundWork !== false) {
    app.addHook('onReady', async () => {
      const onError = (error: unknown) =>
        app.log.error({ err: error }, 'old exports could not be taken away');
      expiry = keepExpiring(services, { everyMinutes: exportDefaults.sweepMinutes, onError });
      const failed = (error: unknown) => app.log.error({ err: error }, 'light work failed');
      outside.start();
      keepers = house.mechanisms.flatMap(({ keep }) => keep?.(services, failed) ?? []);
      const settings: ImportJobSettings = {
        appUrl: options.appUrl,
        keys: options.keys,
        ...(options.keyFile === undefined ? {} : { keyFile: options.keyFile }),
      };
      jobRunner = startJobRunner(services, { entry: house.jobEntry, settings });
    });
  }

  await serveApiDocument(app);
  if (options.webDir !== undefined) await servePages(app, options.webDir);
  const onError = (error: unknown) => app.log.error({ err: error }, 'the audit log could not be anchored');
  const anchorKeeper = anchors.file === '' ? null : keepAnchors({ ...services, ...anchors, onError });
  return {
    app,
    services,
    async close() {
      await app.close();
      await expiry?.stop();
      await jobRunner?.close();
      await outside.stop();
      await Promise.all(keepers.map((one) => one.stop()));
      await anchorKeeper?.stop();
      live?.stop();
      await services.db.close();
    },
  };
}
