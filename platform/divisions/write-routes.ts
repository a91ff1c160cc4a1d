import { Type } from 'typebox';
import { done, type Outcome, refuse, sql } from '../base/index.ts';
import { type App, readRoute, type Services, writeRoute } from '../http/index.ts';
import { Act } from './acts.ts';
import { countHangings } from './count-hangings.ts';
import { loadPlaceDirectory } from './directory.ts';
import { operate } from './operate.ts';
import { type Plan, planActs } from './plan.ts';
import { readMergePlan } from './read-merge-plan.ts';
import { ExpectedShape, HangingShape, Id, PlannedShape } from './shapes.ts';
import { loadTree, type Tree } from './tree.ts';
import { undoOperation } from './undo.ts';
import { addAlias } from './write-plan.ts';

const tag = 'divisions';
const permission = 'divisions.change';
const BASE = '/api/v1/divisions';
const ACTS_MAX = 1000;
const Acts = Type.Array(Act, { minItems: 1, maxItems: ACTS_MAX });

/** What others who keep something about places have to be told. */
export interface DivisionHooks {
  /** Places were changed, and posts moved with them: what is remembered of either is old. */
  placesChanged?(): void;
}

export function registerDivisionWrites(app: App, services: Services, hooks: DivisionHooks): void {
  registerPreview(app, services);
  registerOperate(app, services, hooks);
  registerAliases(app, services);
}

function plannedShape(plan: Plan, tree: Tree) {
  const names = new Map([...tree.places.values()].map(({ id, name }) => [id, name]));
  for (const { divisionId, after } of plan.acts.flatMap((act) => act.changes)) {
    if (after) names.set(divisionId, after.name);
  }
  return plan.acts.map((act) => ({
    index: act.index,
    changes: act.changes.map((change) => ({
      ...change,
      intoName: change.intoId === null ? null : (names.get(change.intoId) ?? null),
    })),
  }));
}

function registerPreview(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/operations/preview`,
    permission,
    tag,
    summary: 'What a list of acts would change, and what hangs on the places; changes nothing',
    body: Type.Object({ acts: Acts }),
    response: Type.Object({
      acts: Type.Array(PlannedShape),
      expected: ExpectedShape,
      hangings: Type.Array(HangingShape),
    }),
    async handle({ reader, actor, body }) {
      const tree = await loadTree(reader, actor.countyCode);
      const planned = planActs(tree, body.acts, services.clock.today());
      if (!planned.ok) return planned;
      const placeIds = planned.value.expected.map(({ id }) => id);
      return done({
        acts: plannedShape(planned.value, tree),
        expected: [...planned.value.expected],
        hangings: await countHangings(reader, actor.countyCode, placeIds),
      });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/operations/read-plan`,
    permission,
    tag,
    summary:
      'Reads a table of mergers (old township, old village, new township, new village) as a list of acts',
    body: Type.Object({
      text: Type.String({ maxLength: 500_000 }),
      effectiveOn: Type.String({ format: 'date' }),
      document: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    response: Type.Object({
      acts: Type.Array(Act),
      problems: Type.Array(
        Type.Object({ line: Type.Integer(), text: Type.String(), outcome: Type.String() }),
      ),
    }),
    async handle({ reader, actor, body }) {
      const directory = await loadPlaceDirectory(reader, actor.countyCode);
      return done(readMergePlan(directory, body));
    },
  });
}

function registerOperate(app: App, services: Services, hooks: DivisionHooks): void {
  const placesChanged = () => hooks.placesChanged?.();
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/operations`,
    permission,
    tag,
    summary: 'Does a list of acts, all or none, as previewed',
    body: Type.Object({ acts: Acts, expected: ExpectedShape }),
    response: Type.Object({ operationIds: Type.Array(Id), places: Type.Integer() }),
    async handle({ tx, actor, body, audit, afterCommit }) {
      const now = { at: services.clock.now(), today: services.clock.today() };
      const outcome = await operate(tx, actor, now, body.acts, body.expected);
      if (!outcome.ok) return outcome;
      afterCommit(placesChanged);
      for (const { operationId, act, changes } of outcome.value.acts) {
        audit({
          action: `divisions.${act.kind}`,
          subjectKind: 'division-operation',
          subjectId: operationId,
          detail: { document: act.document, effectiveOn: act.effectiveOn, places: changes.length },
        });
      }
      return done({
        operationIds: outcome.value.acts.map(({ operationId }) => operationId),
        places: outcome.value.acts.reduce((n, { changes }) => n + changes.length, 0),
      });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/operations/:id/undo`,
    permission,
    tag,
    summary: 'Takes an act back exactly, as long as nothing new hangs on its result',
    params: Type.Object({ id: Id }),
    body: Type.Object({
      document: Type.String({ maxLength: 200 }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    response: Type.Object({ places: Type.Integer() }),
    async handle({ tx, actor, params, body, audit, afterCommit }): Promise<Outcome<{ places: number }>> {
      const outcome = await undoOperation(tx, actor, services.clock.now(), {
        operationId: params.id,
        ...body,
      });
      if (!outcome.ok) return outcome;
      afterCommit(placesChanged);
      audit({
        action: 'divisions.undo',
        subjectKind: 'division-operation',
        subjectId: params.id,
        detail: { document: body.document, reason: body.reason, places: outcome.value.changes.length },
      });
      return done({ places: outcome.value.changes.length });
    },
  });
}

function registerAliases(app: App, services: Services): void {
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:id/aliases`,
    permission,
    tag,
    summary: 'Another name by which a place is known, for imports and for finding',
    params: Type.Object({ id: Id }),
    body: Type.Object({
      alias: Type.String({ minLength: 2, maxLength: 50, pattern: '^\\S+$' }),
      source: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    response: Type.Object({ added: Type.Boolean() }),
    async handle({ tx, actor, params, body, audit }) {
      const place = await tx.find(sql`select 1 from division
        where county_code = ${actor.countyCode} and id = ${params.id} and valid_to is null`);
      if (!place) return refuse('http.missing');
      const added = await addAlias(tx, actor.countyCode, { placeId: params.id, ...body });
      audit({ action: 'divisions.alias', subjectKind: 'division', subjectId: params.id, detail: body });
      return done({ added });
    },
  });
}
