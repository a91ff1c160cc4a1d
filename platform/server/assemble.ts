import { keepAnchors } from '../audit/index.ts';
import {
  type Clock,
  createFieldCipher,
  type KeyRing,
  mergeCatalogues,
  openDatabase,
  systemClock,
} from '../base/index.ts';
import { divisionRefusals, registerDivisionRoutes } from '../divisions/index.ts';
import {
  createExportRunner,
  exportDefaults,
  exportsRefusals,
  listCatalogue,
  ownLists,
  registerExportRoutes,
} from '../exports/index.ts';
import { type App, createApp, httpRefusals, type Services } from '../http/index.ts';
import { createSessionKeeper, identityRefusals, registerIdentityRoutes } from '../identity/index.ts';
import type { ImportJobSettings } from '../imports/index.ts';
import { IMPORT_JOB_ENTRY, importsRefusals, registerImportRoutes } from '../imports/index.ts';
import type { JobRunner } from '../jobs/index.ts';
import { startJobRunner } from '../jobs/index.ts';
import { registerOversightRoutes } from '../oversight/index.ts';
import { registerRegistryRoutes, registryRefusals } from '../registry/index.ts';
import { registerRosterRoutes, rostersRefusals } from '../rosters/index.ts';
import { serveApiDocument } from './api-document.ts';
import { registerHealthRoute } from './health.ts';
import { servePages } from './pages.ts';

export interface AssemblyOptions {
  /** The login of the program: in the group `minzheng_app`, never the owner. */
  readonly appUrl: string;
  readonly keys: KeyRing;
  readonly clock?: Clock;
  /** The built pages; left out where only the API is wanted. */
  readonly webDir?: string;
  /** Where the end of the audit log is written down, outside the database; left out, it is not. */
  readonly anchorFile?: string;
  readonly connectionsMax?: number;
  readonly requestsPerMinuteMax?: number;
  readonly trustProxy?: boolean;
  readonly logLevel?: string;
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

/** Every mechanism's texts: a code without one would be a fault at the worst moment. */
export const catalogue = mergeCatalogues(
  httpRefusals,
  identityRefusals,
  divisionRefusals,
  exportsRefusals,
  importsRefusals,
  registryRefusals,
  rostersRefusals,
);

/** Every list that can be taken out; mechanisms above the exports add theirs here. */
export const exportedLists = listCatalogue(...ownLists);

/** Puts the mechanisms together; each brings its routes and its refusals, and nothing else is known of it. */
export async function assemble(options: AssemblyOptions): Promise<Assembly> {
  const services: Services = {
    db: openDatabase({ url: options.appUrl, connectionsMax: options.connectionsMax ?? CONNECTIONS_MAX }),
    clock: options.clock ?? systemClock,
    cipher: createFieldCipher(options.keys),
  };
  const keeper = createSessionKeeper(services);
  const app = await createApp({
    catalogue,
    findActor: keeper.findActor,
    csrfTokenOf: keeper.csrfTokenOf,
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
    ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
    ...(options.requestsPerMinuteMax === undefined
      ? {}
      : { requestsPerMinuteMax: options.requestsPerMinuteMax }),
  });
  registerHealthRoute(app, services);
  registerRegistryRoutes(app, services);
  registerRosterRoutes(app, services);
  registerIdentityRoutes(app, services, keeper);
  registerDivisionRoutes(app, services);
  const anchors = { file: options.anchorFile ?? '', key: options.keys.anchorKey };
  registerOversightRoutes(app, services, anchors);
  const exporting = { services, lists: exportedLists, settings: exportDefaults };
  const exportRunner = createExportRunner(exporting);
  registerExportRoutes(app, services, { lists: exportedLists, runner: exportRunner });
  let jobRunner: JobRunner | undefined;
  await registerImportRoutes(app, services, { wake: () => jobRunner?.wake() });
  if (options.hasBackgroundWork !== false) {
    app.addHook('onReady', async () => {
      await exportRunner.start();
      const settings: ImportJobSettings = { appUrl: options.appUrl, keys: options.keys };
      jobRunner = startJobRunner(services, { entry: IMPORT_JOB_ENTRY, settings });
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
      await exportRunner.close();
      await jobRunner?.close();
      await anchorKeeper?.stop();
      await services.db.close();
    },
  };
}
