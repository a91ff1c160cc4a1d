import { Type } from 'typebox';
import { done, type Outcome } from '../base/index.ts';
import type { OpenCaseLaw } from '../cases/index.ts';
import type { App, Services } from '../http/index.ts';
import { writeRoute } from '../http/index.ts';
import { takeCaseAlong } from './case-visits.ts';
import type { OpenVisitLaw } from './law.ts';
import { Text, Uuid } from './shapes.ts';

/** Visits that a case asks for by itself. */
export function registerCaseVisitRoutes(
  app: App,
  services: Services,
  openLaw: OpenVisitLaw,
  openCases: OpenCaseLaw,
): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/for-case',
    permission: 'visits.record',
    tag: 'visits',
    summary:
      'Take the open visit of a case along on the telephone; its telling becomes the record of the step',
    body: Type.Object({
      caseId: Uuid,
      /** Who goes along, besides oneself. */
      userIds: Type.Array(Uuid, { minItems: 1, maxItems: 5 }),
    }),
    response: Type.Object({ id: Text, wasThere: Type.Boolean() }),
    handle: async ({ tx, actor, body, audit }): Promise<Outcome<{ id: string; wasThere: boolean }>> => {
      const context = { tx, actor, services, law: await openLaw(), cases: await openCases(), audit };
      const taken = await takeCaseAlong(context, body.caseId, body.userIds);
      if (!taken.ok) return taken;
      const detail = { caseId: body.caseId, userIds: body.userIds };
      audit({ action: 'visits.for-case', subjectKind: 'visit', subjectId: taken.value.id, detail });
      return done(taken.value);
    },
  });
}
