import { Type } from 'typebox';
import { done } from '../base/index.ts';
import {
  type App,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  writeRoute,
} from '../http/index.ts';
import { countUnread, listNotices, markRead, NoticeItem } from './list-notices.ts';

const BASE = '/api/v1/notices';
const tag = 'notices';
const permission = 'signed-in';
const AT_ONCE_MAX = 200;

/** Everybody's own messages: no post is needed to read what one was told. */
export function registerNoticeRoutes(app: App, services: Services): void {
  readRoute(app, services, {
    url: BASE,
    permission,
    tag,
    summary: 'Your own messages in this post, the latest first',
    query: Type.Object({
      ...PageQuery.properties,
      state: Type.Optional(Type.Union([Type.Literal('unread'), Type.Literal('all')])),
      kind: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    response: ListOf(NoticeItem),
    handle: ({ reader, actor, query, request }) =>
      listNotices(
        reader,
        actor,
        languageOf(request),
        { isUnread: query.state === 'unread', kind: query.kind },
        { limit: query.limit ?? 20, after: query.after },
      ),
  });
  readRoute(app, services, {
    url: `${BASE}/unread`,
    permission,
    tag,
    summary: 'How many messages you have not read; 100 stands for more',
    response: Type.Object({ count: Type.Integer() }),
    handle: async ({ reader, actor }) => done({ count: await countUnread(reader, actor) }),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/read`,
    permission,
    tag,
    summary: 'Mark messages as read: those named, or all of this post',
    body: Type.Object({
      ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: AT_ONCE_MAX })),
    }),
    response: Type.Object({ marked: Type.Integer() }),
    async handle({ tx, actor, body, audit }) {
      const marked = await markRead(tx, actor, services.clock.now(), body.ids);
      audit({ action: 'notices.read', detail: { marked } });
      return done({ marked });
    },
  });
}
