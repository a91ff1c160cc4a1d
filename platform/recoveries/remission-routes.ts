import { Type } from 'typebox';
import type { Id } from '../base/index.ts';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { writeRoute } from '../http/index.ts';
import { endRemission, proposeRemission } from './remit.ts';
import { Ground, Named, Uuid } from './shapes.ts';

const tag = 'recoveries';
const AMOUNT_MAX = 9_999_999_999;

/** What cannot come back is waived: one proposes, another one confirms. */
export function registerRemissionRoutes(app: App, services: Services): void {
  const { clock } = services;
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/recoveries/:recoveryId/remissions',
    permission: 'awards.change',
    tag,
    summary: 'Propose to waive what is left of an agreement, or part of it; it waits for a second person',
    params: Named,
    body: Type.Object({
      amountFen: Type.Integer({ minimum: 1, maximum: AMOUNT_MAX }),
      ground: Ground,
      reason: Type.String({ minLength: 2, maxLength: 500 }),
      document: Type.String({ minLength: 2, maxLength: 200 }),
      decidedOn: Type.String({ format: 'date' }),
    }),
    response: Type.Object({ id: Type.String() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const recoveryId = params.recoveryId as Id;
      const proposed = await proposeRemission(tx, actor, clock.now(), {
        ...body,
        recoveryId,
        amountFen: BigInt(body.amountFen),
        decidedOn: Temporal.PlainDate.from(body.decidedOn),
      });
      if (!proposed.ok) return proposed;
      const { amountFen, ground, document } = body;
      const detail = { remissionId: proposed.value.id, amountFen, ground, document };
      audit({ action: 'recoveries.remit.propose', subjectKind: 'recovery', subjectId: recoveryId, detail });
      return proposed;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/recoveries/remissions/:remissionId/end',
    permission: 'awards.change',
    tag,
    summary: 'Confirm or refuse a remission that somebody else proposed, or withdraw one’s own',
    params: Type.Object({ remissionId: Uuid }),
    body: Type.Object({
      how: Type.Union([Type.Literal('confirmed'), Type.Literal('refused'), Type.Literal('withdrawn')]),
      note: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    response: Type.Object({ transferId: Type.Union([Type.String(), Type.Null()]) }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const remissionId = params.remissionId as Id;
      const ended = await endRemission(tx, actor, clock.now(), remissionId, body);
      if (!ended.ok) return ended;
      const { recoveryId, amountFen, transferId } = ended.value;
      const detail = { remissionId, how: body.how, amountFen: Number(amountFen), transferId };
      audit({ action: 'recoveries.remit.end', subjectKind: 'recovery', subjectId: recoveryId, detail });
      return done({ transferId });
    },
  });
}
