import { connection, connectionTexts } from './connection.ts';
import { Refused, type SaidRefusal } from './refused.ts';
import type { Operations } from './types.gen.ts';

/** A route of the API, as `GET /api/v1/persons/{id}`: method and path as the API document has them. */
export type Operation = keyof Operations & string;
export type ResponseOf<O extends Operation> = Operations[O]['response'];
export type BodyOf<O extends Operation> = Operations[O]['body'];
export type QueryOf<O extends Operation> = Operations[O]['query'];
export type ItemOf<O extends Operation> =
  ResponseOf<O> extends { items: readonly (infer Item)[] } ? Item : never;

type Part<Name extends string, T> = [T] extends [never]
  ? { [K in Name]?: never }
  : Record<never, never> extends T
    ? { [K in Name]?: T }
    : { [K in Name]: T };

/** What a call of this operation needs: exactly the parameters, query and body that its schema names. */
export type Input<O extends Operation> = Part<'params', Operations[O]['params']> &
  Part<'query', Operations[O]['query']> &
  Part<'body', Operations[O]['body']>;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** The same key with the same input gives the first answer again: hand it in when a try is repeated. */
  readonly idempotencyKey?: string | undefined;
  /** False for the probe whether anybody is signed in: it must not open the sign-in. */
  readonly mayAskToSignIn?: boolean | undefined;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** Calls the API. Throws `Refused`; a session that ended asks to sign in over the page and then goes on. */
export async function call<O extends Operation>(
  operation: O,
  input: Input<O>,
  options: CallOptions = {},
): Promise<ResponseOf<O>> {
  return (await send(operation, input as LooseInput, options)) as ResponseOf<O>;
}

async function send(operation: string, input: LooseInput, options: CallOptions): Promise<unknown> {
  const key = options.idempotencyKey ?? newKey();
  const answer = await sendOnce(operation, input, options, key);
  const mayAsk = options.mayAskToSignIn !== false && connection.signInAgain !== null;
  if (!mayAsk || !(await isSessionOver(answer))) return readAnswer(answer);
  await connection.signInAgain?.();
  return readAnswer(await sendOnce(operation, input, options, key));
}

/** Other refusals have the same status: a wrong password, an account that is locked. Signing in again mends none. */
async function isSessionOver(answer: Response): Promise<boolean> {
  if (answer.status !== 401) return false;
  const said = (await answer
    .clone()
    .json()
    .catch(() => null)) as { error?: SaidRefusal } | null;
  return said?.error?.code === 'http.not-signed-in';
}

async function sendOnce(
  operation: string,
  input: LooseInput,
  options: CallOptions,
  key: string,
): Promise<Response> {
  const [method = 'GET', path = ''] = operation.split(' ');
  const isWrite = method !== 'GET';
  const headers: Record<string, string> = {
    'Accept-Language': connection.language,
    Accept: 'application/json',
  };
  if (isWrite) {
    headers['X-CSRF-Token'] = connection.csrfToken;
    headers['Idempotency-Key'] = key;
  }
  const isForm = input.body instanceof FormData || input.body instanceof Blob;
  if (input.body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(fillPath(path, input), {
      method,
      headers,
      credentials: 'same-origin',
      ...(input.body === undefined
        ? {}
        : { body: isForm ? (input.body as FormData) : JSON.stringify(input.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    const texts = connectionTexts();
    throw new Refused(
      { code: 'web.unreachable', what: texts.unreachable, next: texts.unreachableNext, facts: {} },
      0,
    );
  }
}

function fillPath(path: string, input: LooseInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const said = query.toString();
  return said ? `${filled}?${said}` : filled;
}

async function readAnswer(answer: Response): Promise<unknown> {
  const text = await answer.text();
  let body: unknown;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (answer.ok && body !== undefined) return body;
  const said = (body as { error?: SaidRefusal } | null | undefined)?.error;
  if (said) throw new Refused(said, answer.status);
  const texts = connectionTexts();
  throw new Refused(
    { code: 'web.unreadable', what: texts.unreadable, next: texts.unreadableNext, facts: {} },
    answer.status,
  );
}

/** `crypto.randomUUID` exists only where the page came by TLS; a county's own network often has none. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Names a new record on the server: an identifier as those of RFC 9562, version 4, and as good without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return [...bytes]
    .map((byte, place) => `${[4, 6, 8, 10].includes(place) ? '-' : ''}${byte.toString(16).padStart(2, '0')}`)
    .join('');
}

/** The address of a file that the browser itself opens or saves, with its query filled in. */
export function addressOf<O extends Operation>(operation: O, input: Input<O>): string {
  const [, path = ''] = operation.split(' ');
  return fillPath(path, input as LooseInput);
}
