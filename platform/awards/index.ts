export { CARE_ITEM } from './care-item.ts';
export { explainAward, registerReasonsRoute } from './explain-award.ts';
export type { DecidedCase } from './follow-decisions.ts';
export { followDecisions } from './follow-decisions.ts';
export { awardOrders, listAwards } from './list-awards.ts';
export type { MonthGrant } from './open-for-month.ts';
export { openForMonth, takeBackMonth } from './open-for-month.ts';
export type {
  OpenableRoster,
  OpeningLaw,
  OpenOpeningLaw,
  RosterLine,
  RosterMember,
  RosterReading,
} from './opening/law.ts';
export { openAwards } from './opening/open-awards.ts';
export { prepareOpening } from './opening/prepare-opening.ts';
export { listOpeningLines } from './opening/read-openings.ts';
export { readRosterFacts } from './opening/roster-facts.ts';
export { registerOpeningRoutes } from './opening/routes.ts';
export { settleLines } from './opening/settle-lines.ts';
export type { OpeningLine } from './opening/shapes.ts';
export type { Gift, GiftRow, GiftSource, ReceivedContext } from './received/gifts.ts';
export type { Received } from './received/read-received.ts';
export { readHouseholdReceived, readPersonReceived } from './received/read-received.ts';
export { registerReceivedRoutes } from './received/routes.ts';
export { awardsRefusals } from './refusals.ts';
export { registerAwardRoutes } from './routes.ts';
export { keepRunningRules, runDailyRules } from './rules/keep-running.ts';
export type { AgeBands, FoundRule, OpenRuleLaw, RuleCode, RuleLaw } from './rules/law.ts';
export { registerRuleRoutes } from './rules/routes.ts';
export { tellFamilies as tellAwardChanges } from './rules/run-rules.ts';
export type { AwardItem } from './shapes.ts';
