import pg from 'pg';
import {
  type Clock,
  chinaDay,
  getValue,
  newKeyRing,
  type sql,
  systemActor,
} from '../../../platform/base/index.ts';
import { createUser } from '../../../platform/identity/index.ts';
import { checkCharacterOf } from '../../../platform/registry/index.ts';
import { assemble } from '../../../platform/server/index.ts';
import { openBrowser } from '../../../platform/testing/browser.ts';
import { cheapHash } from '../../../platform/testing/cheap-password.ts';
import { createTestCounty } from '../../../platform/testing/county.ts';
import { createTestDatabase } from '../../../platform/testing/database.ts';
import { house } from '../../server/index.ts';

const PASSWORD = 'Tr4vel-lamp-ohne';
const CODE = '420281';

/** A number that nobody has: of an area that is none, with its check character. */
export function inventedNumber(serial: number, born = '19610517'): string {
  const body = `420299${born}${String(serial).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
}

export interface PublicAnswer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The public's pages and the officers' API over one small county, with a clock that tests turn. */
export async function openPortalHouse() {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, CODE, '大冶市');
  let now = Temporal.Instant.from('2026-11-23T02:00:00Z');
  const clock: Clock = { now: () => now, today: () => chinaDay(now) };
  const assembly = await assemble({
    house,
    appUrl: database.appUrl,
    keys: newKeyRing(),
    clock,
    requestsPerMinuteMax: 1e9,
    hasBackgroundWork: false,
  });
  const { app, services } = assembly;
  await app.ready();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const passwordHash = cheapHash(PASSWORD);
  const actor = systemActor(CODE, 'test');
  const heldFrom = Temporal.PlainDate.from('2020-01-01');
  let serial = 0;

  /** Somebody without an account at a telephone of their own: keeps cookies, sends forms as a browser does. */
  function openVisitor(address = `10.9.${++serial}.1`) {
    const cookies = new Map<string, string>();
    async function ask(
      method: 'GET' | 'POST',
      url: string,
      given: { payload?: string | Buffer; headers?: Record<string, string> } = {},
    ): Promise<PublicAnswer> {
      const answer = await app.inject({
        method,
        url: url.startsWith('/portal') ? url : `/portal/${CODE}${url}`,
        remoteAddress: address,
        cookies: Object.fromEntries(cookies),
        headers: { 'sec-fetch-site': 'same-origin', 'accept-language': 'zh-CN', ...given.headers },
        ...(given.payload === undefined ? {} : { payload: given.payload }),
      });
      for (const cookie of answer.cookies) {
        if (cookie.value === '') cookies.delete(cookie.name);
        else cookies.set(cookie.name, cookie.value);
      }
      return {
        status: answer.statusCode,
        text: answer.body,
        location: String(answer.headers.location ?? ''),
        headers: answer.headers,
      };
    }
    return {
      cookies,
      get: (url: string) => ask('GET', url),
      post: (url: string, fields: Readonly<Record<string, string>> = {}) =>
        ask('POST', url, {
          payload: new URLSearchParams(fields).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      raw: (url: string, payload: string | Buffer, type: string) =>
        ask('POST', url, { payload, headers: { 'content-type': type } }),
      upload: (
        url: string,
        slot: string,
        pictures: readonly Buffer[],
        headers: Record<string, string> = {},
      ) => {
        const body = multipart(slot, pictures);
        return ask('POST', url, {
          payload: body,
          headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
        });
      },
    };
  }

  /** Signed in, holding one post. */
  async function officer(login: string, post: string, placeId: string) {
    const posts = [{ post, placeId, heldFrom, document: '任' }];
    const user = { login, name: '经办人甲', passwordHash, mustChangePassword: false, posts };
    getValue(await services.db.change(actor, (tx) => createUser(tx, actor, user, services.clock.now())));
    const browser = openBrowser(app, `10.8.${++serial}.1`);
    return {
      /** Signs in again where the clock that a test turned has ended the session. */
      async send(method: string, url: string, body?: unknown) {
        const answer = await browser.send(method, url, body);
        if (answer.status !== 401) return answer;
        const entered = await browser.signIn(login, PASSWORD);
        if (entered.status !== 200) throw new Error(`sign-in: ${entered.text}`);
        return browser.send(method, url, body);
      },
    };
  }

  return {
    app,
    county,
    database,
    owner,
    services,
    openVisitor,
    officer,
    ask: <Row>(statement: ReturnType<typeof sql>) =>
      services.db.read(actor, (reader) => reader.rows<Row>(statement)),
    later: (minutes: number) => {
      now = now.add({ minutes });
    },
    async close() {
      await assembly.close();
      await owner.end();
      await database.drop();
    },
  };
}
export type PortalHouse = Awaited<ReturnType<typeof openPortalHouse>>;

const BOUNDARY = 'xxboundaryxx';

function multipart(slot: string, pictures: readonly Buffer[]): Buffer {
  const parts = pictures.map((bytes, place) =>
    Buffer.concat([
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="photo"; filename="${place}.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
  );
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="slot"\r\n\r\n${slot}\r\n`;
  return Buffer.concat([Buffer.from(head), ...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
