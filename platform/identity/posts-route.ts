import { Type } from 'typebox';
import { done } from '../base/index.ts';
import { type App, ListOf, languageOf, readRoute, type Services } from '../http/index.ts';
import { type PostRule, posts } from './posts.ts';

const PostItem = Type.Object({
  post: Type.String(),
  name: Type.String(),
  duty: Type.String(),
  levels: Type.Array(Type.String()),
  permissions: Type.Array(Type.String()),
});

/** Which posts there are; no secret, and every page that names a post needs it. */
export function registerPostsRoute(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/posts',
    permission: 'signed-in',
    summary: 'Posts, where they can be held, and what they may do',
    tag: 'users',
    response: ListOf(PostItem),
    async handle({ request }) {
      const language = languageOf(request);
      const items = Object.entries<PostRule>(posts).map(([post, rule]) => ({
        post,
        name: rule.name[language],
        duty: rule.duty,
        levels: [...rule.levels],
        permissions: [...rule.permissions],
      }));
      return done({ items, next: null });
    },
  });
}
