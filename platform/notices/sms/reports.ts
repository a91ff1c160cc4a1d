import { timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { listCounties, refuse, sql, systemActor } from '../../base/index.ts';
import { type App, RefusalError, type Services } from '../../http/index.ts';
import { signSms } from './http-gateway.ts';

/** An older report than this is somebody who has kept one. */
const SECONDS_MAX = 300;

const Report = Type.Object({
  key: Type.String({ format: 'uuid' }),
  state: Type.Union([Type.Literal('delivered'), Type.Literal('failed')]),
  problem: Type.Optional(Type.String({ maxLength: 200 })),
});

/**
 * Where a gateway reports what became of a message, signed like what we send it, over `key.state`. Whether the message
 * is known it is not told.
 */
export function registerReportRoute(app: App, services: Services, key: Buffer | undefined): void {
  app.route({
    method: 'POST',
    url: '/api/v1/sms/reports',
    config: {
      permission: 'public',
      summary: 'A gateway reports what became of a message',
      rateLimit: { max: 1_200 },
    },
    bodyLimit: 4_096,
    schema: {
      summary: 'A gateway reports what became of a message',
      tags: ['sms'],
      body: Report,
      response: { 200: Type.Object({ ok: Type.Boolean() }) },
    },
    async handler(request) {
      const { key: id, state, problem } = request.body as { key: string; state: string; problem?: string };
      const { 'x-timestamp': timestamp, 'x-signature': signature } = request.headers;
      if (!isSigned(key, timestamp, signature, `${id}.${state}`, services.clock.now()))
        throw new RefusalError(refuse('notices.report.signature').refusal);
      for (const countyCode of await listCounties(services.db)) {
        const found = await services.db.change(systemActor(countyCode, 'note a report'), (tx) =>
          // Delivered is the last word: a later report of another try takes nothing back.
          tx.run(sql`update sms_message set state = ${state}, reported_at = ${services.clock.now()},
              problem = ${problem ?? null}
            where county_code = ${countyCode} and id = ${id}
              and state in ('sending', 'sent', 'unsure', 'failed')`),
        );
        if (found > 0) break;
      }
      return { ok: true };
    },
  });
}

function isSigned(
  key: Buffer | undefined,
  timestamp: unknown,
  signature: unknown,
  said: string,
  now: Temporal.Instant,
): boolean {
  if (key === undefined || typeof timestamp !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{64}$/.test(signature)) return false;
  if (Math.abs(now.epochMilliseconds / 1000 - Number(timestamp)) > SECONDS_MAX) return false;
  return timingSafeEqual(Buffer.from(signSms(key, timestamp, said)), Buffer.from(signature));
}
