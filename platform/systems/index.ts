export { systemPermissionNames } from './grants.ts';
export type { KeyKeeper } from './key-keeper.ts';
export { createKeyKeeper } from './key-keeper.ts';
export { systemsRefusals } from './refusals.ts';
export { registerSystemRoutes } from './routes.ts';
export { addKey, addSystem, revokeKey } from './systems.ts';
