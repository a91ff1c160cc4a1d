import { Type } from 'typebox';
import type { Id } from '../../base/index.ts';
import { done } from '../../base/index.ts';
import type { App, Services } from '../../http/index.ts';
import { ListOf, PageQuery, readRoute, writeRoute } from '../../http/index.ts';
import { differenceKinds } from './compare.ts';
import type { OpenOpeningLaw } from './law.ts';
import { giveUpOpening, openAwards } from './open-awards.ts';
import { prepareOpening } from './prepare-opening.ts';
import { getOpening, type LineFilter, listOpeningLines, listOpenings } from './read-openings.ts';
import { settleLines } from './settle-lines.ts';
import { OpeningItem, OpeningLine, OpeningRecord } from './shapes.ts';

const tag = 'awards';
const PAGE_SIZE = 20;
const BULK_MAX = 500;
const Uuid = Type.String({ format: 'uuid' });
const Named = Type.Object({ openingId: Uuid });
const Kind = Type.Union(differenceKinds.map((kind) => Type.Literal(kind)));

/** Opening awards from rosters: only the county does it, and the law is handed in. */
export function registerOpeningRoutes(app: App, services: Services, openLaw: OpenOpeningLaw): void {
  registerReads(app, services, openLaw);
  registerWrites(app, services, openLaw);
}

function registerReads(app: App, services: Services, openLaw: OpenOpeningLaw): void {
  readRoute(app, services, {
    url: '/api/v1/awards/openings',
    permission: 'awards.read',
    tag,
    summary: 'Rosters from which awards are opened, the latest first',
    query: PageQuery,
    response: ListOf(OpeningItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after } }) =>
      listOpenings(reader, actor, { limit, after }),
  });
  readRoute(app, services, {
    url: '/api/v1/awards/openings/rosters',
    permission: 'awards.read',
    tag,
    summary: 'Rosters from which awards can be opened',
    response: Type.Object({ items: Type.Array(Type.String()) }),
    handle: async () => done({ items: (await openLaw()).rosters.map(({ code }) => code) }),
  });
  readRoute(app, services, {
    url: '/api/v1/awards/openings/:openingId',
    permission: 'awards.read',
    tag,
    summary: 'An opening, and in how many lines the roster differs from the law in which way',
    params: Named,
    response: OpeningRecord,
    handle: ({ reader, actor, params }) => getOpening(reader, actor, params.openingId as Id),
  });
  readRoute(app, services, {
    url: '/api/v1/awards/openings/:openingId/lines',
    permission: 'awards.read',
    tag,
    summary: 'Lines of a roster, each beside what the law of the day gives',
    params: Named,
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        kind: Type.Optional(Kind),
        isSettled: Type.Optional(Type.Boolean()),
        townId: Type.Optional(Uuid),
        scheme: Type.Optional(Type.String({ maxLength: 60 })),
        sort: Type.Optional(
          Type.Union([Type.Literal('place'), Type.Literal('more-by-law'), Type.Literal('less-by-law')]),
        ),
      }),
    ]),
    response: ListOf(OpeningLine),
    handle: ({ reader, actor, params, query: { limit = PAGE_SIZE, after, ...rest } }) =>
      listOpeningLines(reader, actor, params.openingId as Id, rest as LineFilter, { limit, after }),
  });
}

function registerWrites(app: App, services: Services, openLaw: OpenOpeningLaw): void {
  const { clock } = services;
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/openings',
    permission: 'awards.open',
    tag,
    summary: 'Compare a roster with the law of a month; the roster alone names people and amounts',
    body: Type.Object({
      roster: Type.String({ maxLength: 60 }),
      firstMonth: Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }),
    }),
    response: Type.Object({ id: Type.String(), lines: Type.Integer() }),
    handle: async ({ tx, actor, body, audit }) => {
      const firstMonth = Temporal.PlainDate.from(`${body.firstMonth}-01`);
      const wish = { roster: body.roster, firstMonth };
      const made = await prepareOpening(tx, actor, clock.now(), await openLaw(), wish);
      if (!made.ok) return made;
      const detail = { roster: body.roster, firstMonth: body.firstMonth, lines: made.value.lines };
      audit({
        action: 'awards.opening.compare',
        subjectKind: 'award-opening',
        subjectId: made.value.id,
        detail,
      });
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/openings/:openingId/settle',
    permission: 'awards.open',
    tag,
    summary: 'Settle lines of an opening, named ones or what is open of a kind, with a reason',
    params: Named,
    body: Type.Object({
      nos: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: BULK_MAX })),
      kind: Type.Optional(Kind),
      townId: Type.Optional(Uuid),
      /** Of a kind those too that are settled already. */
      again: Type.Optional(Type.Boolean()),
      how: Type.Union([Type.Literal('law'), Type.Literal('keep'), Type.Literal('leave-out')]),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
      reviewBy: Type.Optional(Type.String({ format: 'date' })),
    }),
    response: Type.Object({ settled: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const { reviewBy, townId, ...rest } = body;
      const openingId = params.openingId as Id;
      const settled = await settleLines(tx, actor, clock.now(), openingId, {
        ...rest,
        townId: townId as Id | undefined,
        reviewBy: reviewBy === undefined ? undefined : Temporal.PlainDate.from(reviewBy),
      });
      if (!settled.ok) return settled;
      const detail = {
        how: body.how,
        kind: body.kind ?? '',
        count: settled.value.settled,
        reason: body.reason,
      };
      audit({ action: 'awards.opening.settle', subjectKind: 'award-opening', subjectId: openingId, detail });
      return settled;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/openings/:openingId/open',
    permission: 'awards.open',
    tag,
    summary: 'Open the awards that were settled; somebody else than who settled them does',
    params: Named,
    response: Type.Object({ awards: Type.Integer(), amountFen: Type.Integer() }),
    handle: async ({ tx, actor, params, audit }) => {
      const openingId = params.openingId as Id;
      const opened = await openAwards(tx, actor, clock.now(), openingId);
      if (!opened.ok) return opened;
      const { awards, amountFen } = opened.value;
      const detail = { awards, amountFen: Number(amountFen) };
      audit({ action: 'awards.opening.open', subjectKind: 'award-opening', subjectId: openingId, detail });
      return done(detail);
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/openings/:openingId/give-up',
    permission: 'awards.open',
    tag,
    summary: 'Give an opening up; nothing is opened',
    params: Named,
    response: Type.Object({ id: Type.String() }),
    handle: async ({ tx, actor, params, audit }) => {
      const openingId = params.openingId as Id;
      const dropped = await giveUpOpening(tx, actor, clock.now(), openingId);
      if (dropped.ok)
        audit({ action: 'awards.opening.give-up', subjectKind: 'award-opening', subjectId: openingId });
      return dropped;
    },
  });
}
