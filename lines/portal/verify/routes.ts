import type { FastifyReply, FastifyRequest } from 'fastify';
import { publicActor } from '../../../platform/base/index.ts';
import { verifyDocument } from '../../../platform/certificates/index.ts';
import type { App, Services } from '../../../platform/http/index.ts';
import type { Desk } from '../desk.ts';
import { notOursPage, verifiedPage, verifyFormPage } from './pages.ts';

const NOT_FOUND = 404;
const TYPED_MAX = 40;
/** Nobody verifies more by hand; a machine that tries codes gets as far in a minute as this. */
export const VERIFY_RATE = { max: 30, timeWindow: '1 minute' };

const OPEN = { schema: { hide: true }, config: { permission: 'public', rateLimit: VERIFY_RATE } } as const;

/** Whether a document is genuine and holds today, by the code on it. A code that is none and one that is unknown look alike. */
export function registerVerifyRoutes(app: App, services: Services, desk: Desk): void {
  const verify = async (request: FastifyRequest, reply: FastifyReply, typed: string | undefined) => {
    const county = await desk.findCounty(request);
    if (!county) return desk.sendNothing(request, reply);
    const setting = await desk.settle(request, county, desk.today());
    if (typed === undefined || typed.trim() === '')
      return desk.send(request, reply, verifyFormPage(setting), county);
    const shown = typed.slice(0, TYPED_MAX);
    const found = await services.db.read(publicActor(county.code, null), (reader) =>
      verifyDocument(reader, shown, services.clock.today()),
    );
    return found
      ? desk.send(request, reply, verifiedPage(setting, found), county)
      : desk.send(request, reply.code(NOT_FOUND), notOursPage(setting, shown), county);
  };
  app.get<{ Querystring: { code?: string } }>('/portal/:county/verify', OPEN, (request, reply) =>
    verify(request, reply, typeof request.query.code === 'string' ? request.query.code : undefined),
  );
  app.get<{ Params: { code: string } }>('/portal/:county/verify/:code', OPEN, (request, reply) =>
    verify(request, reply, request.params.code),
  );
}
