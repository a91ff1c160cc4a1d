import type { App, Services } from '../http/index.ts';
import { registerRegistryReadRoutes } from './routes-read.ts';
import { registerRegistryWriteRoutes } from './routes-write.ts';

export function registerRegistryRoutes(app: App, services: Services): void {
  registerRegistryReadRoutes(app, services);
  registerRegistryWriteRoutes(app, services);
}
