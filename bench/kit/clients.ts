import http from 'node:http';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

export interface SignedIn {
  readonly cookie: string;
  readonly csrfToken: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

export function call(port: number, one: Call, session?: SignedIn): Promise<Answer> {
  const payload = one.body === undefined ? undefined : JSON.stringify(one.body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: one.method,
        path: one.path,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(payload
            ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
            : {}),
          ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrfToken } : {}),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          const cookie = (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
          resolve({ status: response.statusCode ?? 0, text, cookie });
        });
      },
    );
    request.on('error', reject);
    request.end(payload);
  });
}

export async function signIn(port: number, login: string, password: string): Promise<SignedIn> {
  const answer = await call(port, { method: 'POST', path: '/api/v1/session', body: { login, password } });
  if (answer.status !== 200) throw new Error(`${login} is not let in: ${answer.text}`);
  return { cookie: answer.cookie, csrfToken: JSON.parse(answer.text).csrfToken };
}

/** So many at once, each one behind its last answer, for so long. Milliseconds of each, in the order of ending. */
export async function closedLoop(
  clients: number,
  durationMs: number,
  work: (no: number) => Promise<void>,
): Promise<{ latenciesMs: number[]; perSecond: number }> {
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  let no = 0;
  const client = async () => {
    while (performance.now() - startedAt < durationMs) {
      const at = performance.now();
      await work(no++);
      latenciesMs.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { latenciesMs, perSecond: latenciesMs.length / ((performance.now() - startedAt) / 1000) };
}
