import { Type } from 'typebox';
import { done, isId, isOwnAccount, refuse } from '../base/index.ts';
import { type App, type Services, writeRoute } from '../http/index.ts';
import { Nothing } from './own-route.ts';
import { givePost, takePost } from './post-holdings.ts';
import type { SessionKeeper } from './session-keeper.ts';

const BASE = '/api/v1/users/:id/posts';
const Day = Type.String({ format: 'date' });
const Document = Type.String({ minLength: 1, maxLength: 200 });

/** A day of the calendar, or undefined: the schema lets through what only looks like one. */
function findDay(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const badDay = (field: string) => refuse('http.invalid', { where: field, reason: '' }, { field });

/** Posts are given and taken by the security administrator, never to themselves, always by a document. */
export function registerPostRoutes(app: App, services: Services, keeper: SessionKeeper): void {
  writeRoute(app, services, {
    method: 'POST',
    url: BASE,
    permission: 'identity.security',
    summary: 'Give somebody a post in a place',
    tag: 'users',
    params: Type.Object({ id: Type.String() }),
    body: Type.Object({
      post: Type.String({ maxLength: 40 }),
      placeId: Type.String(),
      heldFrom: Day,
      heldTo: Type.Optional(Day),
      document: Document,
    }),
    response: Type.Object({ id: Type.String() }),
    async handle({ tx, actor, params, body, audit, afterCommit }) {
      if (!isId(params.id)) return refuse('http.missing');
      if (!isId(body.placeId)) return refuse('http.missing', {}, { field: 'placeId' });
      if (isOwnAccount(actor, params.id)) return refuse('identity.user.yourself');
      const heldFrom = findDay(body.heldFrom);
      const heldTo = body.heldTo === undefined ? undefined : findDay(body.heldTo);
      if (heldFrom === undefined) return badDay('heldFrom');
      if (body.heldTo !== undefined && heldTo === undefined) return badDay('heldTo');
      const given = { ...body, heldFrom, heldTo };
      const outcome = await givePost(tx, actor, params.id, given);
      if (!outcome.ok) return outcome;
      const { post, placeId, document } = body;
      const detail = { post, placeId, heldFrom, heldTo: heldTo ?? null, document };
      audit({ action: 'identity.give-post', subjectKind: 'user', subjectId: params.id, detail });
      afterCommit(() => keeper.forget());
      return outcome;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:holdingId/take`,
    permission: 'identity.security',
    summary: 'Take a post away from a day on',
    tag: 'users',
    params: Type.Object({ id: Type.String(), holdingId: Type.String() }),
    body: Type.Object({ heldTo: Day, document: Document }),
    response: Nothing,
    async handle({ tx, actor, params, body, audit, afterCommit }) {
      if (!isId(params.id) || !isId(params.holdingId)) return refuse('http.missing');
      if (isOwnAccount(actor, params.id)) return refuse('identity.user.yourself');
      const heldTo = findDay(body.heldTo);
      if (heldTo === undefined) return badDay('heldTo');
      const taken = { heldTo, document: body.document };
      const outcome = await takePost(tx, actor, params.id, params.holdingId, taken);
      if (!outcome.ok) return outcome;
      const detail = { ...outcome.value, heldTo, document: body.document };
      audit({ action: 'identity.take-post', subjectKind: 'user', subjectId: params.id, detail });
      afterCommit(() => keeper.forget());
      return done({});
    },
  });
}
