import { Type } from 'typebox';
import type { Id } from '../../base/index.ts';
import { done } from '../../base/index.ts';
import type { OpenCaseLaw } from '../../cases/index.ts';
import type { App, Services } from '../../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../../http/index.ts';
import { appliedRules, foundRules, type OpenRuleLaw } from './law.ts';
import { AwardFinding, type FindingFilter, listAwardFindings, RuleRun, readRules } from './read-findings.ts';
import { runRules } from './run-rules.ts';
import { settleAwardFindings } from './settle-findings.ts';

const tag = 'awards';
const PAGE_SIZE = 20;
const BULK_MAX = 200;
const Uuid = Type.String({ format: 'uuid' });

/** Rules by which awards change of themselves; what they may do is the law’s word, which is handed in. */
export function registerRuleRoutes(
  app: App,
  services: Services,
  openRuleLaw: OpenRuleLaw,
  openCaseLaw: OpenCaseLaw,
): void {
  registerReads(app, services, openRuleLaw);
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/rules/run',
    permission: 'awards.change',
    tag,
    summary: 'Let everything follow that follows by itself, as every night',
    response: Type.Object({ results: Type.Record(Type.String(), Type.Integer()) }),
    handle: async ({ tx, actor, audit }) => {
      const { clock, cipher } = services;
      const today = clock.today();
      const law = await openRuleLaw(actor.countyCode, today);
      const results = await runRules({ tx, actor, at: clock.now(), today, cipher, law });
      audit({ action: 'awards.rules.run', detail: { ...results } });
      return done({ results: { ...results } });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/findings/settle',
    permission: 'awards.change',
    tag,
    summary:
      'Do what rules propose, open cases for families that are heard first, or say why nothing follows',
    body: Type.Object({
      ids: Type.Array(Uuid, { minItems: 1, maxItems: BULK_MAX }),
      how: Type.Union([Type.Literal('do'), Type.Literal('dismiss')]),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
    }),
    response: Type.Object({ settled: Type.Integer(), cases: Type.Integer(), refused: Type.Integer() }),
    handle: async ({ tx, actor, body, audit }) => {
      const { clock, cipher } = services;
      const today = clock.today();
      const [law, caseLaw] = await Promise.all([openRuleLaw(actor.countyCode, today), openCaseLaw()]);
      const cases = { services, law: caseLaw, audit };
      const context = { tx, actor, at: clock.now(), today, cipher, law, cases };
      const settled = await settleAwardFindings(context, { ...body, ids: body.ids as Id[] });
      if (!settled.ok) return settled;
      audit({
        action: 'awards.findings.settle',
        detail: { how: body.how, reason: body.reason, ...settled.value },
      });
      return settled;
    },
  });
}

function registerReads(app: App, services: Services, openRuleLaw: OpenRuleLaw): void {
  readRoute(app, services, {
    url: '/api/v1/awards/rules',
    permission: 'awards.read',
    tag,
    summary: 'Rules by which awards change of themselves, with their articles, what waits, and the last runs',
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          rule: Type.String(),
          /** Done at once, or found for somebody to settle. */
          isApplied: Type.Boolean(),
          article: Type.String(),
          open: Type.Integer(),
        }),
      ),
      runs: Type.Array(RuleRun),
    }),
    handle: async ({ reader, actor, request }) => {
      const law = await openRuleLaw(actor.countyCode, services.clock.today());
      const { open, runs } = await readRules(reader, actor);
      const language = languageOf(request);
      const tell = (isApplied: boolean) => (rule: Parameters<typeof law.articleOf>[0]) => ({
        rule,
        isApplied,
        article: law.articleOf(rule, language),
        open: open.get(rule) ?? 0,
      });
      return done({
        items: [...appliedRules.map(tell(true)), ...foundRules.map(tell(false))],
        runs: [...runs],
      });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/awards/findings',
    permission: 'awards.read',
    tag,
    summary: 'What rules found and somebody settles, the latest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        rule: Type.Optional(Type.String({ maxLength: 40 })),
        isSettled: Type.Optional(Type.Boolean()),
        townId: Type.Optional(Uuid),
      }),
    ]),
    response: ListOf(AwardFinding),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...rest } }) =>
      listAwardFindings(reader, actor, rest as FindingFilter, { limit, after }),
  });
}
