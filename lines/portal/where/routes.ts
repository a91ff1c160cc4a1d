import type { FastifyReply, FastifyRequest } from 'fastify';
import { findYmd } from '../../../engine/index.ts';
import {
  type CaseBehind,
  dropPhoto,
  findBehind,
  findCaseBehind,
  findOwn,
  listLooks,
  listPhotos,
  type OwnApplication,
  openPhoto,
  openSending,
  sendApplication,
  type Ticket,
  withdrawApplication,
} from '../../../platform/applications/index.ts';
import { isId, type Language, type Refusal } from '../../../platform/base/index.ts';
import type { CaseLaw } from '../../../platform/cases/index.ts';
import type { App, Services } from '../../../platform/http/index.ts';
import { sendPaper } from '../../../platform/papers/index.ts';
import { openCaseLaw } from '../../cases/open-case-law.ts';
import { matterBook } from '../../handbook/law/matters.ts';
import type { Slot } from '../apply/photos-page.ts';
import { FORM_RATE } from '../apply/routes.ts';
import { takeUpload, wantsJson } from '../apply/take-upload.ts';
import { assetOf } from '../assets.ts';
import type { Desk } from '../desk.ts';
import type { FormBody } from '../form-body.ts';
import type { Place } from '../pages/places.ts';
import { sayPortalRefusal } from '../refusals.ts';
import type { Setting } from '../setting.ts';
import { caseTicket, findTicket, giveTicket, takeTicket } from '../ticket.ts';
import { createVillages } from '../villages.ts';
import { overPage, papersPage, withdrawPage } from './act-pages.ts';
import { casePage } from './case-page.ts';
import { recordFormPage, whereFormPage } from './key-form.ts';
import { recordPage } from './record-page.ts';
import { whereTexts } from './texts.ts';

const SEE_OTHER = 303;
const NOT_FOUND = 404;
const WRONG = 422;
const LIMITED = 429;
const GONE = 410;
const BASE = '/portal/:county';

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly county: Place;
  readonly setting: Setting;
  readonly body: FormBody;
}

/** Who was let in: the case or the application behind the code, and the draft of what is sent for it. */
interface Inside extends Visit {
  readonly ticket: Ticket;
  readonly own: OwnApplication | undefined;
  readonly behind: CaseBehind | undefined;
  readonly sendingId: string | undefined;
}

/** Unknown and wrong are told alike, with the same status. */
const statusOf = ({ code }: Refusal): number => (code === 'applications.too-often' ? LIMITED : NOT_FOUND);

