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
import { drawClearing, endClearing } from './clearing.ts';
import { endHospital, enterHospital, listHospitals, listSystems } from './hospitals.ts';
import type { OpenMedicalLaw } from './law.ts';
import { listClearings } from './read-clearings.ts';
import { getSettlement, listSettlements, type SettlementFilter } from './read-settlements.ts';
import {
  ClearingItem,
  HospitalCode,
  HospitalItem,
  Month,
  SettlementItem,
  SettlementRecord,
} from './shapes.ts';
import { registerHospitalRoutes } from './system-routes.ts';

const tag = 'medical';
const PAGE_SIZE = 20;
const Uuid = Type.String({ format: 'uuid' });
const Document = Type.String({ minLength: 2, maxLength: 200 });
const Made = Type.Object({ id: Type.String() });
const States = ['due', 'cleared', 'reversed'] as const;

export function registerMedicalRoutes(app: App, services: Services, openLaw: OpenMedicalLaw): void {
  registerHospitalRoutes(app, services, openLaw);
  registerReading(app, services, openLaw);
  registerHospitals(app, services);
  registerClearings(app, services, openLaw);
}

function registerReading(app: App, services: Services, openLaw: OpenMedicalLaw): void {
  const permission = 'medical.read';
  readRoute(app, services, {
    url: '/api/v1/medical-settlements',
    permission,
    tag,
    summary: 'Bills that were settled at discharge, the latest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        hospitalId: Type.Optional(Uuid),
        clearingId: Type.Optional(Uuid),
        personId: Type.Optional(Uuid),
        class: Type.Optional(Type.String({ maxLength: 30 })),
        month: Type.Optional(Month),
        state: Type.Optional(Type.Union(States.map((state) => Type.Literal(state)))),
      }),
    ]),
    response: ListOf(SettlementItem),
    handle: async ({ reader, actor, request, query: { limit = PAGE_SIZE, after, ...filter } }) => {
      const setting = { reader, actor, law: await openLaw(), language: languageOf(request) };
      return listSettlements(setting, filter as SettlementFilter, { limit, after });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/medical-settlements/:settlementId',
    permission,
    tag,
    summary: 'A settlement with its reasoning and the year of the patient; the look is on record',
    params: Type.Object({ settlementId: Uuid }),
    response: SettlementRecord,
    handle: async ({ reader, actor, params, request, audit }) => {
      const setting = { reader, actor, law: await openLaw(), language: languageOf(request) };
      const found = await getSettlement(setting, params.settlementId as Id);
      if (found.ok) {
        const subject = { subjectKind: 'medical-settlement', subjectId: params.settlementId as Id };
        audit({ action: 'medical.look', ...subject, detail: {} });
      }
      return found;
    },
  });
  readRoute(app, services, {
    url: '/api/v1/medical-classes',
    permission,
    tag,
    summary: 'The classes that are assisted',
    response: Type.Object({
      items: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
    }),
    handle: async ({ request }) => {
      const law = await openLaw();
      const codes = [...new Set([...law.standings.map((one) => one.class), law.noClass])];
      return done({ items: codes.map((code) => ({ code, title: law.titleOf(code, languageOf(request)) })) });
    },
  });
}

function registerHospitals(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/medical-hospitals',
    permission: 'medical.read',
    tag,
    summary: 'Hospitals that settle, with what is due to each',
    response: Type.Object({
      items: Type.Array(HospitalItem),
      systems: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    }),
    handle: async ({ reader, actor }) =>
      done({ items: await listHospitals(reader, actor), systems: await listSystems(reader) }),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/medical-hospitals',
    permission: 'medical.manage',
    tag,
    summary: 'Enter a hospital; somebody else confirms it',
    body: Type.Object({
      code: HospitalCode,
      name: Type.String({ minLength: 2, maxLength: 60 }),
      systemId: Uuid,
      document: Document,
    }),
    response: Made,
    handle: async ({ tx, actor, body, audit }) => {
      const wish = { ...body, systemId: body.systemId as Id };
      const made = await enterHospital(tx, actor, services.clock.now(), wish);
      if (!made.ok) return made;
      const { name, code, document } = body;
      const detail = { name, code, document };
      audit({
        action: 'medical.hospital.enter',
        subjectKind: 'medical-hospital',
        subjectId: made.value.id,
        detail,
      });
      return made;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/medical-hospitals/:hospitalId/end',
    permission: 'medical.manage',
    tag,
    summary: 'Confirm a hospital that somebody else entered, or end its settling',
    params: Type.Object({ hospitalId: Uuid }),
    body: Type.Object({ how: Type.Union([Type.Literal('confirmed'), Type.Literal('ended')]) }),
    response: Made,
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.hospitalId as Id;
      const ended = await endHospital(tx, actor, services.clock.now(), id, body.how);
      if (!ended.ok) return ended;
      const action = body.how === 'confirmed' ? 'medical.hospital.confirm' : 'medical.hospital.end';
      audit({ action, subjectKind: 'medical-hospital', subjectId: id, detail: {} });
      return ended;
    },
  });
}

function registerClearings(app: App, services: Services, openLaw: OpenMedicalLaw): void {
  readRoute(app, services, {
    url: '/api/v1/medical-clearings',
    permission: 'medical.read',
    tag,
    summary: 'What was cleared with hospitals month by month, the latest first',
    query: Type.Intersect([PageQuery, Type.Object({ hospitalId: Type.Optional(Uuid) })]),
    response: ListOf(ClearingItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, hospitalId } }) =>
      listClearings(reader, actor, { hospitalId: hospitalId as Id | undefined }, { limit, after }),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/medical-clearings',
    permission: 'medical.manage',
    tag,
    summary: 'Draw up what is due to a hospital up to the end of a month',
    body: Type.Object({ hospitalId: Uuid, month: Month }),
    response: Type.Object({
      id: Type.String(),
      settlements: Type.Integer(),
      reversals: Type.Integer(),
      amountFen: Type.String(),
    }),
    handle: async ({ tx, actor, body, audit }) => {
      const month = Temporal.PlainDate.from(`${body.month}-01`);
      const wish = { hospitalId: body.hospitalId as Id, month };
      const drawn = await drawClearing(tx, actor, services.clock.now(), wish);
      if (!drawn.ok) return drawn;
      const detail = { month: body.month, amountFen: drawn.value.amountFen };
      audit({
        action: 'medical.clearing.draw',
        subjectKind: 'medical-clearing',
        subjectId: drawn.value.id,
        detail,
      });
      return drawn;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/medical-clearings/:clearingId/end',
    permission: 'medical.manage',
    tag,
    summary: 'Note that a clearing was paid, upon its voucher, or withdraw it',
    params: Type.Object({ clearingId: Uuid }),
    body: Type.Object({
      how: Type.Union([Type.Literal('paid'), Type.Literal('withdrawn')]),
      document: Document,
    }),
    response: Made,
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.clearingId as Id;
      const { scheme } = await openLaw();
      const ended = await endClearing(tx, actor, services.clock.now(), id, body, scheme);
      if (!ended.ok) return ended;
      const detail = { document: body.document };
      const action = body.how === 'paid' ? 'medical.clearing.pay' : 'medical.clearing.withdraw';
      audit({ action, subjectKind: 'medical-clearing', subjectId: id, detail });
      return ended;
    },
  });
}
