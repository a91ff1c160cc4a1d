import { Type } from 'typebox';
import type { OpenOpeningLaw } from '../awards/index.ts';
import type { Id } from '../base/index.ts';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { adoptAdjustment, closeAdjustment } from './adopt.ts';
import { dropDraft, writeDraft } from './draft.ts';
import type { OpenAdjustmentLaw } from './law.ts';
import {
  adjustmentLineOrders,
  adjustmentOrders,
  getAdjustment,
  listAdjustmentLines,
  listAdjustments,
} from './read-adjustments.ts';
import { reckonAdjustment } from './reckon.ts';
import { AdjustmentItem, AdjustmentLine, AdjustmentRecord } from './shapes.ts';

const tag = 'adjustments';
const PAGE_SIZE = 20;
const FIGURES_MAX = 20;
const Uuid = Type.String({ format: 'uuid' });
const Named = Type.Object({ adjustmentId: Uuid });
const Version = Type.Integer({ minimum: 1 });
const Made = Type.Object({ id: Type.String() });
const Draft = Type.Object({
  title: Type.String({ minLength: 2, maxLength: 200 }),
  number: Type.String({ maxLength: 100 }),
  issuer: Type.String({ minLength: 2, maxLength: 100 }),
  publishedOn: Type.String({ format: 'date' }),
  /** The first month in force. */
  fromMonth: Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }),
  figures: Type.Array(
    Type.Object({
      code: Type.String({ maxLength: 80 }),
      cell: Type.String({ maxLength: 80 }),
      value: Type.String({ minLength: 1, maxLength: 40 }),
    }),
    { minItems: 1, maxItems: FIGURES_MAX },
  ),
  /** Of a draft that is there already: the version that was seen. */
  version: Type.Optional(Version),
});

export interface AdjustmentParts {
  readonly openLaw: OpenAdjustmentLaw;
  readonly openOpeningLaw: OpenOpeningLaw;
  /** The law of this program follows what was adopted. */
  followAdopted(county: string): Promise<void>;
}

export function registerAdjustmentRoutes(app: App, services: Services, parts: AdjustmentParts): void {
  registerReads(app, services, parts);
  registerDrafts(app, services, parts);
  registerAdoption(app, services, parts);
}

function registerReads(app: App, services: Services, { openLaw }: AdjustmentParts): void {
  readRoute(app, services, {
    url: '/api/v1/adjustments',
    permission: 'awards.read',
    tag,
    summary: 'Standards that were raised or are about to be, the latest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        state: Type.Optional(Type.String({ maxLength: 20 })),
        scheme: Type.Optional(Type.String({ maxLength: 60 })),
        text: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        sort: Type.Optional(Type.Union(adjustmentOrders.map((order) => Type.Literal(order)))),
      }),
    ]),
    response: ListOf(AdjustmentItem),
    handle: async ({ reader, actor, request, query: { limit = PAGE_SIZE, after, ...filter } }) => {
      const context = { reader, actor, law: await openLaw(), language: languageOf(request) };
      return listAdjustments(context, filter, { limit, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/adjustments/figures',
    permission: 'awards.read',
    tag,
    summary: 'Figures on which the amount of some award depends, with what holds in a month',
    query: Type.Object({ month: Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }) }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          code: Type.String(),
          cell: Type.String(),
          title: Type.String(),
          unit: Type.String(),
          now: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    }),
    handle: async ({ actor, request, query }) => {
      const day = Temporal.PlainDate.from(`${query.month}-01`);
      const law = await openLaw();
      return done({ items: [...law.list(actor.countyCode, day, languageOf(request))] });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/adjustments/:adjustmentId',
    permission: 'awards.read',
    tag,
    summary: 'An adjustment: its document and figures, what it costs, and whether the funds bear it',
    params: Named,
    response: AdjustmentRecord,
    handle: async ({ reader, actor, request, params }) => {
      const context = { reader, actor, law: await openLaw(), language: languageOf(request) };
      return getAdjustment(context, services.clock.now(), params.adjustmentId as Id);
    },
  });
  readRoute(app, services, {
    url: '/api/v1/adjustments/:adjustmentId/lines',
    permission: 'awards.read',
    tag,
    summary: 'What an adjustment does to each award',
    params: Named,
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        kind: Type.Optional(Type.String({ maxLength: 20 })),
        scheme: Type.Optional(Type.String({ maxLength: 60 })),
        townId: Type.Optional(Uuid),
        villageId: Type.Optional(Uuid),
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
        sort: Type.Optional(Type.Union(adjustmentLineOrders.map((order) => Type.Literal(order)))),
      }),
    ]),
    response: ListOf(AdjustmentLine),
    handle: ({ reader, actor, params, query: { limit = PAGE_SIZE, after, townId, villageId, ...rest } }) => {
      const filter = { ...rest, townId: townId as Id | undefined, villageId: villageId as Id | undefined };
      return listAdjustmentLines(reader, actor, params.adjustmentId as Id, filter, { limit, after });
    },
  });
}

