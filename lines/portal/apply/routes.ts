import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  beginApplication,
  dropPhoto,
  findOwn,
  findOwnNumber,
  isOnline,
  listPhotos,
  type OwnApplication,
  openPhoto,
  sendApplication,
} from '../../../platform/applications/index.ts';
import { isId, newId, type Refusal } from '../../../platform/base/index.ts';
import type { App, Services } from '../../../platform/http/index.ts';
import { sendPaper } from '../../../platform/papers/index.ts';
import { maskIdentityNumber } from '../../../platform/registry/index.ts';
import { assetOf } from '../assets.ts';
import type { Desk } from '../desk.ts';
import type { FormBody } from '../form-body.ts';
import { findMatterHere, type MatterHere } from '../matters.ts';
import type { Place } from '../pages/places.ts';
import { sayPortalRefusal } from '../refusals.ts';
import type { Setting } from '../setting.ts';
import { applyTicket, findTicket, giveTicket, takeTicket } from '../ticket.ts';
import { createVillages, type Villages } from '../villages.ts';
import { checkApplicationPage, donePage } from './check-page.ts';
import { formPage } from './form-page.ts';
import { lostPage, notOnlinePage } from './other-pages.ts';
import { photosPage, slotsOf } from './photos-page.ts';
import { placePage } from './place-page.ts';
import { readForm } from './read-form.ts';
import { takeUpload, wantsJson } from './take-upload.ts';

const SEE_OTHER = 303;
const WRONG = 422;
const BASE = '/portal/:county/apply/:matter';
type Params = { county: string; matter: string };

/** One visit of a route: where, which matter, and the application that the visitor's ticket opens. */
interface Standing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly county: Place;
  readonly setting: Setting;
  readonly here: MatterHere;
  readonly villages: Villages;
  readonly own: OwnApplication | undefined;
  /** Typed into a form in which something else was wrong. */
  readonly typedNumber: string | undefined;
  readonly base: string;
}

/** Each address may write so often in a minute; a whole village comes from one address of its network. */
export const FORM_RATE = { max: 60, timeWindow: '1 minute' };
const PHOTO_RATE = { max: 240, timeWindow: '1 minute' };

const open = (rateLimit?: typeof FORM_RATE) => ({
  schema: { hide: true },
  config: { permission: 'public', ...(rateLimit ? { rateLimit } : {}) },
});

/** Applying, in short pages that need no script: place, form, photographs, check, receipt. */
export function registerApplyRoutes(scope: App, services: Services, desk: Desk): void {
  const villagesOf = createVillages(services);

  const route = (
    method: 'GET' | 'POST',
    path: string,
    options: ReturnType<typeof open>,
    handle: (standing: Standing) => Promise<FastifyReply>,
  ) =>
    scope.route<{ Params: Params }>({
      method,
      url: `${BASE}${path}`,
      ...options,
      handler: async (request, reply) => {
        const county = await desk.findCounty(request);
        if (!county) return desk.sendNothing(request, reply);
        const setting = await desk.settle(request, county, desk.today());
        const here = findMatterHere(setting, request.params.matter);
        if (!here) return desk.sendNothing(request, reply, county);
        if (!isOnline(here.rules)) return desk.send(request, reply, notOnlinePage(setting, here), county);
        const [id, typedNumber] = findTicket(services, request, county.code, applyTicket) ?? [];
        const found = id ? await findOwn(services, county.code, id) : undefined;
        const own = found?.matter === here.matter.code && found.kind === 'apply' ? found : undefined;
        const villages = await villagesOf(county.code);
        const base = `/portal/${county.code}/apply/${here.matter.code}`;
        return handle({ request, reply, county, setting, here, villages, own, typedNumber, base });
      },
    });
  /** A page of a draft; without one, or after it was sent, the way to where that is. */
  const draftRoute = (
    method: 'GET' | 'POST',
    path: string,
    options: ReturnType<typeof open>,
    handle: (standing: Standing, own: OwnApplication) => Promise<FastifyReply>,
  ) =>
    route(method, path, options, async (standing) => {
      const { request, reply, county, setting, here, own, base } = standing;
      if (!own) return desk.send(request, reply.code(410), lostPage(setting, here), county);
      if (own.state !== 'begun') return reply.redirect(`${base}/done`, SEE_OTHER);
      return handle(standing, own);
    });

  route('GET', '', open(), (standing) => showStart(desk, standing));
  route('POST', '', open(FORM_RATE), (standing) => takeForm(desk, services, standing));
  draftRoute('GET', '/photos', open(), (standing, own) =>
    showPhotos(desk, services, standing, own, undefined),
  );
  draftRoute('POST', '/photos', open(PHOTO_RATE), async (standing, own) => {
    const { request, reply, setting, here, county, base } = standing;
    const slots = slotsOf(here, setting.language).map(({ code }) => code);
    const taken = await takeUpload(services, request, county.code, own.id, slots);
    if (wantsJson(request)) {
      if (taken.ok) return reply.send({ ok: true });
      return reply.code(WRONG).send({ ok: false, says: sayPortalRefusal(taken.refusal, setting.language) });
    }
    if (taken.ok) return reply.redirect(`${base}/photos`, SEE_OTHER);
    return showPhotos(desk, services, standing, own, taken.refusal);
  });
  draftRoute('POST', '/photos/drop', open(FORM_RATE), async ({ request, reply, county, base }, own) => {
    const { id } = (request.body ?? {}) as FormBody;
    if (id !== undefined && isId(id)) await dropPhoto(services, county.code, own.id, id);
    return reply.redirect(`${base}/photos`, SEE_OTHER);
  });
  draftRoute('GET', '/photos/:photo', open(), async ({ request, reply, county }, own) => {
    const { photo } = request.params as { photo: string };
    const opened = isId(photo) ? await openPhoto(services, county.code, own.id, photo) : undefined;
    if (!opened?.ok) return desk.sendNothing(request, reply, county);
    return reply.send(sendPaper(reply, opened.value));
  });
  draftRoute('GET', '/check', open(), async ({ request, reply, county, setting, here, villages }, own) => {
    const village = villages.byId.get(own.villageId);
    if (!village) return desk.send(request, reply.code(410), lostPage(setting, here), county);
    const photos = await listPhotos(services, county.code, own.id);
    return desk.send(request, reply, checkApplicationPage(setting, here, { own, photos, village }), county);
  });
  route('POST', '/send', open(FORM_RATE), async ({ request, reply, county, setting, here, own, base }) => {
    if (!own) return desk.send(request, reply.code(410), lostPage(setting, here), county);
    await sendApplication(services, county.code, own.id, {
      address: request.ip,
      matterTitle: here.matter.title,
    });
    return reply.redirect(`${base}/done`, SEE_OTHER);
  });
  route('GET', '/done', open(), async ({ request, reply, county, setting, here, villages, own, base }) => {
    if (!own) return desk.send(request, reply.code(410), lostPage(setting, here), county);
    if (own.state === 'begun') return reply.redirect(`${base}/check`, SEE_OTHER);
    return desk.send(
      request,
      reply,
      donePage(setting, here, { own, village: villages.byId.get(own.villageId) }),
      county,
    );
  });
  route('POST', '/forget', open(FORM_RATE), async ({ reply, county }) => {
    takeTicket(reply, county.code, applyTicket);
    return reply.redirect(`/portal/${county.code}`, SEE_OTHER);
  });
}

