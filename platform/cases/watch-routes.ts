import { type Static, Type } from 'typebox';
import { proofs } from '../../engine/matters/index.ts';
import { done } from '../base/index.ts';
import type { App, ReadContext, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { countDue, DueItem, DueMatter, dueStates, listDue } from './due-again.ts';
import type { OpenCaseLaw } from './law.ts';
import { countRelatives, listRelatives, RelativeItem, RelativeOffice } from './near-relatives.ts';
import { openDue } from './open-due.ts';
import { listProofs, ProofFigures, ProofItem, type ProofsMemory, readProofs } from './proofs.ts';
import { createMemory } from './remember.ts';
import { NotStartedShape, sayNotStarted } from './say-refused.ts';
import { PlaceQuery, Uuid } from './shapes.ts';

const tag = 'cases';
const permission = 'cases.read';
const PAGE_SIZE = 20;
const OPEN_MAX = 1000;
const Day = Type.String({ format: 'date' });
const Matter = Type.String({ maxLength: 60 });
const Span = {
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  matter: Type.Optional(Matter),
  ...PlaceQuery,
};

/** What a county watches over all its cases: what falls due again, near relatives, and the proofs of the four. */
export function registerWatchRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
  const contextOf = async ({
    reader,
    actor,
    request,
  }: Pick<ReadContext<unknown, unknown>, 'reader' | 'actor' | 'request'>) => ({
    reader,
    actor,
    law: await openLaw(),
    language: languageOf(request),
  });
  const today = () => services.clock.today().toString();
  const figures: ProofsMemory = createMemory(services.clock);
  const spanOf = ({ from, to, ...rest }: { readonly from?: string; readonly to?: string }) => ({
    from: from ?? `${services.clock.today().year}-01-01`,
    to: to ?? today(),
    ...rest,
  });

  readRoute(app, services, {
    url: '/api/v1/cases/due/counts',
    permission,
    tag,
    summary: 'Matters of which something falls due again, with how much is late and how much is soon',
    response: Type.Object({ items: Type.Array(DueMatter) }),
    handle: async (context) => done({ items: await countDue(await contextOf(context), today()) }),
  });
  readRoute(app, services, {
    url: '/api/v1/cases/due',
    permission,
    tag,
    summary: 'Families to be looked at again, and recognitions that run out, what is latest at the head',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        matter: Matter,
        state: Type.Optional(Type.Union(dueStates.map((one) => Type.Literal(one)))),
        ...PlaceQuery,
      }),
    ]),
    response: ListOf(DueItem),
    handle: async (context) => {
      const { limit, after, state, ...filter } = context.query;
      const page = { limit: limit ?? PAGE_SIZE, after, today: today() };
      return listDue(await contextOf(context), { ...filter, state: state ?? 'all' }, page);
    },
  });
  registerOpening(app, services, openLaw);
  readRoute(app, services, {
    url: '/api/v1/cases/near-relatives',
    permission,
    tag,
    summary: 'The register of near relatives of officers and of members of village committees',
    query: Type.Intersect([
      PageQuery,
      Type.Object({ ...PlaceQuery, officer: Type.Optional(Type.String({ maxLength: 100 })) }),
    ]),
    response: ListOf(RelativeItem),
    handle: async (context) => {
      const { limit, after, ...filter } = context.query;
      return listRelatives(await contextOf(context), filter, { limit: limit ?? PAGE_SIZE, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/near-relatives/offices',
    permission,
    tag,
    summary: 'Who of the offices has near relatives among the families, with how many',
    query: Type.Object(PlaceQuery),
    response: Type.Object({ items: Type.Array(RelativeOffice) }),
    handle: async (context) => done({ items: await countRelatives(await contextOf(context), context.query) }),
  });
  readRoute(app, services, {
    url: '/api/v1/cases/proofs',
    permission,
    tag,
    summary: 'Of what was decided in a time, how much proves visit, calculation, appraisal and publicity',
    query: Type.Object({ ...Span, anew: Type.Optional(Type.Boolean()) }),
    response: ProofFigures,
    handle: async (context) => {
      const { anew, ...span } = context.query;
      return done(await readProofs(await contextOf(context), spanOf(span), figures, anew));
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/proofs/cases',
    permission,
    tag,
    summary: 'Case by case, what proves one of the four; or the cases that lack it',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        ...Span,
        proof: Type.Union([...proofs, 'sample' as const].map((one) => Type.Literal(one))),
        lacking: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: ListOf(ProofItem),
    handle: async (context) => {
      const { limit, after, proof, lacking, ...span } = context.query;
      const wish = { ...spanOf(span), proof, lacking: lacking === true };
      return listProofs(await contextOf(context), wish, { limit: limit ?? PAGE_SIZE, after });
    },
  });
}

const Opened = Type.Object({ started: Type.Integer(), refused: Type.Array(NotStartedShape) });

function registerOpening(app: App, services: Services, openLaw: OpenCaseLaw): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/cases/due/open',
    permission: 'cases.act',
    tag,
    summary:
      'Open cases for many who fall due again; those for whom none can be are listed, each with its reason',
    body: Type.Object({ matter: Matter, personIds: Type.Array(Uuid, { minItems: 1, maxItems: OPEN_MAX }) }),
    response: Opened,
    handle: async ({ tx, actor, body, audit, request }) => {
      const context = { tx, actor, services, law: await openLaw(), audit };
      const opened = await openDue(context, body.matter, [...new Set(body.personIds)]);
      if (!opened.ok) return opened;
      const { started, refused } = opened.value;
      const detail = { matter: body.matter, started: started.length, refused: refused.length };
      audit({ action: 'cases.due.open', detail });
      const answer: Static<typeof Opened> = {
        started: started.length,
        refused: refused.map((one) => sayNotStarted(one, languageOf(request))),
      };
      return done(answer);
    },
  });
}
