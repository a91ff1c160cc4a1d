import { Type } from 'typebox';
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
import type { OpenMedicalLaw } from './law.ts';
import { listOwnBills, OwnBill } from './own-bills.ts';
import { settleBill, tryBill } from './settle-bill.ts';
import { Bill, BillNo, HospitalCode, Month, Shares } from './shapes.ts';
import { takeBack } from './take-back.ts';

const tag = 'medical';
const permission = 'medical.settle';
const PAGE_SIZE = 100;

/** For the systems of hospitals, by key. */
export function registerHospitalRoutes(app: App, services: Services, openLaw: OpenMedicalLaw): void {
  readRoute(app, services, {
    url: '/api/v1/medical/trials',
    permission,
    tag,
    summary: 'Who would bear what of a bill; nothing is kept',
    body: Bill,
    response: Shares,
    handle: async ({ reader, actor, body, request }) =>
      tryBill(reader, { actor, services, law: await openLaw() }, body, languageOf(request)),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/medical/settlements',
    permission,
    tag,
    summary: 'Settle a bill at discharge: who bears what; once for each number of a bill',
    body: Bill,
    response: Shares,
    handle: async ({ tx, actor, body, audit, request }) => {
      const context = { actor, services, law: await openLaw() };
      const settled = await settleBill(tx, context, body, languageOf(request));
      if (!settled.ok) return settled;
      const { settlementId, billNo, assistanceFen, isRepeated } = settled.value;
      audit({
        action: 'medical.settle',
        subjectKind: 'medical-settlement',
        ...(settlementId === null ? {} : { subjectId: settlementId }),
        detail: { billNo, assistanceFen, isRepeated },
      });
      return settled;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/medical/reversals',
    permission,
    tag,
    summary: 'Take a settlement back; the bill may be settled anew under another number',
    body: Type.Object({
      hospitalCode: HospitalCode,
      billNo: BillNo,
      reason: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    response: Type.Object({
      settlementId: Type.String(),
      assistanceFen: Type.Integer(),
      isRepeated: Type.Boolean(),
    }),
    handle: async ({ tx, actor, body, audit }) => {
      const back = await takeBack(tx, actor, services.clock.now(), body);
      if (!back.ok) return back;
      const subject = { subjectKind: 'medical-settlement', subjectId: back.value.settlementId };
      audit({
        action: 'medical.take-back',
        ...subject,
        detail: { billNo: body.billNo, reason: body.reason },
      });
      return done(back.value);
    },
  });
  readRoute(app, services, {
    url: '/api/v1/medical/own-bills',
    permission,
    tag,
    summary: 'What a hospital handed in in a month, to compare with its own books',
    query: Type.Intersect([PageQuery, Type.Object({ hospitalCode: HospitalCode, month: Month })]),
    response: ListOf(OwnBill),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...wanted } }) =>
      listOwnBills(reader, actor, wanted, { limit, after }),
  });
}
