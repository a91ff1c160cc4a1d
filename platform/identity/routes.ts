import type { App, Services } from '../http/index.ts';
import { registerPostRoutes } from './post-routes.ts';
import { registerPostsRoute } from './posts-route.ts';
import type { SessionKeeper } from './session-keeper.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { type IdentitySettings, identityDefaults } from './settings.ts';
import { registerUserRoutes } from './user-routes.ts';

/** @param keeper the one whose `findActor` the server asks. */
export function registerIdentityRoutes(
  app: App,
  services: Services,
  keeper: SessionKeeper,
  settings: IdentitySettings = identityDefaults,
): void {
  registerSessionRoutes(app, services, keeper, settings);
  registerPostsRoute(app, services);
  registerUserRoutes(app, services, keeper);
  registerPostRoutes(app, services, keeper);
}
