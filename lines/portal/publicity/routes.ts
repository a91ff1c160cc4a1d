import type { FastifyReply, FastifyRequest } from 'fastify';
import { tryDoor } from '../../../platform/applications/index.ts';
import { fillPhrase, newId, type Outcome, type Reader, type Refusal } from '../../../platform/base/index.ts';
import type { App, Services } from '../../../platform/http/index.ts';
import { httpRefusals } from '../../../platform/http/index.ts';
import {
  findPublicList,
  findReceipt,
  listPublicHeads,
  listPublicPlaces,
  publicationRefusals,
  publicVisitor,
  receiveObjection,
  receiveTip,
} from '../../../platform/publication/index.ts';
import { openPublicationLaw } from '../../publication/open-publication-law.ts';
import { type Desk, OPEN } from '../desk.ts';
import { type FormBody, takeForms } from '../form-body.ts';
import type { Page } from '../layout.ts';
import { nothingPage } from '../pages/places.ts';
import { visitorOf } from '../visitor.ts';
import { objectionPage, receiptPage, receivedPage, type Typed, tipsPage } from './forms.ts';
import { listPage, publicityPage, type Scene, townPage, villagePage } from './pages.ts';
import { publicityTexts } from './texts.ts';

const NOT_FOUND = 404;
const GONE = 410;
const INVALID = 422;
const LIMITED = 429;
const TOWN_CODE = /^\d{9}$/;
const VILLAGE_CODE = /^\d{12}$/;
const Q_CHARS_MAX = 30;

