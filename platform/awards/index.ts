export type { DecidedCase } from './follow-decisions.ts';
export { followDecisions } from './follow-decisions.ts';
export { awardsRefusals } from './refusals.ts';
export { registerAwardRoutes } from './routes.ts';
