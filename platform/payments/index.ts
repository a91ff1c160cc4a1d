export {
  endPayBank,
  endRun,
  enterPayBank,
  findPayBank,
  keepBatchFile,
  keepReturnFile,
  makeFile,
  openPayerAccount,
  readReturn,
  readSaidBatch,
  reconcileCounty,
  reconcileRun,
  takeReturn,
} from './bank/index.ts';
export { digestOf } from './digest.ts';
export { abandonRun, freezeRun } from './freeze-run.ts';
export type { DeclaredRhythm, PaidPublicity, PayLaw } from './law.ts';
export { lineOrders, listLines } from './list-lines.ts';
export type { RunAct } from './lock-run.ts';
export { enterHome, listHomes } from './payees/homes.ts';
export type { AgreementFilter } from './payees/list-agreements.ts';
export { listAgreements } from './payees/list-agreements.ts';
export type { AgreementItem, HomeItem, WarningItem } from './payees/shapes.ts';
export { endEntered } from './payees/two-persons.ts';
export type { WarningFilter } from './payees/warnings.ts';
export { listWarnings } from './payees/warnings.ts';
export type { NewRun } from './prepare-run.ts';
export { prepareRun, rebuildRun } from './prepare-run.ts';
export { getRun } from './read-runs.ts';
export { paymentsRefusals } from './refusals.ts';
export { replayRun } from './replay.ts';
export { registerPaymentRoutes } from './routes.ts';
export type { Settling } from './settle-findings.ts';
export { settleFindings } from './settle-findings.ts';
export type { LineItem } from './shapes.ts';
export { signRun } from './sign-run.ts';
