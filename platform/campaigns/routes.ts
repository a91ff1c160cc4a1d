import { Type } from 'typebox';
import type { Id } from '../base/index.ts';
import { done } from '../base/index.ts';
import {
  type App,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  writeRoute,
} from '../http/index.ts';
import { base64Length, openPaper, PAPER_BYTES_MAX, sendPaper } from '../papers/index.ts';
import { approveCampaign, withdrawCampaign } from './approve-campaign.ts';
import { moveGoods } from './goods.ts';
import type { OpenCampaignLaw } from './law.ts';
import { makeCampaign, relistCampaign } from './make-campaign.ts';
import { getCampaign, type LineFilter, listCampaigns, listLines } from './read-campaigns.ts';
import { keepReceipt, OWNER_KIND } from './receipts.ts';
import { CampaignItem, CampaignLine, CampaignRecord, KindItem, ProposalItem } from './shapes.ts';

const tag = 'campaigns';
const PAGE_SIZE = 20;
const Uuid = Type.String({ format: 'uuid' });
const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });
const Params = Type.Object({ campaignId: Uuid });
const Version = Type.Integer({ minimum: 1 });
/** A million yuan for one person is a slip of the pen. */
const FEN_MAX = 100_000_000;
/** For one person; and of a lorry. */
const PIECES_MAX = 99;
const LORRY_MAX = 1_000_000;
const REST_BYTES = 4096;
const Fen = Type.Integer({ minimum: 0, maximum: FEN_MAX });
const Listed = Type.Object({ id: Type.String(), people: Type.Integer(), amountFen: Type.String() });

export function registerCampaignRoutes(app: App, services: Services, openLaw: OpenCampaignLaw): void {
  registerLaw(app, services, openLaw);
  registerReading(app, services, openLaw);
  registerWriting(app, services, openLaw);
  registerGoods(app, services);
  registerReceipts(app, services);
}

function registerLaw(app: App, services: Services, openLaw: OpenCampaignLaw): void {
  readRoute(app, services, {
    url: '/api/v1/campaign-kinds',
    permission: 'campaigns.read',
    tag,
    summary: 'Kinds of one-off grants, and the classes that may have them',
    response: Type.Object({ items: Type.Array(KindItem) }),
    handle: async ({ request }) => {
      const { kinds } = await openLaw();
      const language = languageOf(request);
      return done({
        items: kinds.map(({ code, title, isSignedFor, per, classes }) => ({
          ...{ code, title: title[language], isSignedFor, per },
          classes: classes.map((one) => ({ class: one.code, title: one.title[language] })),
        })),
      });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/campaign-proposals',
    permission: 'campaigns.manage',
    tag,
    summary: 'What the figures on record give each class in a month',
    query: Type.Object({ kind: Type.String({ maxLength: 30 }), month: Month }),
    response: ProposalItem,
    handle: async ({ actor, query, request }) => {
      const law = await openLaw();
      const month = Temporal.PlainDate.from(`${query.month}-01`);
      const { amounts, basis } = law.propose(query.kind, actor.countyCode, month, languageOf(request));
      return done({
        classes: [...amounts].map(([code, amount]) => ({ class: code, ...amount })),
        basis: [...basis],
      });
    },
  });
}

function registerReading(app: App, services: Services, openLaw: OpenCampaignLaw): void {
  const permission = 'campaigns.read';
  readRoute(app, services, {
    url: '/api/v1/campaigns',
    permission,
    tag,
    summary: 'One-off grants, the latest month first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        kind: Type.Optional(Type.String({ maxLength: 30 })),
        state: Type.Optional(
          Type.Union([Type.Literal('listed'), Type.Literal('approved'), Type.Literal('withdrawn')]),
        ),
      }),
    ]),
    response: ListOf(CampaignItem),
    handle: async ({ reader, actor, request, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listCampaigns({ reader, actor, law: await openLaw(), language: languageOf(request) }, filter, {
        limit,
        after,
      }),
  });
  readRoute(app, services, {
    url: '/api/v1/campaigns/:campaignId',
    permission,
    tag,
    summary: 'A one-off grant: classes, townships, who approved it',
    params: Params,
    response: CampaignRecord,
    handle: async ({ reader, actor, request, params }) =>
      getCampaign(
        { reader, actor, law: await openLaw(), language: languageOf(request) },
        params.campaignId as Id,
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/campaigns/:campaignId/lines',
    permission,
    tag,
    summary: 'Who is on the list',
    params: Params,
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        townId: Type.Optional(Uuid),
        class: Type.Optional(Type.String({ maxLength: 30 })),
        several: Type.Optional(Type.Boolean()),
        signed: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: ListOf(CampaignLine),
    handle: async ({ reader, actor, request, params, query: { limit = PAGE_SIZE, after, ...filter } }) => {
      const setting = { reader, actor, law: await openLaw(), language: languageOf(request) };
      return listLines(setting, params.campaignId as Id, filter as LineFilter, { limit, after });
    },
  });
}

