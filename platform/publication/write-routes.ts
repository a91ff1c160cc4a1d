import { Type } from 'typebox';
import { done, refuse, sql } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { languageOf, RefusalError, writeRoute } from '../http/index.ts';
import { base64Length, keepPaper, openPaper, sendPaper } from '../papers/index.ts';
import { concludeList } from './conclude.ts';
import type { OpenPublicationLaw } from './law.ts';
import { postLists } from './post-lists.ts';
import { handProofs } from './proofs.ts';
import { Code, Day, RefusedShape, sayRefusedLine, Telephone, Text, Uuid } from './shapes.ts';
import { postStanding } from './standing.ts';
import { takeDownEarly } from './take-down.ts';

const tag = 'publication';
const permission = 'cases.act';
const LINES_MAX = 1000;
const PROOF_BYTES_MAX = 5 * 1024 * 1024;
const PROOFS_MAX = 20;
/** What a body says besides the photograph. */
const REST_BYTES = 1024;
const Reason = Type.String({ minLength: 2, maxLength: 500 });

export function registerPublicationWrites(
  app: App,
  services: Services,
  openLaw: OpenPublicationLaw,
  wake: () => void,
): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/publication/lists',
    permission,
    tag,
    summary: 'Put the waiting cases of a village up: the act of each case, and one list for all',
    body: Type.Object({
      matter: Code,
      step: Code,
      villageId: Uuid,
      postedOn: Day,
      telephone: Telephone,
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
      caseIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: LINES_MAX })),
    }),
    response: Type.Object({
      lists: Type.Array(Type.Object({ id: Text, size: Type.Integer(), lastDay: Text })),
      refused: Type.Array(RefusedShape),
    }),
    handle: async ({ tx, actor, body, audit, request, afterCommit }) => {
      const wanted = { ...body, postedOn: Temporal.PlainDate.from(body.postedOn) };
      const posted = await postLists({ tx, actor, services, law: await openLaw(), audit }, wanted);
      if (!posted.ok) return posted;
      afterCommit(wake);
      const { lists, refused } = posted.value;
      const language = languageOf(request);
      return done({ lists: [...lists], refused: refused.map((one) => sayRefusedLine(one, language)) });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/publication/standing',
    permission,
    tag,
    summary: 'Put up who receives by a matter in a village, in place of the list before it',
    body: Type.Object({ matter: Code, villageId: Uuid, telephone: Telephone }),
    response: Type.Object({ id: Text, size: Type.Integer(), refused: Type.Array(RefusedShape) }),
    handle: async ({ tx, actor, body, audit, request }) => {
      const posted = await postStanding({ tx, actor, services, law: await openLaw(), audit }, body);
      if (!posted.ok) return posted;
      const language = languageOf(request);
      const refused = posted.value.refused.map((one) => sayRefusedLine(one, language));
      return done({ ...posted.value, refused });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/publication/lists/:listId/take-down',
    permission,
    tag,
    summary: 'Take a list down before its day; its cases have to hang again',
    params: Type.Object({ listId: Uuid }),
    body: Type.Object({ reason: Reason }),
    response: Type.Object({ refused: Type.Array(RefusedShape) }),
    handle: async ({ tx, actor, params, body, audit, request }) => {
      const setting = { tx, actor, services, law: await openLaw(), audit };
      const taken = await takeDownEarly(setting, params.listId, body.reason);
      if (!taken.ok) return taken;
      const language = languageOf(request);
      return done({ refused: taken.value.refused.map((one) => sayRefusedLine(one, language)) });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/publication/lists/:listId/conclude',
    permission,
    tag,
    summary: 'End the publicity of every case of a list whose days are over',
    params: Type.Object({ listId: Uuid }),
    body: Type.Object({ result: Type.String({ minLength: 2, maxLength: 500 }) }),
    response: Type.Object({ done: Type.Integer(), refused: Type.Array(RefusedShape) }),
    handle: async ({ tx, actor, params, body, audit, request }) => {
      const setting = { tx, actor, services, law: await openLaw(), audit };
      const ended = await concludeList(setting, params.listId, body.result);
      if (!ended.ok) return ended;
      const language = languageOf(request);
      return done({
        done: ended.value.done,
        refused: ended.value.refused.map((one) => sayRefusedLine(one, language)),
      });
    },
  });
  registerProofs(app, services);
}

/** Photographs of the list as it hangs. */
function registerProofs(app: App, services: Services): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/publication/lists/:listId/photos',
    permission,
    tag,
    summary: 'Add a photograph of the list as it hangs; its place and camera are cut off',
    bodyLimitBytes: base64Length(PROOF_BYTES_MAX) + REST_BYTES,
    params: Type.Object({ listId: Uuid }),
    body: Type.Object({
      id: Uuid,
      base64: Type.String({ maxLength: base64Length(PROOF_BYTES_MAX) }),
      takenAt: Type.Optional(Type.String({ format: 'date-time' })),
    }),
    response: Type.Object({ id: Text, wasThere: Type.Boolean() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const list = await tx.find(sql`select 1 from publication_list
        where county_code = ${actor.countyCode} and id = ${params.listId} for update`);
      if (!list) return refuse('http.missing');
      const photo = {
        id: body.id,
        slot: 'hung',
        bytes: Buffer.from(body.base64, 'base64'),
        takenAt: body.takenAt === undefined ? null : Temporal.Instant.from(body.takenAt),
      };
      const rules = { bytesMax: PROOF_BYTES_MAX, papersMax: PROOFS_MAX, isPictureOnly: true };
      const owner = { kind: 'publication', id: params.listId };
      const kept = await keepPaper(tx, actor, services, owner, photo, rules);
      if (!kept.ok) return kept;
      await handProofs(tx, actor, params.listId);
      audit({
        action: 'publication.photo',
        subjectKind: 'publication',
        subjectId: params.listId,
        detail: { id: kept.value.id },
      });
      return kept;
    },
  });
  app.get<{ Params: { listId: string; photoId: string } }>(
    '/api/v1/publication/lists/:listId/photos/:photoId',
    {
      schema: { hide: true, params: Type.Object({ listId: Uuid, photoId: Uuid }) },
      config: { permission: 'cases.read' },
    },
    async (request, reply) => {
      const { actor, params } = request;
      if (actor === null) throw new RefusalError(refuse('http.not-signed-in').refusal);
      const owner = { kind: 'publication', id: params.listId };
      const opened = await services.db.read(actor, (reader) =>
        openPaper(reader, actor, services.cipher, owner, params.photoId),
      );
      if (!opened.ok) throw new RefusalError(opened.refusal);
      return reply.send(sendPaper(reply, opened.value));
    },
  );
}