/** How a case stands, for whoever has its code and the last four of the number; and who looked at a record. */
export function registerWhereRoutes(scope: App, services: Services, desk: Desk): void {
  const villagesOf = createVillages(services);

  const route = (method: 'GET' | 'POST', path: string, handle: (visit: Visit) => Promise<FastifyReply>) =>
    scope.route({
      method,
      url: `${BASE}${path}`,
      schema: { hide: true },
      config: { permission: 'public', ...(method === 'POST' ? { rateLimit: FORM_RATE } : {}) },
      handler: async (request, reply) => {
        const county = await desk.findCounty(request);
        if (!county) return desk.sendNothing(request, reply);
        const setting = await desk.settle(request, county, desk.today());
        const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
        return handle({ request, reply, county, setting, body: isForm ? (request.body as FormBody) : {} });
      },
    });
  const insideRoute = (
    method: 'GET' | 'POST',
    path: string,
    handle: (inside: Inside) => Promise<FastifyReply>,
  ) =>
    route(method, `/where${path}`, async (visit) => {
      const inside = await enter(services, visit);
      return inside
        ? handle(inside)
        : desk.send(visit.request, visit.reply.code(GONE), overPage(visit.setting), visit.county);
    });

  route('GET', '/where', async ({ request, reply, county, setting }) =>
    desk.send(request, reply, whereFormPage(setting, undefined, undefined), county),
  );
  route('POST', '/where', async ({ request, reply, county, setting, body }) => {
    const found = await findBehind(
      services,
      county.code,
      { code: body.code ?? '', lastFour: body.lastFour ?? '' },
      request.ip,
    );
    if (!found.ok) {
      const page = whereFormPage(
        setting,
        { code: body.code ?? '', born: '' },
        sayPortalRefusal(found.refusal, setting.language),
      );
      return desk.send(request, reply.code(statusOf(found.refusal)), page, county);
    }
    const { ticket, applicationId } = found.value;
    giveTicket(services, reply, county.code, caseTicket, [
      ticket.code,
      ticket.tail.toString('hex'),
      applicationId ?? '',
      '',
    ]);
    return reply.redirect(`/portal/${county.code}/where/case`, SEE_OTHER);
  });
  insideRoute('GET', '/case', async (inside) => {
    const { request, reply, county, setting, own, behind } = inside;
    const { said } = request.query as { said?: string };
    const w = whereTexts[setting.language];
    const says = said === 'sent' ? w.sent : said === 'withdraw' ? w.withdrawAsked : undefined;
    const villages = await villagesOf(county.code);
    const reasoning = behind ? explainDecision(await openCaseLaw(), behind, setting.language) : [];
    return desk.send(request, reply, casePage(setting, { own, behind, villages, reasoning }, says), county);
  });
  route('POST', '/where/leave', async ({ reply, county }) => {
    takeTicket(reply, county.code, caseTicket);
    return reply.redirect(`/portal/${county.code}/where`, SEE_OTHER);
  });
  insideRoute('GET', '/withdraw', async ({ request, reply, county, setting }) =>
    desk.send(request, reply, withdrawPage(setting), county),
  );
  insideRoute('POST', '/withdraw', (inside) => withdraw(services, inside));
  registerPaperRoutes(services, desk, insideRoute);

  route('GET', '/my-record', async ({ request, reply, county, setting }) =>
    desk.send(request, reply, recordFormPage(setting, undefined, undefined), county),
  );
  route('POST', '/my-record', async ({ request, reply, county, setting, body }) => {
    const { code = '', lastFour = '', born = '' } = body;
    // A day that is none is asked for all the same: it is as wrong as any other, and takes as long.
    const bornOn = findYmd(born) === undefined ? '1800-01-01' : born;
    const looks = await listLooks(services, county.code, { code, lastFour, bornOn }, request.ip);
    if (looks.ok) return desk.send(request, reply, recordPage(setting, looks.value), county);
    const page = recordFormPage(setting, { code, born }, sayPortalRefusal(looks.refusal, setting.language));
    return desk.send(request, reply.code(statusOf(looks.refusal)), page, county);
  });
}

async function enter(services: Services, visit: Visit): Promise<Inside | undefined> {
  const { request, county } = visit;
  const [code, tail, applicationId, sendingId] = findTicket(services, request, county.code, caseTicket) ?? [];
  if (code === undefined || tail === undefined) return undefined;
  const ticket: Ticket = { code, tail: Buffer.from(tail, 'hex') };
  const own = applicationId ? await findOwn(services, county.code, applicationId) : undefined;
  const behind = await findCaseBehind(services, await openCaseLaw(), county.code, ticket);
  if (!own && !behind) return undefined;
  return { ...visit, ticket, own, behind, sendingId: sendingId === '' ? undefined : sendingId };
}

async function withdraw(services: Services, inside: Inside): Promise<FastifyReply> {
  const { request, reply, county, body, ticket, own, behind } = inside;
  const reason = (body.reason ?? '').slice(0, 200);
  if (behind) {
    const id = await openSending(services, county.code, ticket, {
      kind: 'withdraw',
      ...(reason === '' ? {} : { reason }),
    });
    if (id !== undefined) await sendApplication(services, county.code, id, fromOf(inside));
    return reply.redirect(`/portal/${county.code}/where/case?said=withdraw`, SEE_OTHER);
  }
  if (own) await withdrawApplication(services, county.code, own.id, request.ip);
  return reply.redirect(`/portal/${county.code}/where/case`, SEE_OTHER);
}

/** From where something is sent, and what the officers are told that it is about. */
function fromOf({ request, own, behind }: Inside) {
  const code = behind?.matter ?? own?.matter ?? '';
  return { address: request.ip, matterTitle: matterBook.matters.get(code)?.title ?? code };
}

/** Where pictures are put: the application itself that was sent back, or a draft of what is sent for the case. */
async function settleSending(
  services: Services,
  inside: Inside,
  isToOpen: boolean,
): Promise<string | undefined> {
  const { reply, county, ticket, own, behind, sendingId } = inside;
  if (!behind) return own?.state === 'asked' ? own.id : undefined;
  if (sendingId !== undefined) {
    const draft = await findOwn(services, county.code, sendingId);
    if (draft?.state === 'begun') return sendingId;
  }
  if (!isToOpen || behind.reading.phase !== 'supplementing') return undefined;
  const id = await openSending(services, county.code, ticket, { kind: 'supplement' });
  if (id !== undefined)
    giveTicket(services, reply, county.code, caseTicket, [
      ticket.code,
      ticket.tail.toString('hex'),
      own?.id ?? '',
      id,
    ]);
  return id;
}

