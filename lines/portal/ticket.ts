import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../platform/http/index.ts';

/**
 * What somebody without an account was let in to, sealed into a cookie: nothing is kept on the server, nobody can make
 * or change one, and it ends by itself. A telephone that several people use forgets it soon.
 */
export interface TicketKind {
  readonly name: 'apply' | 'case';
  readonly minutes: number;
}
export const applyTicket: TicketKind = { name: 'apply', minutes: 120 };
export const caseTicket: TicketKind = { name: 'case', minutes: 15 };

const placeOf = (countyCode: string, kind: TicketKind) => ({
  countyCode,
  table: 'portal_ticket',
  column: kind.name,
  rowId: 'cookie',
});
const cookieOf = (kind: TicketKind) => `portal-${kind.name}`;
const pathOf = (countyCode: string) => `/portal/${countyCode}`;

/** Texts in a fixed order; none of them may be empty. */
export function giveTicket(
  services: Services,
  reply: FastifyReply,
  countyCode: string,
  kind: TicketKind,
  parts: readonly string[],
): void {
  const endsAt = services.clock.now().add({ minutes: kind.minutes }).epochMilliseconds;
  const sealed = services.cipher.seal(JSON.stringify([endsAt, ...parts]), placeOf(countyCode, kind));
  reply.setCookie(cookieOf(kind), sealed.toString('base64url'), {
    path: pathOf(countyCode),
    maxAge: kind.minutes * 60,
    httpOnly: true,
    sameSite: 'lax',
    secure: reply.request.protocol === 'https',
  });
}

/** Nothing for a ticket that has ended, was changed, or was given for another county. */
export function findTicket(
  services: Services,
  request: FastifyRequest,
  countyCode: string,
  kind: TicketKind,
): readonly string[] | undefined {
  const given = request.cookies[cookieOf(kind)];
  if (given === undefined || given.length > 2_000) return undefined;
  try {
    const said: unknown = JSON.parse(
      services.cipher.open(Buffer.from(given, 'base64url'), placeOf(countyCode, kind)),
    );
    if (!Array.isArray(said)) return undefined;
    const [endsAt, ...parts] = said as unknown[];
    const isOver = typeof endsAt !== 'number' || endsAt < services.clock.now().epochMilliseconds;
    return isOver || !parts.every((one) => typeof one === 'string') ? undefined : parts;
  } catch {
    return undefined;
  }
}

export const takeTicket = (reply: FastifyReply, countyCode: string, kind: TicketKind): void =>
  void reply.clearCookie(cookieOf(kind), { path: pathOf(countyCode) });
