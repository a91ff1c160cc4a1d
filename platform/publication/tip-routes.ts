import { Type } from 'typebox';
import type { App, ReadContext, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { actOnTip, revealTip, tipActKinds } from './handle-tip.ts';
import type { OpenPublicationLaw } from './law.ts';
import { MaybeText, Text, TipItemShape, TipRecordShape, Uuid } from './shapes.ts';
import { getTip, listTips, tipKinds, tipStates } from './tips.ts';

const tag = 'tips';
const PAGE_SIZE = 20;

/** What the public told, for the officers who handle it. */
export function registerTipRoutes(app: App, services: Services, openLaw: OpenPublicationLaw): void {
  const contextOf = async ({
    reader,
    actor,
    request,
  }: Pick<ReadContext<unknown, unknown>, 'reader' | 'actor' | 'request'>) => ({
    reader,
    actor,
    cipher: services.cipher,
    law: await openLaw(),
    language: languageOf(request),
  });
  readRoute(app, services, {
    url: '/api/v1/public-tips',
    permission: 'tips.read',
    tag,
    summary: 'Objections and tips of your area, the latest first',
    query: Type.Object({
      ...PageQuery.properties,
      state: Type.Optional(Type.Union(tipStates.map((state) => Type.Literal(state)))),
      kind: Type.Optional(Type.Union(tipKinds.map((kind) => Type.Literal(kind)))),
      listId: Type.Optional(Uuid),
    }),
    response: ListOf(TipItemShape),
    handle: async (context) => {
      const { limit = PAGE_SIZE, after, ...filter } = context.query;
      return listTips(await contextOf(context), filter, { limit, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/public-tips/:tipId',
    permission: 'tips.read',
    tag,
    summary: 'One of them, with what was done about it',
    params: Type.Object({ tipId: Uuid }),
    response: TipRecordShape,
    handle: async (context) => {
      const found = await getTip(await contextOf(context), context.params.tipId);
      if (!found.ok) return found;
      const { answers, acts, ...rest } = found.value;
      return { ok: true, value: { ...rest, answers: [...answers], acts: [...acts] } };
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/public-tips/:tipId/acts',
    permission: 'tips.handle',
    tag,
    summary: 'Give it to somebody, note, answer or close',
    params: Type.Object({ tipId: Uuid }),
    body: Type.Object({
      kind: Type.Union(tipActKinds.map((kind) => Type.Literal(kind))),
      note: Type.String({ minLength: 2, maxLength: 1000 }),
      how: Type.Optional(Type.String({ maxLength: 60 })),
      toId: Type.Optional(Uuid),
    }),
    response: Type.Object({ state: Text }),
    handle: async ({ tx, actor, params, body, audit }) =>
      actOnTip({ tx, actor, services, law: await openLaw(), audit }, params.tipId, body),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/public-tips/:tipId/reveal',
    permission: 'tips.handle',
    tag,
    summary: 'Who told it, where they signed; it goes on record who looked',
    params: Type.Object({ tipId: Uuid }),
    response: Type.Object({ name: Text, phone: MaybeText }),
    handle: async ({ tx, actor, params, audit }) =>
      revealTip({ tx, actor, services, law: await openLaw(), audit }, params.tipId),
  });
}