function registerWriting(app: App, services: Services, openLaw: OpenCampaignLaw): void {
  const permission = 'campaigns.manage';
  const now = () => services.clock.now();
  const subjectKind = 'campaign';
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/campaigns',
    permission,
    tag,
    summary: 'Say which classes get how much by which document; the list follows from the rolls of the month',
    body: Type.Object({
      kind: Type.String({ minLength: 2, maxLength: 30 }),
      title: Type.String({ minLength: 2, maxLength: 60 }),
      month: Month,
      document: Type.String({ minLength: 2, maxLength: 200 }),
      goods: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
      pick: Type.Union([Type.Literal('first'), Type.Literal('highest')]),
      classes: Type.Array(
        Type.Object({
          ...{ class: Type.String({ maxLength: 30 }), urbanFen: Fen, ruralFen: Fen },
          pieces: Type.Optional(Type.Integer({ minimum: 0, maximum: PIECES_MAX })),
        }),
        { minItems: 1, maxItems: 20 },
      ),
    }),
    response: Listed,
    handle: async ({ tx, actor, body, audit }) => {
      const wish = { ...body, month: Temporal.PlainDate.from(`${body.month}-01`) };
      const made = await makeCampaign(tx, actor, now(), await openLaw(), wish);
      if (!made.ok) return made;
      const detail = { title: body.title, document: body.document, people: made.value.people };
      audit({ action: 'campaigns.make', subjectKind, subjectId: made.value.id, detail });
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/relist',
    permission,
    tag,
    summary: 'Make the list anew',
    params: Params,
    body: Type.Object({ version: Version }),
    response: Listed,
    handle: async ({ tx, actor, params, body, audit }) => {
      const act = { id: params.campaignId as Id, version: body.version };
      const made = await relistCampaign(tx, actor, now(), await openLaw(), act);
      if (made.ok)
        audit({
          action: 'campaigns.relist',
          subjectKind,
          subjectId: act.id,
          detail: { people: made.value.people },
        });
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/approve',
    permission,
    tag,
    summary: 'Approve a list that somebody else made: it becomes payable',
    params: Params,
    body: Type.Object({ version: Version }),
    response: Type.Object({ id: Type.String(), people: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const act = { id: params.campaignId as Id, version: body.version };
      const approved = await approveCampaign(tx, actor, now(), act);
      if (approved.ok) {
        const detail = { people: approved.value.people };
        audit({ action: 'campaigns.approve', subjectKind, subjectId: act.id, detail });
      }
      return approved;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/withdraw',
    permission,
    tag,
    summary: 'Withdraw a list of which nobody was paid',
    params: Params,
    body: Type.Object({ version: Version, reason: Type.String({ minLength: 2, maxLength: 500 }) }),
    response: Type.Object({ id: Type.String() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const act = { id: params.campaignId as Id, version: body.version };
      const withdrawn = await withdrawCampaign(tx, actor, now(), act, body.reason);
      if (withdrawn.ok)
        audit({
          action: 'campaigns.withdraw',
          subjectKind,
          subjectId: act.id,
          detail: { reason: body.reason },
        });
      return withdrawn;
    },
  });
}

function registerGoods(app: App, services: Services): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/campaigns/:campaignId/goods',
    permission: 'campaigns.manage',
    tag,
    summary: 'Note that goods of a list came in, or that what is left went back',
    params: Params,
    body: Type.Object({
      version: Version,
      how: Type.Union([Type.Literal('received'), Type.Literal('returned')]),
      pieces: Type.Integer({ minimum: 1, maximum: LORRY_MAX }),
      document: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    response: Type.Object({ left: Type.Integer() }),
    handle: async ({ tx, actor, params, body: { version, ...move }, audit }) => {
      const act = { id: params.campaignId as Id, version };
      const moved = await moveGoods(tx, actor, services.clock.now(), act, move);
      if (moved.ok)
        audit({ action: 'campaigns.goods', subjectKind: 'campaign', subjectId: act.id, detail: move });
      return moved;
    },
  });
}

function registerReceipts(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/campaign-lines/:lineId/receipt/:paperId',
    permission: 'campaigns.read',
    tag,
    summary: 'The signature or photograph of a receipt; the look is on record',
    params: Type.Object({ lineId: Uuid, paperId: Uuid }),
    response: Type.Any({ description: 'the picture' }),
    handle: async ({ reader, actor, params, reply, audit }) => {
      const owner = { kind: OWNER_KIND, id: params.lineId as Id };
      const opened = await openPaper(reader, actor, services.cipher, owner, params.paperId as Id);
      if (!opened.ok) return opened;
      audit({
        action: 'campaigns.receipt-look',
        subjectKind: 'campaign-line',
        subjectId: owner.id,
        detail: { paperId: params.paperId },
      });
      return done(sendPaper(reply, opened.value));
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/campaign-lines/:lineId/receipt',
    permission: 'campaigns.receipt',
    tag,
    summary: 'Note that it was handed over: a signature, or a photograph',
    params: Type.Object({ lineId: Uuid }),
    bodyLimitBytes: base64Length(PAPER_BYTES_MAX) + REST_BYTES,
    body: Type.Object({
      how: Type.Union([Type.Literal('signature'), Type.Literal('photo')]),
      signer: Type.String({ minLength: 1, maxLength: 50 }),
      base64: Type.String({ minLength: 1, pattern: '^[A-Za-z0-9+/]+=*$' }),
    }),
    response: Type.Object({ id: Type.String() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const lineId = params.lineId as Id;
      const bytes = Buffer.from(body.base64, 'base64');
      const kept = await keepReceipt(tx, actor, services, {
        lineId,
        how: body.how,
        signer: body.signer,
        bytes,
      });
      if (kept.ok) {
        audit({
          action: 'campaigns.receipt',
          subjectKind: 'campaign-line',
          subjectId: lineId,
          detail: { how: body.how },
        });
      }
      return kept;
    },
  });
}
