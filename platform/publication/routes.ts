import type { App, Services } from '../http/index.ts';
import type { OpenPublicationLaw } from './law.ts';
import { registerListRoutes } from './list-routes.ts';
import { registerTipRoutes } from './tip-routes.ts';
import { registerPublicationWrites } from './write-routes.ts';

export function registerPublicationRoutes(
  app: App,
  services: Services,
  openLaw: OpenPublicationLaw,
  wake: () => void,
): void {
  registerListRoutes(app, services, openLaw);
  registerPublicationWrites(app, services, openLaw, wake);
  registerTipRoutes(app, services, openLaw);
}
