import { type Static, Type } from 'typebox';
import { actionKinds, type FieldValues, type WantedAction } from '../../engine/matters/index.ts';
import type { Id, Language, Outcome } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import type { App, Services, WriteContext } from '../http/index.ts';
import { languageOf, writeRoute } from '../http/index.ts';
import { type Acted, actOn, type RefusedCase } from './act.ts';
import { rederive } from './check-readings.ts';
import type { OpenCaseLaw } from './law.ts';
import { fillTransfer } from './officers.ts';
import { RefusedShape, sayRefusal } from './say-refused.ts';
import { FilledIn, Text, Uuid } from './shapes.ts';
import { startCase } from './start-case.ts';

const tag = 'cases';
const permission = 'cases.act';
const BULK_MAX = 1000;
const Kind = Type.Union(actionKinds.map((kind) => Type.Literal(kind)));
const Act = {
  kind: Kind,
  step: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  record: Type.Optional(FilledIn),
};

/** What makes sense for many cases at once: it says the same of each. */
const BULK_KINDS: ReadonlySet<WantedAction['kind']> = new Set([
  'accept',
  'opine',
  'decide',
  'complete',
  'confirm',
  'transfer',
  'take-over',
  'extend',
  'return',
]);

/** A case hangs by the list that shows it, and by nothing else: the act follows from the list. */
const refuseByHand = (kind: WantedAction['kind']): Outcome<never> | undefined =>
  kind === 'post' ? refuse('cases.act.by-list', {}, { field: 'kind' }) : undefined;

export function registerWriteRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/cases',
    permission,
    tag,
    summary: 'Take an application in',
    body: Type.Object({
      matter: Type.String({ maxLength: 60 }),
      personId: Uuid,
      form: FilledIn,
      materials: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 }),
      draftId: Type.Optional(Uuid),
      /** Of one on paper that came before today. Limits run from that day, by the law of that day. */
      paper: Type.Optional(
        Type.Object({
          handedInOn: Type.String({ format: 'date' }),
          why: Type.String({ maxLength: 300 }),
        }),
      ),
    }),
    response: Type.Object({ id: Text, caseNo: Text, phase: Text }),
    handle: async ({ tx, actor, body, audit }) => {
      const { form, materials, ...rest } = body;
      const record = { form: form as FieldValues, materials };
      return startCase({ tx, actor, services, law: await openLaw(), audit }, { ...rest, record });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/cases/:caseId/acts',
    permission,
    tag,
    summary: 'Do something to a case',
    params: Type.Object({ caseId: Uuid }),
    body: Type.Object({ ...Act, lastNo: Type.Optional(Type.Integer({ minimum: 1 })) }),
    response: Type.Object({ id: Text, no: Type.Integer(), phase: Text }),
    handle: async (context) => {
      const { params, body } = context;
      const byHand = refuseByHand(body.kind);
      if (byHand) return byHand;
      const outcome = await run(
        context,
        services,
        openLaw,
        [{ caseId: params.caseId, lastNo: body.lastNo }],
        body,
      );
      if (!outcome.ok) return outcome;
      const [refused] = outcome.value.refused;
      if (refused) return { ok: false, refusal: refused.refusal };
      const [acted] = outcome.value.acted;
      if (!acted) throw new Error('one case was acted on, and neither done nor refused');
      return done({ id: acted.caseId, no: acted.no, phase: acted.phase });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/cases/rederive',
    permission,
    tag,
    summary: 'Count the limits of your area anew, after the calendar of a new year was added',
    response: Type.Object({ changed: Type.Integer() }),
    handle: async ({ tx, actor, audit }) => {
      const changed = await rederive(tx, actor, await openLaw(), services.clock.now());
      audit({ action: 'cases.rederive', detail: { changed } });
      return done({ changed });
    },
  });
  registerBulkRoute(app, services, openLaw);
}

function registerBulkRoute(app: App, services: Services, openLaw: OpenCaseLaw): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/cases/acts',
    permission,
    tag,
    summary: 'Do one and the same to many cases; those that cannot be are listed, each with its reason',
    body: Type.Object({
      ...Act,
      cases: Type.Array(Type.Object({ id: Uuid, lastNo: Type.Optional(Type.Integer({ minimum: 1 })) }), {
        minItems: 1,
        maxItems: BULK_MAX,
      }),
    }),
    response: Type.Object({ done: Type.Integer(), refused: Type.Array(RefusedShape) }),
    handle: async (context) => {
      const { body } = context;
      const byHand = refuseByHand(body.kind);
      if (byHand) return byHand;
      if (!BULK_KINDS.has(body.kind)) return refuse('cases.bulk.kind', {}, { field: 'kind' });
      const targets = [...new Map(body.cases.map(({ id, lastNo }) => [id, { caseId: id, lastNo }])).values()];
      const outcome = await run(context, services, openLaw, targets, body);
      if (!outcome.ok) return outcome;
      const { acted, refused } = outcome.value;
      if (acted.length === 0) {
        context.audit({ action: 'cases.bulk-refused', detail: { kind: body.kind, refused: refused.length } });
      }
      return done({
        done: acted.length,
        refused: refused.map((one) => sayRefused(one, languageOf(context.request))),
      });
    },
  });
}

async function run(
  { tx, actor, audit }: Pick<WriteContext<unknown, unknown, unknown>, 'tx' | 'actor' | 'audit'>,
  services: Services,
  openLaw: OpenCaseLaw,
  targets: readonly { caseId: Id; lastNo?: number | undefined }[],
  body: {
    readonly kind: WantedAction['kind'];
    readonly step?: string;
    readonly record?: Static<typeof FilledIn>;
  },
): Promise<Outcome<Acted>> {
  const given = (body.record ?? {}) as FieldValues;
  const record =
    body.kind === 'transfer' ? await fillTransfer(tx, services.clock.today(), given) : done(given);
  if (!record.ok) return record;
  const wanted: WantedAction = { kind: body.kind, step: body.step ?? null, record: record.value };
  return actOn({ tx, actor, services, law: await openLaw(), audit }, targets, wanted);
}

const sayRefused = ({ caseId, caseNo, applicant, refusal }: RefusedCase, language: Language) => ({
  caseId,
  caseNo,
  applicant,
  ...sayRefusal(refusal, language),
});
