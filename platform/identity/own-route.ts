import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';
import type { Outcome } from '../base/index.ts';
import { type App, RefusalError } from '../http/index.ts';

export const Nothing = Type.Object({});

/**
 * A change to one's own session or password. It stands outside the machinery of `Idempotency-Key`: nothing
 * of a password may be remembered, hashing one does not belong into a transaction, and signing in happens
 * before there is anybody in whose name an answer could be kept. Each of them is safe to send again.
 */
export function ownRoute<R extends TSchema, B extends TSchema = typeof Nothing>(
  app: App,
  spec: {
    readonly method: 'POST' | 'PUT' | 'DELETE';
    readonly url: string;
    readonly permission: 'public' | 'signed-in';
    readonly summary: string;
    readonly body?: B;
    readonly response: R;
    handle(body: Static<B>, request: FastifyRequest, reply: FastifyReply): Promise<Outcome<Static<R>>>;
  },
): void {
  const schema: { body?: TSchema; response: Record<200, TSchema>; summary: string; tags: string[] } = {
    summary: spec.summary,
    tags: ['session'],
    ...(spec.body ? { body: spec.body } : {}),
    response: { 200: spec.response },
  };
  app.route({
    method: spec.method,
    url: spec.url,
    schema,
    config: { permission: spec.permission, summary: spec.summary },
    handler: async (request, reply) => {
      const outcome = await spec.handle(request.body as Static<B>, request, reply);
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      return outcome.value;
    },
  });
}
