import type { OpenCaseLaw } from '../cases/index.ts';
import type { App, Services } from '../http/index.ts';
import { registerCaseVisitRoutes } from './case-routes.ts';
import type { OpenVisitLaw } from './law.ts';
import { registerPlanRoutes } from './plan-routes.ts';
import { registerVisitRoutes } from './visit-routes.ts';

export { addPicture } from './add-picture.ts';
export { addRecord } from './add-record.ts';
export type { ListedSubject } from './draw.ts';
export { commitmentOf, drawFrom, listHashOf, seedOf } from './draw.ts';
export { drawPlan } from './draw-plan.ts';
export { fixList } from './fix-list.ts';
export type { OpenVisitLaw, VisitLaw } from './law.ts';
export { listVisits } from './list-visits.ts';
export { makePlan } from './make-plan.ts';
export { visitsRefusals } from './refusals.ts';
export { sendTeam } from './send-team.ts';
export { cancelVisit, recheck, rectify } from './settle.ts';
export type { NewRecord, VisitItem } from './shapes.ts';
export { takeAlong } from './take-along.ts';
export { tellWaiting } from './tell-waiting.ts';

export function registerVisitsRoutes(
  app: App,
  services: Services,
  openLaw: OpenVisitLaw,
  openCases: OpenCaseLaw,
): void {
  registerPlanRoutes(app, services, openLaw, openCases);
  registerVisitRoutes(app, services, openLaw, openCases);
  registerCaseVisitRoutes(app, services, openLaw, openCases);
}