async function showStart(desk: Desk, standing: Standing): Promise<FastifyReply> {
  const { request, reply, county, setting, here, villages, own, base } = standing;
  const {
    village: asked,
    town,
    another,
  } = request.query as { village?: string; town?: string; another?: string };
  const isAnother = another === '1';
  // Who comes back to the beginning after sending sees what was sent, and does not send it again unawares.
  if (own && own.state !== 'begun' && !isAnother) return reply.redirect(`${base}/done`, SEE_OTHER);
  const script = assetOf('apply.js').address;
  const draft = own?.state === 'begun' ? own : undefined;
  const village = villages.byId.get(typeof asked === 'string' ? asked : '');
  if (!village) {
    const townId = typeof town === 'string' ? town : undefined;
    return desk.send(
      request,
      reply,
      placePage(setting, here, villages, townId, { script, isAnother }),
      county,
    );
  }
  const page = formPage(setting, {
    ...{ here, village, isAnother, script },
    ...{ body: undefined, wrong: new Map(), own: draft, idMasked: draft?.idMasked, key: newId() },
  });
  return desk.send(request, reply, page, county);
}

async function takeForm(desk: Desk, services: Services, standing: Standing): Promise<FastifyReply> {
  const { request, reply, county, setting, here, villages, own, base } = standing;
  const body = (request.body ?? {}) as FormBody;
  const key = isId(body.key ?? '') ? (body.key ?? '') : newId();
  const isAnother = body.another === '1';
  // The back button after sending, or a form that was sent twice: it is one application, and its receipt is shown.
  const isSent = own !== undefined && own.state !== 'begun';
  if (isSent && (!isAnother || own.key === key)) return reply.redirect(`${base}/done`, SEE_OTHER);
  const draft = isSent ? undefined : own;
  const village = villages.byId.get(body.village ?? '');
  if (!village) return reply.redirect(base, SEE_OTHER);
  const keptNumber =
    standing.typedNumber ?? (draft && (await findOwnNumber(services, county.code, draft.id)));
  const read = readForm(here, body, {
    today: services.clock.today(),
    language: setting.language,
    keptNumber,
  });
  if (!read.ok) {
    // It goes back in a sealed cookie and never in a page.
    if (read.number !== undefined)
      giveTicket(services, reply, county.code, applyTicket, [own?.id ?? '', read.number]);
    const page = formPage(setting, {
      ...{ here, village, body, wrong: read.wrong, own: draft, key, isAnother },
      idMasked: read.number && maskIdentityNumber(read.number.slice(0, 6)),
      script: assetOf('apply.js').address,
    });
    return desk.send(request, reply.code(WRONG), page, county);
  }
  const place = { townId: village.townId, villageId: village.id };
  const begun = await beginApplication(
    services,
    county.code,
    { ...read.value, ...place, matter: here.matter.code, key },
    draft?.id,
  );
  if (!begun.ok) return reply.redirect(`${base}/done`, SEE_OTHER);
  giveTicket(services, reply, county.code, applyTicket, [begun.value.id]);
  const hasPapers = slotsOf(here, setting.language).length > 0;
  return reply.redirect(`${base}/${hasPapers ? 'photos' : 'check'}`, SEE_OTHER);
}

async function showPhotos(
  desk: Desk,
  services: Services,
  { request, reply, county, setting, here }: Standing,
  own: OwnApplication,
  refusal: Refusal | undefined,
): Promise<FastifyReply> {
  const photos = await listPhotos(services, county.code, own.id);
  const says = refusal && sayPortalRefusal(refusal, setting.language);
  const page = photosPage(setting, here, { own, photos, says, script: assetOf('apply.js').address });
  return desk.send(request, refusal ? reply.code(WRONG) : reply, page, county);
}
