import type { App, Services } from '../../platform/http/index.ts';
import { answerWithPages } from './answer-with-pages.ts';
import { registerApplyRoutes } from './apply/routes.ts';
import { assetOf, registerAssets } from './assets.ts';
import { findTownshipsThatDecide } from './delegations.ts';
import { type Asked, dayOf, FRESH_S, OPEN, openDesk } from './desk.ts';
import { figuresOf, markOf } from './figures.ts';
import { takeForms } from './form-body.ts';
import { checkPage } from './pages/check.ts';
import { guidePage } from './pages/guide.ts';
import { guidesPage } from './pages/guides.ts';
import { helpPage } from './pages/help.ts';
import { homePage } from './pages/home.ts';
import { placesPage } from './pages/places.ts';
import { powersPage } from './pages/powers.ts';
import { schemePage } from './pages/scheme.ts';
import { standardsPage } from './pages/standards.ts';
import { registerPublicityPages } from './publicity/routes.ts';
import { registerVerifyRoutes } from './verify/routes.ts';
import { rememberVisitor, visitorOf } from './visitor.ts';
import { registerWhereRoutes } from './where/routes.ts';

const SEE_OTHER = 303;

/** The public's pages: whole documents, read without signing in, without scripts, by anybody. */
export async function registerPortalRoutes(app: App, services: Services): Promise<void> {
  registerAssets(app);
  const desk = openDesk(app, services);
  registerPublicityPages(app, services, desk);

  app.get<Asked>('/portal', OPEN, async (request, reply) => {
    const served = await desk.places();
    const [only] = served;
    if (only && served.length === 1) return reply.redirect(`/portal/${only.code}`);
    return desk.send(request, reply, placesPage(served, visitorOf(request)));
  });
  app.get<Asked>('/portal/view', OPEN, (request, reply) => {
    const { size, language, back = '' } = request.query;
    const isLarge = size === 'large';
    rememberVisitor(reply, { isLarge, language: language === 'en' ? 'en' : 'zh' });
    // Only ever back to a page of these: never to wherever an address in a message says.
    return reply.redirect(/^\/portal(\/[\w/-]*)?(\?[\w=&-]*)?$/.test(back) ? back : '/portal', SEE_OTHER);
  });
  desk.page('', (setting, _request, county) => homePage(setting, county.name));
  desk.page('/help', (setting) => helpPage(setting));
  desk.page('/help/:scheme', (setting, { params }) => schemePage(setting, params.scheme));
  desk.page('/check', (setting) => checkPage(setting, assetOf('check.js')));
  desk.page('/standards', (setting, request) => standardsPage(setting, wrongDay(request)));
  desk.page('/guides', (setting, request) => guidesPage(setting, wrongDay(request)));
  desk.page('/guides/:matter', async (setting, request) => {
    const townships = await findTownshipsThatDecide(services, setting);
    return guidePage(setting, request.params.matter, wrongDay(request), townships);
  });
  desk.page('/powers', async (setting, request) =>
    powersPage(setting, wrongDay(request), await findTownshipsThatDecide(services, setting)),
  );
  registerVerifyRoutes(app, services, desk);
  await app.register(async (scope) => {
    takeForms(scope);
    answerWithPages(scope, desk);
    registerApplyRoutes(scope, services, desk);
    registerWhereRoutes(scope, services, desk);
  });
  app.get<Asked>('/portal/:county/figures.json', OPEN, async (request, reply) => {
    const county = await desk.findCounty(request);
    if (!county) return desk.sendNothing(request, reply);
    const setting = await desk.settle(request, county, dayOf(request) ?? desk.today());
    const body = JSON.stringify({ region: setting.region, packs: figuresOf(setting) });
    const mark = markOf(body);
    reply.header('cache-control', `public, max-age=${FRESH_S}`).header('etag', mark);
    if (request.headers['if-none-match'] === mark) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(body);
  });
}

/** What was asked for as a day and is none. */
function wrongDay(request: Parameters<typeof dayOf>[0]): string | undefined {
  const { on } = request.query as Asked['Querystring'];
  return on !== undefined && dayOf(request) === undefined ? String(on) : undefined;
}
