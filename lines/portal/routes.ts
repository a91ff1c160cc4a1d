import type { FastifyReply, FastifyRequest } from 'fastify';
import { findYmd, regionChain } from '../../engine/index.ts';
import { sql, systemActor } from '../../platform/base/index.ts';
import type { App, Services } from '../../platform/http/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { NATION } from '../policy/setting.ts';
import { assetOf, registerAssets } from './assets.ts';
import { figuresOf, markOf } from './figures.ts';
import { layOut, type Page } from './layout.ts';
import { checkPage } from './pages/check.ts';
import { helpPage } from './pages/help.ts';
import { homePage } from './pages/home.ts';
import { nothingPage, type Place, placesPage } from './pages/places.ts';
import { schemePage } from './pages/scheme.ts';
import { standardsPage } from './pages/standards.ts';
import type { Setting } from './setting.ts';
import { portalTexts } from './texts.ts';
import { rememberVisitor, visitorOf } from './visitor.ts';

interface Asked {
  Params: { county: string; scheme: string };
  Querystring: { on?: string; size?: string; language?: string; back?: string };
}
type Request = FastifyRequest<Asked>;

/** Nobody reads these pages in another's place: a minute is soon enough for them and spares the database. */
const FRESH_S = 60;
const OPEN = { schema: { hide: true }, config: { permission: 'public' } } as const;
const NOT_FOUND = 404;
const SEE_OTHER = 303;

/** The public's pages: whole documents, read without signing in, without scripts, by anybody. */
export function registerPortalRoutes(app: App, services: Services): void {
  registerAssets(app);
  const places = createPlaces(services);

  const send = (request: Request, reply: FastifyReply, page: Page, county?: Place) => {
    const visitor = visitorOf(request);
    const frame = {
      visitor,
      address: request.url,
      styles: assetOf('portal.css'),
      ...(county ? { county } : {}),
    };
    reply.header('cache-control', 'private, no-cache').type('text/html; charset=utf-8');
    return reply.send(layOut(frame, page));
  };
  const sendNothing = (request: Request, reply: FastifyReply, county?: Place) => {
    const visitor = visitorOf(request);
    const t = portalTexts[visitor.language];
    const page = county
      ? nothingPage(t.noScheme, `/portal/${county.code}`, visitor)
      : nothingPage(t.noCounty, '/portal', visitor);
    return send(request, reply.code(NOT_FOUND), page, county);
  };
  const settle = async (request: Request, county: Place, on: string): Promise<Setting> => {
    const law = await openLaw();
    const region = regionChain(county.code).find((code) => law.book.regions.has(code)) ?? NATION;
    const { language } = visitorOf(request);
    const { handbook, book } = law;
    return { county: county.code, law, handbook, book, language, region, on, day: findYmd(on) ?? 0 };
  };
  const today = () => services.clock.today().toString();

  /** A page of one county; an unknown county or an unknown scheme is told, with a way on. */
  const page = (
    path: string,
    make: (setting: Setting, request: Request, county: Place) => Page | undefined,
  ) =>
    app.get<Asked>(`/portal/:county${path}`, OPEN, async (request, reply) => {
      const county = (await places()).find(({ code }) => code === request.params.county);
      if (!county) return sendNothing(request, reply);
      const made = make(await settle(request, county, dayOf(request) ?? today()), request, county);
      return made ? send(request, reply, made, county) : sendNothing(request, reply, county);
    });

  app.get<Asked>('/portal', OPEN, async (request, reply) => {
    const served = await places();
    const [only] = served;
    if (only && served.length === 1) return reply.redirect(`/portal/${only.code}`);
    return send(request, reply, placesPage(served, visitorOf(request)));
  });
  app.get<Asked>('/portal/view', OPEN, (request, reply) => {
    const { size, language, back = '' } = request.query;
    const isLarge = size === 'large';
    rememberVisitor(reply, { isLarge, language: language === 'en' ? 'en' : 'zh' });
    // Only ever back to a page of these: never to wherever an address in a message says.
    return reply.redirect(/^\/portal(\/[\w/-]*)?(\?[\w=&-]*)?$/.test(back) ? back : '/portal', SEE_OTHER);
  });
  page('', (setting, _request, county) => homePage(setting, county.name));
  page('/help', (setting) => helpPage(setting));
  page('/help/:scheme', (setting, { params }) => schemePage(setting, params.scheme));
  page('/check', (setting) => checkPage(setting, assetOf('check.js')));
  page('/standards', (setting, request) => {
    const { on } = request.query;
    return standardsPage(setting, on !== undefined && dayOf(request) === undefined ? on : undefined);
  });
  app.get<Asked>('/portal/:county/figures.json', OPEN, async (request, reply) => {
    const county = (await places()).find(({ code }) => code === request.params.county);
    if (!county) return sendNothing(request, reply);
    const setting = await settle(request, county, dayOf(request) ?? today());
    const body = JSON.stringify({ region: setting.region, packs: figuresOf(setting) });
    const mark = markOf(body);
    reply.header('cache-control', `public, max-age=${FRESH_S}`).header('etag', mark);
    if (request.headers['if-none-match'] === mark) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(body);
  });
}

/** The day asked for, when it is one. */
function dayOf({ query }: Request): string | undefined {
  const { on } = query;
  return typeof on === 'string' && findYmd(on) !== undefined ? on : undefined;
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
