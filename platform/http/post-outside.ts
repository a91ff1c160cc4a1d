import { lookup as lookUp } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

export interface OutsideCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For everything together: finding the address, connecting, sending, waiting for the whole answer. */
  readonly timeoutMs: number;
  /** Networks of the office that the operator opened; elsewhere only the open internet is called, and over TLS. */
  mayReachInside(address: string): boolean;
}

export type OutsideAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  /** Nothing was sent: no such name, nobody there, a forbidden address. */
  | { readonly kind: 'not-sent'; readonly problem: string; readonly isForbidden: boolean }
  /** It was sent, and no whole answer came. */
  | { readonly kind: 'no-answer'; readonly problem: string };

const ANSWER_BYTES_MAX = 64 * 1024;

const forbidden = (problem: string): OutsideAnswer => ({ kind: 'not-sent', problem, isForbidden: true });

/**
 * The one way in which the program calls another machine. The name is looked up once, every address that it has is
 * looked at, and the connection goes to the one that was looked at: a name that changes in between leads nowhere else.
 * A redirect is an answer like any other and is not followed.
 */
export async function postOutside(call: OutsideCall): Promise<OutsideAnswer> {
  const url = URL.parse(call.url);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return forbidden('not an address of the web');
  }
  const startedMs = performance.now();
  const leftMs = () => call.timeoutMs - (performance.now() - startedMs);
  const found = await findAddress(url, call);
  if (typeof found !== 'string') return found;
  return await send(url, found, call, Math.max(1, leftMs()));
}

async function findAddress(url: URL, call: OutsideCall): Promise<string | OutsideAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await allAddresses(host, call.timeoutMs) : [host];
  const [first] = addresses;
  if (first === undefined) return { kind: 'not-sent', problem: 'no such name', isForbidden: false };
  const isInside = (address: string) => call.mayReachInside(address);
  if (!addresses.every((address) => isInside(address) || isPublicAddress(address)))
    return forbidden('an address inside the network');
  if (url.protocol === 'http:' && !addresses.every(isInside)) return forbidden('not over TLS');
  return first;
}

async function allAddresses(host: string, timeoutMs: number): Promise<string[]> {
  const late = new Promise<never[]>((resolve) => setTimeout(() => resolve([]), timeoutMs).unref());
  const found = lookUp(host, { all: true, verbatim: true }).then(
    (entries) => entries.map(({ address }) => address),
    () => [],
  );
  return await Promise.race([found, late]);
}

function send(url: URL, address: string, call: OutsideCall, leftMs: number): Promise<OutsideAnswer> {
  const family = isIP(address);
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
  return new Promise((resolve) => {
    let wasSent = false;
    const end = (problem: string) => {
      clearTimeout(timer);
      resolve(wasSent ? { kind: 'no-answer', problem } : { kind: 'not-sent', problem, isForbidden: false });
      request.destroy();
    };
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      // A connection of its own: one that was kept open might lead to where the name pointed yesterday.
      agent: false,
      lookup,
      headers: { ...call.headers, 'content-length': Buffer.byteLength(call.body) },
    });
    const timer = setTimeout(() => end('no answer in time'), leftMs);
    const isSecure = url.protocol === 'https:';
    // From here on the other side may have it, whatever happens to the connection.
    request.on('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        wasSent = true;
      }),
    );
    request.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'the connection broke'));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > ANSWER_BYTES_MAX) end('an answer without end');
        else chunks.push(chunk);
      });
      response.on('error', () => end('the answer broke off'));
      response.on('end', () => {
        clearTimeout(timer);
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ kind: 'answered', status: response.statusCode ?? 0, body });
      });
    });
    request.end(call.body);
  });
}
