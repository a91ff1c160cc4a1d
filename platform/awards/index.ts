export type { DecidedCase } from './follow-decisions.ts';
export { followDecisions } from './follow-decisions.ts';
export { listAwards } from './list-awards.ts';
export { awardsRefusals } from './refusals.ts';
export { registerAwardRoutes } from './routes.ts';
export type { AwardItem } from './shapes.ts';
