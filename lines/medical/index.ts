import { medicalRefusals, registerMedicalRoutes } from '../../platform/medical/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openMedicalLaw } from './law.ts';
import { settlementsList } from './lists.ts';

export { openMedicalLaw } from './law.ts';

/** Medical assistance settled at discharge, by the scheme of the lines. */
export const medicalMechanism: Mechanism = {
  name: 'medical',
  refusals: medicalRefusals,
  lists: [settlementsList],
  registerRoutes: (app, services) => registerMedicalRoutes(app, services, openMedicalLaw),
};
