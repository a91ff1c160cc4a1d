export type { DecidedRelief } from './grant-relief.ts';
export { grantRelief, takeBackRelief } from './grant-relief.ts';
export type { ReliefFilter, ReliefWords } from './read-relief.ts';
export { listRelief, listTowns } from './read-relief.ts';
export { reliefRefusals } from './refusals.ts';
export { registerReliefRoutes } from './routes.ts';
export type { ReliefItem } from './shapes.ts';
