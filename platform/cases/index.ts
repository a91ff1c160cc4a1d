export type { ActContext, ActedOn, RefusedCase, Target } from './act.ts';
export { actOn } from './act.ts';
export type { Difference } from './check-readings.ts';
export { checkReadings } from './check-readings.ts';
export { pageSize, readCursor } from './cursor.ts';
export type { DelegationItem } from './delegations.ts';
export { delegationsOn } from './delegations.ts';
export type { Derived } from './derive.ts';
export { derive } from './derive.ts';
export { drawCases, isSampled, listForSample, stepsBeforeSample } from './draw-cases.ts';
export type { DueListItem } from './due-again.ts';
export { dueStates, listDue } from './due-again.ts';
export { followCalendar, keepFollowingCalendar } from './follow-calendar.ts';
export { getCase } from './get-case.ts';
export type {
  CaseLaw,
  DecidedFacts,
  DecisionMade,
  DoneAct,
  FactSheet,
  FactSheetRow,
  OpenCaseLaw,
  Reckoning,
} from './law.ts';
export { rulesFor } from './law.ts';
export type { CaseListItem } from './list-cases.ts';
export { isDueProvisional, listCases } from './list-cases.ts';
export { countMyWork, listMyWork } from './my-work.ts';
export { slotOf } from './named-papers.ts';
export { casesRefusals } from './refusals.ts';
export { keepRenewingReviews, renewReviews } from './renew-reviews.ts';
export { registerCaseRoutes } from './routes.ts';
export type { ActionRow } from './rows.ts';
export { findCaseActor, readActions, readingOf, toAction } from './rows.ts';
export { sayField, sayRecord } from './say.ts';
export type { Entry, NewCase, StartContext } from './start-case.ts';
export { newCaseNo, startCase, startCases } from './start-case.ts';
export { keepTellingLimits, tellLimits } from './tell-limits.ts';
export type { Happened, Telling } from './who-is-told.ts';
export { tellings } from './who-is-told.ts';
