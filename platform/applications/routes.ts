import { Type } from 'typebox';
import { rememberLooks } from '../audit/index.ts';
import { done } from '../base/index.ts';
import type { OpenCaseLaw } from '../cases/index.ts';
import type { App, ReadContext, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { openPaper, sendPaper } from '../papers/index.ts';
import { answerApplication, revealContact } from './office/answer.ts';
import { getApplication } from './office/get.ts';
import { countApplications, listApplications } from './office/list.ts';
import { NewFamilyShape } from './office/register-family.ts';
import { takeIn } from './office/take-in.ts';
import { ApplicationItem, ApplicationRecord, applicationStates, MaybeText, Text, Uuid } from './shapes.ts';
import { registerHandInRoute } from './system/routes.ts';

const tag = 'applications';
const BASE = '/api/v1/applications';
const PAGE_SIZE = 20;
const IdParams = Type.Object({ id: Uuid });
const State = Type.Union(applicationStates.filter((one) => one !== 'begun').map((one) => Type.Literal(one)));
const version = Type.Integer({ minimum: 1 });

type NoteLook = (
  context: Pick<ReadContext<{ id: string }, unknown>, 'actor' | 'params' | 'audit'>,
  action: string,
) => void;

/** What officers do with applications from the public's door. The public itself comes through the portal's pages. */
export function registerApplicationRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
  const contextOf = async ({ reader, actor, request }: ReadContext<unknown, unknown>) => ({
    ...{ reader, actor, law: await openLaw() },
    language: languageOf(request),
  });
  const looks = rememberLooks();
  const noteLook: NoteLook = ({ actor, params, audit }, action) => {
    const look = { action, subjectKind: 'application', subjectId: params.id, detail: {} };
    looks.note(actor.userId, look, services.clock.now(), audit);
  };
  readRoute(app, services, {
    url: BASE,
    permission: 'cases.read',
    tag,
    summary: 'What came in through the public’s door, what waits longest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        state: Type.Optional(State),
        townId: Type.Optional(Uuid),
        villageId: Type.Optional(Uuid),
      }),
    ]),
    response: ListOf(ApplicationItem),
    handle: async (context) =>
      listApplications(await contextOf(context), context.query, {
        limit: context.query.limit ?? PAGE_SIZE,
        after: context.query.after,
      }),
  });
  readRoute(app, services, {
    url: `${BASE}/count`,
    permission: 'cases.read',
    tag,
    summary: 'How many applications wait in your area',
    response: Type.Object({ waiting: Type.Integer() }),
    handle: async ({ reader, actor }) => done(await countApplications(reader, actor)),
  });
  readRoute(app, services, {
    url: `${BASE}/:id`,
    permission: 'cases.read',
    tag,
    summary: 'One application with its photographs, and who on the rolls it is about',
    params: IdParams,
    response: ApplicationRecord,
    handle: async (context) => {
      const found = await getApplication(await contextOf(context), context.params.id);
      if (found.ok) noteLook(context, 'applications.opened');
      return found;
    },
  });
  registerWrites(app, services, openLaw);
  registerPapers(app, services, noteLook);
  registerHandInRoute(app, services, openLaw);
}

function registerWrites(app: App, services: Services, openLaw: OpenCaseLaw): void {
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:id/take-in`,
    permission: 'cases.act',
    tag,
    summary: 'Takes an application in as a case, with its papers',
    params: IdParams,
    body: Type.Object({
      version,
      personId: Type.Optional(Uuid),
      register: Type.Optional(Type.Boolean()),
      family: Type.Optional(NewFamilyShape),
      form: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.Unknown())),
      materials: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 })),
    }),
    response: Type.Object({ caseId: Text, caseNo: MaybeText }),
    handle: async ({ tx, actor, params, body, audit }) =>
      takeIn({ tx, actor, services, law: await openLaw(), audit }, params.id, {
        ...body,
        form: body.form as Parameters<typeof takeIn>[2]['form'],
      }),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:id/answer`,
    permission: 'cases.act',
    tag,
    summary: 'Asks the family for more, or refuses, in words that they read',
    params: IdParams,
    body: Type.Object({
      version,
      how: Type.Union([Type.Literal('asked'), Type.Literal('refused')]),
      told: Type.String({ minLength: 2, maxLength: 1000, pattern: '\\S' }),
    }),
    response: Type.Object({ id: Text }),
    handle: async ({ tx, actor, params, body, audit }) =>
      answerApplication({ tx, actor, services, law: await openLaw(), audit }, params.id, body),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:id/reveal`,
    permission: 'registry.reveal',
    tag,
    summary: 'Shows a telephone or number of an application, with a reason',
    params: IdParams,
    body: Type.Object({
      what: Type.Union([Type.Literal('phone'), Type.Literal('agent-phone'), Type.Literal('id-number')]),
      reason: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    response: Type.Object({ value: Text }),
    handle: async ({ tx, actor, params, body, audit }) =>
      revealContact({ tx, actor, services, law: await openLaw(), audit }, params.id, body),
  });
}

function registerPapers(app: App, services: Services, noteLook: NoteLook): void {
  readRoute(app, services, {
    url: `${BASE}/:id/papers/:paperId`,
    permission: 'cases.read',
    tag,
    summary: 'A photograph of an application; who looked at it is written down',
    params: Type.Object({ id: Uuid, paperId: Uuid }),
    response: Type.Unknown(),
    handle: async (context) => {
      const { reader, actor, params, reply } = context;
      const owner = { kind: 'application', id: params.id };
      const opened = await openPaper(reader, actor, services.cipher, owner, params.paperId);
      if (!opened.ok) return opened;
      noteLook(context, 'applications.paper-opened');
      return done(sendPaper(reply, opened.value));
    },
  });
}
