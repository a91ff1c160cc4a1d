export type { FromPaper } from './acceptance-day.ts';
export { acceptanceDay, fromPaper } from './acceptance-day.ts';
export type { ActionKind, CaseAction, CaseActor, Told, WantedAction } from './actions.ts';
export { actionKinds, cosignersOf, reversibleKinds } from './actions.ts';
export type { Asking, Possibility, Reason } from './allowed.ts';
export {
  allowedActions,
  extensible,
  findReason,
  listPossibilities,
  obligatoryBefore,
  returnable,
} from './allowed.ts';
export type { Checked } from './check-act.ts';
export { checkAct, checkApplication, fieldsOfAct, lackingMaterials } from './check-act.ts';
export type { Clock } from './clocks.ts';
export { clocksOf, daysTaken, dueDay, nextClock, runningClocks } from './clocks.ts';
export { sayCondition } from './conditions.ts';
export { endedBy } from './ending.ts';
export type { Field, FieldKind, FieldValues, Json, PaperKind } from './fields.ts';
export {
  ask,
  atDesk,
  choicesAtDesk,
  fieldsOn,
  fieldsSchema,
  isAsked,
  onlyWhen,
  optional,
  readFields,
  since,
} from './fields.ts';
export type { ChartEdge, ChartNode, FlowChart, Lane } from './flow-chart.ts';
export { flowChart } from './flow-chart.ts';
export type { GuideSection, PowerEntry } from './guide.ts';
export { basisByDocument, basisOf, powerEntry, writeGuide } from './guide.ts';
export type { LawBooks, RulesInForce, SetDays } from './in-force.ts';
export { findProcedure, findRules } from './in-force.ts';
export type { MatterBook, MatterParts } from './load.ts';
export { assembleMatters } from './load.ts';
export * from './matter.ts';
export { procedureHere } from './procedure-here.ts';
export type { Proven } from './proofs.ts';
export { proofOf, proofsOf, sampleOf, sampleStep, validUntil } from './proofs.ts';
export { readCase } from './read-case.ts';
export type {
  CaseDecision,
  CaseReading,
  Objection,
  Phase,
  Posting,
  StepReading,
  StepState,
} from './reading.ts';
export { findStep, phases } from './reading.ts';
