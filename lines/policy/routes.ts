import { Type } from 'typebox';
import { done } from '../../platform/base/index.ts';
import { type App, readRoute, type Services } from '../../platform/http/index.ts';
import { openLaw } from './open-law.ts';

const BASE = '/api/v1/policy';
const tag = 'policy';
/** The law is public; every officer may look it up. */
const permission = 'signed-in';

const Name = Type.Object({ zh: Type.String(), en: Type.String() });

/** Reading the law: schemes, figures, limits; and the calculator. */
export function registerPolicyRoutes(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/regions`,
    permission,
    summary: 'Regions that have figures of their own',
    tag,
    response: Type.Object({ items: Type.Array(Type.Object({ code: Type.String(), name: Name })) }),
    async handle() {
      const { book } = await openLaw();
      return done({ items: [...book.regions].map(([code, name]) => ({ code, name: { ...name } })) });
    },
  });
}
