import { Type } from 'typebox';
import type { Id } from '../../base/index.ts';
import { chinaDay, done } from '../../base/index.ts';
import { type App, ListOf, PageQuery, readRoute, type Services, writeRoute } from '../../http/index.ts';
import { base64Length, PAPER_BYTES_MAX, sendPaper } from '../../papers/index.ts';
import type { PayLaw } from '../law.ts';
import { keepScan, openScan } from './agreement-scan.ts';
import { endAgreement, enterAgreement } from './agreements.ts';
import { enterHome, listHomes } from './homes.ts';
import { type AgreementFilter, getAgreement, listAgreements } from './list-agreements.ts';
import { readPayees } from './read-payees.ts';
import {
  AgreementItem,
  AgreementStateShape,
  HomeItem,
  HomeStateShape,
  PayeeItem,
  PayeeKindShape,
  TakesShape,
  WarningItem,
  WarningKindShape,
} from './shapes.ts';
import { endEntered } from './two-persons.ts';
import { endWarning, listWarnings, tellWarning, type WarningFilter } from './warnings.ts';

const tag = 'payments';
const PAGE_SIZE = 50;
/** What an agreement says besides its scan. */
const REST_BYTES = 8192;
const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const Reason = Type.String({ minLength: 2, maxLength: 500 });
const Id_ = Type.Object({ id: Type.String() });
const How = Type.Object({
  how: Type.Union([Type.Literal('confirmed'), Type.Literal('refused'), Type.Literal('withdrawn')]),
});
const Over = Type.Object({ onDay: Day, reason: Reason });
const read = { permission: 'payments.read', tag };
const prepare = { method: 'POST', permission: 'payments.prepare', tag } as const;
const sign = { method: 'POST', permission: 'payments.sign', tag } as const;
const dayOf = (said: string) => Temporal.PlainDate.from(said);

export function registerPayeeRoutes(app: App, services: Services, openLaw: () => Promise<PayLaw>): void {
  registerHomes(app, services);
  registerAgreements(app, services);
  registerWarnings(app, services);
  readRoute(app, services, {
    ...read,
    permission: 'awards.read',
    url: '/api/v1/pay-payees',
    summary:
      'Who takes the money of an award, of a person’s or a household’s awards, or whose money somebody takes',
    query: Type.Object({
      awardId: Type.Optional(Uuid),
      personId: Type.Optional(Uuid),
      householdId: Type.Optional(Uuid),
      takenBy: Type.Optional(Uuid),
    }),
    response: Type.Object({ items: Type.Array(PayeeItem) }),
    handle: async ({ reader, actor, query }) => {
      const day = chinaDay(services.clock.now());
      const found = await readPayees(reader, actor, day, query as Asked, await openLaw());
      return found.ok ? done({ items: found.value }) : found;
    },
  });
}
type Asked = Parameters<typeof readPayees>[3];

