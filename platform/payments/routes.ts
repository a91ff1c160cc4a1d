import { Type } from 'typebox';
import { done, type Id, type Outcome } from '../base/index.ts';
import type { App, Services, WriteContext } from '../http/index.ts';
import { ListOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { registerAfterRoutes } from './after/routes.ts';
import { registerBankRoutes } from './bank-routes.ts';
import { abandonRun, freezeRun } from './freeze-run.ts';
import { noPayLaw, type PayLaw } from './law.ts';
import { lineOrders, listLines } from './list-lines.ts';
import { registerPayeeRoutes } from './payees/routes.ts';
import { prepareRun, rebuildRun } from './prepare-run.ts';
import { getRun, listFindings, listRuns } from './read-runs.ts';
import { replayRun } from './replay.ts';
import { settleFindings } from './settle-findings.ts';
import { FindingItem, LineItem, Replay, Rhythm, RunItem, RunRecord } from './shapes.ts';
import { signRun } from './sign-run.ts';

const tag = 'payments';
const PAGE_SIZE = 50;
const Uuid = Type.String({ format: 'uuid' });
const Params = Type.Object({ runId: Uuid });
const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });
const Version = Type.Integer({ minimum: 1 });
const Built = Type.Object({ id: Type.String(), lines: Type.Integer(), findings: Type.Integer() });
const States = ['preview', 'frozen', 'signed', 'ended', 'abandoned'] as const;

/** @param openLaw what the lines say of schemes that shut one another out. */
export function registerPaymentRoutes(
  app: App,
  services: Services,
  openLaw: () => Promise<PayLaw> = async () => noPayLaw,
): void {
  registerReading(app, services, openLaw);
  registerWriting(app, services, openLaw);
  registerBankRoutes(app, services);
  registerPayeeRoutes(app, services, openLaw);
  registerAfterRoutes(app, services, openLaw);
}

function registerReading(app: App, services: Services, openLaw: () => Promise<PayLaw>): void {
  const permission = 'payments.read';
  readRoute(app, services, {
    url: '/api/v1/pay-runs',
    permission,
    tag,
    summary: 'Payment runs, the latest month first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        scheme: Type.Optional(Type.String({ maxLength: 60 })),
        state: Type.Optional(Type.Union(States.map((state) => Type.Literal(state)))),
      }),
    ]),
    response: ListOf(RunItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listRuns(reader, actor, filter, { limit, after }),
  });
  readRoute(app, services, {
    url: '/api/v1/pay-runs/:runId',
    permission,
    tag,
    summary: 'A payment run: townships, findings, signatures',
    params: Params,
    response: RunRecord,
    handle: async ({ reader, actor, params }) => getRun(reader, actor, params.runId as Id, await openLaw()),
  });
  readRoute(app, services, {
    url: '/api/v1/pay-rhythms',
    permission,
    tag,
    summary: 'How often a scheme is paid by what is in force in a month, and which rule says so',
    query: Type.Object({ scheme: Type.String({ minLength: 1, maxLength: 60 }), firstMonth: Month }),
    response: Type.Object({ declared: Rhythm }),
    handle: async ({ actor, query }) => {
      const month = Temporal.PlainDate.from(`${query.firstMonth}-01`);
      const law = await openLaw();
      return done({ declared: law.rhythmOf(query.scheme, actor.countyCode, month) ?? null });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/pay-runs/:runId/replay',
    permission,
    tag,
    summary: 'The roll made once more from what was known when it was made, and where it differs',
    params: Params,
    response: Replay,
    handle: ({ reader, actor, params }) => replayRun(reader, actor, params.runId as Id),
  });
  readRoute(app, services, {
    url: '/api/v1/pay-runs/:runId/lines',
    permission,
    tag,
    summary: 'The roll, line by line',
    params: Params,
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        townId: Type.Optional(Uuid),
        excluded: Type.Optional(Type.Boolean()),
        /** How the name begins. */
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
        /** The first number that is wanted. */
        from: Type.Optional(Type.Integer({ minimum: 1, maximum: 99_999_999 })),
        /** By number, where nothing else is asked for. */
        sort: Type.Optional(Type.Union(lineOrders.map((order) => Type.Literal(order)))),
      }),
    ]),
    response: ListOf(LineItem),
    handle: ({ reader, actor, params, query: { limit = PAGE_SIZE, after, townId, ...filter } }) =>
      listLines(
        reader,
        actor,
        params.runId as Id,
        { ...filter, townId: townId as Id | undefined },
        { limit, after },
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/pay-runs/:runId/findings',
    permission,
    tag,
    summary: 'What was found before payment',
    params: Params,
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        kind: Type.Optional(Type.String({ maxLength: 40 })),
        open: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: ListOf(FindingItem),
    handle: ({ reader, actor, params, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listFindings(reader, actor, params.runId as Id, filter, { limit, after }),
  });
}

