export { registerOversightRoutes } from './routes.ts';
export type { AnchorPlace } from './verification.ts';
