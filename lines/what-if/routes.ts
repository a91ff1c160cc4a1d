import { type Static, Type } from 'typebox';
import { type Actor, done, type Language, type Outcome, refuse } from '../../platform/base/index.ts';
import {
  type App,
  decodeCursor,
  encodeCursor,
  ListOf,
  languageOf,
  readRoute,
  type Services,
} from '../../platform/http/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { tellPopulation } from './answer-shape.ts';
import { registerCheckRoutes } from './check-routes.ts';
import { DeskThread, PopulationGone } from './desk-thread.ts';
import { readNames } from './households.ts';
import { isMonth } from './months.ts';
import { listTriable } from './parameters.ts';
import { readAsked, refuseMonth } from './read-asked.ts';
import {
  AnswerShape,
  AskShape,
  DrillShape,
  ExplainShape,
  ExplanationShape,
  HouseholdShape,
  ParameterShape,
} from './shapes.ts';
import { type Snapshot, Snapshots } from './snapshots.ts';
import { populationDay } from './what-if.ts';

const BASE = '/api/v1/what-if';
const tag = 'what-if';
const permission = 'what-if.run';
const PAGE = 20;
const Month = Type.Object({ month: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' }) });

/** Trying figures on the population that the officer sees; of trying nothing is stored. */
export function registerWhatIfRoutes(app: App, services: Services, parts: { wake(): void }): void {
  const desk = new DeskThread();
  app.addHook('onClose', () => desk.close());
  const snapshots = new Snapshots(services, desk);
  const at: At = (actor, month, work, isFresh) => useDesk(snapshots, actor, month, work, isFresh);
  registerParameters(app, services);
  registerAsk(app, services, desk, at);
  registerHouseholds(app, services, desk, at);
  registerExplain(app, services, desk, at);
  registerCheckRoutes(app, services, parts);
}

type At = <T>(
  actor: Actor,
  month: string,
  work: (snapshot: Snapshot) => Promise<T>,
  isFresh?: boolean,
) => Promise<Outcome<T>>;

/** Takes the population where it is not with the desk; once more where it went while it was asked for. */
async function useDesk<T>(
  snapshots: Snapshots,
  actor: Actor,
  month: string,
  work: (snapshot: Snapshot) => Promise<T>,
  isFresh = false,
): Promise<Outcome<T>> {
  const found = await snapshots.open(actor, populationDay(month), isFresh);
  if (!found.ok) return refuse('what-if.too-large');
  try {
    return done(await work(found.snapshot));
  } catch (error) {
    if (!(error instanceof PopulationGone) || isFresh) throw error;
    return await useDesk(snapshots, actor, month, work, true);
  }
}

function registerParameters(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/parameters`,
    permission,
    summary: 'Figures that may be tried, with what holds in a month',
    tag,
    query: Month,
    response: Type.Object({ items: Type.Array(ParameterShape) }),
    async handle({ actor, query, request }) {
      if (!isMonth(query.month)) return refuseMonth(query.month);
      return done({
        items: listTriable(await openLaw(), actor.countyCode, query.month, languageOf(request)),
      });
    },
  });
}

function registerAsk(app: App, services: Services, desk: DeskThread, at: At): void {
  readRoute(app, services, {
    url: `${BASE}/ask`,
    permission,
    summary:
      'What up to two sets of figures would give, take and cost, on the population that the officer sees',
    tag,
    body: AskShape,
    response: AnswerShape,
    async handle({ actor, body, request }) {
      const language = languageOf(request);
      const asked = await readAsked(actor, body, language);
      if (!asked.ok) return asked;
      const withCourse = body.withCourse ?? false;
      const ask = async (snapshot: Snapshot): Promise<Static<typeof AnswerShape>> => {
        const { key } = snapshot;
        const answer = await desk.call('ask', { key, asked: asked.value, withCourse, language });
        return { ...answer, population: tellPopulation(snapshot, language) };
      };
      return await at(actor, body.month, ask, body.isFresh);
    },
  });
}

function registerHouseholds(app: App, services: Services, desk: DeskThread, at: At): void {
  readRoute(app, services, {
    url: `${BASE}/households`,
    permission,
    summary: 'The households behind a number, in the order asked for, each with what moves it',
    tag,
    body: DrillShape,
    response: ListOf(HouseholdShape),
    async handle({ actor, body, reader, request }) {
      const language = languageOf(request);
      const asked = await readAsked(actor, body, language);
      if (!asked.ok) return asked;
      const after = readPlace(body.after);
      if (after === null) return refuse('what-if.cursor', {}, { field: 'after' });
      const { variant } = body;
      if (!asked.value.variants[variant]) return refuse('what-if.variant.none', {}, { field: 'variant' });
      const wish = { asked: asked.value, variant, drill: body, limit: body.limit ?? PAGE, after, language };
      const listed = await at(actor, body.month, ({ key }) => desk.call('list', { key, ...wish }));
      if (!listed.ok) return listed;
      const { items, next } = listed.value;
      const ids = items.map(({ id }) => id);
      const names = await readNames(reader, actor, ids);
      const rows = items.flatMap(({ at: _at, why, ...one }) => {
        const named = names.get(one.id);
        return named ? [{ ...one, ...named, why: [...why] }] : [];
      });
      return done({ items: rows, next: next && encodeCursor(next.map(String)) });
    },
  });
}

/** Undefined on the first page, null when it is none of ours. */
function readPlace(after: string | undefined): readonly [number, number] | undefined | null {
  if (after === undefined) return undefined;
  const [moved, household] = (decodeCursor(after, 2) ?? []).map(Number);
  return Number.isInteger(moved) && Number.isInteger(household) ? [moved ?? 0, household ?? 0] : null;
}

const nowWord = (language: Language): string => (language === 'zh' ? '现行' : 'Now');

function registerExplain(app: App, services: Services, desk: DeskThread, at: At): void {
  readRoute(app, services, {
    url: `${BASE}/explain`,
    permission,
    summary:
      'Why a household gets something else: each scheme that is moved, as it is now and with each variant',
    tag,
    body: ExplainShape,
    response: ExplanationShape,
    async handle({ actor, body, reader, request }) {
      const language = languageOf(request);
      const asked = await readAsked(actor, body, language);
      if (!asked.ok) return asked;
      const { householdId } = body;
      const named = (await readNames(reader, actor, [householdId])).get(householdId);
      if (!named) return refuse('http.missing');
      const wish = { asked: asked.value, householdId, language, baseName: nowWord(language) };
      const told = await at(actor, body.month, ({ key }) => desk.call('explain', { key, ...wish }));
      if (!told.ok) return told;
      if (told.value === null) return refuse('what-if.household.left-out', {}, { field: 'householdId' });
      const schemes = told.value.map(({ sides, differences, ...one }) => ({
        ...one,
        sides: sides.map((side) => ({ ...side, sentences: [...side.sentences] })),
        differences: differences.map((two) => ({ ...two, values: [...two.values] })),
      }));
      return done({ household: { id: householdId, ...named }, schemes });
    },
  });
}
