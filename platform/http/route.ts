import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';
import type { AuditEntry } from '../audit/index.ts';
import { appendAudit, canonicalJson } from '../audit/index.ts';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { refuse, sql } from '../base/index.ts';
import { RefusalError } from './refusal-error.ts';
import type { App, Services } from './services.ts';

/** What a route is: the server, the API document, the web's types and the permission sweep all read this. */
interface RouteSpec<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  readonly url: string;
  /** A permission of `identity/posts.ts`, or `signed-in` for what every officer may do. */
  readonly permission: string;
  readonly summary: string;
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  /** For files; a megabyte when left out. */
  readonly bodyLimitBytes?: number;
}

export interface ReadContext<P, Q, B = unknown> {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /**
   * Every write says what it did; one that says nothing is a broken assumption. A look at something says so where the
   * looker has to be known: it is written once the connection of the reading is given back, and before the answer. A
   * transaction begun inside a reading would wait for a connection that other readings hold.
   */
  audit(entry: AuditEntry): void;
}

export interface WriteContext<P, Q, B> extends Omit<ReadContext<P, Q, B>, 'reader'> {
  readonly tx: Tx;
  /** For waking what works in the background: it would find nothing while this transaction is open. */
  afterCommit(step: () => void): void;
}

const None = Type.Object({});
type None = typeof None;

const schemaOf = (spec: RouteSpec<TSchema, TSchema, TSchema, TSchema>) => ({
  summary: spec.summary,
  tags: [spec.tag],
  ...(spec.params ? { params: spec.params } : {}),
  ...(spec.query ? { querystring: spec.query } : {}),
  ...(spec.body ? { body: spec.body } : {}),
  response: { 200: spec.response },
});

function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Error('a route ran without an actor: the session hook is missing');
  return request.actor;
}

/**
 * Reads in the actor's scope: GET, or POST where a body says what is asked (a preview of a long plan, a number
 * that must not stand in an address). Neither changes anything, so neither needs a key.
 */
export function readRoute<
  R extends TSchema,
  P extends TSchema = None,
  Q extends TSchema = None,
  B extends TSchema = None,
>(
  app: App,
  services: Services,
  spec: RouteSpec<P, Q, B, R> & {
    handle(context: ReadContext<Static<P>, Static<Q>, Static<B>>): Promise<Outcome<Static<R>>>;
  },
): void {
  app.route({
    method: spec.body === undefined ? 'GET' : 'POST',
    url: spec.url,
    schema: schemaOf(spec),
    config: { permission: spec.permission, summary: spec.summary },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const entries: AuditEntry[] = [];
      const outcome = await services.db.read(actor, (reader) =>
        spec.handle({
          reader,
          actor,
          audit: (entry) => void entries.push({ address: request.ip, ...entry }),
          params: request.params as Static<P>,
          query: request.query as Static<Q>,
          body: request.body as Static<B>,
          request,
          reply,
        }),
      );
      if (entries.length > 0)
        await services.db.change(actor, (tx) => appendAudit(tx, actor, services.clock.now(), entries));
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      return outcome.value;
    },
  });
}

type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const KEY_PATTERN = /^[A-Za-z0-9_-]{8,100}$/;

interface Claimed {
  readonly has_ended: boolean;
  readonly others: readonly Id[];
  readonly input_hash: Buffer | null;
  readonly response_sealed: Buffer | null;
}

/**
 * POST and its kin: one transaction that claims the `Idempotency-Key`, does the work, writes the audit log
 * and remembers the answer. The same key with the same input gives the first answer again.
 */
export function writeRoute<
  R extends TSchema,
  P extends TSchema = None,
  Q extends TSchema = None,
  B extends TSchema = None,
