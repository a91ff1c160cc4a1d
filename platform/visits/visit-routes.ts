import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { visitPhases } from '../../engine/visits/index.ts';
import type { Actor, Reader } from '../base/index.ts';
import { done } from '../base/index.ts';
import type { OpenCaseLaw } from '../cases/index.ts';
import type { App, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { sendPaper } from '../papers/index.ts';
import { addPicture, getPicture } from './add-picture.ts';
import { addRecord } from './add-record.ts';
import { getVisit, VisitPage } from './get-visit.ts';
import type { OpenVisitLaw } from './law.ts';
import { FindingItem, listFindings } from './list-findings.ts';
import { type ListContext, listVisits } from './list-visits.ts';
import { cancelVisit, NewCancel, NewRecheck, NewRectification, recheck, rectify } from './settle.ts';
import { NewPicture, NewRecord, Text, Uuid, VisitItem } from './shapes.ts';
import { TakenList, takeAlong } from './take-along.ts';

const tag = 'visits';
const ById = Type.Object({ visitId: Uuid });
const PAGE_SIZE = 20;
const Settled = Type.Object({ phase: Text });

export function registerVisitRoutes(
  app: App,
  services: Services,
  openLaw: OpenVisitLaw,
  openCases: OpenCaseLaw,
): void {
  registerReads(app, services, openLaw);
  registerFieldRoutes(app, services, openLaw, openCases);
  registerSettling(app, services, openLaw);
}

function registerReads(app: App, services: Services, openLaw: OpenVisitLaw): void {
  const permission = 'visits.read';
  const contextOf = async (given: {
    reader: Reader;
    actor: Actor;
    request: FastifyRequest;
  }): Promise<ListContext> => ({
    reader: given.reader,
    actor: given.actor,
    law: await openLaw(),
    language: languageOf(given.request),
    today: services.clock.today().toString(),
  });
  readRoute(app, services, {
    url: '/api/v1/visits',
    permission,
    tag,
    summary: 'Visits of one’s area, those that are due first at the top',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        planId: Type.Optional(Uuid),
        phase: Type.Optional(Type.String({ enum: [...visitPhases] })),
        townId: Type.Optional(Uuid),
        villageId: Type.Optional(Uuid),
        subjectId: Type.Optional(Uuid),
        caseId: Type.Optional(Uuid),
        late: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: ListOf(VisitItem),
    handle: async (given) => {
      const { limit, after, ...filter } = given.query;
      return listVisits(await contextOf(given), filter, { limit: limit ?? PAGE_SIZE, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/visits/findings',
    permission,
    tag,
    summary: 'Faults that are not closed, the latest in their rectification first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        townId: Type.Optional(Uuid),
        villageId: Type.Optional(Uuid),
        state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('rectified')])),
        late: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: ListOf(FindingItem),
    handle: async (given) => {
      const { limit, after, ...filter } = given.query;
      return listFindings(await contextOf(given), filter, { limit: limit ?? PAGE_SIZE, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/visits/:visitId',
    permission,
    tag,
    summary: 'One visit: what was told, both tellings where two differ, faults and what became of them',
    params: ById,
    response: VisitPage,
    handle: async (given) => getVisit(await contextOf(given), given.params.visitId),
  });
  readRoute(app, services, {
    url: '/api/v1/visits/:visitId/photos/:photoId',
    permission,
    tag,
    summary: 'A photograph or signature, as an image',
    params: Type.Object({ visitId: Uuid, photoId: Uuid }),
    response: Type.Unknown(),
    handle: async ({ reader, actor, params, reply }) => {
      const picture = await getPicture(reader, actor, services, params.visitId, params.photoId);
      return picture.ok ? done(sendPaper(reply, picture.value)) : picture;
    },
  });
}

/** What the telephone in the village speaks. */
function registerFieldRoutes(
  app: App,
  services: Services,
  openLaw: OpenVisitLaw,
  openCases: OpenCaseLaw,
): void {
  const permission = 'visits.record';
  readRoute(app, services, {
    url: '/api/v1/visits/mine',
    permission,
    tag,
    summary: 'The visits that one is sent to, to be taken along without a network',
    response: TakenList,
    handle: async ({ reader, actor, request }) => {
      const today = services.clock.today().toString();
      return done(await takeAlong(reader, actor, await openLaw(), today, languageOf(request)));
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/:visitId/records',
    permission,
    tag,
    summary: 'Tell of a visit; sent twice it arrives once, told by two both stand',
    params: ById,
    body: NewRecord,
    response: Type.Object({ id: Text, phase: Text, heads: Type.Array(Text), wasThere: Type.Boolean() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const cases = { cases: await openCases(), audit };
      const told = await addRecord(tx, actor, services, await openLaw(), params.visitId, body, cases);
      if (!told.ok) return told;
      const { id, phase, heads, wasThere } = told.value;
      const detail = { id, outcome: body.outcome, phase, wasThere };
      audit({ action: 'visits.record', subjectKind: 'visit', subjectId: params.visitId, detail });
      return done({ id, phase, heads: [...heads], wasThere });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/:visitId/photos',
    permission,
    tag,
    summary: 'Send a photograph or signature; its place and camera are cut off',
    params: ById,
    body: NewPicture,
    response: Type.Object({ id: Text, wasThere: Type.Boolean() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const added = await addPicture(tx, actor, services, params.visitId, body);
      if (!added.ok) return added;
      const detail = { id: body.id, kind: body.kind };
      audit({ action: 'visits.photo', subjectKind: 'visit', subjectId: params.visitId, detail });
      return added;
    },
  });
}

function registerSettling(app: App, services: Services, openLaw: OpenVisitLaw): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/:visitId/rectifications',
    permission: 'visits.record',
    tag,
    summary: 'Say that a fault was put right',
    params: ById,
    body: NewRectification,
    response: Settled,
    handle: async ({ tx, actor, params, body, audit }) => {
      const context = { tx, actor, services, law: await openLaw() };
      const settled = await rectify(context, params.visitId, body);
      const detail = { finding: body.finding };
      audit({ action: 'visits.rectify', subjectKind: 'visit', subjectId: params.visitId, detail });
      return settled;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/:visitId/rechecks',
    permission: 'visits.check',
    tag,
    summary: 'Say whether a fault was put right; not by whoever reported it',
    params: ById,
    body: NewRecheck,
    response: Settled,
    handle: async ({ tx, actor, params, body, audit }) => {
      const context = { tx, actor, services, law: await openLaw() };
      const settled = await recheck(context, params.visitId, body);
      const detail = { finding: body.finding, passed: body.passed };
      audit({ action: 'visits.recheck', subjectKind: 'visit', subjectId: params.visitId, detail });
      return settled;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/:visitId/cancel',
    permission: 'visits.plan',
    tag,
    summary: 'Call a visit off, with the reason',
    params: ById,
    body: NewCancel,
    response: Settled,
    handle: async ({ tx, actor, params, body, audit }) => {
      const context = { tx, actor, services, law: await openLaw() };
      const settled = await cancelVisit(context, params.visitId, body);
      const detail = { reason: body.reason };
      audit({ action: 'visits.cancel', subjectKind: 'visit', subjectId: params.visitId, detail });
      return settled;
    },
  });
}
