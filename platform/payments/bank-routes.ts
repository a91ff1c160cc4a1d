import { Type } from 'typebox';
import { bankFormats } from '../banks/index.ts';
import type { Id, Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import { type App, ListOf, PageQuery, readRoute, type Services, writeRoute } from '../http/index.ts';
import {
  decideLines,
  endPayBank,
  endRun,
  enterPayBank,
  leaveLines,
  listBatches,
  listBatchLines,
  listCameBack,
  listPayBanks,
  listReturnFindings,
  makeFile,
  reconcileCounty,
  reconcileRun,
  reissueLines,
} from './bank/index.ts';
import {
  BatchItem,
  BatchLineItem,
  CameBackItem,
  CountyReconciliation,
  PayBankItem,
  Reconciliation,
  ReturnFindingItem,
} from './bank/shapes.ts';
import { registerBankDownload, registerReturnUpload } from './bank-file-routes.ts';

const tag = 'payments';
const PAGE_SIZE = 50;
const Uuid = Type.String({ format: 'uuid' });
const RunParams = Type.Object({ runId: Uuid });
const BatchParams = Type.Object({ batchId: Uuid });
const Numbers = Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 1000 });
const Reason = Type.String({ minLength: 2, maxLength: 500 });
const read = { permission: 'payments.read', tag };
const prepare = { method: 'POST', permission: 'payments.prepare', tag } as const;
const sign = { method: 'POST', permission: 'payments.sign', tag } as const;
const Made = Type.Object({ id: Type.String(), isNew: Type.Boolean() });
const wishFields = {
  /** What the holder reads in the passbook, with the month behind it. */
  title: Type.String({ minLength: 2, maxLength: 20 }),
  payOn: Type.Optional(Type.String({ format: 'date' })),
};
const wishOf = ({ title, payOn }: { title: string; payOn?: string }) => ({
  title,
  payOn: payOn === undefined ? undefined : Temporal.PlainDate.from(payOn),
});

export function registerBankRoutes(app: App, services: Services): void {
  registerPayBanks(app, services);
  registerReading(app, services);
  registerFiles(app, services);
  registerSettling(app, services);
  registerBankDownload(app, services);
  registerReturnUpload(app, services);
}

function registerPayBanks(app: App, services: Services): void {
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-banks',
    summary: 'Banks through which the county pays, now and before, and the formats there are',
    response: Type.Object({
      items: Type.Array(PayBankItem),
      formats: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
    }),
    handle: async ({ reader, actor }) =>
      done({
        items: await listPayBanks(reader, actor),
        formats: bankFormats.map(({ code, title }) => ({ code, ...title })),
      }),
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-banks',
    summary: 'Enter through which bank and out of which account the county pays; another person confirms it',
    body: Type.Object({
      bankName: Type.String({ minLength: 2, maxLength: 60 }),
      format: Type.String({ minLength: 2, maxLength: 40 }),
      payerName: Type.String({ minLength: 2, maxLength: 60 }),
      account: Type.String({ minLength: 8, maxLength: 40 }),
    }),
    response: Type.Object({ id: Type.String() }),
    handle: async ({ tx, actor, body, audit }) => {
      const outcome = await enterPayBank(tx, actor, services.cipher, services.clock.now(), body);
      if (outcome.ok) {
        const detail = { bank: body.bankName, format: body.format, tail: body.account.slice(-4) };
        audit({
          action: 'payments.bank-enter',
          subjectKind: 'pay-bank',
          subjectId: outcome.value.id,
          detail,
        });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...sign,
    url: '/api/v1/pay-banks/:bankId/end',
    summary: 'Confirm or refuse what another person entered, or withdraw one’s own',
    params: Type.Object({ bankId: Uuid }),
    body: Type.Object({
      how: Type.Union([Type.Literal('confirmed'), Type.Literal('refused'), Type.Literal('withdrawn')]),
    }),
    response: Type.Object({ how: Type.String() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const bankId = params.bankId as Id;
      const outcome = await endPayBank(tx, actor, services.clock.now(), bankId, body.how);
      if (outcome.ok) {
        const detail = { how: body.how };
        audit({ action: 'payments.bank-end', subjectKind: 'pay-bank', subjectId: bankId, detail });
      }
      return outcome;
    },
  });
}

function registerReading(app: App, services: Services): void {
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-runs/:runId/batches',
    summary: 'Files of a run for the bank, with what came back',
    params: RunParams,
    response: Type.Object({ items: Type.Array(BatchItem) }),
    handle: async ({ reader, actor, params }) =>
      done({ items: await listBatches(reader, actor, params.runId as Id) }),
  });
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-batches/:batchId/lines',
    summary: 'Lines of a file and what became of them',
    params: BatchParams,
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        state: Type.Optional(
          Type.Union([Type.Literal('open'), Type.Literal('paid'), Type.Literal('failed')]),
        ),
      }),
    ]),
    response: ListOf(BatchLineItem),
    handle: ({ reader, actor, params, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listBatchLines(reader, actor, params.batchId as Id, filter, { limit, after }),
  });
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-batches/:batchId/findings',
    summary: 'What did not fit in the returns of a file',
    params: BatchParams,
    query: Type.Intersect([PageQuery, Type.Object({ open: Type.Optional(Type.Boolean()) })]),
    response: ListOf(ReturnFindingItem),
    handle: ({ reader, actor, params, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listReturnFindings(reader, actor, params.batchId as Id, filter, { limit, after }),
  });
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-runs/:runId/came-back',
    summary: 'Lines that came back and have not gone out again',
    params: RunParams,
    query: PageQuery,
    response: ListOf(CameBackItem),
    handle: ({ reader, actor, params, query: { limit = PAGE_SIZE, after } }) =>
      listCameBack(reader, actor, params.runId as Id, { limit, after }),
  });
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-runs/:runId/reconciliation',
    summary: 'Roll, ledger and bank of a run, to the fen',
    params: RunParams,
    response: Reconciliation,
    handle: ({ reader, actor, params }) => reconcileRun(reader, actor, services.cipher, params.runId as Id),
  });
  readRoute(app, services, {
    ...read,
    url: '/api/v1/pay-reconciliation',
    summary: 'Roll, ledger and bank of the county, by fund and scheme',
    query: Type.Object({
      /** Every line of every run added up once more, beside what runs kept at their end. */
      fromLines: Type.Optional(Type.Boolean()),
    }),
    response: CountyReconciliation,
    // A township sees a part of the book and nothing of the bank: all of it would seem to differ.
    handle: async ({ reader, actor, query }) =>
      actor.level === 'county'
        ? done(await reconcileCounty(reader, actor, query.fromLines))
        : refuse('payments.reconciliation.county-only'),
  });
}

