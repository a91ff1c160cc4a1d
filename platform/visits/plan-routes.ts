import { Type } from 'typebox';
import { done } from '../base/index.ts';
import type { OpenCaseLaw } from '../cases/index.ts';
import type { App, Services } from '../http/index.ts';
import { languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { drawPlan } from './draw-plan.ts';
import { fixList } from './fix-list.ts';
import { leastOf, type OpenVisitLaw } from './law.ts';
import { makePlan } from './make-plan.ts';
import { getPlan, listPlans, PlanList, PlanPage, ProofShape, proveDraw } from './read-plans.ts';
import { listSendable, sendTeam } from './send-team.ts';
import { Maybe, NewList, NewPlan, NewTeam, Text, Uuid } from './shapes.ts';

const tag = 'visits';
const ById = Type.Object({ planId: Uuid });
const PAGE_SIZE = 20;

export function registerPlanRoutes(
  app: App,
  services: Services,
  openLaw: OpenVisitLaw,
  openCases: OpenCaseLaw,
): void {
  registerReads(app, services, openLaw);
  registerWrites(app, services, openLaw, openCases);
}

function registerReads(app: App, services: Services, openLaw: OpenVisitLaw): void {
  const today = () => services.clock.today().toString();
  readRoute(app, services, {
    url: '/api/v1/visits/checklists',
    permission: 'visits.read',
    tag,
    summary: 'The checklists, each as it is asked today',
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          code: Text,
          title: Text,
          of: Text,
          teamMin: Type.Integer(),
          shares: Type.Array(
            Type.Object({ stratum: Text, title: Text, percent: Type.Integer(), article: Text }),
          ),
        }),
      ),
    }),
    handle: async ({ actor, request }) => {
      const law = await openLaw();
      const language = languageOf(request);
      const items = [...law.book.checklists.values()].flatMap((one) => {
        const text = one.texts.findLast(({ from }) => from <= today());
        const shares = text?.shares.map((share) => ({
          stratum: share.stratum,
          title: share.title[language],
          percent: leastOf(law, share, actor.countyCode, today()),
          article: law.cite(share.article, language),
        }));
        return shares
          ? [{ code: one.code, title: one.title[language], of: one.of, teamMin: one.teamMin, shares }]
          : [];
      });
      return done({ items });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/visits/plans',
    permission: 'visits.read',
    tag,
    summary: 'Plans of one’s area, with how many were listed, drawn and visited',
    query: PageQuery,
    response: PlanList,
    handle: async ({ reader, actor, query, request }) =>
      listPlans(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        { limit: query.limit ?? PAGE_SIZE, after: query.after },
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/visits/plans/:planId',
    permission: 'visits.read',
    tag,
    summary: 'A plan: its draw, and what was visited of each part in each township',
    params: ById,
    response: PlanPage,
    handle: async ({ reader, actor, params, request }) =>
      getPlan(
        { reader, actor, law: await openLaw(), language: languageOf(request), today: today() },
        params.planId,
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/visits/plans/:planId/proof',
    permission: 'visits.read',
    tag,
    summary: 'Everything that it takes to draw again, and the draw made anew',
    params: ById,
    response: ProofShape,
    handle: ({ reader, actor, params }) => proveDraw(reader, actor, services, params.planId),
  });
  readRoute(app, services, {
    url: '/api/v1/visits/officers',
    permission: 'visits.plan',
    tag,
    summary: 'Whom one may send',
    query: Type.Object({ townId: Type.Optional(Uuid) }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({ userId: Text, name: Text, post: Text, level: Text, placeName: Maybe(Text) }),
      ),
    }),
    handle: async ({ reader, query }) => done({ items: await listSendable(reader, query.townId, today()) }),
  });
}

function registerWrites(app: App, services: Services, openLaw: OpenVisitLaw, openCases: OpenCaseLaw): void {
  const permission = 'visits.plan';
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/plans',
    permission,
    tag,
    summary: 'Make a plan; the hash of its secret number is written down before there is a list',
    body: NewPlan,
    response: Type.Object({ id: Text, commitment: Text }),
    handle: async ({ tx, actor, body, audit }) => {
      const made = await makePlan(tx, actor, services, await openLaw(), body);
      if (!made.ok) return made;
      const { id, commitment } = made.value;
      const { checklist, publicSource } = body;
      const detail = { checklist, commitment, publicSource: publicSource ?? null };
      audit({ action: 'visits.plan.make', subjectKind: 'visit-plan', subjectId: id, detail });
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/plans/:planId/list',
    permission,
    tag,
    summary: 'Fix whom the plan is about, once and for good',
    params: ById,
    body: NewList,
    response: Type.Object({ listed: Type.Integer(), listHash: Text }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const fixed = await fixList(
        tx,
        actor,
        services,
        await openLaw(),
        params.planId,
        body,
        await openCases(),
      );
      if (!fixed.ok) return fixed;
      const detail = { ...fixed.value };
      audit({ action: 'visits.plan.list', subjectKind: 'visit-plan', subjectId: params.planId, detail });
      return fixed;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/plans/:planId/draw',
    permission,
    tag,
    summary: 'Draw whom to visit',
    params: ById,
    body: Type.Object({ publicNumber: Type.Optional(Type.String({ maxLength: 200 })) }),
    response: Type.Object({
      listed: Type.Integer(),
      drawn: Type.Integer(),
      seed: Text,
      drawNo: Type.Integer(),
    }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const number = (body.publicNumber ?? '').trim();
      const cases = { law: await openLaw(), cases: await openCases(), audit };
      const drawn = await drawPlan(tx, actor, services, params.planId, number, cases);
      if (!drawn.ok) return drawn;
      const detail = { ...drawn.value, publicNumber: number };
      audit({ action: 'visits.plan.draw', subjectKind: 'visit-plan', subjectId: params.planId, detail });
      return drawn;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/visits/plans/:planId/team',
    permission,
    tag,
    summary: 'Say who goes: to all, to those of a place, or to some',
    params: ById,
    body: NewTeam,
    response: Type.Object({ visits: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const today = services.clock.today().toString();
      const sent = await sendTeam(tx, actor, await openLaw(), params.planId, today, body);
      if (!sent.ok) return sent;
      const detail = { visits: sent.value.visits, userIds: body.userIds, others: body.others ?? [] };
      audit({ action: 'visits.plan.team', subjectKind: 'visit-plan', subjectId: params.planId, detail });
      return sent;
    },
  });
}
