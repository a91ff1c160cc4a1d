import type { FastifyError } from 'fastify';
import type { App } from '../../platform/http/index.ts';
import type { Desk } from './desk.ts';
import { problemPage } from './pages/places.ts';
import { portalTexts } from './texts.ts';
import { visitorOf } from './visitor.ts';

const LIMITED = 429;
const TOO_LARGE = 413;

/** Too often, or too much at once: somebody at a telephone is told on a page. Everything else goes the usual way. */
export function answerWithPages(scope: App, desk: Desk): void {
  scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const { statusCode } = error;
    if (statusCode !== LIMITED && statusCode !== TOO_LARGE) throw error;
    const visitor = visitorOf(request);
    const t = portalTexts[visitor.language];
    const county = await desk.findCounty(request);
    const what = statusCode === LIMITED ? t.tooOften : t.tooLarge;
    const back = county ? `/portal/${county.code}` : '/portal';
    return desk.send(request, reply.code(statusCode), problemPage(what, t.tryLater, back, visitor), county);
  });
}
