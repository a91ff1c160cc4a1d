export type { MembershipFacts } from './bulk.ts';
export { enterRosters } from './bulk.ts';
export type { Roster } from './catalogue.ts';
export { findRoster, rosters } from './catalogue.ts';
export type { MemberItem } from './list-members.ts';
export { listMembers } from './list-members.ts';
export { rostersRefusals } from './refusals.ts';
export { registerRosterRoutes } from './routes.ts';
