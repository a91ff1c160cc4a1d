import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the other side got. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What it does with a call: answers with a status, hangs up without a word, or keeps silent. */
export type Behaviour =
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | 'hang-up'
  | 'silence';

export interface OutsideServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** What it does from now on: always the same, or what the call says. */
  behave(how: Behaviour | ((call: Received, no: number) => Behaviour)): void;
  forget(): void;
  close(): Promise<void>;
}

/** A real server on this machine, which behaves as badly as it is told to. */
export async function openOutsideServer(): Promise<OutsideServer> {
  let received: Received[] = [];
  let behaviour: (call: Received, no: number) => Behaviour = () => ({ status: 200 });
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const call = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(call);
      const how = behaviour(call, received.length);
      if (how === 'hang-up') request.socket.destroy();
      else if (how !== 'silence') response.writeHead(how.status, how.headers).end(how.body ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/in`,
    get received() {
      return received;
    },
    behave(how) {
      behaviour = typeof how === 'function' ? how : () => how;
    },
    forget() {
      received = [];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
