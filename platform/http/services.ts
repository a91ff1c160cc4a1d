import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { AuditEntry } from '../audit/index.ts';
import type { Actor, Clock, Database, FieldCipher } from '../base/index.ts';
import type { RouteTable } from './route-table.ts';

/** What every mechanism is handed by the assembly; there are no globals. */
export interface Services {
  readonly db: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

declare module 'fastify' {
  interface FastifyInstance {
    readonly routeTable: RouteTable;
  }
  interface FastifyRequest {
    /** Who is asking; null before sign-in. Set by the session hook before any handler runs. */
    actor: Actor | null;
    /**
     * What is to stand on record of a call by a key: with the act that it does, in one transaction, and otherwise by itself
     * before the answer goes out. Null when nothing is, or when it stands.
     */
    call: AuditEntry | null;
  }
  interface FastifyContextConfig {
    /** What the post must be allowed to do; `public` and `signed-in` are the two that need no post. */
    permission?: string;
    summary?: string;
  }
}
