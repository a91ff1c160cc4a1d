import { createHmac } from 'node:crypto';
import type { Clock } from '../../base/index.ts';
import { postOutside } from '../../http/index.ts';
import type { Handed, SmsGateway } from './gateway.ts';

export interface HttpGatewaySettings {
  /** Set by the operator alone: nothing that anybody types leads here. */
  readonly url: string;
  readonly key: Buffer;
  readonly timeoutMs: number;
  /** Whether the gateway promises that one `Idempotency-Key` is sent once. */
  readonly isIdempotent: boolean;
}

/** HMAC-SM3 over the moment and the body, in hexadecimal: who has the key wrote it, and it is not an old one. */
export const signSms = (key: Buffer, timestamp: string, body: string): string =>
  createHmac('sm3', key).update(`${timestamp}.${body}`).digest('hex');

/** Too much at once, or not ready: as good as never asked. */
const LATER = new Set([408, 425, 429, 502, 503, 504]);

/**
 * Hands messages to a gateway by `POST`: `{ key, phone, text }`, with `Idempotency-Key`, `X-Timestamp` (seconds) and
 * `X-Signature`. 2xx took it (`{ id }` names it there), 408, 425, 429 and 502–504 ask for another try, any other 4xx
 * refuses for good; 500 says nothing of whether it was taken.
 */
export function createHttpGateway(settings: HttpGatewaySettings, clock: Clock): SmsGateway {
  const { url, key, timeoutMs, isIdempotent } = settings;
  return {
    name: 'http',
    isIdempotent,
    async send({ key: messageKey, phone, text }) {
      const body = JSON.stringify({ key: messageKey, phone, text });
      const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000));
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': messageKey,
        'x-timestamp': timestamp,
        'x-signature': signSms(key, timestamp, body),
      };
      const answer = await postOutside({ url, headers, body, timeoutMs, mayReachInside: () => true });
      if (answer.kind === 'not-sent') return { kind: 'later', problem: answer.problem };
      if (answer.kind === 'no-answer') return { kind: 'unsure', problem: answer.problem };
      return judge(answer.status, answer.body);
    },
  };
}

function judge(status: number, body: string): Handed {
  const problem = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { kind: 'sent', gatewayId: idIn(body) };
  if (status < 400 || LATER.has(status)) return { kind: 'later', problem };
  return status >= 500 ? { kind: 'unsure', problem } : { kind: 'refused', problem };
}

function idIn(body: string): string | null {
  try {
    const said: unknown = JSON.parse(body);
    const id = typeof said === 'object' && said !== null && 'id' in said ? said.id : null;
    return typeof id === 'string' && /^[\w.:-]{1,100}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}
