import { randomUUID } from 'node:crypto';
import type { App } from '../http/index.ts';

export interface Answer {
  readonly status: number;
  /** What JSON said, as it is parsed: the tests say what they expect of it. */
  readonly body: ReturnType<typeof JSON.parse>;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser as the server sees one: keeps cookies and sends the tokens that the pages send. */
export interface Browser {
  send(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  signIn(login: string, password: string, code?: string): Promise<Answer>;
  readonly cookies: Map<string, string>;
  csrfToken: string;
}

export function openBrowser(app: App, address = '10.0.0.1'): Browser {
  const cookies = new Map<string, string>();
  const browser: Browser = {
    cookies,
    csrfToken: '',
    async send(method, url, body, headers = {}) {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        remoteAddress: address,
        cookies: Object.fromEntries(cookies),
        headers: {
          ...(method === 'GET'
            ? {}
            : {
                'x-csrf-token': browser.csrfToken,
                'idempotency-key': randomUUID(),
                'sec-fetch-site': 'same-origin',
              }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      for (const cookie of answer.cookies) {
        if (cookie.value === '') cookies.delete(cookie.name);
        else cookies.set(cookie.name, cookie.value);
      }
      const isJson = String(answer.headers['content-type']).startsWith('application/json');
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : undefined,
        text: answer.body,
        headers: answer.headers,
      };
    },
    async signIn(login, password, code) {
      const answer = await browser.send('POST', '/api/v1/session', {
        login,
        password,
        ...(code ? { code } : {}),
      });
      if (answer.status === 200) browser.csrfToken = answer.body.csrfToken;
      return answer;
    },
  };
  return browser;
}
