export { drawClearing, endClearing } from './clearing.ts';
export { endHospital, enterHospital } from './hospitals.ts';
export type {
  MedicalCase,
  MedicalLaw,
  MedicalReasoning,
  MedicalShares,
  MedicalStanding,
  OpenMedicalLaw,
} from './law.ts';
export type { SettlementFilter } from './read-settlements.ts';
export { listSettlements } from './read-settlements.ts';
export { medicalRefusals } from './refusals.ts';
export { registerMedicalRoutes } from './routes.ts';
export { settleBill } from './settle-bill.ts';
export type { Bill, SettlementItem, Shares } from './shapes.ts';
export { takeBack } from './take-back.ts';
