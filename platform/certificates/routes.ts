import { Type } from 'typebox';
import { done, fillPhrase } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { deliverDocuments, NewDelivery, revokeDocument } from './events.ts';
import { issueDocuments } from './issue-documents.ts';
import type { OpenDocumentLaw } from './law.ts';
import { caseDocuments, DocumentItem, listDocuments } from './read-documents.ts';
import { certificatesRefusals } from './refusals.ts';
import { tellByDelivery } from './tell-by-delivery.ts';

const tag = 'documents';
const PAGE_SIZE = 20;
const AT_ONCE_MAX = 500;
const Uuid = Type.String({ format: 'uuid' });
const Ids = Type.Array(Uuid, { minItems: 1, maxItems: AT_ONCE_MAX });
const Text = Type.String();

export function registerDocumentRoutes(app: App, services: Services, openLaw: OpenDocumentLaw): void {
  registerReads(app, services, openLaw);
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/documents',
    permission: 'cases.act',
    tag,
    summary:
      'Give out every document that follows from the decisions of these cases and was not given out yet',
    body: Type.Object({ caseIds: Ids }),
    response: Type.Object({
      ids: Type.Array(Text),
      refused: Type.Array(
        Type.Object({ caseId: Text, caseNo: Text, applicant: Text, code: Text, what: Text, next: Text }),
      ),
    }),
    handle: async ({ tx, actor, body, audit, request }) => {
      const context = { tx, actor, services, law: await openLaw(), audit };
      const outcome = await issueDocuments(context, body.caseIds);
      if (!outcome.ok) return outcome;
      const { ids, refused } = outcome.value;
      if (ids.length === 0) audit({ action: 'documents.none', detail: { cases: body.caseIds.length } });
      const language = languageOf(request);
      return done({
        ids: [...ids],
        refused: refused.map(({ refusal, ...file }) => {
          const words = certificatesRefusals[refusal.code]?.[language];
          return {
            ...file,
            code: refusal.code,
            what: fillPhrase(words?.what ?? refusal.code, refusal.facts),
            next: words?.next ?? '',
          };
        }),
      });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/documents/deliveries',
    permission: 'cases.act',
    tag,
    summary: 'Write down how documents were served: when, how and to whom',
    body: Type.Intersect([NewDelivery, Type.Object({ ids: Ids })]),
    response: Type.Object({
      delivered: Type.Integer(),
      /** Of how many cases the step in which the family is told was done by it. */
      told: Type.Integer(),
    }),
    handle: async ({ tx, actor, body, audit }) => {
      const { ids, ...given } = body;
      const served = await deliverDocuments(tx, actor, services, ids, given);
      if (!served.ok) return served;
      for (const caseId of new Set(served.value.caseIds))
        audit({
          action: 'documents.deliver',
          subjectKind: 'case',
          subjectId: caseId,
          detail: { way: given.way },
        });
      const context = { tx, actor, services, law: await openLaw(), audit };
      const told = await tellByDelivery(context, served.value.caseIds, given);
      if (!told.ok) return told;
      return done({ delivered: served.value.delivered, told: told.value });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/documents/:documentId/revocation',
    permission: 'cases.act',
    tag,
    summary: 'Revoke a document that was lost or is wrong, with the reason; it can then be given out anew',
    params: Type.Object({ documentId: Uuid }),
    body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }),
    response: Type.Object({ id: Text }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const revoked = await revokeDocument(tx, actor, services, params.documentId, body.reason);
      if (!revoked.ok) return revoked;
      const detail = { document: params.documentId, reason: body.reason };
      audit({ action: 'documents.revoke', subjectKind: 'case', subjectId: revoked.value.caseId, detail });
      return done({ id: revoked.value.id });
    },
  });
}

function registerReads(app: App, services: Services, openLaw: OpenDocumentLaw): void {
  const today = () => services.clock.today();
  readRoute(app, services, {
    url: '/api/v1/documents',
    permission: 'cases.read',
    tag,
    summary: 'Documents that were given out in your area, the latest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        townId: Type.Optional(Uuid),
        villageId: Type.Optional(Uuid),
        undelivered: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: ListOf(DocumentItem),
    handle: ({ reader, actor, query }) => {
      const { limit, after, ...filter } = query;
      return listDocuments({ reader, actor, today: today() }, filter, { limit: limit ?? PAGE_SIZE, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/:caseId/documents',
    permission: 'cases.read',
    tag,
    summary: 'Documents of a case: those given out, and those that follow from its decision and were not',
    params: Type.Object({ caseId: Uuid }),
    response: Type.Object({
      due: Type.Array(Type.Object({ code: Text, title: Text })),
      items: Type.Array(DocumentItem),
    }),
    handle: async ({ reader, actor, params, request }) =>
      caseDocuments({ reader, actor, today: today() }, await openLaw(), params.caseId, languageOf(request)),
  });
}
