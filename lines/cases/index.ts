import { casesRefusals, registerCaseRoutes } from '../../platform/cases/index.ts';
import type { Mechanism } from '../../platform/server/index.ts';
import { openCaseLaw } from './open-case-law.ts';

/** The cases of the platform, with the matters of the lines. */
export const casesMechanism: Mechanism = {
  name: 'cases',
  refusals: casesRefusals,
  registerRoutes: (app, services) => registerCaseRoutes(app, services, openCaseLaw),
};