>(
  app: App,
  services: Services,
  spec: RouteSpec<P, Q, B, R> & {
    readonly method: WriteMethod;
    handle(context: WriteContext<Static<P>, Static<Q>, Static<B>>): Promise<Outcome<Static<R>>>;
  },
): void {
  app.route({
    method: spec.method,
    url: spec.url,
    ...(spec.bodyLimitBytes === undefined ? {} : { bodyLimit: spec.bodyLimitBytes }),
    schema: schemaOf(spec),
    config: { permission: spec.permission, summary: spec.summary },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !KEY_PATTERN.test(key)) {
        throw new RefusalError(refuse('http.key-missing').refusal);
      }
      const route = `${spec.method} ${spec.url}`;
      const said = canonicalJson({ route, url: request.url, body: request.body ?? null });
      // Keyed: a plain hash of a body with an ID number in it could be tried out in minutes.
      const inputHash = services.cipher.blindIndex('idempotency', actor.countyCode, said);

      let afterwards: (() => void)[] = [];
      const work = (tx: Tx) => {
        afterwards = [];
        const claim = { key, route, inputHash, address: request.ip, call: request.call, reply };
        return runOnce(tx, actor, services, claim, (acting, audit) =>
          spec.handle({
            tx,
            actor: acting,
            audit,
            afterCommit: (step) => void afterwards.push(step),
            params: request.params as Static<P>,
            query: request.query as Static<Q>,
            body: request.body as Static<B>,
            request,
            reply,
          }),
        );
      };
      const outcome = await services.db.write(actor, work);
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      for (const step of afterwards) step();
      if (!reply.hasHeader('Idempotency-Hit')) request.call = null;
      reply.type('application/json; charset=utf-8');
      return reply.serializer((payload: unknown) => payload as string).send(outcome.value);
    },
  });
}

/** Answers may hold what is sealed elsewhere (a revealed number, a first password), so they are sealed too. */
const sealedAnswer = (actor: Actor, key: string) => ({
  countyCode: actor.countyCode,
  table: 'idempotency_key',
  column: 'response_sealed',
  rowId: `${actor.userId}/${key}`,
});

async function runOnce<T>(
  tx: Tx,
  actor: Actor,
  services: Services,
  claim: {
    key: string;
    route: string;
    inputHash: Buffer;
    address: string;
    call: AuditEntry | null;
    reply: FastifyReply;
  },
  handle: (acting: Actor, audit: (entry: AuditEntry) => void) => Promise<Outcome<T>>,
): Promise<Outcome<string>> {
  // One key, one at a time: whoever comes second waits here, and then finds the first one's answer.
  const lockName = `${actor.userId}/${claim.key}`;
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`);
  // What a session remembers may be a second old: whether the post stands, and who is behind the account, is asked here.
  const first = await tx.get<Claimed>(sql`select w.has_ended, w.others, k.input_hash, k.response_sealed
    from app.who_acts(${actor.postHoldingId}, ${services.clock.today()}) w
      left join idempotency_key k on k.county_code = ${actor.countyCode} and k.user_id = ${actor.userId}
        and k.key = ${claim.key}`);
  if (first.has_ended) return refuse('http.post-ended');
  if (first.input_hash && first.response_sealed) {
    if (!first.input_hash.equals(claim.inputHash)) return refuse('http.key-reused');
    claim.reply.header('Idempotency-Hit', 'true');
    return { ok: true, value: services.cipher.open(first.response_sealed, sealedAnswer(actor, claim.key)) };
  }
  const entries: AuditEntry[] = [];
  const acting = { ...actor, otherAccounts: first.others };
  const outcome = await handle(acting, (entry) => entries.push({ address: claim.address, ...entry }));
  if (!outcome.ok) return outcome;
  if (entries.length === 0) throw new Error(`${claim.route} changed something and wrote no audit entry`);
  const response = JSON.stringify(outcome.value);
  const at = services.clock.now();
  await tx.run(sql`insert into idempotency_key
      (county_code, key, user_id, route, input_hash, status, response_sealed, at)
    values (${actor.countyCode}, ${claim.key}, ${actor.userId}, ${claim.route}, ${claim.inputHash}, 200,
      ${services.cipher.seal(response, sealedAnswer(actor, claim.key))}, ${at})`);
  await appendAudit(tx, actor, at, claim.call ? [claim.call, ...entries] : entries);
  return { ok: true, value: response };
}