interface Answer {
  readonly page: Page;
  readonly status?: number;
}
interface Ask {
  readonly scene: Scene;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly form: FormBody;
  readonly request: FastifyRequest;
  /** Reads as the public may: the public tables, and nothing that is behind them. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
}

/** The public lists: what hangs where, what somebody says to it, and what came of it. None of it is for search engines. */
export function registerPublicityPages(app: App, services: Services, desk: Desk): void {
  app.register(async (scope) => {
    takeForms(scope as unknown as App);
    const serve = (method: 'GET' | 'POST', path: string, make: (ask: Ask) => Promise<Answer>): void => {
      scope.route({
        method,
        url: `/portal/:county${path}`,
        ...OPEN,
        handler: async (request, reply) => {
          const county = await desk.findCounty(request);
          reply.header('x-robots-tag', 'noindex, nofollow, noarchive, nosnippet');
          if (!county) return desk.sendNothing(request, reply);
          const visitor = publicVisitor(county.code);
          const { page, status } = await make({
            scene: { county, visitor: visitorOf(request), law: await openPublicationLaw() },
            params: request.params as Ask['params'],
            query: request.query as Ask['query'],
            form: (request.body ?? {}) as FormBody,
            request,
            read: (work) => services.db.read(visitor, work),
          });
          return desk.send(request, withStatus(reply, status), page, county);
        },
      });
    };
    registerLists(serve, services);
    registerTelling(serve, services);
  });
}

const withStatus = (reply: FastifyReply, status: number | undefined): FastifyReply =>
  status === undefined ? reply : reply.code(status);

type Serve = (method: 'GET' | 'POST', path: string, make: (ask: Ask) => Promise<Answer>) => void;

const nothing = ({ scene }: Ask, what: 'noList' | 'noVillage'): Answer => ({
  page: nothingPage(
    publicityTexts[scene.visitor.language][what],
    `/portal/${scene.county.code}/publicity`,
    scene.visitor,
  ),
  status: NOT_FOUND,
});

function registerLists(serve: Serve, { clock }: Services): void {
  serve('GET', '/publicity', async ({ scene, query, read }) => {
    const q = typeof query.q === 'string' ? query.q.trim().slice(0, Q_CHARS_MAX) : '';
    const places = await read((reader) => listPublicPlaces(reader, scene.county.code, clock.today(), { q }));
    return { page: publicityPage(scene, places, q) };
  });
  serve('GET', '/publicity/:place', async (ask) => {
    const { scene, params, read } = ask;
    const { place = '' } = params;
    const { code } = scene.county;
    const today = clock.today();
    if (TOWN_CODE.test(place)) {
      const villages = await read((reader) => listPublicPlaces(reader, code, today, { within: place }));
      const [first] = villages;
      return first ? { page: townPage(scene, first.townName ?? '', villages) } : nothing(ask, 'noVillage');
    }
    if (!VILLAGE_CODE.test(place)) return nothing(ask, 'noVillage');
    return read(async (reader) => {
      const villages = await listPublicPlaces(reader, code, today, { within: place.slice(0, 9) });
      const village = villages.find((one) => one.code === place);
      if (!village) return nothing(ask, 'noVillage');
      return { page: villagePage(scene, village, await listPublicHeads(reader, code, place, today)) };
    });
  });
  serve('GET', '/publicity/list/:listId', async (ask) => {
    const { scene, params, read } = ask;
    const { code } = scene.county;
    const list = await read((reader) => findPublicList(reader, code, params.listId ?? '', clock.today()));
    if (!list) return nothing(ask, 'noList');
    return { page: listPage(scene, list), ...(list.isHanging ? {} : { status: GONE }) };
  });
}

/** Of one address in a quarter of an hour; whole villages come from one address of their network. */
const TELLS_MAX = 12;
const WRONG_RECEIPTS_MAX = 30;

const sayWrong = ({ code, facts, field }: Refusal, language: 'zh' | 'en'): NonNullable<Typed['wrong']> => {
  const words = (publicationRefusals[code] ?? httpRefusals[code])?.[language];
  return {
    field,
    what: fillPhrase(words?.what ?? code, facts),
    next: fillPhrase(words?.next ?? '', facts),
  };
};

/** A field that nobody sees was filled in: by a program. */
const isTrapped = (form: FormBody): boolean => (form.website ?? '') !== '';

const toldOf = (form: FormBody) => ({
  key: form.key ?? '',
  text: form.text ?? '',
  name: form.name ?? '',
  phone: form.phone ?? '',
});
const fresh = (): Typed => ({ key: newId(), values: {} });

const wrongAgain = (form: FormBody, refusal: Refusal, { visitor }: Scene): Typed => ({
  // A new key: what was refused has not been sent.
  key: newId(),
  values: form,
  wrong: sayWrong(refusal, visitor.language),
});
const trapped: Refusal = { code: 'publication.tip.form', facts: {} };
const tooMany: Refusal = { code: 'http.limited', facts: {} };

function registerTelling(serve: Serve, services: Services): void {
  const { clock, cipher } = services;
  const doorOf = ({ scene, request }: Ask, kind: 'tell' | 'receipt', atMost: number) =>
    tryDoor(services, scene.county.code, [{ kind, value: request.ip, atMost }]);
  const mayTell = async (ask: Ask): Promise<Outcome<null>> => {
    if (isTrapped(ask.form)) return { ok: false, refusal: trapped };
    const { isOpen } = await doorOf(ask, 'tell', TELLS_MAX);
    return isOpen ? { ok: true, value: null } : { ok: false, refusal: tooMany };
  };
  const statusOf = ({ code }: Refusal): number =>
    code === tooMany.code || code === 'publication.tip.many' ? LIMITED : INVALID;

  const listOf = ({ scene, params, read }: Ask) =>
    read((reader) => findPublicList(reader, scene.county.code, params.listId ?? '', clock.today()));
  serve('GET', '/publicity/list/:listId/objection', async (ask) => {
    const list = await listOf(ask);
    if (!list) return nothing(ask, 'noList');
    if (!list.isHanging) return { page: listPage(ask.scene, list), status: GONE };
    return { page: objectionPage(ask.scene, list, fresh()) };
  });
  serve('POST', '/publicity/list/:listId/objection', async (ask) => {
    const { scene, form } = ask;
    const list = await listOf(ask);
    if (!list) return nothing(ask, 'noList');
    const may = await mayTell(ask);
    const lineNo = /^[1-9]\d{0,4}$/.test(form.line ?? '') ? Number(form.line) : null;
    const asked = { countyCode: scene.county.code, listId: list.id, lineNo, told: toldOf(form) };
    const received = may.ok ? await receiveObjection(services, scene.law, asked) : may;
    if (received.ok) return { page: receivedPage(scene, received.value) };
    if (!list.isHanging) return { page: listPage(scene, list), status: GONE };
    const page = objectionPage(scene, list, wrongAgain(form, received.refusal, scene));
    return { page, status: statusOf(received.refusal) };
  });
  const townsOf = ({ scene, read }: Ask) =>
    read((reader) => listPublicPlaces(reader, scene.county.code, clock.today(), {}));
  serve('GET', '/tips', async (ask) => ({ page: tipsPage(ask.scene, await townsOf(ask), fresh()) }));
  serve('POST', '/tips', async (ask) => {
    const { scene, form } = ask;
    const may = await mayTell(ask);
    const townCode = form.town ? form.town.slice(0, 12) : null;
    const asked = { countyCode: scene.county.code, townCode, told: toldOf(form) };
    const received = may.ok ? await receiveTip(services, asked) : may;
    if (received.ok) return { page: receivedPage(scene, received.value) };
    const page = tipsPage(scene, await townsOf(ask), wrongAgain(form, received.refusal, scene));
    return { page, status: statusOf(received.refusal) };
  });
  serve('GET', '/receipt', async ({ scene }) => ({ page: receiptPage(scene, undefined, undefined) }));
  // By a form, so that the code stands in no address, no history and no log.
  serve('POST', '/receipt', async (ask) => {
    const { scene, form, read } = ask;
    const t = publicityTexts[scene.visitor.language];
    const door = await doorOf(ask, 'receipt', WRONG_RECEIPTS_MAX);
    if (!door.isOpen) return { page: receiptPage(scene, undefined, t.tooMany), status: LIMITED };
    const found = await read((reader) =>
      findReceipt(reader, cipher, scene.county.code, (form.code ?? '').slice(0, 40)),
    );
    if (!found) return { page: receiptPage(scene, undefined, t.noReceipt), status: NOT_FOUND };
    await door.forgive();
    return { page: receiptPage(scene, found, undefined) };
  });
}