type Write = Pick<WriteContext<unknown, unknown, unknown>, 'tx' | 'actor' | 'audit'>;

/** Writes an act into the log where it was done. */
async function noted<T>(
  { audit }: Write,
  action: string,
  runId: Id | undefined,
  outcome: Outcome<T>,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<Outcome<T>> {
  if (outcome.ok && runId !== undefined) audit({ action, subjectKind: 'pay-run', subjectId: runId, detail });
  return outcome;
}

function registerWriting(app: App, services: Services, openLaw: () => Promise<PayLaw>): void {
  const now = () => services.clock.now();
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/pay-runs',
    permission: 'payments.prepare',
    tag,
    summary: 'Make the roll of a scheme for a month or some months, from awards',
    body: Type.Object({
      scheme: Type.String({ minLength: 1, maxLength: 60 }),
      fundId: Uuid,
      firstMonth: Month,
      months: Type.Integer({ minimum: 1, maximum: 12 }),
    }),
    response: Built,
    handle: async (context) => {
      const { tx, actor, body } = context;
      const firstMonth = Temporal.PlainDate.from(`${body.firstMonth}-01`);
      const outcome = await prepareRun(
        tx,
        actor,
        now(),
        { ...body, fundId: body.fundId as Id, firstMonth },
        await openLaw(),
      );
      const id = outcome.ok ? outcome.value.id : undefined;
      return noted(context, 'payments.prepare', id, outcome, { scheme: body.scheme, month: body.firstMonth });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/pay-runs/:runId/rebuild',
    permission: 'payments.prepare',
    tag,
    summary: 'Make the roll anew',
    params: Params,
    body: Type.Object({ version: Version }),
    response: Built,
    handle: async (context) => {
      const act = { runId: context.params.runId as Id, version: context.body.version };
      return noted(
        context,
        'payments.rebuild',
        act.runId,
        await rebuildRun(context.tx, context.actor, now(), act, await openLaw()),
      );
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/pay-runs/:runId/settle',
    permission: 'payments.prepare',
    tag,
    summary: 'Settle findings: pay all the same, or leave out, with a reason',
    params: Params,
    body: Type.Object({
      version: Version,
      findingNos: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 1000 }),
      how: Type.Union([Type.Literal('pay'), Type.Literal('leave-out')]),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
    }),
    response: Type.Object({ settled: Type.Integer() }),
    handle: async (context) => {
      const { version, ...settling } = context.body;
      const act = { runId: context.params.runId as Id, version };
      const outcome = await settleFindings(context.tx, context.actor, now(), act, settling);
      return noted(context, 'payments.settle', act.runId, outcome, {
        how: settling.how,
        findings: settling.findingNos.length,
      });
    },
  });
  for (const [word, permission, run] of [
    ['freeze', 'payments.prepare', freezeRun],
    ['sign', 'payments.sign', signRun],
  ] as const) {
    writeRoute(app, services, {
      method: 'POST',
      url: `/api/v1/pay-runs/:runId/${word}`,
      permission,
      tag,
      summary: word === 'freeze' ? 'Freeze the roll under its digest' : 'Sign the frozen roll',
      params: Params,
      body: Type.Object({ version: Version }),
      response: Type.Object({ state: Type.String() }),
      handle: async (context) => {
        const act = { runId: context.params.runId as Id, version: context.body.version };
        const outcome = await run(context.tx, context.actor, now(), act);
        return noted(context, `payments.${word}`, act.runId, outcome);
      },
    });
  }
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/pay-runs/:runId/abandon',
    permission: 'payments.prepare',
    tag,
    summary: 'Give a run up before anything of it fell due',
    params: Params,
    body: Type.Object({ version: Version }),
    response: Type.Object({ state: Type.String() }),
    handle: async (context) => {
      const act = { runId: context.params.runId as Id, version: context.body.version };
      return noted(
        context,
        'payments.abandon',
        act.runId,
        await abandonRun(context.tx, context.actor, now(), act),
      );
    },
  });
}
