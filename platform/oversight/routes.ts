import { Type } from 'typebox';
import { done, isId, refuse, sql } from '../base/index.ts';
import {
  type App,
  decodeCursor,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  writeRoute,
} from '../http/index.ts';
import { AuditItem, readAudit } from './read-audit.ts';
import { type AnchorPlace, createVerification, type Verification } from './verification.ts';

const BASE = '/api/v1/audit';
const tag = 'audit';
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const SEQ = /^\d{1,18}$/;

/** The audit log, for the audit administrator alone. Reading it is itself recorded. */
export function registerOversightRoutes(app: App, services: Services, anchors: AnchorPlace): void {
  const verification = createVerification(services, anchors, (error) =>
    app.log.error({ err: error }, 'the audit log could not be verified'),
  );
  registerReading(app, services);
  registerVerifying(app, services, verification);
}

function findDay(text: string | undefined): Temporal.PlainDate | undefined {
  try {
    return text === undefined ? undefined : Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function registerReading(app: App, services: Services): void {
  readRoute(app, services, {
    url: BASE,
    permission: 'audit.read',
    summary: 'What was done and looked at, the newest first',
    tag,
    query: Type.Object({
      ...PageQuery.properties,
      userName: Type.Optional(Type.String({ maxLength: 100 })),
      action: Type.Optional(Type.String({ maxLength: 100 })),
      subjectId: Type.Optional(Type.String({ maxLength: 36 })),
      from: Type.Optional(Type.String({ format: 'date' })),
      to: Type.Optional(Type.String({ format: 'date' })),
    }),
    response: ListOf(AuditItem),
    async handle({ reader, actor, query, request, audit }) {
      const { after, limit = 20, ...asked } = query;
      const [seq] = after === undefined ? [] : (decodeCursor(after, 1) ?? ['']);
      const wrong = (field: string) => refuse('http.invalid', { where: field, reason: '' }, { field });
      if (seq !== undefined && !SEQ.test(seq ?? '')) return wrong('after');
      if (asked.subjectId !== undefined && !isId(asked.subjectId)) return wrong('subjectId');
      const [from, to] = [findDay(asked.from), findDay(asked.to)];
      if (asked.from !== undefined && from === undefined) return wrong('from');
      if (asked.to !== undefined && to === undefined) return wrong('to');
      audit({ action: 'audit.read', detail: asked });
      const beforeSeq = seq === undefined || seq === null ? undefined : BigInt(seq);
      const { userName, action, subjectId } = asked;
      const filter = { userName, action, subjectId, from, to, beforeSeq, limit };
      return done(await readAudit(reader, actor, filter, languageOf(request)));
    },
  });
}

const Break = Type.Object({
  seq: Type.String(),
  reason: Type.Union([
    Type.Literal('changed'),
    Type.Literal('gap'),
    Type.Literal('cut'),
    Type.Literal('rewritten'),
    Type.Literal('head'),
  ]),
  provedUpTo: Type.String(),
});

const Status = Type.Object({
  rows: Type.String(),
  lastAnchor: Nullable(Type.Object({ seq: Type.String(), at: Type.String() })),
  isVerifying: Type.Boolean(),
  verification: Nullable(
    Type.Object({
      finishedAt: Type.String(),
      ok: Type.Boolean(),
      rows: Type.String(),
      anchors: Type.Integer(),
      firstBreak: Nullable(Break),
      falseAnchorLine: Nullable(Type.Integer()),
    }),
  ),
});

function registerVerifying(app: App, services: Services, verification: Verification): void {
  readRoute(app, services, {
    url: `${BASE}/status`,
    permission: 'audit.read',
    summary: 'How long the log is, how far it is anchored outside, and what the last verification found',
    tag,
    response: Status,
    async handle({ reader, actor }) {
      const head = await reader.find<{ seq: bigint }>(sql`select seq from audit_head
        where county_code = ${actor.countyCode}`);
      const anchor = verification.findLastAnchor(actor.countyCode);
      const { isRunning, finishedAt, report } = verification.stateOf(actor.countyCode);
      const [chain] = report?.chains ?? [];
      const firstBreak = chain?.firstBreak ?? null;
      const verified = report && chain && finishedAt ? { report, chain, finishedAt } : null;
      return done({
        rows: (head?.seq ?? 0n).toString(),
        lastAnchor: anchor ? { seq: anchor.seq.toString(), at: anchor.at } : null,
        isVerifying: isRunning,
        verification: verified && {
          finishedAt: verified.finishedAt.toString(),
          ok: verified.report.ok,
          rows: verified.chain.rows.toString(),
          anchors: verified.chain.anchors,
          firstBreak: firstBreak && {
            seq: firstBreak.seq.toString(),
            reason: firstBreak.reason,
            provedUpTo: firstBreak.provedUpTo.toString(),
          },
          falseAnchorLine: verified.report.falseAnchorLine,
        },
      });
    },
  });

  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/verify`,
    permission: 'audit.read',
    summary: 'Verify the whole chain in the background',
    tag,
    response: Type.Object({}),
    async handle({ actor, audit }) {
      verification.start(actor.countyCode);
      audit({ action: 'audit.verify' });
      return done({});
    },
  });
}
