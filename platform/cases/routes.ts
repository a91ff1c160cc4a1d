import type { App, Services } from '../http/index.ts';
import { registerDelegationRoutes } from './delegation-routes.ts';
import { registerDraftRoutes } from './draft-routes.ts';
import type { OpenCaseLaw } from './law.ts';
import { registerPaperRoutes } from './paper-routes.ts';
import { registerReadRoutes } from './read-routes.ts';
import { registerResultRoutes } from './result-routes.ts';
import { registerWatchRoutes } from './watch-routes.ts';
import { registerWriteRoutes } from './write-routes.ts';

export function registerCaseRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
  registerReadRoutes(app, services, openLaw);
  registerResultRoutes(app, services, openLaw);
  registerWatchRoutes(app, services, openLaw);
  registerWriteRoutes(app, services, openLaw);
  registerPaperRoutes(app, services, openLaw);
  registerDraftRoutes(app, services);
  registerDelegationRoutes(app, services, openLaw);
}