function registerHomes(app: App, services: Services): void {
  const now = () => services.clock.now();
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-homes',
    summary: 'Care homes that take the money of their residents',
    query: Type.Object({ state: Type.Optional(HomeStateShape) }),
    response: ListOf(HomeItem),
    handle: async ({ reader, actor, query: { state } }) =>
      done({ items: await listHomes(reader, actor, chinaDay(now()), state), next: null }),
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-homes',
    summary: 'Enter a care home with its account; another person confirms it',
    body: Type.Object({
      name: Type.String({ minLength: 2, maxLength: 60 }),
      holderName: Type.String({ minLength: 2, maxLength: 60 }),
      bankName: Type.String({ minLength: 2, maxLength: 60 }),
      account: Type.String({ minLength: 8, maxLength: 40 }),
    }),
    response: Id_,
    handle: async ({ tx, actor, body, audit }) => {
      const outcome = await enterHome(tx, actor, services.cipher, now(), body);
      if (outcome.ok) {
        const detail = { home: body.name, tail: body.account.slice(-4) };
        audit({
          action: 'payments.home-enter',
          subjectKind: 'pay-home',
          subjectId: outcome.value.id,
          detail,
        });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...sign,
    url: '/api/v1/pay-homes/:homeId/end',
    summary: 'Confirm or refuse a home that another person entered, or withdraw one’s own',
    params: Type.Object({ homeId: Uuid }),
    body: How,
    response: Type.Object({ how: Type.String() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.homeId as Id;
      const outcome = await endEntered(tx, actor, now(), 'home', id, body.how);
      if (outcome.ok) {
        audit({
          action: 'payments.home-end',
          subjectKind: 'pay-home',
          subjectId: id,
          detail: { how: body.how },
        });
      }
      return outcome;
    },
  });
}

function registerAgreements(app: App, services: Services): void {
  const now = () => services.clock.now();
  const subjectKind = 'pay-agreement';
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-agreements',
    summary: 'Who takes the money of whose award by an agreement in writing',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        awardId: Type.Optional(Uuid),
        personId: Type.Optional(Uuid),
        homeId: Type.Optional(Uuid),
        kind: Type.Optional(PayeeKindShape),
        state: Type.Optional(AgreementStateShape),
      }),
    ]),
    response: ListOf(AgreementItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listAgreements(reader, actor, chinaDay(now()), filter as AgreementFilter, { limit, after }),
  });
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-agreements/:agreementId',
    summary: 'An agreement about who takes the money of an award',
    params: Type.Object({ agreementId: Uuid }),
    response: AgreementItem,
    handle: ({ reader, actor, params }) =>
      getAgreement(reader, actor, chinaDay(now()), params.agreementId as Id),
  });
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-agreements/:agreementId/scan/:scanId',
    summary: 'The scan of an agreement; the look is on record',
    params: Type.Object({ agreementId: Uuid, scanId: Uuid }),
    response: Type.Any({ description: 'the picture or document' }),
    handle: async ({ reader, actor, params, reply, audit }) => {
      const [id, scanId] = [params.agreementId as Id, params.scanId as Id];
      const opened = await openScan(reader, actor, services, id, scanId);
      if (!opened.ok) return opened;
      audit({ action: 'payments.agreement-look', subjectKind, subjectId: id, detail: { scanId } });
      return done(sendPaper(reply, opened.value));
    },
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-agreements',
    summary: 'Enter an agreement about who takes the money of an award; another person confirms it',
    bodyLimitBytes: base64Length(PAPER_BYTES_MAX) + REST_BYTES,
    body: Type.Object({
      awardId: Uuid,
      kind: PayeeKindShape,
      payeeId: Type.Optional(Uuid),
      homeId: Type.Optional(Uuid),
      takes: Type.Optional(TakesShape),
      paper: Type.String({ minLength: 2, maxLength: 200 }),
      fromOn: Day,
      toOn: Type.Optional(Day),
      scan: Type.Optional(
        Type.String({
          minLength: 1,
          pattern: '^[A-Za-z0-9+/]+=*$',
          description: 'The agreement itself: a JPEG, PNG or PDF of at most 10 MB, in base64.',
        }),
      ),
    }),
    response: Id_,
    handle: async ({ tx, actor, body, audit }) => {
      const outcome = await enterAgreement(tx, actor, now(), {
        awardId: body.awardId as Id,
        kind: body.kind,
        payeeId: body.payeeId as Id | undefined,
        homeId: body.homeId as Id | undefined,
        takes: body.takes,
        paper: body.paper,
        fromOn: dayOf(body.fromOn),
        toOn: body.toOn === undefined ? undefined : dayOf(body.toOn),
      });
      if (outcome.ok && body.scan !== undefined) {
        const bytes = Buffer.from(body.scan, 'base64');
        const kept = await keepScan(tx, actor, services, outcome.value.id, bytes);
        if (!kept.ok) return kept;
      }
      if (outcome.ok) {
        const { awardId, kind, takes = 'all', paper } = body;
        const hasScan = body.scan !== undefined;
        const detail = { award: awardId, kind, takes, paper, hasScan };
        audit({ action: 'payments.agreement-enter', subjectKind, subjectId: outcome.value.id, detail });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...sign,
    url: '/api/v1/pay-agreements/:agreementId/end',
    summary: 'Confirm or refuse an agreement that another person entered, or withdraw one’s own',
    params: Type.Object({ agreementId: Uuid }),
    body: How,
    response: Type.Object({ how: Type.String() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.agreementId as Id;
      const outcome = await endEntered(tx, actor, now(), 'agreement', id, body.how);
      if (outcome.ok) {
        audit({ action: 'payments.agreement-end', subjectKind, subjectId: id, detail: { how: body.how } });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-agreements/:agreementId/over',
    summary: 'End an agreement from a day on, with the reason',
    params: Type.Object({ agreementId: Uuid }),
    body: Over,
    response: Id_,
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.agreementId as Id;
      const over = { onDay: dayOf(body.onDay), reason: body.reason };
      const outcome = await endAgreement(tx, actor, now(), id, over);
      if (outcome.ok) audit({ action: 'payments.agreement-over', subjectKind, subjectId: id, detail: body });
      return outcome;
    },
  });
}

function registerWarnings(app: App, services: Services): void {
  const now = () => services.clock.now();
  const subjectKind = 'person';
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-warnings',
    summary: 'What other offices told of people who are paid',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        personId: Type.Optional(Uuid),
        kind: Type.Optional(WarningKindShape),
        isOver: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: ListOf(WarningItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listWarnings(reader, actor, chinaDay(now()), filter as WarningFilter, { limit, after }),
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-warnings',
    summary: 'Write down what another office told of somebody; the next roll has it as a finding',
    body: Type.Object({
      personId: Uuid,
      kind: WarningKindShape,
      since: Day,
      source: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    response: Id_,
    handle: async ({ tx, actor, body, audit }) => {
      const personId = body.personId as Id;
      const said = { ...body, personId, since: dayOf(body.since) };
      const outcome = await tellWarning(tx, actor, now(), said);
      if (outcome.ok) {
        const detail = { kind: body.kind, since: body.since, source: body.source };
        audit({ action: 'payments.warning', subjectKind, subjectId: personId, detail });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-warnings/:warningId/over',
    summary: 'Say from which day it is not so any more, with the reason',
    params: Type.Object({ warningId: Uuid }),
    body: Over,
    response: Id_,
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.warningId as Id;
      const over = { onDay: dayOf(body.onDay), reason: body.reason };
      const outcome = await endWarning(tx, actor, now(), id, over);
      if (outcome.ok) {
        audit({ action: 'payments.warning-over', subjectKind: 'pay-warning', subjectId: id, detail: body });
      }
      return outcome;
    },
  });
}