function registerFiles(app: App, services: Services): void {
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-runs/:runId/bank-file',
    summary: 'Make the file of a signed roll; asked again it is the same file',
    params: RunParams,
    body: Type.Object(wishFields),
    response: Made,
    handle: async ({ tx, actor, params, body, audit }) => {
      const runId = params.runId as Id;
      const outcome = await makeFile(tx, actor, services, runId, wishOf(body));
      if (outcome.ok) {
        const detail = { batch: outcome.value.id };
        audit({ action: 'payments.bank-file', subjectKind: 'pay-run', subjectId: runId, detail });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-runs/:runId/reissue',
    summary: 'Send again what came back, to the corrected accounts',
    params: RunParams,
    body: Type.Object({ ...wishFields, againNos: Type.Optional(Numbers) }),
    response: Made,
    handle: async ({ tx, actor, params, body, audit }) => {
      const runId = params.runId as Id;
      const wish = { ...wishOf(body), againNos: body.againNos };
      const outcome = await reissueLines(tx, actor, services, runId, wish);
      if (outcome.ok) {
        const detail = { batch: outcome.value.id };
        audit({ action: 'payments.reissue', subjectKind: 'pay-run', subjectId: runId, detail });
      }
      return outcome;
    },
  });
}

function registerSettling(app: App, services: Services): void {
  const now = () => services.clock.now();
  writeRoute(app, services, {
    ...sign,
    url: '/api/v1/pay-batches/:batchId/decide',
    summary: 'Say upon the word of the bank what became of lines that its files leave open',
    params: BatchParams,
    body: Type.Object({
      how: Type.Union([Type.Literal('paid'), Type.Literal('failed'), Type.Literal('noted')]),
      lineNos: Numbers,
      findingNos: Numbers,
      reason: Reason,
    }),
    response: Type.Object({ settled: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const batchId = params.batchId as Id;
      const outcome = await decideLines(tx, actor, now(), batchId, body);
      if (outcome.ok) {
        const detail = { how: body.how, settled: outcome.value.settled, reason: body.reason };
        audit({ action: 'payments.decide', subjectKind: 'pay-batch', subjectId: batchId, detail });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-runs/:runId/leave',
    summary: 'Leave lines that came back, with a reason; they stay due',
    params: RunParams,
    body: Type.Object({
      rollNos: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 1000 }),
      reason: Reason,
    }),
    response: Type.Object({ left: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const runId = params.runId as Id;
      const outcome = await leaveLines(tx, actor, now(), runId, body);
      if (outcome.ok) {
        const detail = { lines: outcome.value.left, reason: body.reason };
        audit({ action: 'payments.leave', subjectKind: 'pay-run', subjectId: runId, detail });
      }
      return outcome;
    },
  });
  writeRoute(app, services, {
    ...prepare,
    url: '/api/v1/pay-runs/:runId/end',
    summary: 'End a run whose lines are all paid or left, and whose three sides agree',
    params: RunParams,
    body: Type.Object({}),
    response: Type.Object({ state: Type.String() }),
    handle: async ({ tx, actor, params, audit }): Promise<Outcome<{ state: string }>> => {
      const runId = params.runId as Id;
      const outcome = await endRun(tx, actor, services, runId);
      if (outcome.ok) audit({ action: 'payments.end', subjectKind: 'pay-run', subjectId: runId });
      return outcome;
    },
  });
}
