import { Type } from 'typebox';
import { rememberLooks } from '../audit/index.ts';
import { done } from '../base/index.ts';
import type { App, ReadContext, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute } from '../http/index.ts';
import { checkReadings } from './check-readings.ts';
import { FactSheetShape, getFactSheet } from './fact-sheet.ts';
import { getCase } from './get-case.ts';
import type { OpenCaseLaw } from './law.ts';
import { listCases } from './list-cases.ts';
import { getMatter, listMatters, MatterItem, MatterRecord } from './matters.ts';
import { countMyWork, listMyWork } from './my-work.ts';
import { listOfficers } from './officers.ts';
import { createMemory } from './remember.ts';
import { CaseItem, CaseRecord, MatterQuery, MaybeText, PlaceQuery, Text, Uuid } from './shapes.ts';
import { readStatistics, Statistics, type StatisticsMemory } from './statistics.ts';

const tag = 'cases';
const permission = 'cases.read';
const PAGE_SIZE = 20;
const Day = Type.String({ format: 'date' });
const WorkState = Type.Union([Type.Literal('waiting'), Type.Literal('near'), Type.Literal('late')]);

export function registerReadRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
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
  const today = () => services.clock.today();
  const looks = rememberLooks();
  const statistics: StatisticsMemory = createMemory(services.clock);

  readRoute(app, services, {
    url: '/api/v1/matters',
    permission,
    tag,
    summary: 'What can be applied for in your county on a day',
    query: Type.Object({ on: Type.Optional(Day) }),
    response: Type.Object({ items: Type.Array(MatterItem) }),
    handle: async ({ actor, request, query }) =>
      done({
        items: listMatters({
          law: await openLaw(),
          region: actor.countyCode,
          on: query.on ?? today().toString(),
          language: languageOf(request),
        }),
      }),
  });
  readRoute(app, services, {
    url: '/api/v1/matters/:code',
    permission,
    tag,
    summary: 'A matter: form, steps, limits, flow chart, guide and entry in the list of powers',
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    query: Type.Object({ on: Type.Optional(Day) }),
    response: MatterRecord,
    handle: async ({ actor, request, query, params }) =>
      getMatter(
        {
          law: await openLaw(),
          region: actor.countyCode,
          on: query.on ?? today().toString(),
          language: languageOf(request),
        },
        params.code,
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/cases',
    permission,
    tag,
    summary: 'Cases of your area, the latest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        ...MatterQuery,
        ...PlaceQuery,
        phase: Type.Optional(Type.String({ maxLength: 20 })),
        personId: Type.Optional(Uuid),
        householdId: Type.Optional(Uuid),
        q: Type.Optional(Type.String({ maxLength: 60 })),
      }),
    ]),
    response: ListOf(CaseItem),
    handle: async (context) => {
      const { limit, after, ...filter } = context.query;
      return listCases(await contextOf(context), filter, { limit: limit ?? PAGE_SIZE, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/work',
    permission,
    tag,
    summary: 'What waits for you, what is due first at the head',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        ...MatterQuery,
        ...PlaceQuery,
        state: Type.Optional(WorkState),
        step: Type.Optional(Type.String({ maxLength: 60 })),
      }),
    ]),
    response: ListOf(CaseItem),
    handle: async (context) => {
      const { limit, after, state, ...filter } = context.query;
      const page = { limit: limit ?? PAGE_SIZE, after, today: today() };
      return listMyWork(await contextOf(context), { ...filter, state: state ?? 'waiting' }, page);
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/work/counts',
    permission,
    tag,
    summary: 'How much waits for you, by matter and step',
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          matter: Text,
          title: Text,
          step: MaybeText,
          stepTitle: MaybeText,
          waiting: Type.Integer(),
          near: Type.Integer(),
          late: Type.Integer(),
        }),
      ),
    }),
    handle: async (context) => done({ items: await countMyWork(await contextOf(context), today()) }),
  });
  readRoute(app, services, {
    url: '/api/v1/cases/officers',
    permission: 'cases.act',
    tag,
    summary: 'The officers of your office, to whom a case can be handed on',
    response: Type.Object({ items: Type.Array(Type.Object({ id: Text, name: Text, post: Text })) }),
    handle: async ({ reader }) => {
      const officers = await listOfficers(reader, today());
      return done({ items: officers.map(({ user_id, name, post }) => ({ id: user_id, name, post })) });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/statistics',
    permission,
    tag,
    summary: 'How many cases, how fast, and late where and at which step',
    query: Type.Object({
      ...{ ...MatterQuery, ...PlaceQuery, from: Type.Optional(Day), to: Type.Optional(Day) },
      anew: Type.Optional(Type.Boolean()),
    }),
    response: Statistics,
    handle: async (context) => {
      const { from, to, anew, ...filter } = context.query;
      const span = { from: from ?? `${today().year}-01-01`, to: to ?? today().toString(), today: today() };
      return done(await readStatistics(await contextOf(context), span, filter, statistics, anew));
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/check',
    permission,
    tag,
    summary: 'Read every case of your area from its acts anew, and say where a list shows something else',
    response: Type.Object({
      checked: Type.Integer(),
      differences: Type.Array(Type.Object({ caseId: Text, caseNo: Text, column: Text })),
    }),
    handle: async ({ reader, actor }) => {
      const { checked, differences } = await checkReadings(reader, actor, await openLaw());
      return done({
        checked,
        differences: differences.map(({ caseId, caseNo, column }) => ({ caseId, caseNo, column })),
      });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/:caseId',
    permission,
    tag,
    summary:
      'A case: facts, papers, reasoning, steps and clocks, who did what, and what you may do now; who opened it is written down',
    params: Type.Object({ caseId: Uuid }),
    response: CaseRecord,
    handle: async (context) => {
      const found = await getCase(await contextOf(context), context.params.caseId, today());
      if (!found.ok) return found;
      const { actor, params, audit } = context;
      const look = { action: 'cases.opened', subjectKind: 'case', subjectId: params.caseId, detail: {} };
      looks.note(actor.userId, look, services.clock.now(), audit);
      return found;
    },
  });
  readRoute(app, services, {
    url: '/api/v1/cases/:caseId/facts',
    permission: 'cases.act',
    tag,
    summary: 'What the calculation asks of the family, with what is on record',
    params: Type.Object({ caseId: Uuid }),
    response: FactSheetShape,
    handle: async (context) => getFactSheet(await contextOf(context), context.params.caseId),
  });
}
