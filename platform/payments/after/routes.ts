import { Type } from 'typebox';
import type { Id } from '../../base/index.ts';
import { type App, readRoute, type Services, writeRoute } from '../../http/index.ts';
import type { PayLaw } from '../law.ts';
import { publishRun } from './publish-run.ts';
import { readAfter } from './read-after.ts';
import { AfterRun } from './shapes.ts';
import { tellRun } from './tell-run.ts';

const tag = 'payments';
const params = Type.Object({ runId: Type.String({ format: 'uuid' }) });

/** What follows a run that has ended: what was paid hangs in public, and families are told. */
export function registerAfterRoutes(app: App, services: Services, openLaw: () => Promise<PayLaw>): void {
  const now = () => services.clock.now();
  readRoute(app, services, {
    url: '/api/v1/pay-runs/:runId/after',
    permission: 'payments.prepare',
    tag,
    summary: 'What is to be done and was done after a run has ended: publicity and messages',
    params,
    response: AfterRun,
    handle: async ({ reader, actor, params: { runId } }) =>
      readAfter(reader, actor, now(), await openLaw(), runId as Id),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/pay-runs/:runId/publicity',
    permission: 'payments.prepare',
    tag,
    summary: 'Put up in each village who was paid, as far as the law lets anybody see it; once for a run',
    params,
    body: Type.Object({ telephone: Type.String({ pattern: '^[0-9][0-9-]{5,12}$' }) }),
    response: Type.Object({
      lists: Type.Integer(),
      lines: Type.Integer(),
      keptOff: Type.Integer(),
      lastDay: Type.String(),
    }),
    handle: async ({ tx, actor, params: { runId }, body, audit }) => {
      const wish = { runId: runId as Id, telephone: body.telephone };
      const outcome = await publishRun(tx, actor, now(), await openLaw(), wish);
      if (outcome.ok) {
        const detail = { ...outcome.value };
        audit({ action: 'payments.publicity', subjectKind: 'pay-run', subjectId: runId as Id, detail });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/pay-runs/:runId/notices',
    permission: 'payments.prepare',
    tag,
    summary: 'Write to those whose money arrived and to those whose did not; once for a run',
    params,
    body: Type.Object({}),
    response: Type.Object({ paid: Type.Integer(), failed: Type.Integer(), withoutPhone: Type.Integer() }),
    handle: async ({ tx, actor, params: { runId }, audit }) => {
      const setting = { tx, actor, at: now(), cipher: services.cipher, law: await openLaw() };
      const outcome = await tellRun(setting, runId as Id);
      if (outcome.ok) {
        const detail = { ...outcome.value };
        audit({ action: 'payments.tell', subjectKind: 'pay-run', subjectId: runId as Id, detail });
      }
      return outcome;
    },
  });
}
