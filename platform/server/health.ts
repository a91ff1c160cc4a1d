import { Type } from 'typebox';
import { isAnswering, refuse, systemActor } from '../base/index.ts';
import { type App, RefusalError, type Services } from '../http/index.ts';

/** Nobody's county: the question only asks whether the database answers. */
const NO_COUNTY = '000000';

/** For whoever watches the installation: 200 while everything answers, 503 while the database is away. */
export function registerHealthRoute(app: App, services: Services): void {
  app.get(
    '/api/v1/health',
    {
      schema: {
        summary: 'Whether the program and its database answer',
        tags: ['health'],
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
      config: { permission: 'public', summary: 'Whether the program and its database answer' },
    },
    async () => {
      if (!(await isAnswering(services.db, systemActor(NO_COUNTY, 'health')))) {
        throw new RefusalError(refuse('http.busy').refusal);
      }
      return { status: 'ok' as const };
    },
  );
}
