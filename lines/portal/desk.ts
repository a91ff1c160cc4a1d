import type { FastifyReply, FastifyRequest } from 'fastify';
import { findYmd, regionChain } from '../../engine/index.ts';
import { sql, systemActor } from '../../platform/base/index.ts';
import type { App, Services } from '../../platform/http/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { NATION } from '../policy/setting.ts';
import { assetOf } from './assets.ts';
import { layOut, type Page } from './layout.ts';
import { nothingPage, type Place } from './pages/places.ts';
import type { Setting } from './setting.ts';
import { portalTexts } from './texts.ts';
import { visitorOf } from './visitor.ts';

export interface Asked {
  Params: { county: string; scheme: string; matter: string };
  Querystring: { on?: string; size?: string; language?: string; back?: string };
}
export type PortalRequest = FastifyRequest<Asked>;

/** Nobody reads these pages in another's place: a minute is soon enough for them and spares the database. */
export const FRESH_S = 60;
export const OPEN = { schema: { hide: true }, config: { permission: 'public' } } as const;
const NOT_FOUND = 404;

type Made = Page | undefined;
export type MakePage = (setting: Setting, request: PortalRequest, county: Place) => Made | Promise<Made>;

/** What every route of the public pages needs: the county, the law of the day, and a frame around what it says. */
export interface Desk {
  places(): Promise<readonly Place[]>;
  findCounty(request: FastifyRequest): Promise<Place | undefined>;
  settle(request: FastifyRequest, county: Place, on: string): Promise<Setting>;
  today(): string;
  send(request: FastifyRequest, reply: FastifyReply, page: Page, county?: Place): FastifyReply;
  sendNothing(request: FastifyRequest, reply: FastifyReply, county?: Place): FastifyReply;
  /** A page of one county; an unknown county, or nothing made, is told, with a way on. */
  page(path: string, make: MakePage): void;
}

/** The day asked for, when it is one. */
export function dayOf(request: FastifyRequest): string | undefined {
  const { on } = request.query as Asked['Querystring'];
  return typeof on === 'string' && findYmd(on) !== undefined ? on : undefined;
}

export function openDesk(app: App, services: Services): Desk {
  const places = createPlaces(services);
  const today = () => services.clock.today().toString();
  const desk: Desk = {
    places,
    today,
    async findCounty(request) {
      const { county } = request.params as Asked['Params'];
      return (await places()).find(({ code }) => code === county);
    },
    async settle(request, county, on) {
      const law = await openLaw();
      const region = regionChain(county.code).find((code) => law.book.regions.has(code)) ?? NATION;
      const { language } = visitorOf(request);
      const { handbook, book } = law;
      return { county: county.code, law, handbook, book, language, region, on, day: findYmd(on) ?? 0 };
    },
    send(request, reply, page, county) {
      const visitor = visitorOf(request);
      const styles = assetOf('portal.css');
      const address =
        page.address ?? (request.method === 'GET' ? request.url : (request.url.split('?')[0] ?? ''));
      const frame = { visitor, address, styles, ...(county ? { county } : {}) };
      // What is about one person must not be found in the browser by whoever uses the telephone next.
      const keep = page.isPersonal ? 'no-store' : 'private, no-cache';
      reply.header('cache-control', keep).type('text/html; charset=utf-8');
      return reply.send(layOut(frame, page));
    },
    sendNothing(request, reply, county) {
      const visitor = visitorOf(request);
      const t = portalTexts[visitor.language];
      const page = county
        ? nothingPage(t.noScheme, `/portal/${county.code}`, visitor)
        : nothingPage(t.noCounty, '/portal', visitor);
      return desk.send(request, reply.code(NOT_FOUND), page, county);
    },
    page(path, make) {
      app.get<Asked>(`/portal/:county${path}`, OPEN, async (request, reply) => {
        const county = await desk.findCounty(request);
        if (!county) return desk.sendNothing(request, reply);
        const setting = await desk.settle(request, county, dayOf(request) ?? today());
        const made = await make(setting, request, county);
        return made ? desk.send(request, reply, made, county) : desk.sendNothing(request, reply, county);
      });
    },
  };
  return desk;
}

/** The counties that this installation serves; asked of the database once a minute at most. */
function createPlaces({ db }: Services): () => Promise<readonly Place[]> {
  const actor = systemActor(NATION, 'public pages');
  let known: Promise<readonly Place[]> | undefined;
  let knownMs = 0;
  return () => {
    if (known === undefined || performance.now() - knownMs > FRESH_S * 1_000) {
      knownMs = performance.now();
      known = db.read(actor, (reader) =>
        reader.rows<Place>(
          sql`select code, name, province_name || city_name as within from county order by code`,
        ),
      );
      known.catch(() => (known = undefined));
    }
    return known;
  };
}