function registerDrafts(app: App, services: Services, { openLaw, openOpeningLaw }: AdjustmentParts): void {
  const { clock } = services;
  for (const [url, isNew] of [
    ['/api/v1/adjustments', true],
    ['/api/v1/adjustments/:adjustmentId/draft', false],
  ] as const) {
    writeRoute(app, services, {
      method: 'POST',
      url,
      permission: 'awards.open',
      tag,
      summary: isNew ? 'Draft an adjustment by its document' : 'Write a draft anew, before it is adopted',
      params: isNew ? Type.Object({}) : Named,
      body: Draft,
      response: Made,
      handle: async ({ tx, actor, params, body, request, audit }) => {
        const { version = 0, publishedOn, fromMonth, ...rest } = body;
        const wish = {
          ...rest,
          publishedOn: Temporal.PlainDate.from(publishedOn),
          fromOn: Temporal.PlainDate.from(`${fromMonth}-01`),
        };
        const known = isNew
          ? undefined
          : { id: (params as { adjustmentId: string }).adjustmentId as Id, version };
        const language = languageOf(request);
        const drafted = await writeDraft(tx, actor, clock.now(), await openLaw(), wish, language, known);
        if (!drafted.ok) return drafted;
        const detail = { title: body.title, fromMonth };
        audit({
          action: 'adjustments.draft',
          subjectKind: 'adjustment',
          subjectId: drafted.value.id,
          detail,
        });
        return drafted;
      },
    });
  }
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/adjustments/:adjustmentId/reckon',
    permission: 'awards.open',
    tag,
    summary: 'Reckon what the figures do to every award; nothing changes yet',
    params: Named,
    body: Type.Object({ version: Version }),
    response: Type.Object({ lines: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const laws = { law: await openLaw(), openings: await openOpeningLaw() };
      const id = params.adjustmentId as Id;
      const reckoned = await reckonAdjustment(tx, actor, clock.now(), laws, { id, ...body });
      if (reckoned.ok)
        audit({
          action: 'adjustments.reckon',
          subjectKind: 'adjustment',
          subjectId: id,
          detail: reckoned.value,
        });
      return reckoned;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/adjustments/:adjustmentId/drop',
    permission: 'awards.open',
    tag,
    summary: 'Give a draft up',
    params: Named,
    body: Type.Object({ version: Version }),
    response: Made,
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.adjustmentId as Id;
      const dropped = await dropDraft(tx, actor, { id, ...body });
      if (dropped.ok) audit({ action: 'adjustments.drop', subjectKind: 'adjustment', subjectId: id });
      return dropped;
    },
  });
}

function registerAdoption(app: App, services: Services, parts: AdjustmentParts): void {
  const { clock, cipher } = services;
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/adjustments/:adjustmentId/adopt',
    permission: 'awards.open',
    tag,
    summary:
      'Adopt it: the figures are in force, awards are raised, families are told. Somebody else than who drafted it',
    params: Named,
    body: Type.Object({ version: Version, despite: Type.String({ maxLength: 500 }) }),
    response: Type.Object({ raised: Type.Integer(), told: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit, afterCommit }) => {
      const id = params.adjustmentId as Id;
      const [law, openings] = await Promise.all([parts.openLaw(), parts.openOpeningLaw()]);
      const context = { tx, actor, at: clock.now(), cipher, law, openings };
      const adopted = await adoptAdjustment(context, { id, ...body });
      if (!adopted.ok) return adopted;
      audit({ action: 'adjustments.adopt', subjectKind: 'adjustment', subjectId: id, detail: adopted.value });
      afterCommit(() => void parts.followAdopted(actor.countyCode));
      return done(adopted.value);
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/adjustments/:adjustmentId/close',
    permission: 'awards.open',
    tag,
    summary: 'Note where and since when the new standard hangs in public, and end the act',
    params: Named,
    body: Type.Object({
      version: Version,
      postedOn: Type.String({ format: 'date' }),
      where: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    response: Made,
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.adjustmentId as Id;
      const postedOn = Temporal.PlainDate.from(body.postedOn);
      const closed = await closeAdjustment(tx, actor, clock.now(), { ...body, id, postedOn });
      const detail = { postedOn: body.postedOn, where: body.where };
      if (closed.ok) audit({ action: 'adjustments.close', subjectKind: 'adjustment', subjectId: id, detail });
      return closed;
    },
  });
}