function slotsOf({ setting, own, behind }: Inside): readonly Slot[] {
  const { language } = setting;
  const matter = matterBook.matters.get(behind?.matter ?? own?.matter ?? '');
  const procedure = behind?.reading.rules.procedure ?? matter?.procedures.at(-1);
  const materials = (procedure?.materials ?? []).filter(({ shared }) => shared !== true);
  return [
    ...materials.map(({ code, title }) => ({ code, title: title[language], isOptional: true })),
    { code: 'other', title: whereTexts[language].anyPaper, isOptional: true },
  ];
}

function registerPaperRoutes(
  services: Services,
  desk: Desk,
  insideRoute: (
    method: 'GET' | 'POST',
    path: string,
    handle: (inside: Inside) => Promise<FastifyReply>,
  ) => void,
): void {
  const show = async (inside: Inside, refusal: Refusal | undefined) => {
    const { request, reply, county, setting, own, behind } = inside;
    const id = await settleSending(services, inside, false);
    const photos = id === undefined ? [] : await listPhotos(services, county.code, id);
    const told = behind ? (behind.reading.toldToBring ?? []) : own?.told ? [own.told] : [];
    const says = refusal && sayPortalRefusal(refusal, setting.language);
    const page = papersPage(setting, {
      slots: slotsOf(inside),
      photos,
      told,
      says,
      script: assetOf('apply.js').address,
    });
    return desk.send(request, refusal ? reply.code(WRONG) : reply, page, county);
  };
  insideRoute('GET', '/papers', (inside) => show(inside, undefined));
  insideRoute('POST', '/papers/photos', async (inside) => {
    const { request, reply, county, setting } = inside;
    const id = await settleSending(services, inside, true);
    if (id === undefined) return reply.redirect(`/portal/${county.code}/where/case`, SEE_OTHER);
    const slots = slotsOf(inside).map(({ code }) => code);
    const taken = await takeUpload(services, request, county.code, id, slots);
    if (wantsJson(request)) {
      if (taken.ok) return reply.send({ ok: true });
      return reply.code(WRONG).send({ ok: false, says: sayPortalRefusal(taken.refusal, setting.language) });
    }
    return taken.ok
      ? reply.redirect(`/portal/${county.code}/where/papers`, SEE_OTHER)
      : show(inside, taken.refusal);
  });
  insideRoute('POST', '/papers/photos/drop', async (inside) => {
    const { reply, county, body } = inside;
    const id = await settleSending(services, inside, false);
    if (id !== undefined && isId(body.id ?? '')) await dropPhoto(services, county.code, id, body.id ?? '');
    return reply.redirect(`/portal/${county.code}/where/papers`, SEE_OTHER);
  });
  insideRoute('GET', '/papers/photos/:photo', async (inside) => {
    const { request, reply, county } = inside;
    const { photo } = request.params as { photo: string };
    const id = await settleSending(services, inside, false);
    const opened =
      id !== undefined && isId(photo) ? await openPhoto(services, county.code, id, photo) : undefined;
    if (!opened?.ok) return desk.sendNothing(request, reply, county);
    return reply.send(sendPaper(reply, opened.value));
  });
  insideRoute('POST', '/papers/send', async (inside) => {
    const { reply, county } = inside;
    const id = await settleSending(services, inside, false);
    const photos = id === undefined ? [] : await listPhotos(services, county.code, id);
    if (id === undefined || photos.length === 0) return show(inside, { code: 'papers.empty', facts: {} });
    await sendApplication(services, county.code, id, fromOf(inside));
    return reply.redirect(`/portal/${county.code}/where/case?said=sent`, SEE_OTHER);
  });
}

/** Why this amount and no other: the calculation that the decision stood on, made anew in words. */
function explainDecision(law: CaseLaw, { reading }: CaseBehind, language: Language): readonly string[] {
  const calculation = reading.steps.find(
    ({ step, state }) => step.kind === 'calculation' && state === 'done',
  );
  return reading.decision && calculation ? law.explain(calculation.record, language) : [];
}
