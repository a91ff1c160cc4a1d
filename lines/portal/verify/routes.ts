import type { FastifyReply, FastifyRequest } from 'fastify';
import { tryDoor } from '../../../platform/applications/index.ts';
import { publicActor } from '../../../platform/base/index.ts';
import { verifyDocument } from '../../../platform/certificates/index.ts';
import type { App, Services } from '../../../platform/http/index.ts';
import { type Desk, OPEN } from '../desk.ts';
import { notOursPage, tooOftenPage, verifiedPage, verifyFormPage } from './pages.ts';

const NOT_FOUND = 404;
const TYPED_MAX = 40;
const LIMITED = 429;
/** Wrong ones of one address in a quarter of an hour: nobody mistypes more, and a machine gets no further. */
const WRONG_CODES_MAX = 30;

/** Whether a document is genuine and holds today, by the code on it. A code that is none and one that is unknown look alike. */
export function registerVerifyRoutes(app: App, services: Services, desk: Desk): void {
  const verify = async (request: FastifyRequest, reply: FastifyReply, typed: string | undefined) => {
    const county = await desk.findCounty(request);
    if (!county) return desk.sendNothing(request, reply);
    const setting = await desk.settle(request, county, desk.today());
    if (typed === undefined || typed.trim() === '')
      return desk.send(request, reply, verifyFormPage(setting), county);
    const shown = typed.slice(0, TYPED_MAX);
    const tried = { kind: 'verify', value: request.ip, atMost: WRONG_CODES_MAX } as const;
    const door = await tryDoor(services, county.code, [tried]);
    if (!door.isOpen) return desk.send(request, reply.code(LIMITED), tooOftenPage(setting, shown), county);
    const found = await services.db.read(publicActor(county.code, null), (reader) =>
      verifyDocument(reader, shown, services.clock.today()),
    );
    if (found) await door.forgive();
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
