export { adoptAdjustment, closeAdjustment } from './adopt.ts';
export { writeDraft } from './draft.ts';
export type {
  AdjustmentLaw,
  AskedAward,
  AwardDifference,
  Figure,
  FigureWish,
  OpenAdjustmentLaw,
  SettableFigure,
} from './law.ts';
export {
  type AdjustmentFilter,
  type AdjustmentLineFilter,
  type AdoptedRow,
  adjustmentLineOrders,
  adjustmentOrders,
  listAdjustmentLines,
  listAdjustments,
  readAdopted,
} from './read-adjustments.ts';
export { reckonAdjustment } from './reckon.ts';
export { adjustmentsRefusals } from './refusals.ts';
export { registerAdjustmentRoutes } from './routes.ts';
export type { AdjustmentItem, AdjustmentLine } from './shapes.ts';
