import type { Mechanism } from '../../platform/server/index.ts';
import { registerPortalRoutes } from './routes.ts';

/** What the public sees without signing in: what help there is, what it rests on, and the questions to oneself. */
export const portalMechanism: Mechanism = { name: 'portal', registerRoutes: registerPortalRoutes };
