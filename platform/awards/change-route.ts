import { Type } from 'typebox';
import type { Id, Language } from '../base/index.ts';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { writeRoute } from '../http/index.ts';
import { awardCauses, changeAward } from './change-award.ts';
import { tellFamilies } from './rules/run-rules.ts';

/** What schemes are called; handed in by the lines. */
export type OpenTitles = () => Promise<{ titleOf(scheme: string, language: Language): string }>;

const noTitles: OpenTitles = async () => ({ titleOf: (scheme) => scheme });
const causes = [...new Set(Object.values(awardCauses).flat())];

/** An officer’s word on an award: in the same transaction the family is told. */
export function registerChangeRoute(app: App, services: Services, openTitles: OpenTitles = noTitles): void {
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/:awardId/changes',
    permission: 'awards.change',
    tag: 'awards',
    summary: 'Suspend, resume or stop an award, and tell the family; amounts are decided in cases',
    params: Type.Object({ awardId: Type.String({ format: 'uuid' }) }),
    body: Type.Object({
      kind: Type.Union([Type.Literal('suspend'), Type.Literal('resume'), Type.Literal('stop')]),
      fromMonth: Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }),
      cause: Type.Union(causes.map((cause) => Type.Literal(cause))),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
      document: Type.String({ maxLength: 200 }),
      lastNo: Type.Integer({ minimum: 1 }),
    }),
    response: Type.Object({ id: Type.String(), no: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const awardId = params.awardId as Id;
      const fromMonth = Temporal.PlainDate.from(`${body.fromMonth}-01`);
      const at = services.clock.now();
      const outcome = await changeAward(tx, actor, at, awardId, { ...body, fromMonth });
      if (!outcome.ok) return outcome;
      const context = { tx, actor, at, cipher: services.cipher, law: await openTitles() };
      await tellFamilies(context, [{ awardId, kind: body.kind, fromMonth: body.fromMonth }]);
      audit({
        action: `awards.${body.kind}`,
        subjectKind: 'award',
        subjectId: awardId,
        detail: { cause: body.cause, fromMonth: body.fromMonth },
      });
      return done(outcome.value);
    },
  });
}
